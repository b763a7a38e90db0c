using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>A block of lines between blank lines, as a link of a column.</summary>
internal sealed class TurnBlock
{
    private const string Opening = "“「『（《‘(〈";
    private const string Closing = "”」』）》’)〉";

    /// <summary>Squares in the widest line from which a block that does not end a sentence is cut; narrower ones are labels.</summary>
    private const double NarrowestCut = 6;

    /// <summary>Words in a line whose letters are set apart, and their mean length: more than that is ordinary white space.</summary>
    private const int FewestApart = 4;
    private const double LongestApart = 2.2;

    /// <param name="lines">Its lines; none empty.</param>
    /// <param name="isFixed">Whether its place is settled, so that it goes on from no block and none from it.</param>
    public TurnBlock(ImmutableArray<Cell> lines, bool isFixed)
    {
        Lines = lines;
        Width = lines.Max(line => line.Width);
        var (hanzi, latin) = (0, 0);
        foreach (var c in lines.SelectMany(line => line.Text))
        {
            hanzi += c is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
            latin += char.IsAsciiLetter(c) ? 1 : 0;
            LastMark = Opening.Contains(c, StringComparison.Ordinal) ? '(' : Closing.Contains(c, StringComparison.Ordinal) ? ')' : LastMark;
            FirstMark ??= LastMark;
        }

        IsChinese = !isFixed && hanzi > 0 && hanzi >= latin;
        Text = isFixed ? null : TextBlock.Of(lines, hanzi > 0 && hanzi * 3 >= latin);
        FirstIsApart = IsSetApart(First.Text);
        LastIsApart = IsSetApart(Last.Text);
    }

    public ImmutableArray<Cell> Lines { get; }

    public Cell First => Lines[0];

    public Cell Last => Lines[^1];

    /// <summary>Squares in its widest line.</summary>
    public double Width { get; }

    /// <summary>Whether it may be linked: Chinese, and not settled otherwise.</summary>
    public bool IsChinese { get; }

    /// <summary>What it shows as a part of running text; null where its place is settled.</summary>
    public TextBlock? Text { get; }

    /// <summary>Whether its first quotation mark or bracket opens, <c>(</c>, or closes, <c>)</c>; null without any.</summary>
    public char? FirstMark { get; }

    /// <summary>The same of its last quotation mark or bracket.</summary>
    public char? LastMark { get; }

    /// <summary>Whether the letters of the first line are set apart to fill the measure, so that its width says nothing.</summary>
    public bool FirstIsApart { get; }

    /// <summary>The same of the last line.</summary>
    public bool LastIsApart { get; }

    /// <summary>Whether it ends in mid-sentence.</summary>
    public bool IsCut => !Last.EndsSentence && Width >= NarrowestCut;

    private static bool IsSetApart(string line)
    {
        var (words, letters, isIn) = (0, 0, false);
        foreach (var c in line)
        {
            var isWhite = char.IsWhiteSpace(c);
            letters += isWhite ? 0 : 1;
            words += !isWhite && !isIn ? 1 : 0;
            isIn = !isWhite;
        }

        return words >= FewestApart && letters <= LongestApart * words;
    }
}
