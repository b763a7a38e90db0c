using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>Columns of one story that are read one after the other.</summary>
internal static class ColumnChain
{
    /// <summary>Evidence in the steps from the foot of each column to the top of the next, and at the foot of the last.</summary>
    /// <param name="columns">The lines of each column.</param>
    /// <param name="feet">The lower end of each.</param>
    /// <param name="measures">The measure of each, in squares.</param>
    public static double Score(IReadOnlyList<List<Cell>> columns, ImmutableArray<ColumnFoot> feet, IReadOnlyList<double> measures)
    {
        var score = 0.0;
        var brackets = OpenBrackets.None;
        for (var column = 0; column < columns.Count; column++)
        {
            var top = column + 1 < columns.Count ? columns[column + 1].FirstOrDefault() : null;
            score += feet[column].ToTop(top, measures[column]);
            (brackets, var clashes) = Read(columns[column], brackets, measures[column]);
            score -= column == 0 ? 0 : ColumnFoot.CostOfClash * (clashes - Read(columns[column], OpenBrackets.Unknown, measures[column]).Clashes);
        }

        return score;
    }

    private static (OpenBrackets Brackets, int Clashes) Read(List<Cell> column, OpenBrackets brackets, double measure)
    {
        var all = 0;
        foreach (var cell in column)
        {
            brackets = brackets.After(cell.Text, out var clashes);
            all += clashes;
            if (cell.EndsSentence && !Continuation.IsFull(cell, measure))
            {
                brackets = OpenBrackets.None;
            }
        }

        return (brackets, all);
    }
}
