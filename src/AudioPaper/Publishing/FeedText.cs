using System.Text;
using AudioPaper.Packaging;

namespace AudioPaper.Publishing;

/// <summary>Texts of a feed.</summary>
internal static class FeedText
{
    /// <summary>PSP-1 allows descriptions no more bytes.</summary>
    public const int MostDescriptionBytes = 4000;

    private const string Mark = "…";

    /// <summary>A description as feeds carry it: whole lines as far as they fit, and a mark where something is left out.</summary>
    /// <param name="text">Any text.</param>
    public static string Description(string text)
    {
        var plain = PlainText.Lines(text);
        if (Size(plain) <= MostDescriptionBytes)
        {
            return plain;
        }

        var (kept, room) = (new StringBuilder(), MostDescriptionBytes - Size(Mark));
        foreach (var line in plain.Split('\n'))
        {
            room -= Size(line) + 1;
            if (room < 0)
            {
                break;
            }

            kept.Append(line).Append('\n');
        }

        return (kept.Length > 0 ? kept.ToString() : Begin(plain.Split('\n')[0], MostDescriptionBytes - Size(Mark))) + Mark;
    }

    // What closes directions of writing that the cut left open takes room, too.
    private static string Begin(string line, int mostBytes)
    {
        for (var most = mostBytes; ; most -= (most / 8) + 1)
        {
            var (end, size) = (0, 0);
            foreach (var rune in line.EnumerateRunes())
            {
                size += rune.Utf8SequenceLength;
                if (size > most)
                {
                    break;
                }

                end += rune.Utf16SequenceLength;
            }

            if (PlainText.OneLine(line[..end]) is var begin && Size(begin) <= mostBytes)
            {
                return begin;
            }
        }
    }

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);
}
