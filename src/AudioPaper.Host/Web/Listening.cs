using System.Net;
using AudioPaper.Host.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace AudioPaper.Host.Web;

/// <summary>How clients reach the server: directly over TLS, or through reverse proxies.</summary>
internal static class Listening
{
    /// <summary>Serves <c>https</c> addresses with the certificate of the settings.</summary>
    /// <exception cref="Library.LibraryException">The certificate cannot be read.</exception>
    public static void UseCertificate(this IWebHostBuilder web, ServerSettings settings)
    {
        if (settings.Certificate is not { } told)
        {
            return;
        }

        var file = new CertificateFile(told, ServerSecrets.Of(settings).CertificatePassword);
        var first = file.Current();
        web.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificate = first.TargetCertificate;
            https.OnAuthenticate = (_, tls) => tls.ServerCertificateContext = file.Current();
        }));
    }

    /// <summary>Believes the proxies of the settings what they say of a request: client, scheme and host (<c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c>). Anybody else's headers stay unread.</summary>
    public static void UseNamedProxies(this IApplicationBuilder app, ServerSettings settings)
    {
        if (settings.Proxies.IsEmpty)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, ForwardLimit = null };
        // By itself it would believe this machine.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.Proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
