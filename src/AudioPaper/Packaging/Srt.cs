using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// Transcripts with times as SubRip has them (<c>application/x-subrip</c>), for players that do not read WebVTT. The format has
/// no standard and no escapes: what could be taken for markup or for a line of times is parted by an invisible U+2060.
/// </summary>
public static partial class Srt
{
    private const string WordJoiner = "\u2060";

    // ffmpeg tears lines of more than 4,095 bytes; a code unit has three at most.
    private const int LineLimit = 1_200;

    /// <summary>Writes all cues of a recording that have text, numbered from 1, with the times of <see cref="WebVtt"/>.</summary>
    /// <param name="recording">Where they stand. A cue shorter than a millisecond is written as long as one.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark, lines ending in LF; not closed.</param>
    public static void Write(Recording recording, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var number = 0;
        foreach (var cue in recording.Cues)
        {
            if (Carried(cue.Text) is not { Length: > 0 } carried)
            {
                continue;
            }

            var start = Milliseconds.At(recording.Format, cue.Start);
            var end = Math.Max(start + 1, Milliseconds.At(recording.Format, cue.End));
            text.WriteLine((++number).ToString(CultureInfo.InvariantCulture));
            text.WriteLine($"{Time(start)} --> {Time(end)}");
            text.WriteLine(carried);
            text.WriteLine();
        }
    }

    /// <summary>The text as it stands in the file: lines that are not empty, of 1,200 code units at most, without controls, nothing that is taken for markup.</summary>
    /// <param name="text">Any text.</param>
    public static string Carried(string text) =>
        string.Join('\n', Markup().Replace(PlainText.Lines(text), "$0" + WordJoiner).Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(Wrapped));

    private static IEnumerable<string> Wrapped(string line)
    {
        for (var at = 0; at < line.Length;)
        {
            var length = Math.Min(LineLimit, line.Length - at);
            length -= length == LineLimit && char.IsHighSurrogate(line[at + length - 1]) ? 1 : 0;
            yield return line.Substring(at, length);
            at += length;
        }
    }

    private static string Time(long milliseconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00},{milliseconds % 1000:000}");

    // Begins of tags as in HTML, of commands in braces, and of an arrow.
    [GeneratedRegex(@"<(?=[A-Za-z/])|\{(?=[\\A-Za-z])|--(?=>)", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
