using System.Globalization;
using System.Text;

namespace AudioPaper.Benchmarks.Load;

/// <summary>One request of a listener.</summary>
/// <param name="Episode">Which episode.</param>
/// <param name="First">First byte wished for; a multiple of 8.</param>
/// <param name="Length">Number of bytes that must come.</param>
/// <param name="Range">The header field; empty for the whole file.</param>
internal sealed record Wish(int Episode, long First, long Length, string Range)
{
    /// <summary>What goes over the wire.</summary>
    public byte[] Request { get; } = Encoding.ASCII.GetBytes($"GET /{LoadShelf.PathOf(Episode)} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: listener\r\n{(Range.Length == 0 ? "" : $"Range: {Range}\r\n")}\r\n");

    /// <summary>Status that must come.</summary>
    public string Status => Range.Length == 0 ? "HTTP/1.1 200" : "HTTP/1.1 206";

    /// <summary>
    /// What a listener's app asks for: what there is (two bytes), the beginning, places further on, the last bytes, where tags may be; one in ten takes a whole episode.
    /// The same for the same listener.
    /// </summary>
    /// <param name="listener">Number of the listener.</param>
    /// <param name="isSmall">Only pieces of 64 KiB and less: what requests cost.</param>
    public static IReadOnlyList<Wish> Of(int listener, bool isSmall)
    {
        var random = new Random(listener);
        var episode = listener % LoadShelf.Sizes.Length;
        var size = LoadShelf.Sizes[episode];
        var piece = isSmall ? 64 << 10 : 2 << 20;
        var wishes = new List<Wish> { Part(0, 2) };
        for (var i = 0; i < (isSmall ? 20 : 4); i++)
        {
            wishes.Add(Part(i == 0 ? 0 : random.Next(0, (size - piece) / 8) * 8L, piece));
        }

        wishes.Add(new Wish(episode, size - 128, 128, "bytes=-128"));
        wishes.Add(isSmall || listener % 10 > 0 ? Part(size - piece, piece) : new Wish(episode, 0, size, ""));
        return wishes;

        Wish Part(long first, int length) => new(episode, first, length,
            first + length == size ? $"bytes={first.ToString(CultureInfo.InvariantCulture)}-" : string.Create(CultureInfo.InvariantCulture, $"bytes={first}-{first + length - 1}"));
    }
}
