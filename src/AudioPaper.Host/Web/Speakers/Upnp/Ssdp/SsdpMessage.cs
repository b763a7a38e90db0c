using System.Text;

namespace AudioPaper.Host.Web.Speakers.Upnp.Ssdp;

/// <summary>What a packet of SSDP is.</summary>
internal enum SsdpKind
{
    /// <summary>Somebody looks for devices: <c>M-SEARCH</c>.</summary>
    Search,

    /// <summary>A device comes or goes: <c>NOTIFY</c>.</summary>
    Notice,

    /// <summary>A device answers a search.</summary>
    Answer,
}

/// <summary>A packet of SSDP (UPnP Device Architecture 1.1, 1.2 and 1.3): HTTP's form, in one datagram.</summary>
internal sealed class SsdpMessage
{
    /// <summary>Longer packets are none.</summary>
    public const int MostBytes = 2048;

    private const int MostFields = 32;
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    private SsdpMessage(SsdpKind kind) => Kind = kind;

    /// <summary>What it is.</summary>
    public SsdpKind Kind { get; }

    /// <summary>The value of a field; null where there is none.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name);

    /// <summary>Reads a packet.</summary>
    /// <returns>Null for whatever is no packet of SSDP: who sends that is not answered.</returns>
    public static SsdpMessage? Parse(ReadOnlySpan<byte> packet)
    {
        if (packet.Length is < 16 or > MostBytes || packet.IndexOf("\r\n\r\n"u8) is not (>= 0 and var end) || KindOf(packet) is not { } kind)
        {
            return null;
        }

        var message = new SsdpMessage(kind);
        foreach (var line in Encoding.Latin1.GetString(packet[..end]).Split("\r\n").Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || message.fields.Count == MostFields || line.Any(c => char.IsControl(c) && c != '\t') || !message.fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim()))
            {
                return null;
            }
        }

        return message;
    }

    private static SsdpKind? KindOf(ReadOnlySpan<byte> packet) =>
        packet.StartsWith("M-SEARCH * HTTP/1.1\r\n"u8) ? SsdpKind.Search
        : packet.StartsWith("NOTIFY * HTTP/1.1\r\n"u8) ? SsdpKind.Notice
        : packet.StartsWith("HTTP/1.1 200 "u8) ? SsdpKind.Answer : null;
}
