namespace AudioPaper.Intake.Layout;

/// <summary>A line of the grid as gutters see it: text, and the gaps between.</summary>
internal sealed class GapRow
{
    /// <summary>Letters in a line of a narrow column at least.</summary>
    private const int LeastColumn = 8;

    /// <summary>The same, when there are spaces in it.</summary>
    private const int LeastSpaced = 13;

    /// <summary>A gutter runs so close before the text behind it, which may have an indent.</summary>
    private const int WidestIndent = 6;

    private readonly string line;
    private readonly double[] support;
    private readonly bool[] isText;

    public GapRow(string line)
    {
        this.line = line;
        (support, isText) = (new double[line.Length], new bool[line.Length]);
        var first = line.AsSpan().IndexOfAnyExcept(' ');
        for (var x = 0; x < line.Length; x++)
        {
            isText[x] = line[x] != ' ';
        }

        for (var start = Math.Max(first, 0); start < line.Length; start++)
        {
            if (line[start] != ' ')
            {
                continue;
            }

            var end = start + line.AsSpan(start).IndexOfAnyExcept(' ');
            var worth = Worth(start, end);
            for (var x = start; x < end; x++)
            {
                support[x] = end - x > WidestIndent ? Math.Min(worth, 0) : worth + (x == end - 1 && worth > 0.4 ? 0.3 : 0);
                isText[x] = worth <= -1;
            }

            start = end;
        }
    }

    public int Length => line.Length;

    public bool IsText(int x) => x < isText.Length && isText[x];

    public double Support(int x) => x < support.Length ? support[x] : 0;

    /// <summary>The gap between two words that holds position <paramref name="x"/>; empty where no column begins close behind it.</summary>
    public (int Start, int End) GapAt(int x)
    {
        if (x < 0 || x >= line.Length || line[x] != ' ' || line.AsSpan(0, x).IndexOfAnyExcept(' ') < 0)
        {
            return (x, x);
        }

        var end = x + line.AsSpan(x).IndexOfAnyExcept(' ');
        return end - x > WidestIndent ? (x, x) : (line.AsSpan(0, x).LastIndexOfAnyExcept(' ') + 1, end);
    }

    /// <summary>Whether a line of a column may end at a single space: hanzi before it are as many as a column holds.</summary>
    public bool IsColumnEnd(int space) => !IsWide(line[space - 1]) || FullRun(space);

    /// <summary>A gutter runs here; the gap supports no other one.</summary>
    public void Mark(int x)
    {
        if (x < 0 || x >= line.Length || line[x] != ' ' || line.AsSpan(0, x).IndexOfAnyExcept(' ') < 0)
        {
            return;
        }

        for (var left = x; left >= 0 && line[left] == ' '; left--)
        {
            support[left] = 0;
        }

        for (var right = x; right < line.Length && line[right] == ' '; right++)
        {
            support[right] = 0;
        }
    }

    private double Worth(int start, int end)
    {
        var (before, after) = (line[start - 1], line[end]);
        var wide = (IsWide(before) ? 1 : 0) + (IsWide(after) ? 1 : 0);
        return (end - start) switch
        {
            >= 3 => 0.8,
            2 => wide == 2 ? 0.8 : before is '.' or '!' or '?' or ':' ? 0.2 : 0.5,
            _ => wide == 2 ? (IsSpaced(start) || IsSpaced(start - 2) || IsSpaced(start + 2) ? -1 : FullRun(start) ? 0.6 : -0.2) : wide == 1 ? FullRun(start) ? 0.3 : -0.1 : before is '-' or '\u2010' && start > 1 && char.IsLetter(line[start - 2]) ? 0.8 : -1,
        };
    }

    /// <summary>Whether the space is one of a line whose letters are spaced out: 在 本 子 上.</summary>
    private bool IsSpaced(int space) => space > 1 && space + 2 < line.Length && line[space - 2] == ' ' && line[space] == ' ' && line[space + 2] == ' ';

    /// <summary>Whether the text before a single space is as long as a line of a column; a byline or a headline has shorter parts.</summary>
    private bool FullRun(int end) => end - 1 - line.LastIndexOf(' ', end - 1) >= LeastColumn || end - 2 - line.LastIndexOf("  ", end - 1, StringComparison.Ordinal) >= LeastSpaced;

    /// <summary>Whether a character is as wide as a hanzi.</summary>
    public static bool IsWide(char c) => c is >= '\u2e80' and < '\uffa0' or (>= '\u2014' and <= '\u201d') or '\u2026' or '\u25a0' or '\u25b2' or '\u25a1';
}
