using System.Buffers;

namespace AudioPaper.Intake.Layout;

/// <summary>A run of figures or quotation marks that stands alone in its row, with gaps on both sides.</summary>
/// <param name="Start">Position of its first character.</param>
/// <param name="Text">What is written there.</param>
internal sealed record FigureRun(int Start, string Text)
{
    private const int Longest = 12;

    /// <summary>A hanzi is as wide as one to so many positions of the grid.</summary>
    private const int WidestHanzi = 2;

    /// <summary>Positions that a run may stand beside the place of its hole, and those in a row that the hole stands in, too.</summary>
    private const int Lean = 3;
    private const int RowLean = 16;

    private static readonly SearchValues<char> Marks = SearchValues.Create("0123456789.,%-+–/:·“”‘’");
    private static readonly SearchValues<char> Quotes = SearchValues.Create("“”‘’");

    public int End => Start + Text.Length;

    public bool IsPair => Text is "“”" or "‘’";

    public bool IsOpening => Text is "“" or "‘";

    public bool IsClosing => Text is "”" or "’";

    /// <summary>The runs of a line, from left to right.</summary>
    public static IEnumerable<FigureRun> In(string line)
    {
        for (var start = 0; start < line.Length;)
        {
            var end = line.IndexOf(' ', start) is >= 0 and var space ? space : line.Length;
            var isAlone = (start < 2 || line[start - 2] == ' ') && (end + 1 >= line.Length || line[end + 1] == ' ');
            var text = line.AsSpan(start, end - start);
            if (isAlone && text.Length is > 0 and <= Longest && !text.ContainsAnyExcept(char.IsAsciiDigit(text[0]) ? Marks : Quotes))
            {
                yield return new FigureRun(start, text.ToString());
            }

            start = end + 1;
        }
    }

    /// <summary>Whether nothing else stands in a line.</summary>
    public static bool IsAll(string line) => line.Length > 0 && line.All(c => c == ' ' || Marks.Contains(c));

    /// <summary>Whether it may have been set in a hole of a line near by or, to the right, of its own.</summary>
    public bool MayStandIn(string line, LineHole hole, bool isOwn)
    {
        var isNear = isOwn ? hole.Left > Start && hole.Left - End <= RowLean && line.AsSpan(End, hole.Left - End).IndexOfAnyExcept(' ') < 0
            : Start >= hole.At - Lean && Start <= hole.Left + (WidestHanzi * (hole.At - hole.Left)) + Lean;
        return isNear && (!char.IsAsciiDigit(Text[0]) || hole.IsForNumber(line));
    }

    /// <summary>Positions from the place of a hole, about.</summary>
    public double Away(LineHole hole) => Math.Abs(Start - (hole.Left + ((1 + WidestHanzi) * (hole.At - hole.Left) / 2.0)));
}
