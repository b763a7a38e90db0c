using System.Text.RegularExpressions;

namespace AudioPaper.Intake.Layout;

/// <summary>
/// Finds regions of words in columns with single spaces between them: there hyphens stand within lines, before a space.
/// </summary>
internal static partial class SqueezedRegions
{
    /// <summary>Spaces that part a region from what stands beside it, and rows between hyphens of one region.</summary>
    private const int WideGap = 4;
    private const int MostRowsApart = 9;

    /// <summary>Rows with a hyphen within, at least.</summary>
    private const int LeastHyphens = 2;

    /// <summary>A row beside the region belongs to it when it fills so much of its width.</summary>
    private const double FullPart = 0.66;

    /// <summary>Positions on both sides of where a gutter would be.</summary>
    private const int Around = 8;

    /// <summary>Rows of other columns that may stand between.</summary>
    private const int MostBetween = 2;

    /// <summary>Bounds of work for one region, and of columns in one.</summary>
    private const int MostRows = 120;
    private const int MostColumns = 6;
    private const int MostRegions = 8;
    private const int NarrowBeam = 10;
    private const int WideBeam = 48;

    /// <summary>Letters in a line of a column at least.</summary>
    private const int NarrowestColumn = 13;

    /// <summary>The gutters in these regions.</summary>
    public static List<Seam> Seams(IReadOnlyList<string> lines)
    {
        var seams = new List<Seam>();
        foreach (var region in Regions(lines))
        {
            seams.AddRange(Seams(lines, region));
        }

        return seams;
    }

    private static List<Region> Regions(IReadOnlyList<string> lines)
    {
        var regions = new List<Region>();
        for (var row = 0; row < lines.Count; row++)
        {
            foreach (var (left, right) in Seeds(lines, row))
            {
                var known = regions.FindIndex(region => row - region.Last <= MostRowsApart && left < region.Right && region.Left < right);
                if (known < 0)
                {
                    regions.Add(new Region(row, row, left, right, 1));
                }
                else if (regions[known] is var old)
                {
                    regions[known] = new Region(old.First, row, Math.Min(old.Left, left), Math.Max(old.Right, right), old.Hyphens + (row > old.Last ? 1 : 0));
                }
            }
        }

        return [.. regions.Where(region => region.Hyphens >= LeastHyphens).Select(region => Extended(lines, region)).Where(region => region.Last - region.First < MostRows).Take(MostRegions)];
    }

    /// <summary>
    /// Runs of words in which a column must end: at a hyphen before a space, or above or below the end of a paragraph that has a wide gap behind it
    /// while the run goes on over that gap with single spaces.
    /// </summary>
    private static IEnumerable<(int Left, int Right)> Seeds(IReadOnlyList<string> lines, int row)
    {
        foreach (var hyphen in Hyphen().Matches(lines[row]).AsEnumerable())
        {
            yield return Run(lines[row], hyphen.Index);
        }

        foreach (var gap in ParagraphEnd().Matches(lines[row]).AsEnumerable())
        {
            foreach (var beside in new[] { row - 1, row + 1 })
            {
                if (beside >= 0 && beside < lines.Count && IsCrossed(lines[beside], gap.Index + gap.Length))
                {
                    yield return Run(lines[beside], gap.Index + gap.Length);
                }
            }
        }
    }

    /// <summary>Whether words run over a position with single spaces.</summary>
    private static bool IsCrossed(string line, int x) => x > Around && x + Around < line.Length && line.AsSpan(x - Around, 2 * Around).IndexOf("  ") < 0
        && line.AsSpan(x - Around, 2 * Around).IndexOf(' ') >= 0 && !line.AsSpan(x - Around, 2 * Around).ContainsAnyInRange('\u2e80', '\uffa0');

    /// <summary>With the rows above and below that are as full.</summary>
    private static Region Extended(IReadOnlyList<string> lines, Region region)
    {
        var (first, last) = (region.First, region.Last);
        for (var more = 1; more <= MostBetween && first - more >= 0 && Words(lines[first - more], region).Count > 0; more++)
        {
            if (BelongsTo(lines[first - more], region))
            {
                (first, more) = (first - more, 0);
            }
        }

        for (var more = 1; more <= MostBetween && last + more < lines.Count && Words(lines[last + more], region).Count > 0; more++)
        {
            if (BelongsTo(lines[last + more], region))
            {
                (last, more) = (last + more, 0);
            }
        }

        // The last rows are short: some columns have ended there.
        while (last + 1 < lines.Count && last - region.Last < MostRows && Words(lines[last + 1], region) is { Count: > 0 } words && words[0].Left <= WideGap && words.Count < 8)
        {
            last++;
        }

        return region with { First = first, Last = last };
    }

    private static bool BelongsTo(string line, Region region)
    {
        var words = Words(line, region);
        return words.Count > 3 && words[^1].Left + words[^1].Text.Length > FullPart * (region.Right - region.Left);
    }

    private static (int Left, int Right) Run(string line, int x)
    {
        var gap = new string(' ', WideGap);
        var left = line.LastIndexOf(gap, x, StringComparison.Ordinal);
        var right = line.IndexOf(gap, x, StringComparison.Ordinal);
        return (left < 0 ? 0 : left + WideGap, right < 0 ? line.Length : right);
    }

    private static List<RowWord> Words(string line, Region region)
    {
        var words = new List<RowWord>();
        for (var (x, end) = (Math.Max(region.Left - 1, 0), Math.Max(region.Left - 1, 0)); x < Math.Min(line.Length, region.Right);)
        {
            if (line[x] == ' ')
            {
                x++;
                continue;
            }

            var length = line.AsSpan(x).IndexOf(' ') is var space and >= 0 ? space : line.Length - x;
            words.Add(new RowWord(x - region.Left, x - end, line.Substring(x, length)));
            x += length;
            end = x;
        }

        return words;
    }

    private static IEnumerable<Seam> Seams(IReadOnlyList<string> lines, Region region)
    {
        var numbers = Enumerable.Range(region.First, region.Last - region.First + 1).ToList();
        var all = numbers.ConvertAll(row => Words(lines[row], region));
        var rows = all.FindAll(words => words.Count > 0);
        var widths = rows.Where(words => words.TrueForAll(word => word.Gap < 3 || word == words[0])).Select(words => words.Sum(word => LetterWidths.Of(word.Text) + LetterWidths.Space)).Order().ToList();
        if (widths.Count == 0)
        {
            return [];
        }

        var full = widths[widths.Count * 3 / 4];
        var length = (double)(region.Right - region.Left + 1);
        var best = (Cost: double.MaxValue, Starts: new List<int[]>(), Pitch: 0.0);
        // A narrow search finds number and width of the columns, a wider one the division.
        var shape = (Columns: 1, Pitch: length, Width: full);
        for (var columns = 1; columns <= MostColumns && length / columns >= NarrowestColumn; columns++)
        {
            foreach (var stretch in columns == 1 ? [1.0] : new[] { 1.0, 1.05, 1.1, 1.15 })
            {
                foreach (var part in new[] { 0.94, 0.97, 1.0, 1.03, 1.06 })
                {
                    var (pitch, width) = (stretch * length / columns, part * ((full / columns) - LetterWidths.Space));
                    if (WordColumns.Divide(rows, columns, pitch, width, NarrowBeam) is var divided && divided.Cost < best.Cost)
                    {
                        best = (divided.Cost, divided.Starts, pitch);
                        shape = (columns, pitch, width);
                    }
                }
            }
        }

        best.Starts = WordColumns.Divide(rows, shape.Columns, shape.Pitch, shape.Width, WideBeam).Starts;
        return Enumerable.Range(0, best.Starts[0].Length).Select(column => new Seam(region.First, Positions(all, best.Starts, column, region, best.Pitch), region.Left + Edge(rows, best.Starts, column, best.Pitch)));
    }

    /// <summary>Where the column behind a gutter begins, as its lines behind wide gaps tell.</summary>
    private static int Edge(List<List<RowWord>> rows, List<int[]> starts, int column, double pitch)
    {
        var lefts = rows.Zip(starts, (words, start) => start[column] < words.Count && start[column] > 0 ? words[start[column]] : null)
            .OfType<RowWord>().Where(word => word.Gap > 2).Select(word => word.Left).Order().ToList();
        return lefts.Count > 1 ? lefts[lefts.Count / 3] : (int)Math.Round((column + 1) * pitch);
    }

    private static List<int> Positions(List<List<RowWord>> all, List<int[]> starts, int column, Region region, double pitch)
    {
        var positions = new List<int>();
        var row = 0;
        foreach (var words in all)
        {
            var edge = (int)Math.Round((column + 1) * pitch) - 1;
            if (words.Count > 0)
            {
                var start = starts[row++][column];
                edge = start < words.Count ? (start > 0 ? words[start].Left - 1 : Math.Min(edge, words[start].Left - 1)) : Math.Max(edge, words[^1].Left + words[^1].Text.Length);
            }

            positions.Add(Math.Max(0, region.Left + edge));
        }

        return positions;
    }

    [GeneratedRegex(@"\p{Ll}{2}[.!?]?[.!?”’] {4,200}(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex ParagraphEnd();

    [GeneratedRegex(@"\p{Ll}[-\u2010] \p{Ll}", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphen();

    private sealed record Region(int First, int Last, int Left, int Right, int Hyphens);
}
