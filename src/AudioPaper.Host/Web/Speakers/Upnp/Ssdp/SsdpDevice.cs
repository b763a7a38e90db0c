using System.Collections.Immutable;
using System.Globalization;

namespace AudioPaper.Host.Web.Speakers.Upnp.Ssdp;

/// <summary>What is told of this device on the network (UPnP Device Architecture 1.1, 1.2.2): three messages for the device, one for each service.</summary>
/// <param name="id">Its id.</param>
/// <param name="boot">Number of this start; grows.</param>
internal sealed class SsdpDevice(Guid id, long boot)
{
    /// <summary>Seconds for which what is told holds; it is told anew before half of them are over.</summary>
    public const int MaxAgeSeconds = 1800;

    /// <summary>Name and version of the system, of UPnP and of the product, as UPnP wants it.</summary>
    public static readonly string Server = $"{(OperatingSystem.IsWindows() ? "Windows" : "Unix")}/1.0 UPnP/1.1 AudioPaper/1.0";

    /// <summary>All of its targets, with the name of each.</summary>
    public ImmutableArray<(string Target, string Name)> Targets { get; } =
    [
        ("upnp:rootdevice", $"uuid:{id:D}::upnp:rootdevice"),
        ($"uuid:{id:D}", $"uuid:{id:D}"),
        .. new[] { MediaDevice.Type, MediaDevice.ContentDirectory, MediaDevice.ConnectionManager }.Select(type => (type, $"uuid:{id:D}::{type}")),
    ];

    /// <summary>What a search is answered with; nothing when it is not meant.</summary>
    /// <param name="search">The search.</param>
    /// <param name="location">Address of the description, as the asker reaches it.</param>
    /// <param name="now">The time.</param>
    public ImmutableArray<string> AnswersTo(SsdpMessage search, Uri location, DateTimeOffset now)
    {
        var asked = search["ST"];
        return search.Kind != SsdpKind.Search || search["MAN"] != "\"ssdp:discover\"" || asked is null ? []
            : [.. Targets.Where(target => asked == "ssdp:all" || asked == target.Target).Select(target => string.Create(CultureInfo.InvariantCulture,
                $"HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age={MaxAgeSeconds}\r\nDATE: {now:R}\r\nEXT:\r\nLOCATION: {location}\r\nSERVER: {Server}\r\nST: {target.Target}\r\nUSN: {target.Name}\r\nBOOTID.UPNP.ORG: {boot}\r\nCONFIGID.UPNP.ORG: 1\r\n\r\n"))];
    }

    /// <summary>That it is there.</summary>
    public IEnumerable<string> Alive(Uri location) => Targets.Select(target => string.Create(CultureInfo.InvariantCulture,
        $"NOTIFY * HTTP/1.1\r\nHOST: {SsdpLink.Group}\r\nCACHE-CONTROL: max-age={MaxAgeSeconds}\r\nLOCATION: {location}\r\nNT: {target.Target}\r\nNTS: ssdp:alive\r\nSERVER: {Server}\r\nUSN: {target.Name}\r\nBOOTID.UPNP.ORG: {boot}\r\nCONFIGID.UPNP.ORG: 1\r\n\r\n"));

    /// <summary>That it goes.</summary>
    public IEnumerable<string> Gone() => Targets.Select(target => string.Create(CultureInfo.InvariantCulture,
        $"NOTIFY * HTTP/1.1\r\nHOST: {SsdpLink.Group}\r\nNT: {target.Target}\r\nNTS: ssdp:byebye\r\nUSN: {target.Name}\r\nBOOTID.UPNP.ORG: {boot}\r\nCONFIGID.UPNP.ORG: 1\r\n\r\n"));

    /// <summary>The longest wait before an answer that an asker allows: <c>MX</c>, of which five seconds count at most; null when it says none and is to get no answer.</summary>
    public static TimeSpan? LongestWait(SsdpMessage search) =>
        int.TryParse(search["MX"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 ? TimeSpan.FromSeconds(Math.Min(seconds, 5)) : null;
}
