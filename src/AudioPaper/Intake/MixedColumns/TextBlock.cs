using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>A block of lines as a part of running text that may be cut at both ends.</summary>
/// <param name="IsChinese">Whether it is Chinese.</param>
/// <param name="IsRunning">Whether it is running text: neither a headline nor names nor a label.</param>
/// <param name="Ends">Whether a sentence ends at its end.</param>
/// <param name="IsCut">Whether it is running text that goes on elsewhere.</param>
/// <param name="Measure">Squares in a full line.</param>
internal sealed partial record TextBlock(bool IsChinese, bool IsRunning, bool Ends, bool IsCut, double Measure)
{
    /// <summary>Lines from which Latin text needs no stop in it.</summary>
    private const int ManyLines = 5;
    private const int FewLines = 3;

    /// <summary>A line of Latin words is full from this part of the measure on.</summary>
    private const double FullLine = 0.6;

    /// <summary>Squares by which a full line may miss the measure where punctuation is set closer, and the first of a paragraph.</summary>
    private const double Slack = 2.6;

    /// <summary>Squares in the narrowest column.</summary>
    private const double NarrowColumn = 7;

    /// <summary>Part of the lines that are narrower than the measure: exports join some lines to wide ones.</summary>
    private const double Narrower = 0.75;

    public static TextBlock Of(ImmutableArray<Cell> lines, bool isChinese)
    {
        if (isChinese)
        {
            var (ends, width) = (lines[^1].EndsSentence, lines.Max(line => line.Width));
            var isText = lines.Length > 1 && lines.Any(line => line.Text.AsSpan().IndexOfAny("，。、；：") >= 0)
                && (lines.Any(line => line.Text.Contains('。', StringComparison.Ordinal)) || lines.Count(line => line.Width > width - Slack) >= FewLines);
            // Cut lines are full; there are no others in mid-sentence.
            var isFull = lines[^1].Width > width - Slack && width >= NarrowColumn;
            return new(true, isText, ends, !ends && !lines[^1].IsInBrackets && isFull && isText, width);
        }

        var last = lines[^1].Text;
        var isEnd = last.AsSpan().TrimEnd("”’\"') ]") is var end && (end.IsEmpty || end[^1] is '.' or '!' or '?' or '…');
        var words = lines.SelectMany(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(word => char.IsLetter(word[0])).ToList();
        // Headlines and lines of names have words with capitals, running text has small ones.
        var isRunning = lines.Length > 1 && words.Count(word => char.IsLower(word[0])) * 2 > words.Count && !lines.Any(line => NamesSomebody().IsMatch(line.Text))
            && (lines.Length >= ManyLines || lines.Any(line => Stop().IsMatch(line.Text))
                || (lines.Length >= FewLines && (LatinJoins.GoesOn(last) || lines.Any(line => line.Text.Contains(',', StringComparison.Ordinal)))));
        var measure = lines.Select(line => line.Width).Order().ElementAt((int)((Narrower * (lines.Length - 1)) + 0.5));
        var isRest = lines.Length < FewLines && char.IsLower(lines[0].Text[0]) && LatinJoins.GoesOn(last);
        return new(false, isRunning, isEnd, !isEnd && ((isRunning && (lines[^1].Width > FullLine * measure || LatinJoins.GoesOn(last))) || isRest), measure);
    }

    [GeneratedRegex(@"[\p{Ll}\d)”’][.!?][”’""]?(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Stop();

    [GeneratedRegex(@"@|^(?:By|BY) \p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex NamesSomebody();
}
