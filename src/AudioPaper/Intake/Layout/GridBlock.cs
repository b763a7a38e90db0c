namespace AudioPaper.Intake.Layout;

/// <summary>Lines of a column that stand below each other.</summary>
internal sealed class GridBlock(GridSegment first)
{
    /// <summary>Head lines are few.</summary>
    private const int MostHeadLines = 6;

    /// <summary>Lines of one column are this many rows apart at most; columns beside it may have rows of their own between.</summary>
    private const int MostRowsApart = 4;

    /// <summary>A sentence goes on in the same column over this many rows.</summary>
    private const int MostRowsBetween = 8;

    /// <summary>Lines of a head have larger letters and stand so many rows apart at most.</summary>
    private const int MostHeadRows = 3;

    /// <summary>An indent, in positions.</summary>
    private const int WidestIndent = 6;

    /// <summary>Columns of the grid lean by this many positions, and lines of letters of many widths end so unevenly.</summary>
    private const int Lean = 2;

    private readonly Dictionary<int, int> edges = new() { [first.Left] = 1 };
    private int from = first.From;
    private int to = first.To;
    private bool isLoose;
    private bool isHead;

    /// <summary>Whether its pieces stand side by side in one row.</summary>
    public bool IsOverAll { get; private init; }

    /// <summary>Its lines, from top to bottom.</summary>
    public List<GridSegment> Lines { get; } = [first];

    public int Left { get; private set; } = first.Left;

    public int Right { get; private set; } = first.Right;

    public int FirstRow => Lines[0].Row;

    public int LastRow => Lines[^1].Row;

    /// <summary>Few lines that do not read as sentences.</summary>
    public bool IsHead => isHead || (!IsOverAll && Lines.Count <= MostHeadLines && !char.IsLower(Lines[0].Text[0]) && Lines.TrueForAll(line => LineEnd.IsHeadLike(line.Text)) && !LineEnd.IsOpen(Lines[^1].Text) && (IsRagged || !Lines.Exists(line => line.Text[^1] == ',' || line.Text.Contains('，', StringComparison.Ordinal))));

    /// <summary>Whether its last line ends within a sentence and reaches the end of the column: it goes on elsewhere.</summary>
    public bool EndsOpen => Lines.Count > 1 && !IsHead && !LineEnd.IsComplete(Lines[^1].Text) && Lines[^1].Right >= FullRight - Lean - 2;

    /// <summary>Whether it may go on from elsewhere: it begins without an indent, and not as a head does.</summary>
    public bool StartsOpen => !IsHead && Lines[0].Left <= Edge && !LineEnd.BeginsText(Lines[0].Text);

    /// <summary>Whether its lines end unevenly, as those of a head do, and the last one without the end of a sentence.</summary>
    private bool IsRagged => Lines.Count > 1 && !LineEnd.IsComplete(Lines[^1].Text) && Lines[..^1].Exists(line => HeadLines.IsShort(this, line));

    /// <summary>Where most of its lines begin.</summary>
    public int Edge => edges.MaxBy(edge => (edge.Value, -edge.Key)).Key;

    /// <summary>A row whose pieces belong together, over the full width.</summary>
    public static GridBlock OverAll(List<GridSegment> row, int width)
    {
        var block = new GridBlock(row[0]) { IsOverAll = true };
        row[1..].ForEach(block.Lines.Add);
        (block.Left, block.Right) = (0, width);
        return block;
    }

    /// <summary>Puts a line below it.</summary>
    public void Add(GridSegment line, bool isBlankBetween)
    {
        Lines.Add(line);
        isLoose |= isBlankBetween;
        (from, to) = (Math.Max(from, line.From), Math.Min(to, line.To));
        edges[line.Left] = edges.GetValueOrDefault(line.Left) + 1;
        (Left, Right) = (Math.Min(Left, line.Left), Math.Max(Right, line.Right));
    }

    /// <summary>Where full lines end; a few spaced-out ones reach further.</summary>
    public int FullRight => Lines.Count < 3 ? Right : Lines.Select(line => line.Right).OrderDescending().ElementAt(Math.Max(1, Lines.Count / 5));

    /// <summary>Whether a line may still come below it.</summary>
    public bool IsOpenAt(int row) => row - LastRow <= (LineEnd.IsComplete(Lines[^1].Text) ? MostRowsApart : MostRowsBetween);

    /// <summary>Whether a line that stands below it belongs to it: right below, or in the same column while that is full.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isBlankBetween">Whether the whole page is blank in a row between.</param>
    public bool GoesOnWith(GridSegment line, bool isBlankBetween)
    {
        var last = Lines[^1];
        var rows = line.Row - last.Row;
        var indent = line.Left - Edge;
        var isFull = last.Right >= FullRight - Lean;
        if (!SharesColumn(line))
        {
            return false;
        }

        if (IsHead && rows is > 1 and <= MostHeadRows && LineEnd.IsHeadLike(line.Text) && LineEnd.IsHeadLike(last.Text) && Lines.Count < MostHeadLines)
        {
            return true;
        }

        var isWithin = isFull && indent == 0 && Math.Abs(last.Left - Edge) <= WidestIndent && !LineEnd.IsComplete(last.Text) && !(LineEnd.IsHeadLike(line.Text) && HeadLines.IsShort(this, line));
        if (isFull && !LineEnd.IsComplete(last.Text) && rows > 1 && indent is > 1 and <= WidestIndent && !IsHead)
        {
            return false;
        }

        // A paragraph has ended, and none begins, which in hanzi has an indent: the line goes on from elsewhere.
        if (rows > 1 && last.Right < FullRight - 1 && indent <= 0 && Lines.Count > 1 && !IsHead && LineEnd.IsComplete(last.Text) && GapRow.IsWide(line.Text[0]))
        {
            return false;
        }

        if (rows > MostRowsApart || isBlankBetween)
        {
            return isWithin || (rows <= MostRowsApart && isFull && indent == 0 && isLoose);
        }

        return rows == 1 ? !(IsHead && (indent < -WidestIndent || (Left - line.Left > 1 && line.Right - Right > 1 && !IsIndented(line))))
            : Math.Abs(indent) <= WidestIndent && (Lines.Count < 3 || line.Right <= Right + 4) && (line.Right >= Right - Lean || isFull || rows <= 2);
    }

    /// <summary>The block in parts that begin with lines <paramref name="starts"/>; some of these lines begin heads.</summary>
    public IEnumerable<GridBlock> Split(IReadOnlyList<int> starts, IReadOnlySet<int> heads)
    {
        for (var i = 0; i < starts.Count; i++)
        {
            var part = new GridBlock(Lines[starts[i]]) { isHead = heads.Contains(starts[i]) };
            var end = i + 1 < starts.Count ? starts[i + 1] : Lines.Count;
            Lines[(starts[i] + 1)..end].ForEach(line => part.Add(line, false));
            yield return part;
        }
    }

    /// <summary>In positions and lines, y upwards.</summary>
    public Block ToBlock() => new(Left, Right, -FirstRow, -LastRow - 1, 1, IsHead);

    /// <summary>Whether the one line above is the first of a paragraph to which the line belongs, and no head in the middle above it.</summary>
    private bool IsIndented(GridSegment line) => Lines.Count == 1 && Left - line.Left <= WidestIndent && Right >= line.Right - ((line.Right - line.Left) / 5);

    /// <summary>Whether no gutter beside the line runs through the block, and none beside the block through the line.</summary>
    private bool SharesColumn(GridSegment line) => line.From <= Left + Lean && line.To >= Right - Lean && from <= line.Left + Lean && to >= line.Right - 1;
}
