using System.Globalization;
using System.Text;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>A cue as it stands in a transcript.</summary>
/// <param name="Id">Its id; empty if it has none.</param>
/// <param name="Start">Begin, to the millisecond.</param>
/// <param name="End">End, to the millisecond.</param>
/// <param name="Text">Its text with <c>\n</c> between lines, without markup.</param>
public sealed record WebVttCue(string Id, TimeSpan Start, TimeSpan End, string Text);

/// <summary>Transcripts with times (W3C, “WebVTT: The Web Video Text Tracks Format”; <c>text/vtt</c>).</summary>
public static class WebVtt
{
    private const string Arrow = "-->";

    /// <summary>
    /// The text of a cue as the format can carry it, and as it is read again: NUL becomes U+FFFD, line ends become
    /// <c>\n</c>, and as an empty line would end the cue, none is left.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Carried(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        }

        return string.Join('\n', whole.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Writes all cues of a recording.</summary>
    /// <param name="recording">Where they stand. A cue shorter than a millisecond is written as long as one.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark, lines ending in LF; not closed.</param>
    /// <exception cref="ArgumentException">The id of a cue holds an arrow or a line end.</exception>
    public static void Write(Recording recording, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine("WEBVTT");
        foreach (var cue in recording.Cues)
        {
            if (cue.Id.Contains(Arrow, StringComparison.Ordinal) || cue.Id.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                throw new ArgumentException($"“{cue.Id}” cannot be the id of a cue.", nameof(recording));
            }

            var start = Milliseconds.At(recording.Format, cue.Start);
            var end = Math.Max(start + 1, Milliseconds.At(recording.Format, cue.End));
            text.WriteLine();
            text.WriteLine(cue.Id);
            text.WriteLine($"{Time(start)} {Arrow} {Time(end)}");
            if (Carried(cue.Text) is { Length: > 0 } carried)
            {
                text.WriteLine(Escape(carried));
            }
        }
    }

    /// <summary>Reads the cues of a transcript, as a browser would: what is no cue is passed over.</summary>
    /// <param name="transcript">The whole file as text.</param>
    /// <exception cref="InvalidDataException">The text does not begin as a WebVTT file does.</exception>
    public static IReadOnlyList<WebVttCue> Read(string transcript)
    {
        using var lines = new StringReader(transcript.TrimStart('\uFEFF'));
        if (lines.ReadLine() is not { } first || !(first == "WEBVTT" || first.StartsWith("WEBVTT ", StringComparison.Ordinal) || first.StartsWith("WEBVTT\t", StringComparison.Ordinal)))
        {
            throw new InvalidDataException("This is no WebVTT: the first line is not “WEBVTT”.");
        }

        var cues = new List<WebVttCue>();
        var block = new List<string>();
        for (var line = lines.ReadLine(); line is not null; line = lines.ReadLine())
        {
            if (line.Length > 0)
            {
                block.Add(line);
                continue;
            }

            AddCue(block, cues);
            block.Clear();
        }

        AddCue(block, cues);
        return cues;
    }

    private static void AddCue(List<string> block, List<WebVttCue> cues)
    {
        var timing = block.FindIndex(0, Math.Min(2, block.Count), line => line.Contains(Arrow, StringComparison.Ordinal));
        if (timing < 0)
        {
            return;
        }

        var times = block[timing].Split(Arrow, 2);
        var end = times[1].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");
        if (TryReadTime(times[0].Trim(), out var startTime) && TryReadTime(end, out var endTime))
        {
            var text = string.Join('\n', block.Skip(timing + 1).Select(Unescape));
            cues.Add(new WebVttCue(timing == 1 ? block[0] : "", startTime, endTime, text));
        }
    }

    private static string Time(long milliseconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}.{milliseconds % 1000:000}");

    private static bool TryReadTime(string text, out TimeSpan time)
    {
        time = default;
        var parts = text.Split(':');
        if (parts.Length is not (2 or 3) || parts[^1].Length != 6 || parts[^1][2] != '.')
        {
            return false;
        }

        var total = 0L;
        foreach (var part in parts)
        {
            if (!long.TryParse(part.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            total = (total * (part.Length == 6 ? 60_000 : 60)) + number;
        }

        time = TimeSpan.FromMilliseconds(total);
        return true;
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Unescape(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var rest = line.AsSpan(); !rest.IsEmpty;)
        {
            var special = rest.IndexOfAny('&', '<');
            text.Append(special < 0 ? rest : rest[..special]);
            rest = special < 0 ? [] : rest[special..];
            if (!rest.IsEmpty && rest[0] == '<')
            {
                var close = rest.IndexOf('>');
                rest = close < 0 ? [] : rest[(close + 1)..];
            }
            else if (!rest.IsEmpty)
            {
                var (character, length) = Reference(rest);
                text.Append(character);
                rest = rest[length..];
            }
        }

        return text.ToString();
    }

    private static (char Character, int Length) Reference(ReadOnlySpan<char> text) => text switch
    {
        ['&', 'a', 'm', 'p', ';', ..] => ('&', 5),
        ['&', 'l', 't', ';', ..] => ('<', 4),
        ['&', 'g', 't', ';', ..] => ('>', 4),
        ['&', 'n', 'b', 's', 'p', ';', ..] => ('\u00A0', 6),
        ['&', 'l', 'r', 'm', ';', ..] => ('\u200E', 5),
        ['&', 'r', 'l', 'm', ';', ..] => ('\u200F', 5),
        _ => ('&', 1),
    };
}
