using AudioPaper.Intake.MixedColumns;

namespace AudioPaper.Intake.Layout;

/// <summary>
/// Judges how well one block of a page goes on with another: sentences that break off, heads without their text and leaps over the page cost.
/// </summary>
internal sealed class JoinCosts
{
    /// <summary>A sentence breaks off, or one goes on that did not begin.</summary>
    private const double Broken = 3;

    /// <summary>A head stands apart from its text, or text from its head.</summary>
    private const double Headless = 2;

    /// <summary>A sentence may break off or begin here; letters do not tell.</summary>
    private const double Doubtful = 1;

    /// <summary>Text stands at most this many rows below its head.</summary>
    private const int HeadRoom = 6;

    /// <summary>A head that begins so many positions beside the edge of its column is set in the middle over more of them.</summary>
    private const int LeastCentred = 2;

    /// <summary>The lean of columns, in positions.</summary>
    private const int Lean = 2;

    private readonly IReadOnlyList<GridBlock> blocks;
    private readonly Ends[] ends;
    private readonly int[] headAbove;
    private readonly List<(int First, int Last)> headRows;

    public JoinCosts(IReadOnlyList<GridBlock> blocks)
    {
        this.blocks = blocks;
        ends = [.. blocks.Select(block => new Ends(block))];
        headRows = [.. blocks.Where((_, i) => ends[i].IsHead).Select(block => (block.FirstRow, block.LastRow))];
        headAbove = [.. blocks.Select((_, i) => HeadAbove(i))];
        headAbove = [.. blocks.Select((_, i) => headAbove[i] >= 0 || ends[i].IsHead ? headAbove[i] : HeadInTheMiddle(i))];
    }

    /// <summary>What it costs to read block <paramref name="b"/> right after block <paramref name="a"/>; 0 when all is as it should be.</summary>
    public double Of(int a, int b)
    {
        var (last, next) = (ends[a], ends[b]);
        var cost = last.IsHead ? AfterHead(a, b) : AfterText(a, b);
        var isApart = !last.IsHead || blocks[b].FirstRow - blocks[a].LastRow is < 0 or > HeadRoom;
        if (!next.IsHead && headAbove[b] >= 0 && headAbove[b] != a && isApart)
        {
            cost += Headless;
        }

        return cost + Leap(a, b);
    }

    private double AfterHead(int a, int b)
    {
        var (head, next) = (blocks[a], blocks[b]);
        var rows = next.FirstRow - head.LastRow;
        if (IsUnder(head, next))
        {
            return rows <= HeadRoom ? ends[b].IsSureToGoOn ? Doubtful : 0 : 0.2 * Math.Min(rows - HeadRoom, 5);
        }

        // A head in the middle stands right of the first column below it.
        if (headAbove[b] == a)
        {
            return 0;
        }

        var isCentred = next.Left < head.Left && rows > 0 && rows <= HeadRoom && !ends[b].IsHead;
        return isCentred ? 0.4 : ends[b].IsHead ? Doubtful : Headless;
    }

    private double AfterText(int a, int b)
    {
        var (last, next) = (ends[a], ends[b]);
        if (last.IsOpen)
        {
            if (next.IsHead || next.BeginsParagraph)
            {
                return Broken;
            }

            var isWord = HanziPairs.AreOneWord(blocks[a].Lines[^1].Text[^1], blocks[b].Lines[0].Text[0]) == true;
            return isWord || next.IsSureToGoOn ? -0.5 : next.MayGoOn ? 0 : Doubtful;
        }

        return next.IsSureToGoOn ? Broken : !next.IsHead && !next.BeginsParagraph && next.MayGoOn && last.IsClosed ? Doubtful / 2 : 0;
    }

    /// <summary>Reading goes down, and from the foot of a column to the head of the next one; the rest leaps, most of all text without a head.</summary>
    private double Leap(int from, int to)
    {
        var (a, b) = (blocks[from], blocks[to]);
        var isText = !ends[from].IsHead && !ends[to].IsHead;
        if (IsUnder(a, b))
        {
            // A head that stands beside a gap begins a story below this text, too.
            var isCut = isText && ends[from].IsClosed && !ends[to].BeginsParagraph && b.FirstRow - a.LastRow <= 3 && headRows.Any(head => head.First > a.LastRow && head.Last < b.FirstRow);
            return (isCut ? Doubtful : 0) + (0.02 * Math.Min(b.FirstRow - a.LastRow - 1, 10));
        }

        if (b.Left >= a.Right - Lean)
        {
            return isText && b.FirstRow > a.LastRow ? Doubtful : 0.1;
        }

        return isText ? Doubtful : b.FirstRow > a.LastRow ? 0.2 : 0.5;
    }

    private static bool IsUnder(GridBlock above, GridBlock below) =>
        below.FirstRow > above.LastRow && below.Left < above.Right && above.Left < below.Right;

    /// <summary>The head that stands right above a block of text; -1 for none.</summary>
    private int HeadAbove(int i)
    {
        var nearest = -1;
        for (var j = 0; j < blocks.Count; j++)
        {
            if (j != i && IsUnder(blocks[j], blocks[i]) && (nearest < 0 || blocks[j].LastRow > blocks[nearest].LastRow))
            {
                nearest = j;
            }
        }

        return nearest >= 0 && ends[nearest].IsHead && blocks[i].FirstRow - blocks[nearest].LastRow <= HeadRoom ? nearest : -1;
    }

    /// <summary>The head in the middle over several columns of which a block is the first, right of it; -1 for none.</summary>
    private int HeadInTheMiddle(int i)
    {
        var x = blocks[i].Right;
        for (var beside = Beside(i, x); beside >= 0; beside = Beside(i, x))
        {
            var head = headAbove[beside];
            if (head >= 0)
            {
                var isFree = !blocks.Any(block => IsUnder(block, blocks[i]) && block.LastRow >= blocks[head].FirstRow);
                return isFree && Math.Abs(blocks[head].Left - blocks[beside].Edge) >= LeastCentred ? head : -1;
            }

            x = Math.Max(x, blocks[beside].Right) + Lean;
        }

        return -1;
    }

    /// <summary>The next column of text that begins at the same height as a block; -1 for none.</summary>
    private int Beside(int i, int x)
    {
        var nearest = -1;
        for (var j = 0; j < blocks.Count; j++)
        {
            if (!ends[j].IsHead && blocks[j].Left >= x - Lean && blocks[j].Left > blocks[i].Left && Math.Abs(blocks[j].FirstRow - blocks[i].FirstRow) <= Lean && (nearest < 0 || blocks[j].Left < blocks[nearest].Left))
            {
                nearest = j;
            }
        }

        return nearest;
    }

    /// <summary>What the first and the last line of a block tell.</summary>
    private sealed class Ends
    {
        public Ends(GridBlock block)
        {
            var (first, last) = (block.Lines[0], block.Lines[^1]);
            IsHead = block.IsHead;
            var isLong = block.Lines.Count > 1;
            // Words do not fill their lines evenly.
            var isFull = (GapRow.IsWide(last.Text[^1]) && block.WidthOf(last) >= block.FullWidth - Lean) || (!GapRow.IsWide(last.Text[^1]) && last.Right - block.Left > (block.FullRight - block.Left) / 2);
            IsOpen = !IsHead && !LineEnd.IsComplete(last.Text) && (LineEnd.IsOpen(last.Text) || (isLong ? isFull : last.Text.Length >= 8));
            IsClosed = LineEnd.IsComplete(last.Text);
            var indent = first.Left - block.Edge;
            BeginsParagraph = LineEnd.BeginsText(first.Text) || (isLong && indent is > 1 and <= 8);
            MayGoOn = !IsHead && indent <= 1;
            IsSureToGoOn = !BeginsParagraph && (char.IsLower(first.Text[0]) || LineEnd.IsNeverFirst(first.Text[0]));
        }

        public bool IsHead { get; }

        public bool IsOpen { get; }

        public bool IsClosed { get; }

        public bool BeginsParagraph { get; }

        public bool MayGoOn { get; }

        public bool IsSureToGoOn { get; }
    }
}
