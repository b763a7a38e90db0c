using System.Buffers.Binary;
using AudioPaper.Benchmarks.Feed;

namespace AudioPaper.Benchmarks.Load;

/// <summary>A few published episodes of made-up bytes; each eight bytes say where they stand, so that a client sees what it got.</summary>
internal static class LoadShelf
{
    /// <summary>Sizes of the episodes in bytes: an hour or two of speech at 64 kbit/s.</summary>
    public static readonly int[] Sizes = [20_000_000, 28_000_008, 40_000_000, 60_000_000];

    /// <summary>Path of an episode below the library, with <c>/</c>.</summary>
    public static string PathOf(int episode) => $"{FeedShelf.Newspaper}/{new DateOnly(1999, 1, 1).AddDays(episode):yyyy-MM-dd}/episode.mp3";

    /// <summary>The eight bytes at a place of an episode.</summary>
    /// <param name="episode">Which one.</param>
    /// <param name="offset">A multiple of 8.</param>
    public static ulong At(int episode, long offset) => ((ulong)episode << 56) ^ ((ulong)offset * 0x9E37_79B9_7F4A_7C15);

    /// <summary>Writes the library.</summary>
    /// <param name="folder">Where; it is made.</param>
    public static void Write(string folder)
    {
        FeedShelf.Write(folder, Sizes.Length);
        var piece = new byte[1 << 20];
        for (var episode = 0; episode < Sizes.Length; episode++)
        {
            using var file = File.Create(Path.Combine(folder, PathOf(episode)));
            for (var at = 0L; at < Sizes[episode];)
            {
                var length = (int)Math.Min(piece.Length, Sizes[episode] - at);
                for (var i = 0; i < length; i += 8)
                {
                    BinaryPrimitives.WriteUInt64LittleEndian(piece.AsSpan(i), At(episode, at + i));
                }

                file.Write(piece, 0, length);
                at += length;
            }
        }
    }
}
