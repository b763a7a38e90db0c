using System.Text;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// Puts blocks in reading order that come from several columns in turn. Programs that export text write a page so where they take lines
/// at one height for the rows of a table: the first line of each column, left to right, then the second.
/// </summary>
internal static class ColumnsInTurn
{
    /// <summary>Blocks of a page; pages with more stay as they are.</summary>
    public const int MostBlocks = 3_000;

    /// <summary>How often columns are searched again with the measures of those found.</summary>
    private const int Rounds = 2;

    /// <summary>The chains of blocks in reading order; null when no columns come in turn for certain.</summary>
    /// <param name="blocks">The blocks of a page as they come.</param>
    /// <param name="isMixed">Whether columns seem to come in turn, certain or not.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public static IReadOnlyList<List<int>>? Chains(IReadOnlyList<TurnBlock> blocks, out bool isMixed, CancellationToken cancellationToken)
    {
        isMixed = false;
        if (blocks.Count is 0 or > MostBlocks)
        {
            return null;
        }

        var links = new BlockLinks(blocks);
        var evidence = new double[blocks.Count][];
        for (var i = 0; i < evidence.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            evidence[i] = [.. Enumerable.Range(i + 1, Math.Min(BlockLinks.Farthest, blocks.Count - i - 1)).Select(to => links.InTurn(i, to) ?? double.NaN)];
        }

        var next = TurnAlignment.Of(blocks, evidence);
        var measured = evidence;
        for (var round = 0; round < Rounds; round++)
        {
            var measures = new ColumnMeasures(blocks, new TurnChains(next));
            measured = [.. evidence.Select((row, i) => row.Select((value, k) => value + measures.Evidence(i, i + 1 + k)).ToArray())];
            next = TurnAlignment.Of(blocks, measured);
        }

        var regions = TurnRegions.Keep(blocks, next, (from, to) => double.IsNaN(measured[from][to - from - 1]) ? null : measured[from][to - from - 1], out isMixed);
        if (regions.Count == 0)
        {
            return null;
        }

        new ColumnSteps(blocks, links).Add(next, regions, cancellationToken);
        return new TurnChains(next).All;
    }

    /// <summary>The page, a blank line between chains and round headings inside a column.</summary>
    /// <param name="chains">The blocks in reading order.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="texts">The text of each, with a line feed at the end.</param>
    public static string Written(IReadOnlyList<List<int>> chains, IReadOnlyList<TurnBlock> blocks, IReadOnlyList<string> texts)
    {
        var measures = new ColumnMeasures(blocks, new TurnChains(NextOf(chains, blocks.Count)));
        var written = new StringBuilder();
        foreach (var chain in chains)
        {
            var (before, wasHeading) = (-1, false);
            foreach (var block in chain)
            {
                var isHeading = (before < 0 || blocks[before].Last.EndsSentence) && IsHeading(blocks[block], measures.Of(block));
                written.Append((isHeading && before >= 0) || wasHeading ? "\n" : "").Append(texts[block]);
                (before, wasHeading) = (block, isHeading);
            }

            written.Append('\n');
        }

        return written.ToString();
    }

    private static bool IsHeading(TurnBlock block, double? measure) =>
        measure is { } width && block.Lines.Length == 1 && !block.LastIsApart && !block.Last.EndsSentence && !block.Last.EndsInsideSentence
            && !Continuation.IsFull(block.Last, width) && !Continuation.IsFirstOfParagraph(block.Last, width);

    private static int[] NextOf(IReadOnlyList<List<int>> chains, int count)
    {
        var next = new int[count];
        Array.Fill(next, -1);
        foreach (var chain in chains)
        {
            for (var i = 0; i + 1 < chain.Count; i++)
            {
                next[chain[i]] = chain[i + 1];
            }
        }

        return next;
    }
}
