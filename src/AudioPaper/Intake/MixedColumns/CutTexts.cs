namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// Brings the parts of a text together where an export wrote other blocks of the page between them: a column that ends in mid-sentence
/// goes on at the top of another, and programs that export text write a headline or a whole box first.
/// </summary>
internal sealed class CutTexts
{
    /// <summary>Blocks between two parts of a text at most.</summary>
    private const int Farthest = 40;

    /// <summary>Evidence from which a link is made.</summary>
    private const double Certain = 1;

    /// <summary>For the block that comes next; cost of each block between, and of going back.</summary>
    private const double Next = 2.5;
    private const double Distance = -0.03;
    private const double Back = -2;

    /// <summary>Latin text that goes on with a capital in what is no running text: a headline.</summary>
    private const double Headline = -1.5;

    /// <summary>Lines of a rest that need not look like running text.</summary>
    private const int ShortRest = 2;

    private readonly IReadOnlyList<TurnBlock> _blocks;
    private readonly BlockLinks _links;
    private readonly HashSet<(string, string)> _wordsOnPage = [];

    /// <param name="blocks">The blocks of a page as they come.</param>
    public CutTexts(IReadOnlyList<TurnBlock> blocks)
    {
        _blocks = blocks;
        _links = new BlockLinks(blocks);
        foreach (var line in blocks.Where(block => block.Text is { IsChinese: false }).SelectMany(block => block.Lines))
        {
            var words = line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i + 1 < words.Length; i++)
            {
                _wordsOnPage.Add((LatinJoins.LastWord(words[i]), LatinJoins.FirstWord(words[i + 1])));
            }
        }
    }

    /// <summary>The chains of blocks in reading order; null when nothing is to be moved.</summary>
    public IReadOnlyList<List<int>>? Chains(CancellationToken cancellationToken)
    {
        if (_blocks.Count > ColumnsInTurn.MostBlocks)
        {
            return null;
        }

        var next = Linked(cancellationToken);
        if (!next.Where((to, from) => to >= 0 && to != from + 1).Any())
        {
            return null;
        }

        var isTaken = new bool[next.Length];
        foreach (var to in next.Where(to => to >= 0))
        {
            isTaken[to] = true;
        }

        // What follows a moved block in its column moves with it.
        foreach (var top in Enumerable.Range(0, next.Length).Where(from => next[from] >= 0 && next[from] != from + 1).Select(from => next[from]).ToList())
        {
            var block = top;
            while (next[block] >= 0)
            {
                block = next[block];
            }

            for (; block + 1 < next.Length && next[block] < 0 && !isTaken[block + 1] && IsSameColumn(block, block + 1) && !ColumnSteps.Leads(next, block + 1, block); block++)
            {
                next[block] = block + 1;
                isTaken[block + 1] = true;
            }
        }

        return new TurnChains(next).All;
    }

    /// <summary>The page, a blank line between blocks where the text may end.</summary>
    /// <param name="chains">The blocks in reading order.</param>
    /// <param name="texts">The text of each, with a line feed at the end.</param>
    public string Written(IReadOnlyList<List<int>> chains, IReadOnlyList<string> texts) =>
        string.Concat(chains.Select(chain => string.Concat(chain.Select((block, i) => (i > 0 && _blocks[chain[i - 1]].Text is not { IsCut: true } ? "\n" : "") + texts[block])) + "\n"));

    /// <summary>For each block the one it goes on in; -1 for none.</summary>
    private int[] Linked(CancellationToken cancellationToken)
    {
        var found = new List<(int From, int To, double Score)>();
        for (var from = 0; from < _blocks.Count; from++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Before a block whose place is settled nothing is known of what goes on there.
            if (_blocks[from].Text is not { IsCut: true } || (from + 1 < _blocks.Count && _blocks[from + 1].Text is null))
            {
                continue;
            }

            for (var to = Math.Max(0, from - Farthest); to < Math.Min(_blocks.Count, from + Farthest + 1); to++)
            {
                if (to != from && Score(from, to) is { } score && score >= Certain)
                {
                    found.Add((from, to, score));
                }
            }
        }

        var next = new int[_blocks.Count];
        Array.Fill(next, -1);
        var isTaken = new bool[_blocks.Count];
        // The other end of the chain that begins or ends with a block.
        int[] otherEnd = [.. Enumerable.Range(0, _blocks.Count)];
        foreach (var (from, to, _) in found.OrderByDescending(link => link.Score))
        {
            if (next[from] < 0 && !isTaken[to] && otherEnd[from] != to)
            {
                next[from] = to;
                isTaken[to] = true;
                var (first, last) = (otherEnd[from], otherEnd[to]);
                (otherEnd[first], otherEnd[last]) = (last, first);
            }
        }

        return next;
    }

    private double? Score(int from, int to)
    {
        var (upper, lower) = (_blocks[from], _blocks[to]);
        if (upper.Text is not { } one || lower.Text is not { } other || one.IsChinese != other.IsChinese)
        {
            return null;
        }

        var isNext = to == from + 1;
        var isRest = lower.Lines.Length <= ShortRest && other.Ends;
        var place = isNext ? Next : (Distance * Math.Abs(to - from)) + (to < from ? Back : 0);
        if (one.IsChinese)
        {
            return other.IsRunning || isRest ? _links.Between(from, to) + OfChineseMeasures(upper, lower) + place : null;
        }

        var isSmall = char.IsLower(lower.First.Text[0]);
        return !other.IsRunning && !isRest && !(isNext && isSmall) ? null
            : LatinJoins.Evidence(upper.Last.Text, lower.First.Text, _wordsOnPage.Contains((LatinJoins.LastWord(upper.Last.Text), LatinJoins.FirstWord(lower.First.Text))))
                + (isSmall || other.IsRunning ? 0 : Headline) + OfLatinMeasures(upper, lower) + place;
    }

    /// <summary>Columns of one text are as wide as each other; the first line of a paragraph is indented by two squares, which are gone from the text.</summary>
    private static double OfChineseMeasures(TurnBlock upper, TurnBlock lower)
    {
        var missing = lower.Width - lower.First.Width;
        var evidence = lower.Lines.Length < 3 ? 0 : missing <= 0.8 ? 1.2 : missing is >= 1.4 and <= 2.6 && !lower.First.EndsSentence ? -1.5 : 0;
        var difference = Math.Abs(upper.Width - lower.Width);
        return evidence + (upper.Lines.Length < 2 || lower.Lines.Length < 2 ? 0 : difference <= 1 ? 1 : difference <= 2 ? -0.3 : -2.5);
    }

    private static double OfLatinMeasures(TurnBlock upper, TurnBlock lower)
    {
        var fewest = Math.Min(upper.Lines.Length, lower.Lines.Length);
        if (fewest < 2)
        {
            return 0;
        }

        var (one, other) = (upper.Text!.Measure, lower.Text!.Measure);
        var difference = Math.Abs(one - other) / Math.Max(one, other);
        return difference <= 0.08 ? 0.8 : difference <= 0.16 ? 0.3 : difference <= 0.25 ? -0.5 : fewest < 4 ? -1 : -2.5;
    }

    /// <summary>Whether a block that ends a sentence seems to go on with a paragraph in the block below.</summary>
    private bool IsSameColumn(int from, int to) => _blocks[from].Text is { Ends: true, IsRunning: true } one && _blocks[to].Text is { IsRunning: true } other
        && one.IsChinese == other.IsChinese && (one.IsChinese ? Math.Abs(one.Measure - other.Measure) <= 1 : OfLatinMeasures(_blocks[from], _blocks[to]) > 0);
}
