namespace AudioPaper.Intake.Layout;

/// <summary>
/// Divides rows of words between columns that stand so close that one space is all that is left of the gutter. Where a line ends is told by its
/// width, by hyphens, by wide gaps, and by the first word of the next line, which did not fit (as a setter breaks lines: first fit). The best
/// division of all rows together is found (dynamic programming; D. Knuth and M. Plass, "Breaking paragraphs into lines", 1981).
/// </summary>
internal sealed class WordColumns
{
    /// <summary>An indent, in positions.</summary>
    private const int WidestIndent = 5;

    private readonly IReadOnlyList<List<RowWord>> rows;
    private readonly int columns;
    private readonly double pitch;
    private readonly double width;
    private readonly int beam;

    private WordColumns(IReadOnlyList<List<RowWord>> rows, int columns, double pitch, double width, int beam) =>
        (this.rows, this.columns, this.pitch, this.width, this.beam) = (rows, columns, pitch, width, beam);

    /// <summary>The best division into a number of columns.</summary>
    /// <param name="rows">The words of each row; positions count from the left side of the region.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="pitch">Positions from one column to the next.</param>
    /// <param name="width">Width of a column in parts of the letter size.</param>
    /// <param name="beam">Divisions of one row that are followed.</param>
    /// <returns>What it costs, and for each row the number of the first word of each column but the first.</returns>
    public static (double Cost, List<int[]> Starts) Divide(IReadOnlyList<List<RowWord>> rows, int columns, double pitch, double width, int beam) =>
        new WordColumns(rows, columns, pitch, width, beam).Divide();

    private (double Cost, List<int[]> Starts) Divide()
    {
        var layers = new List<List<(int[] Starts, double Cost, int From)>>();
        for (var r = 0; r < rows.Count; r++)
        {
            var layer = new List<(int[] Starts, double Cost, int From)>();
            foreach (var (starts, cost) in Candidates(r))
            {
                var (best, from) = (r == 0 ? cost : double.MaxValue, -1);
                for (var before = 0; r > 0 && before < layers[r - 1].Count; before++)
                {
                    var sum = layers[r - 1][before].Cost + cost;
                    for (var c = 0; c < columns && sum < best; c++)
                    {
                        sum += Transition(rows[r - 1], Piece(layers[r - 1][before].Starts, r - 1, c), rows[r], Piece(starts, r, c));
                    }

                    if (sum < best)
                    {
                        (best, from) = (sum, before);
                    }
                }

                layer.Add((starts, best, from));
            }

            layers.Add(layer);
        }

        var divided = new List<int[]>();
        var last = layers[^1].FindIndex(entry => entry.Cost == layers[^1].Min(other => other.Cost));
        var total = layers[^1][last].Cost;
        for (var r = rows.Count - 1; r >= 0; r--)
        {
            divided.Add(layers[r][last].Starts);
            last = layers[r][last].From;
        }

        divided.Reverse();
        return (total, divided);
    }

    private (int From, int To) Piece(int[] starts, int row, int column) =>
        (column == 0 ? 0 : starts[column - 1], column == columns - 1 ? rows[row].Count : starts[column]);

    /// <summary>The cheapest divisions of a row by itself, column after column.</summary>
    private List<(int[] Starts, double Cost)> Candidates(int row)
    {
        var words = rows[row];
        var open = new List<(int[] Starts, double Cost)> { ([], 0) };
        for (var c = 0; c < columns; c++)
        {
            var next = new List<(int[] Starts, double Cost)>();
            foreach (var (starts, cost) in open)
            {
                var from = c == 0 ? 0 : starts[^1];
                if (c == columns - 1)
                {
                    next.Add((starts, cost + PieceCost(words, from, words.Count, c)));
                    continue;
                }

                var natural = 0.0;
                for (var to = from; to <= words.Count && natural < 1.25 * width; to++)
                {
                    next.Add(([.. starts, to], cost + PieceCost(words, from, to, c)));
                    natural += to < words.Count ? LetterWidths.Of(words[to].Text) + LetterWidths.Space : 0;
                }
            }

            open = [.. next.OrderBy(entry => entry.Cost).Take(beam)];
        }

        return open;
    }

    private double PieceCost(List<RowWord> words, int from, int to, int column)
    {
        var start = column * pitch;
        if (from == to)
        {
            // Nothing stands in a column only where the gap is wide enough for it.
            return from < words.Count && words[from].Left < start + pitch - 3 ? 3 : 0;
        }

        var cost = 0.0;
        var off = words[from].Left - start;
        cost += 0.25 * Math.Max(0, off - WidestIndent);
        cost += words[from].Gap > 2 ? 0.25 * Math.Max(0, -off - 2) : 0.06 * Math.Max(0, -off - (0.35 * pitch));
        var natural = Natural(words, from, to);
        var isEnd = to == words.Count || words[to].Gap > 1;
        cost += natural > 1.01 * width ? 40 * ((natural / width) - 1.01) : 0;
        cost += !isEnd && natural < 0.95 * width ? 2 * (0.95 - (natural / width)) : 0;
        if (from > 0)
        {
            cost -= IsHyphen(words[from - 1].Text) ? 1 : 0;
            cost -= words[from].Gap > 1 ? 0.7 : 0;
        }

        for (var i = from + 1; i < to; i++)
        {
            cost += words[i].Gap > 2 ? 1.5 : words[i].Gap == 2 ? 0.6 : 0;
            cost += IsHyphen(words[i - 1].Text) ? 3 : WordPairs.Cost(words[i - 1].Text, words[i].Text);
        }

        return cost;
    }

    /// <summary>What it costs when one piece stands below the other in a column.</summary>
    private double Transition(List<RowWord> above, (int From, int To) a, List<RowWord> below, (int From, int To) b)
    {
        if (a.From == a.To || b.From == b.To)
        {
            return 0;
        }

        var (last, first) = (above[a.To - 1].Text, below[b.From].Text);
        if (IsHyphen(last))
        {
            return char.IsLower(first[0]) ? 0 : 3;
        }

        var isEnd = LineEnd.IsComplete(last);
        var filled = (Natural(above, a.From, a.To) + LetterWidths.Space + LetterWidths.Of(first)) / width;
        var cost = filled < 1.0 && !(isEnd && (a.To == above.Count || above[a.To].Gap > 1 || char.IsUpper(first[0]))) ? 20 * (1.0 - filled) : 0;
        return cost + WordPairs.Cost(last, first);
    }

    private static double Natural(List<RowWord> words, int from, int to)
    {
        var width = (to - from - 1) * LetterWidths.Space;
        for (var i = from; i < to; i++)
        {
            width += LetterWidths.Of(words[i].Text);
        }

        return width;
    }

    private static bool IsHyphen(string word) => word.Length > 1 && word[^1] is '-' or '\u2010';
}
