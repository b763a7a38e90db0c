using System.Globalization;
using System.Net;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Web.Speakers.Upnp.Serving;

/// <summary>The media server's own port on the chosen interfaces; the addresses of the server itself stay as they are.</summary>
internal static class MediaListener
{
    private const int MostConnections = 128;

    /// <summary>Listens.</summary>
    /// <param name="networks">The interfaces.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="site">Answers.</param>
    /// <param name="logs">Where problems are told.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>What listens, and its address on each interface.</returns>
    /// <exception cref="LibraryException">The port is taken.</exception>
    public static async Task<(WebApplication App, IReadOnlyDictionary<IPAddress, Uri> Addresses)> StartAsync(
        IReadOnlyList<LocalNetwork> networks, int port, MediaSite site, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "AudioPaper.Host" });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            ServerLimits.Set(kestrel, TimeSpan.FromSeconds(5));
            kestrel.Limits.MaxRequestBodySize = Soap.SoapCall.MostBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            // A renderer that pauses takes nothing for as long as it likes, and not each one asks again afterwards.
            kestrel.Limits.MinResponseDataRate = null;
            foreach (var network in networks)
            {
                kestrel.Listen(network.Address, port);
            }
        });
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, Quiet>();
        var app = builder.Build();
        app.Run(site.AnswerAsync);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            var number = port.ToString(CultureInfo.InvariantCulture);
            throw new LibraryException($"Another program listens at port {number} of the interfaces of «upnp»; choose another one with «upnp.port».", $"“upnp”所用接口的端口 {number} 已被其他程序占用；请用“upnp.port”另选端口。", e);
        }

        return (app, app.Urls.Select(url => new Uri(url)).ToDictionary(url => IPAddress.Parse(url.Host)));
    }

    // The server around it hears the signals of the system.
    private sealed class Quiet : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
