using System.Collections.Immutable;
using System.Globalization;
using SkiaSharp;

namespace AudioPaper.Packaging;

/// <summary>How a text is set.</summary>
/// <param name="LargestPx">Height of the largest letters.</param>
/// <param name="SmallestPx">Height of the smallest; with these the text is cut where it does not fit.</param>
/// <param name="LineLimit">Most lines.</param>
internal readonly record struct TextSetting(float LargestPx, float SmallestPx, int LineLimit);

/// <summary>A name or a headline set in lines.</summary>
/// <param name="Lines">One line at least.</param>
/// <param name="SizePx">Height of the letters' box in pixels.</param>
/// <param name="IsShortened">Whether even the smallest letters did not fit, so that the last line ends in “…”.</param>
internal sealed record CoverText(ImmutableArray<string> Lines, float SizePx, bool IsShortened)
{
    /// <summary>Distance from line to line, in letter heights.</summary>
    public const float LineDistance = 1.22f;

    private const float StepPx = 4;
    private const int TextLimit = 400;

    // Closing and opening marks: none of the first begins a line, none of the second ends one.
    private const string Closing = "，。、；：？！》〉」』】〕）”’…—·,.;:?!)]}%";
    private const string Opening = "《〈「『【〔（“‘([{";

    /// <summary>Sets a text as large as the place allows, with lines about equally long.</summary>
    /// <param name="name">The text, on one line, not empty; of more than 400 characters only the first are set.</param>
    /// <param name="typeface">The font.</param>
    /// <param name="widthPx">Width of the place.</param>
    /// <param name="heightPx">Height of the place.</param>
    /// <param name="setting">Sizes and lines allowed.</param>
    public static CoverText Fit(string name, SKTypeface typeface, float widthPx, float heightPx, TextSetting setting)
    {
        var (largestPx, smallestPx, lineLimit) = setting;
        var isLong = name.Length > TextLimit;
        name = isLong ? name[..(char.IsHighSurrogate(name[TextLimit - 1]) ? TextLimit - 1 : TextLimit)].TrimEnd() + "…" : name;
        using var font = new SKFont(typeface, largestPx) { Subpixel = true };
        // Words stay whole while the letters can still be of some size; then any letter may begin a line.
        foreach (var (pieces, smallest) in new[] { (Words(name), smallestPx * 1.5f), (Letters(name), smallestPx) })
        {
            for (var size = largestPx; size >= smallest; size -= StepPx)
            {
                font.Size = size;
                var lines = Wrap(pieces, font, widthPx);
                if (lines.Count <= lineLimit && lines.Count * size * LineDistance <= heightPx && lines.All(line => font.MeasureText(line) <= widthPx))
                {
                    return new CoverText(Balance(pieces, font, widthPx, lines), size, isLong);
                }
            }
        }

        font.Size = smallestPx;
        var cut = Wrap(Words(name), font, widthPx);
        cut = cut.All(line => font.MeasureText(line) <= widthPx) ? cut : Wrap(Letters(name), font, widthPx);
        var last = cut[Math.Min(lineLimit, cut.Count) - 1];
        while (last.Length > 0 && font.MeasureText(last + "…") > widthPx)
        {
            last = string.Concat(Letters(last).SkipLast(1));
        }

        return new CoverText([.. cut.Take(Math.Min(lineLimit, cut.Count) - 1), last.TrimEnd('…', ' ') + "…"], smallestPx, true);
    }

    /// <summary>Draws the lines, centred on a point.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="font">The font; it takes the size.</param>
    /// <param name="paint">The colour.</param>
    /// <param name="centrePx">Middle of the lines.</param>
    /// <param name="middlePx">Middle of their height.</param>
    public void Draw(SKCanvas canvas, SKFont font, SKPaint paint, float centrePx, float middlePx)
    {
        font.Size = SizePx;
        var distance = SizePx * LineDistance;
        var baseline = middlePx - (distance * (Lines.Length - 1) / 2) + (SizePx * 0.36f);
        foreach (var line in Lines)
        {
            canvas.DrawText(line, centrePx, baseline, SKTextAlign.Center, font, paint);
            baseline += distance;
        }
    }

    // The narrowest width that needs no more lines: the lines come out about equally long.
    private static ImmutableArray<string> Balance(IReadOnlyList<string> pieces, SKFont font, float widthPx, List<string> lines)
    {
        for (var width = widthPx - 10; width > 0; width -= 10)
        {
            var narrower = Wrap(pieces, font, width);
            if (narrower.Count > lines.Count || narrower.Any(line => font.MeasureText(line) > width))
            {
                break;
            }

            lines = narrower;
        }

        return [.. lines];
    }

    private static List<string> Wrap(IReadOnlyList<string> pieces, SKFont font, float widthPx)
    {
        List<string> lines = [""];
        foreach (var piece in pieces)
        {
            if (lines[^1].Length > 0 && font.MeasureText((lines[^1] + piece).TrimEnd()) > widthPx)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? piece.TrimStart() : piece;
        }

        return [.. lines.Select(line => line.TrimEnd())];
    }

    // A line may end behind a space and before or behind a hanzi, but never so that a mark stands on the wrong line.
    private static List<string> Words(string name)
    {
        List<string> words = [];
        var (isOpen, isOpening) = (false, false);
        foreach (var letter in Letters(name))
        {
            var isHan = CoverFont.IsHan(char.ConvertToUtf32(letter, 0));
            var isClosing = Closing.Contains(letter[0], StringComparison.Ordinal);
            if (words.Count > 0 && (isOpening || isClosing || (isOpen && !isHan)))
            {
                words[^1] += letter;
            }
            else
            {
                words.Add(letter);
            }

            isOpening = Opening.Contains(letter[0], StringComparison.Ordinal);
            isOpen = !isHan && !letter.EndsWith(' ') && !(isClosing && letter[0] > '\u2000');
        }

        return words;
    }

    private static List<string> Letters(string name)
    {
        List<string> letters = [];
        for (var elements = StringInfo.GetTextElementEnumerator(name); elements.MoveNext();)
        {
            letters.Add(elements.GetTextElement());
        }

        return letters;
    }
}
