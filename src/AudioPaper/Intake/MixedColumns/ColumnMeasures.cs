namespace AudioPaper.Intake.MixedColumns;

/// <summary>The measures of columns that have been found, and what they say about links: lines of a column have one measure.</summary>
internal sealed class ColumnMeasures
{
    /// <summary>Blocks from which a column shows its measure.</summary>
    private const int FewestBlocks = 4;

    /// <summary>Squares by which two full lines differ at most.</summary>
    private const double SameWidth = 0.7;

    /// <summary>Squares by which measures differ that are not one.</summary>
    private const double OtherMeasure = 1.3;
    private const double OfOtherMeasure = -2;
    private const double CutAtShortLine = -2.3;
    private const double ParagraphWithoutIndent = -1.5;
    private const double IndentInSentence = -2;
    private const double ParagraphWithIndent = 0.9;

    private readonly IReadOnlyList<TurnBlock> _blocks;
    private readonly double?[] _measures;

    /// <param name="blocks">The blocks of a page.</param>
    /// <param name="columns">The columns found so far.</param>
    public ColumnMeasures(IReadOnlyList<TurnBlock> blocks, TurnChains columns)
    {
        _blocks = blocks;
        _measures = new double?[blocks.Count];
        foreach (var column in columns.All.Where(column => column.Count >= FewestBlocks))
        {
            var widths = column.Where(i => !blocks[i].LastIsApart).Select(i => blocks[i].Width).OrderDescending().ToList();
            for (var i = 0; i + 1 < widths.Count; i++)
            {
                if (widths[i] - widths[i + 1] <= SameWidth)
                {
                    column.ForEach(block => _measures[block] = widths[i]);
                    break;
                }
            }
        }
    }

    /// <summary>The measure of the column a block is in, in squares; null where it is not known.</summary>
    public double? Of(int block) => _measures[block];

    /// <summary>What the measures say about a link; 0 where they are not known.</summary>
    public double Evidence(int from, int to)
    {
        var (upper, lower) = (_blocks[from].Last, _blocks[to].First);
        var evidence = _measures[from] is { } one && _measures[to] is { } other && Math.Abs(one - other) > OtherMeasure ? OfOtherMeasure : 0;
        if ((_measures[from] ?? _measures[to]) is not { } measure || _blocks[from].LastIsApart)
        {
            return evidence;
        }

        var isFirst = Continuation.IsFirstOfParagraph(lower, measure) && !_blocks[to].FirstIsApart;
        if (!upper.EndsSentence)
        {
            var isShort = !Continuation.IsFull(upper, measure) && !Continuation.IsFirstOfParagraph(upper, measure) && _blocks[from].Lines.Length <= 2;
            var isIndented = isFirst && !lower.EndsSentence && lower.Width - upper.Width > -1.5;
            return evidence + (isShort ? CutAtShortLine : 0) + (isIndented ? IndentInSentence : 0);
        }

        return Continuation.IsFull(upper, measure) || _blocks[to].FirstIsApart ? evidence
            : evidence + (isFirst ? ParagraphWithIndent : measure - lower.Width < OtherMeasure ? ParagraphWithoutIndent : 0);
    }
}
