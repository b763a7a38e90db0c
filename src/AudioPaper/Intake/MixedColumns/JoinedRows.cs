using System.Text;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// Blocks in which the lines of columns that stand close together were joined row by row, with a single space between. Programs that
/// export text do so when a gutter is hardly wider than a letter.
/// </summary>
internal static class JoinedRows
{
    private const int MostColumns = 6;
    private const int MostLines = 400;

    /// <summary>Squares in the narrowest column of running text; narrower cells are of tables and lists.</summary>
    private const double NarrowestMeasure = 6;

    /// <summary>Squares in a cell that is likely of running text.</summary>
    private const double WideCell = 4;

    /// <summary>Lines with two such cells before a block that cannot be put in order is reported.</summary>
    private const int FewestWide = 5;

    /// <summary>Evidence for each line from which a placement is certain: true ones have 0.35 to 1.8, others at most 0.27 and mostly below 0.</summary>
    private const double CertainEvidence = 0.3;

    /// <summary>Squares by which the measures of columns differ that are of one story.</summary>
    private const double SameMeasure = 1.7;

    /// <summary>Rows that show all columns before a block is taken for columns.</summary>
    private const int FewestRows = 2;

    /// <summary>The lines of a block in their columns; null when it is no such block, or when the columns stay unclear.</summary>
    public static PlacedRows? InColumns(IReadOnlyList<string> lines, PlacementBudget budget, out bool isMixed, CancellationToken cancellationToken)
    {
        isMixed = false;
        if (lines.Count is < 3 or > MostLines)
        {
            return null;
        }

        var pieces = lines.Select(CellSplit.Pieces).ToList();
        var columnCount = Enumerable.Range(2, MostColumns - 1).LastOrDefault(k => pieces.Count(p => IsRow(p, k)) >= FewestRows);
        var wideCount = pieces.Count(p => p.Count(piece => Cell.WidthOf(piece) >= WideCell) >= 2);
        if (columnCount == 0 || pieces.Any(p => p.Count == 0) || wideCount * 4 < lines.Count)
        {
            return null;
        }

        var rows = pieces.Where(p => IsRow(p, columnCount)).ToList();
        var measures = Enumerable.Range(0, columnCount).Select(c => Measure(rows.Select(p => Cell.WidthOf(p[c])))).ToList();
        if (measures.Max() - measures.Min() <= SameMeasure)
        {
            var common = Measure(rows.SelectMany(p => p).Select(Cell.WidthOf));
            measures = measures.ConvertAll(_ => common);
        }

        if (measures.Any(m => m < NarrowestMeasure))
        {
            return null;
        }

        isMixed = wideCount >= FewestWide;
        if (!budget.Take(lines.Count))
        {
            return null;
        }

        var placed = new RowPlacement(measures).Place(pieces, cancellationToken);
        return placed is null || placed.BrokenCount > 0 || placed.Score < CertainEvidence * lines.Count ? null : placed;
    }

    private static bool IsRow(List<string> pieces, int columnCount) =>
        pieces.Count == columnCount && pieces.TrueForAll(piece => Cell.WidthOf(piece) >= 2 && piece.Any(Cell.IsSquare));

    /// <summary>The width most lines have; where two are as frequent, the wider.</summary>
    private static double Measure(IEnumerable<double> widths)
    {
        var all = widths.ToList();
        return all.OrderDescending().MaxBy(width => all.Count(other => Math.Abs(other - width) <= 0.4));
    }

    /// <summary>The placed lines as text, the columns one after the other.</summary>
    public static string Written(PlacedRows placed)
    {
        var written = new StringBuilder();
        foreach (var line in placed.Before)
        {
            written.Append(line).Append('\n');
        }

        if (placed.Before.Length > 0)
        {
            written.Append('\n');
        }

        foreach (var column in placed.Columns)
        {
            foreach (var line in column)
            {
                written.Append(line).Append('\n');
            }
        }

        if (placed.Beside.Length > 0)
        {
            written.Append('\n').AppendJoin('\n', placed.Beside).Append('\n');
        }

        if (placed.After.Length > 0)
        {
            written.Append('\n').AppendJoin('\n', placed.After).Append('\n');
        }

        return written.ToString();
    }
}
