namespace AudioPaper.Intake.Layout;

/// <summary>Lines of a column that stand below each other.</summary>
internal sealed class GridBlock(GridSegment first)
{
    /// <summary>Head lines are few.</summary>
    private const int MostHeadLines = 4;

    /// <summary>Lines of one column are this many rows apart at most; columns beside it may have rows of their own between.</summary>
    private const int MostRowsApart = 4;

    /// <summary>An indent, in positions.</summary>
    private const int WidestIndent = 6;

    /// <summary>Columns of the grid lean by this many positions.</summary>
    private const int Lean = 2;

    private int from = first.From;
    private int to = first.To;
    private readonly Dictionary<int, int> edges = new() { [first.Left] = 1 };
    
    /// <summary>Whether its pieces stand side by side in one row.</summary>
    public bool IsOverAll { get; private init; }

    public List<GridSegment> Lines { get; } = [first];

    public int Left { get; private set; } = first.Left;

    public int Right { get; private set; } = first.Right;

    public int FirstRow => Lines[0].Row;

    public int LastRow => Lines[^1].Row;

    /// <summary>Where most of its lines begin.</summary>
    private int Edge => edges.MaxBy(edge => (edge.Value, -edge.Key)).Key;

    /// <summary>A row whose pieces belong together, over the full width.</summary>
    public static GridBlock OverAll(List<GridSegment> row, int width)
    {
        var block = new GridBlock(row[0]) { IsOverAll = true };
        row[1..].ForEach(block.Lines.Add);
        (block.Left, block.Right) = (0, width);
        return block;
    }

    public void Add(GridSegment line)
    {
        Lines.Add(line);
        (from, to) = (Math.Max(from, line.From), Math.Min(to, line.To));
        edges[line.Left] = edges.GetValueOrDefault(line.Left) + 1;
        (Left, Right) = (Math.Min(Left, line.Left), Math.Max(Right, line.Right));
    }

    /// <summary>Whether a line may still come below it.</summary>
    public bool IsOpenAt(int row) => row - Lines[^1].Row <= MostRowsApart;

    /// <summary>Whether a line that stands below it belongs to it: right below, or in the same column while that is full.</summary>
    public bool GoesOnWith(GridSegment line, bool isBlankBetween)
    {
        if (!SharesColumn(line))
        {
            return false;
        }

        var rows = line.Row - Lines[^1].Row;
        var indent = line.Left - Edge;
        if (rows == 1)
        {
            return !(IsHead && (indent < -WidestIndent || (Left - line.Left > 1 && line.Right - Right > 1)));
        }

        return rows <= MostRowsApart && Math.Abs(indent) <= WidestIndent && (Lines.Count < 3 || line.Right <= Right + 4)
            && ((line.Right >= Right - 2 && !isBlankBetween) || (Lines[^1].Right >= Right - 2 && indent == 0));
    }

    /// <summary>Whether no gutter beside the line runs through the block, and none beside the block through the line.</summary>
    private bool SharesColumn(GridSegment line) => line.From <= Left + Lean && line.To >= Right - Lean && from <= line.Left + Lean && to >= line.Right - Lean;

    /// <summary>In positions and lines, y upwards.</summary>
    public Block ToBlock() => new(Left, Right, -Lines[0].Row, -Lines[^1].Row - 1, 1, IsHead);

    /// <summary>Few lines that do not read as sentences.</summary>
    public bool IsHead => !IsOverAll && Lines.Count <= MostHeadLines && Lines.TrueForAll(line => line.Text.AsSpan().IndexOfAny("。，；") < 0)
        && Lines[^1].Text is { } last && last[^1] is not ('.' or ',' or ';' or '-' or '\u2010');
}
