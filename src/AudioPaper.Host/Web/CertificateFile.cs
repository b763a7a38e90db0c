using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;

namespace AudioPaper.Host.Web;

/// <summary>The certificate of a server. When its file changes (certificates of public authorities are renewed every few weeks), new connections get the new one.</summary>
/// <param name="settings">Where it is.</param>
/// <param name="password">Password of a PFX file; null for none.</param>
internal sealed class CertificateFile(CertificateSettings settings, string? password)
{
    private readonly Lock turn = new();
    private (DateTime ChangedAt, SslStreamCertificateContext Context)? known;

    /// <summary>The certificate with its chain.</summary>
    /// <exception cref="LibraryException">The first time: it cannot be read. Later the one that was read serves on.</exception>
    public SslStreamCertificateContext Current()
    {
        lock (turn)
        {
            try
            {
                var changed = new[] { settings.Path, settings.KeyPath }.OfType<string>().Max(File.GetLastWriteTimeUtc);
                if (known?.ChangedAt != changed)
                {
                    known = (changed, Read());
                }
            }
            catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException && known is not null)
            {
                // It is being replaced just now.
            }
            catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
            {
                throw new LibraryException(
                    $"The certificate {settings.Path} cannot be used ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); give a PFX file, or PEM files with --certificate and --certificate-key.",
                    $"无法使用证书 {settings.Path}（{e.Message.ReplaceLineEndings(" ").TrimEnd('.')}）；请给出 PFX 文件，或用 --certificate 与 --certificate-key 给出 PEM 文件。", e);
            }

            return known!.Value.Context;
        }
    }

    private SslStreamCertificateContext Read()
    {
        var chain = new X509Certificate2Collection();
        if (X509Certificate2.GetCertContentType(settings.Path) == X509ContentType.Pkcs12)
        {
            chain = X509CertificateLoader.LoadPkcs12CollectionFromFile(settings.Path, password);
            return SslStreamCertificateContext.Create(chain.First(certificate => certificate.HasPrivateKey), chain, offline: true);
        }

        chain.ImportFromPemFile(settings.Path);
        return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(settings.Path, settings.KeyPath), chain, offline: true);
    }
}
