using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Speakers.Alexa.Signing;

/// <summary>Why a request is not believed; for the log only.</summary>
internal enum Disbelief
{
    /// <summary>It is believed.</summary>
    None,

    /// <summary>A header is missing, there twice, or no address or signature at all.</summary>
    Headers,

    /// <summary>The body is no request of Alexa's.</summary>
    Body,

    /// <summary>It is for another skill, or says no skill.</summary>
    Skill,

    /// <summary>It says no time, or is too old, or from the future.</summary>
    Time,

    /// <summary>Its certificate is not believed.</summary>
    Certificate,

    /// <summary>Its signature is not of this body.</summary>
    Signature,
}

/// <summary>Decides whether a request comes from Alexa, is for this skill, and is new («Host a Custom Skill as a Web Service», Amazon). The cheap rules come first.</summary>
/// <param name="certificates">Certificates that sign.</param>
/// <param name="clock">The time.</param>
internal sealed class SignedRequest(SigningCertificates certificates, TimeProvider clock)
{
    /// <summary>Header that names the certificates.</summary>
    public const string AddressHeader = "SignatureCertChainUrl";

    /// <summary>Header with the signature; the older <c>Signature</c> with SHA-1 is not believed, nor does Amazon's verifier look at it any longer.</summary>
    public const string SignatureHeader = "Signature-256";

    /// <summary>RSA with 8,192 bits, in base 64.</summary>
    private const int MostSignatureCharacters = 1_400;

    /// <summary>Amazon's limit.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(150);

    /// <summary>Clocks differ a little; more is a request made to be sent again later. Amazon's verifier takes any future.</summary>
    private static readonly TimeSpan Newest = TimeSpan.FromSeconds(15);

    /// <summary>Looks at a request.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="body">Its body, byte by byte as it came.</param>
    /// <param name="skills">The skills that may ask.</param>
    /// <param name="cancellationToken">Ends the wait for certificates.</param>
    /// <returns>The request, or why it is not believed.</returns>
    public async Task<(SkillRequest? Request, Disbelief Why)> ReadAsync(IHeaderDictionary headers, ReadOnlyMemory<byte> body, ImmutableArray<string> skills, CancellationToken cancellationToken)
    {
        if (headers[AddressHeader] is not [{ } said] || ChainAddress.Of(said) is not { } address || SignatureOf(headers[SignatureHeader]) is not { } signature)
        {
            return (null, Disbelief.Headers);
        }

        if (SkillRequest.Read(body) is not { } request)
        {
            return (null, Disbelief.Body);
        }

        if (request.SkillIds.IsEmpty || !request.SkillIds.All(skills.Contains))
        {
            return (null, Disbelief.Skill);
        }

        var now = clock.GetUtcNow();
        if (request.Timestamp is not { } time || time < now - Oldest || time > now + Newest)
        {
            return (null, Disbelief.Time);
        }

        return await certificates.GetAsync(address, cancellationToken) is not { } certificate ? (null, Disbelief.Certificate)
            : !certificate.Signed(body.Span, signature) ? (null, Disbelief.Signature) : (request, Disbelief.None);
    }

    private static byte[]? SignatureOf(Microsoft.Extensions.Primitives.StringValues header)
    {
        var bytes = new byte[MostSignatureCharacters];
        return header is [{ Length: > 0 and <= MostSignatureCharacters } text] && Convert.TryFromBase64String(text, bytes, out var count) && count > 0 ? bytes[..count] : null;
    }
}
