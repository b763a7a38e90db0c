using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using AudioPaper.Host.Web.Speakers.Upnp.Ssdp;

namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>
/// Knows the renderers of the chosen networks: hears what they say of themselves, and looks at the description of each once. Few are kept, few are looked at at once, and one
/// whose description is no good is left alone for a minute. Safe for calls at the same time.
/// </summary>
/// <param name="http">Fetches descriptions.</param>
/// <param name="clock">The clock.</param>
internal sealed class RendererFinder(DeviceHttp http, TimeProvider clock)
{
    private const string DeviceType = "urn:schemas-upnp-org:device:MediaRenderer:";
    private const int MostKnown = 32;
    private const int MostAtOnce = 4;
    private const int MostRefused = 256;

    private static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (Renderer Renderer, Uri Location, DateTimeOffset Until)> known = new(StringComparer.Ordinal);
    private readonly Dictionary<Uri, DateTimeOffset> refused = [];
    private readonly HashSet<Uri> looking = [];

    /// <summary>What a search for them says; devices wait two seconds at most before they answer.</summary>
    public static string Search { get; } = $"M-SEARCH * HTTP/1.1\r\nHOST: {SsdpLink.Group}\r\nMAN: \"ssdp:discover\"\r\nMX: 2\r\nST: {DeviceType}1\r\nUSER-AGENT: {SsdpDevice.Server}\r\n\r\n";

    /// <summary>Those that are there, by name.</summary>
    public ImmutableArray<Renderer> Known
    {
        get
        {
            lock (gate)
            {
                Sweep();
                return [.. known.Values.Select(one => one.Renderer).OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Whether a description is looked at right now.</summary>
    public bool IsLooking
    {
        get
        {
            lock (gate)
            {
                return looking.Count > 0;
            }
        }
    }

    /// <summary>Hears a packet: of a renderer that comes or answers, its description is fetched; of one that goes, it is forgotten.</summary>
    /// <param name="message">The packet.</param>
    /// <param name="source">Who sent it; only its own description is fetched.</param>
    /// <param name="network">Where it was heard.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    public void Hear(SsdpMessage message, IPEndPoint source, LocalNetwork network, CancellationToken cancellationToken)
    {
        var target = message[message.Kind == SsdpKind.Notice ? "NT" : "ST"];
        if (message.Kind == SsdpKind.Search || target?.StartsWith(DeviceType, StringComparison.Ordinal) != true || message["USN"] is not { } name)
        {
            return;
        }

        var udn = name.Split("::")[0];
        lock (gate)
        {
            Sweep();
            if (message["NTS"] == "ssdp:byebye")
            {
                if (known.TryGetValue(udn, out var gone) && gone.Renderer.Address.Equals(source.Address))
                {
                    known.Remove(udn);
                }
            }
            else if (Uri.TryCreate(message["LOCATION"], UriKind.Absolute, out var location) && DeviceHttp.LeadsTo(location, source.Address))
            {
                var until = clock.GetUtcNow() + MaxAge(message["CACHE-CONTROL"]);
                if (known.TryGetValue(udn, out var there))
                {
                    // Whoever claims to be a device that is known elsewhere is not believed while that one lasts.
                    known[udn] = there.Location == location ? there with { Until = until } : there;
                }
                else if (known.Count < MostKnown && looking.Count < MostAtOnce && !refused.ContainsKey(location) && looking.Add(location))
                {
                    _ = LookAsync(udn, location, network, until, cancellationToken);
                }
            }
        }
    }

    private async Task LookAsync(string udn, Uri location, LocalNetwork network, DateTimeOffset until, CancellationToken cancellationToken)
    {
        Renderer? found = null;
        try
        {
            if (await http.FetchAsync(location, cancellationToken) is { } document && Renderer.Read(document, location, network) is { } read && read.Renderer.Udn == udn)
            {
                found = read.Renderer with { TakesNext = await http.FetchAsync(read.Scpd, cancellationToken) is { } scpd && Renderer.HasNext(scpd) };
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // We are ending.
        }
        finally
        {
            lock (gate)
            {
                looking.Remove(location);
                if (found is not null && known.Count < MostKnown)
                {
                    known.TryAdd(udn, (found, location, until));
                }
                else if (refused.Count < MostRefused)
                {
                    refused[location] = clock.GetUtcNow() + RefusedFor;
                }
            }
        }
    }

    private static TimeSpan MaxAge(string? control) => control?.Split('=') is [_, var text] && int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        ? TimeSpan.FromSeconds(Math.Clamp(seconds, 60, 3600)) : TimeSpan.FromMinutes(5);

    private void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var old in known.Where(one => one.Value.Until <= now).Select(one => one.Key).ToList())
        {
            known.Remove(old);
        }

        foreach (var old in refused.Where(one => one.Value <= now).Select(one => one.Key).ToList())
        {
            refused.Remove(old);
        }
    }
}
