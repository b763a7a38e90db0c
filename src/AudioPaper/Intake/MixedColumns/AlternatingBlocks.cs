using System.Collections.Immutable;
using System.Text;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>A run of blocks put in columns.</summary>
/// <param name="BlockCount">How many blocks it takes.</param>
/// <param name="Text">Its text, the columns one after the other.</param>
internal sealed record AlternatingRun(int BlockCount, string Text);

/// <summary>
/// Runs of blocks that belong in turn to several columns. Programs that export text write a page so when lines of columns that stand close
/// together overlap in height and are taken for one block.
/// </summary>
internal static class AlternatingBlocks
{
    /// <summary>Blocks looked at in one run.</summary>
    public const int MostBlocks = 200;

    private const int MostColumns = 6;
    private const double NarrowestMeasure = 8;
    private const double WiderThanMeasure = 1.2;

    /// <summary>Blocks that end in mid-sentence at a full line before columns are taken to be mixed: pages in order have one for each column.</summary>
    private const int FewestCut = 8;

    /// <summary>Evidence for each block from which an order is better than none.</summary>
    private const double CertainEvidence = 0.6;

    /// <summary>The run that begins with the first of the blocks; null when none does, or when the columns stay unclear.</summary>
    /// <param name="blocks">The lines of each block.</param>
    /// <param name="budget">How much may be searched.</param>
    /// <param name="isMixed">Whether the order of the blocks is worse than another one, though none may be certain.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public static AlternatingRun? In(IReadOnlyList<ImmutableArray<Cell>> blocks, PlacementBudget budget, out bool isMixed, CancellationToken cancellationToken)
    {
        isMixed = false;
        var measure = blocks.Count == 0 ? 0 : blocks[0].Max(cell => cell.Width);
        if (measure < NarrowestMeasure)
        {
            return null;
        }

        var run = blocks.TakeWhile(block => block.All(cell => cell.Width <= measure + WiderThanMeasure)).ToList();
        var lines = run.SelectMany(block => block).ToList();
        var fullCount = lines.Count(cell => Continuation.IsFull(cell, measure));
        var cutCount = run.Count(block => !block[^1].EndsSentence && Continuation.IsFull(block[^1], measure));
        if (cutCount < FewestCut || fullCount * 2 < lines.Count || !budget.Take(lines.Count * MostColumns))
        {
            return null;
        }

        var best = Enumerable.Range(1, MostColumns).Select(count => new BlockPlacement(count, measure).Place(run, cancellationToken))
            .OfType<BlockState>().MaxBy(state => state.Finished(measure));
        isMixed = best is { Feet.Length: > 1 };
        return !isMixed || best!.BrokenCount > 0 || best.Finished(measure) < CertainEvidence * run.Count
            ? null
            : new AlternatingRun(run.Count, Written(best, run, measure));
    }

    private static string Written(BlockState state, List<ImmutableArray<Cell>> run, double measure)
    {
        var columns = new StringBuilder[state.Feet.Length];
        Array.Fill(columns, null!);
        var (before, after) = (new StringBuilder(), new StringBuilder());
        var steps = new Stack<BlockState>();
        for (var at = state; at.Parent is not null; at = at.Parent)
        {
            steps.Push(at);
        }

        foreach (var (step, block) in steps.Zip(run))
        {
            var text = string.Concat(block.Select(cell => cell.Text + "\n"));
            if (step.Column < 0)
            {
                (step.IsEmpty ? before : after).Append(step.IsEmpty ? "" : "\n").Append(text).Append(step.IsEmpty ? "\n" : "");
                continue;
            }

            var column = columns[step.Column] ??= new StringBuilder();
            var isHeading = block.Length == 1 && !block[0].EndsSentence && !Continuation.IsFull(block[0], measure) && !Continuation.IsFirstOfParagraph(block[0], measure);
            column.Append(isHeading ? "\n" : "").Append(text).Append(isHeading ? "\n" : "");
        }

        return $"{before}{string.Concat(columns.Select(column => column?.ToString()))}{after}";
    }
}
