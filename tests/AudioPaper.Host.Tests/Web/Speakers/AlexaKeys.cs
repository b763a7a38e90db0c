using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AudioPaper.Host.Tests.Web.Speakers;

/// <summary>Certificates like those that sign Alexa's requests, of an authority made here.</summary>
internal sealed class AlexaKeys : IDisposable
{
    public const string Domain = "echo-api.amazon.com";

    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 root;
    private readonly X509Certificate2 intermediate;

    /// <summary>Makes an authority; all have the same names.</summary>
    public AlexaKeys()
    {
        using var rootKey = RSA.Create(2048);
        root = Request("Test Root", rootKey, isAuthority: true).CreateSelfSigned(now.AddYears(-2), now.AddYears(5));
        using var middleKey = RSA.Create(2048);
        intermediate = Issue("Test Authority", middleKey, root, isAuthority: true, null, -300, 300);
        Key = RSA.Create(2048);
        using var leaf = Issue(Domain, Key, intermediate, isAuthority: false, Domain, -30, 300);
        Chain = leaf.ExportCertificatePem() + "\n" + intermediate.ExportCertificatePem() + "\n";
    }

    /// <summary>The key that signs.</summary>
    public RSA Key { get; }

    /// <summary>The chain that Amazon would have at its address.</summary>
    public string Chain { get; }

    public X509Certificate2Collection Roots => [root];

    public string RootPem => root.ExportCertificatePem();

    /// <summary>A chain for the same key with something else in it.</summary>
    public string ChainWith(string? domain = Domain, int fromDays = -30, int toDays = 300, bool hasIntermediate = true, bool isSelfSigned = false)
    {
        using var leaf = isSelfSigned ? Request(Domain, Key, isAuthority: false, domain).CreateSelfSigned(now.AddDays(fromDays), now.AddDays(toDays)) : Issue(Domain, Key, intermediate, isAuthority: false, domain, fromDays, toDays);
        return leaf.ExportCertificatePem() + (hasIntermediate ? "\n" + intermediate.ExportCertificatePem() : "") + "\n";
    }

    /// <summary>A chain whose middle has ended.</summary>
    public string ChainOfAnAuthorityThatEnded()
    {
        using var key = RSA.Create(2048);
        using var ended = Issue("Ended Authority", key, root, isAuthority: true, null, -300, -1);
        using var leaf = Issue(Domain, Key, ended, isAuthority: false, Domain, -30, 300);
        return leaf.ExportCertificatePem() + "\n" + ended.ExportCertificatePem() + "\n";
    }

    /// <summary>A chain whose middle may sign nothing.</summary>
    public string ChainOfNoAuthority()
    {
        using var key = RSA.Create(2048);
        using var plain = Issue("shop.example", key, intermediate, isAuthority: false, "shop.example", -30, 300);
        using var leaf = Issue(Domain, Key, plain, isAuthority: false, Domain, -20, 200);
        return leaf.ExportCertificatePem() + "\n" + plain.ExportCertificatePem() + "\n" + intermediate.ExportCertificatePem() + "\n";
    }

    public string Sign(byte[] body) => Convert.ToBase64String(Key.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public void Dispose()
    {
        root.Dispose();
        intermediate.Dispose();
        Key.Dispose();
    }

    private X509Certificate2 Issue(string name, RSA key, X509Certificate2 issuer, bool isAuthority, string? domain, int fromDays, int toDays)
    {
        // Not by the issuer itself, which would refuse what does not fit its own time and rights.
        using var issuerKey = issuer.GetRSAPrivateKey()!;
        using var made = Request(name, key, isAuthority, domain).Create(issuer.SubjectName, X509SignatureGenerator.CreateForRSA(issuerKey, RSASignaturePadding.Pkcs1), now.AddDays(fromDays), now.AddDays(toDays), RandomNumberGenerator.GetBytes(8));
        return made.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, RSA key, bool isAuthority, string? domain = null)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(isAuthority ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign : X509KeyUsageFlags.DigitalSignature, critical: true));
        if (domain is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(domain);
            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }
}
