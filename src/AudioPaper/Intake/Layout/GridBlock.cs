namespace AudioPaper.Intake.Layout;

/// <summary>Lines of a column that stand below each other.</summary>
internal sealed class GridBlock(GridSegment first)
{
    /// <summary>Head lines are few.</summary>
    private const int MostHeadLines = 6;

    /// <summary>An indent, in positions.</summary>
    private const int WidestIndent = 6;

    /// <summary>Lines of letters of many widths end so unevenly, in positions.</summary>
    private const int Lean = 2;

    /// <summary>Hanzi of an indent, and those that a full line may be short of.</summary>
    private const int Indent = 2;
    private const double Uneven = 1.6;

    /// <summary>A sentence goes on in its column over so many rows when columns beside it have rows of their own between.</summary>
    private const int MostRowsApart = 4;

    private readonly Dictionary<int, int> edges = new() { [first.Left] = 1 };
    private int pitch = 1;
    private bool isHead;

    /// <summary>Its lines, from top to bottom.</summary>
    public List<GridSegment> Lines { get; } = [first];

    public int Left { get; private set; } = first.Left;

    public int Right { get; private set; } = first.Right;

    public int FirstRow => Lines[0].Row;

    public int LastRow => Lines[^1].Row;

    /// <summary>Few lines that do not read as sentences.</summary>
    public bool IsHead => isHead || (Lines.Count <= MostHeadLines && !char.IsLower(Lines[0].Text[0]) && Lines.TrueForAll(line => LineEnd.IsHeadLike(line.Text)) && !LineEnd.IsOpen(Lines[^1].Text) && (IsRagged || IsShortHead || !Lines.Exists(line => line.Text[^1] == ',' || line.Text.Contains('，', StringComparison.Ordinal))));

    /// <summary>Where most of its lines begin.</summary>
    public int Edge => edges.MaxBy(edge => (edge.Value, -edge.Key)).Key;

    /// <summary>Where full lines end; a few spaced-out ones reach further.</summary>
    public int FullRight => Lines.Count < 3 ? Right : Lines.Select(line => line.Right).OrderDescending().ElementAt(Math.Max(1, Lines.Count / 5));

    /// <summary>Width of full lines, in parts of the letter size, as <see cref="WidthOf"/> tells it.</summary>
    public double FullWidth => Lines.Select(WidthOf).OrderDescending().ElementAt(Lines.Count < 3 ? 0 : Math.Max(1, Lines.Count / 5));

    /// <summary>Width of a line with its indent; positions do not tell it, for digits take as many as hanzi.</summary>
    public double WidthOf(GridSegment line) => LetterWidths.Of(line.Text) + (line.Left > Edge + 1 ? Indent : 0);

    /// <summary>Whether its lines end unevenly, as those of a head do, and the last one without the end of a sentence.</summary>
    private bool IsRagged => Lines.Count > 1 && !LineEnd.IsComplete(Lines[^1].Text) && Lines[..^1].Exists(line => HeadLines.IsShort(this, line));

    /// <summary>Whether its words fit into a few lines that begin with a capital letter; their commas are those of a head.</summary>
    private bool IsShortHead => Lines.Count is > 1 and <= 3 && char.IsUpper(Lines[0].Text[0]) && !LineEnd.IsComplete(Lines[^1].Text) && char.IsLetterOrDigit(Lines[^1].Text[^1]) && !GapRow.IsWide(Lines[^1].Text[^1]);

    /// <summary>Puts a line below it.</summary>
    public void Add(GridSegment line)
    {
        if (IsWithinSentence(line))
        {
            pitch = Math.Max(pitch, line.Row - LastRow);
        }

        Lines.Add(line);
        edges[line.Left] = edges.GetValueOrDefault(line.Left) + 1;
        (Left, Right) = (Math.Min(Left, line.Left), Math.Max(Right, line.Right));
    }

    /// <summary>Whether a line may still come below it.</summary>
    public bool IsOpenAt(int row) => row - LastRow <= MostRowsApart;

    /// <summary>Whether a line that stands below it belongs to it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isBlankBetween">Whether the whole page is blank in a row between.</param>
    public bool GoesOnWith(GridSegment line, bool isBlankBetween)
    {
        var rows = line.Row - LastRow;
        var indent = line.Left - Edge;
        if (IsWithinSentence(line))
        {
            return rows <= (isBlankBetween ? Lines.Count < 3 ? Math.Max(pitch, 2) : pitch : MostRowsApart);
        }

        // A head ends where text begins.
        if (LineEnd.BeginsText(line.Text) && IsHead)
        {
            return false;
        }

        // A name below the text stands at its right side.
        if (rows <= 3 && Lines.Count > 1 && LineEnd.IsComplete(Lines[^1].Text) && line.Left > (Left + Right) / 2 && Math.Abs(line.Right - FullRight) <= Lean + 1)
        {
            return true;
        }

        // Lines of a head in the middle begin anywhere.
        return rows <= pitch && (rows == 1 || Math.Abs(indent) <= WidestIndent);
    }

    /// <summary>The block in parts that begin with lines <paramref name="starts"/>; some of these lines begin heads.</summary>
    public IEnumerable<GridBlock> Split(IReadOnlyList<int> starts, IReadOnlySet<int> heads)
    {
        for (var i = 0; i < starts.Count; i++)
        {
            var part = new GridBlock(Lines[starts[i]]) { isHead = heads.Contains(starts[i]) };
            var end = i + 1 < starts.Count ? starts[i + 1] : Lines.Count;
            Lines[(starts[i] + 1)..end].ForEach(part.Add);
            yield return part;
        }
    }

    /// <summary>In positions and lines, y upwards.</summary>
    public Block ToBlock() => new(Left, Right, -FirstRow, -LastRow - 1, 1, IsHead);

    /// <summary>Whether the last line fills the column, has no end, and the next one begins without an indent.</summary>
    private bool IsWithinSentence(GridSegment line)
    {
        var last = Lines[^1];
        var indent = line.Left - (Lines.Count == 1 ? Left : Edge);
        return !LineEnd.IsComplete(last.Text) && (Lines.Count == 1 ? indent is <= 0 and >= -WidestIndent && last.Text.Length > 5 : Math.Abs(indent) <= 1 && IsFull(last, line.Text));
    }

    /// <summary>Whether a line fills the column, so that the beginning of the next one had no room in it.</summary>
    private bool IsFull(GridSegment line, string next)
    {
        var word = next.IndexOf(' ') is > 0 and var end ? end : next.Length;
        return GapRow.IsWide(next[0]) || GapRow.IsWide(line.Text[^1]) ? WidthOf(line) >= FullWidth - Uneven : line.Right + word >= FullRight - Lean;
    }
}
