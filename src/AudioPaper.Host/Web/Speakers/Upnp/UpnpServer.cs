using System.Net.Sockets;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Speakers.Upnp.Content;
using AudioPaper.Host.Web.Speakers.Upnp.Serving;
using AudioPaper.Host.Web.Speakers.Upnp.Ssdp;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Web.Speakers.Upnp;

/// <summary>Runs the media server and looks for renderers, where interfaces are named; else it does nothing.</summary>
/// <param name="settings">The server's settings.</param>
/// <param name="tree">What players see.</param>
/// <param name="speakers">The renderers.</param>
/// <param name="clock">The clock.</param>
/// <param name="logs">Where it tells what it does.</param>
internal sealed partial class UpnpServer(ServerSettings settings, ContentTree tree, Renderers.Speakers speakers, TimeProvider clock, ILoggerFactory logs) : IHostedService, IDisposable
{
    private static readonly TimeSpan SearchInterval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ChangeInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    private readonly ILogger log = logs.CreateLogger("AudioPaper.Speakers");
    private readonly CancellationTokenSource ended = new();
    private readonly DeviceHttp http = new();
    private readonly List<SsdpLink> links = [];
    private readonly List<Task> running = [];
    private WebApplication? listening;

    /// <inheritdoc/>
    /// <exception cref="LibraryException">An interface is not there, or a port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Upnp.Interfaces.IsDefaultOrEmpty)
        {
            return;
        }

        var networks = LocalNetwork.Of(settings.Upnp.Interfaces);
        var id = await DeviceId.OfAsync(settings.Library, cancellationToken);
        var (updates, subscriptions) = (new SystemUpdates(tree), new Subscriptions(clock));
        var events = new Events(subscriptions, updates, http);
        var site = new MediaSite(networks, id, settings.Upnp.Name, tree, new ContentActions(tree, updates), subscriptions, events);
        (listening, var addresses) = await MediaListener.StartAsync(networks, settings.Upnp.Port, site, logs, cancellationToken);
        var finder = speakers.Open(addresses);
        var device = new SsdpDevice(id, clock.GetUtcNow().ToUnixTimeSeconds());
        foreach (var network in networks)
        {
            Run(Link(network), device, new Uri(addresses[network.Address], "/description.xml"), finder);
        }

        running.Add(TellChangesAsync(updates, events, ended.Token));
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await ended.CancelAsync();
        await Task.WhenAny(Task.WhenAll(running), Task.Delay(LongestEnd, TimeProvider.System, cancellationToken));
        if (listening is not null)
        {
            await listening.StopAsync(cancellationToken);
            await listening.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        links.ForEach(link => link.Dispose());
        http.Dispose();
        ended.Dispose();
    }

    private SsdpLink Link(LocalNetwork network)
    {
        try
        {
            var link = new SsdpLink(network, clock);
            links.Add(link);
            return link;
        }
        catch (SocketException e)
        {
            throw new LibraryException(
                $"The media server cannot be announced on {network.Address} ({e.SocketErrorCode}); see that no other program has UDP port 1900 for itself, or take the interface out of «upnp.interfaces».",
                $"无法在 {network.Address} 上宣告媒体服务器（{e.SocketErrorCode}）；请检查是否有其他程序独占 UDP 端口 1900，或从“upnp.interfaces”中去掉该接口。", e);
        }
    }

    private void Run(SsdpLink link, SsdpDevice device, Uri location, Renderers.RendererFinder finder)
    {
        var announcer = new SsdpAnnouncer(link, device, location, clock);
        Announced(log, settings.Upnp.Name, location);
        running.Add(announcer.RunAsync(ended.Token));
        running.Add(EndedAsync(link.HearAsync((message, source) =>
        {
            announcer.Hear(message, source, ended.Token);
            finder.Hear(message, source, link.Network, ended.Token);
        }, ended.Token)));
        running.Add(EndedAsync(SearchAsync(link, ended.Token)));
    }

    private async Task SearchAsync(SsdpLink link, CancellationToken cancellationToken)
    {
        for (var time = 0; ; time++)
        {
            await link.SendAsync(Renderers.RendererFinder.Search, SsdpLink.Group, cancellationToken);
            await Task.Delay(time < 2 ? TimeSpan.FromSeconds(1) : SearchInterval, clock, cancellationToken);
        }
    }

    private async Task TellChangesAsync(SystemUpdates updates, Events events, CancellationToken cancellationToken)
    {
        try
        {
            for (var told = updates.Now(); ;)
            {
                await Task.Delay(ChangeInterval, clock, cancellationToken);
                if (updates.Now() is var now && now != told)
                {
                    told = now;
                    await events.TellAsync(cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task EndedAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException && ended.IsCancellationRequested)
        {
            // The end.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The media server «{Name}» is announced as {Location}")]
    private static partial void Announced(ILogger logger, string name, Uri location);
}
