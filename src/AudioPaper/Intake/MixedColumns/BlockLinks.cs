namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// How well one block goes on in another: natural logarithms of how much likelier a true continuation is than two blocks by chance,
/// counted on half of the pages of <c>tests/corpus/pages</c> and rounded.
/// </summary>
internal sealed class BlockLinks
{
    /// <summary>Blocks of other columns that stand at most between two of one, and one more.</summary>
    public const int Farthest = 12;

    /// <summary>Lines from which a block is a whole column or paragraph: such blocks rarely come in turn.</summary>
    private const int LongBlock = 5;
    private const double LongInTurn = -2;
    private const double LongNext = 0.7;

    /// <summary>Most that letters can say.</summary>
    private const double MostOfLetters = 4.5;

    private readonly IReadOnlyList<TurnBlock> _blocks;
    private readonly HashSet<(char, char)> _onPage = [];

    /// <summary>Links between the blocks of a page.</summary>
    public BlockLinks(IReadOnlyList<TurnBlock> blocks)
    {
        _blocks = blocks;
        foreach (var line in blocks.SelectMany(block => block.Lines))
        {
            var before = '\0';
            foreach (var c in line.Text.Where(c => !char.IsWhiteSpace(c)).Select(LineJoins.ClassOf))
            {
                _onPage.Add((before, c));
                before = c;
            }
        }
    }

    /// <summary>Evidence that a block goes on in a later one, with what their lengths say; null when it cannot.</summary>
    public double? InTurn(int from, int to)
    {
        var isLong = Math.Max(_blocks[from].Lines.Length, _blocks[to].Lines.Length) >= LongBlock;
        return Between(from, to) + (!isLong ? 0 : to == from + 1 ? LongNext : LongInTurn);
    }

    /// <summary>Evidence that a block goes on in another, wherever they stand; null when it cannot.</summary>
    public double? Between(int from, int to)
    {
        var (upper, lower) = (_blocks[from], _blocks[to]);
        return !upper.IsChinese || !lower.IsChinese || lower.First.BeginsWithin || upper.Last.EndsWithin
            ? null
            : OfMarks(upper.LastMark, lower.FirstMark) + OfWidths(upper, lower) + OfLetters(upper.Last, lower.First);
    }

    /// <summary>Quotation marks and brackets open and close in turn.</summary>
    private static double OfMarks(char? last, char? first) => (last, first) switch
    {
        (null, ')') => -1.3,
        (')', ')') => -2,
        ('(', null) => -1,
        ('(', ')') => 2.3,
        ('(', '(') => -1.3,
        (')', '(') => -0.5,
        _ => 0,
    };

    /// <summary>In mid-sentence a full line, or the first of a paragraph, which is two squares shorter, goes on in one as wide, or in the last of the sentence.</summary>
    private static double OfWidths(TurnBlock upper, TurnBlock lower) =>
        upper.LastIsApart || lower.FirstIsApart || upper.Last.EndsSentence ? 0 : Math.Round(lower.First.Width - upper.Last.Width) switch
        {
            <= -2 => lower.First.EndsSentence ? 0.3 : -2.7,
            <= 1 => 0.3,
            2 => 0.8,
            3 => -0.3,
            _ => -1.5,
        };

    /// <summary>Letters that follow each other in Chinese, or elsewhere on the page: names and the words of a story come again.</summary>
    private double OfLetters(Cell upper, Cell lower)
    {
        if (upper.EndsSentence || upper.EndsInsideSentence)
        {
            return 0;
        }

        var evidence = LineJoins.Evidence(upper.Text[^1], lower.Text[0]);
        var again = _onPage.Contains((LineJoins.ClassOf(upper.Text[^1]), LineJoins.ClassOf(lower.Text[0])));
        return Math.Min(MostOfLetters, evidence + (!again ? 0 : evidence < 0 ? 2.2 : evidence < LineJoins.Strong ? 0.7 : 0.3));
    }
}
