using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AudioPaper.Host.Web.Speakers.Alexa.Signing;

/// <summary>A certificate that signs Alexa's requests. Checked when it is made; when it ends is looked at with each request.</summary>
internal sealed class SigningCertificate
{
    private const int MostCertificates = 10;
    private const string Domain = "echo-api.amazon.com";

    private readonly RSA key;

    private SigningCertificate(RSA key, DateTimeOffset begin, DateTimeOffset end) => (this.key, Begin, End) = (key, begin, end);

    /// <summary>When it begins to hold.</summary>
    public DateTimeOffset Begin { get; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Reads a chain, the signing certificate first.</summary>
    /// <param name="pem">The file.</param>
    /// <param name="roots">The roots to believe; null for those of the machine.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when it is broken, not in its time, not for Alexa, not for RSA, or leads to no root that is believed.</returns>
    public static SigningCertificate? Read(string pem, X509Certificate2Collection? roots, DateTimeOffset now)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
            if (certificates.Count is 0 or > MostCertificates)
            {
                return null;
            }

            var leaf = certificates[0];
            var (begin, end) = (new DateTimeOffset(leaf.NotBefore.ToUniversalTime()), new DateTimeOffset(leaf.NotAfter.ToUniversalTime()));
            return now >= begin && now <= end && IsForAlexa(leaf) && IsTrusted(leaf, certificates, roots, now) && leaf.GetRSAPublicKey() is { } key ? new SigningCertificate(key, begin, end) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }
        }
    }

    /// <summary>Whether a signature (RSA PKCS #1 v1.5, SHA-256) is of these bytes.</summary>
    public bool Signed(ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature)
    {
        try
        {
            return key.VerifyData(body, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsForAlexa(X509Certificate2 leaf) =>
        leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().Any(names => names.EnumerateDnsNames().Any(name => name.Equals(Domain, StringComparison.OrdinalIgnoreCase)));

    private static bool IsTrusted(X509Certificate2 leaf, X509Certificate2Collection sent, X509Certificate2Collection? roots, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.ExtraStore.AddRange(sent);
        policy.VerificationTime = now.LocalDateTime;
        policy.VerificationTimeIgnored = false;
        // Nothing is asked of the network here: neither missing certificates, nor whether one was revoked (Amazon's verifier does not ask either).
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        if (roots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        try
        {
            return chain.Build(leaf);
        }
        finally
        {
            foreach (var element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }
}
