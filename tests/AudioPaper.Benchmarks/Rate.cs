using System.Diagnostics;

namespace AudioPaper.Benchmarks;

/// <summary>How many pieces a second one thread does: for what people wait for, where a ratio says nothing.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Least">Fewer a second are too few.</param>
/// <param name="Pieces">The pieces, none like the other.</param>
/// <param name="Work">Does one.</param>
internal sealed record Rate(string Name, int Least, string[] Pieces, Action<string> Work)
{
    private const int Rounds = 5;

    /// <summary>The median of the pieces a second in several rounds, after one that warms up.</summary>
    public double Measure()
    {
        Round();
        var rates = Enumerable.Range(0, Rounds).Select(_ => Pieces.Length / Round().TotalSeconds).Order().ToList();
        return rates[Rounds / 2];
    }

    private TimeSpan Round()
    {
        var watch = Stopwatch.StartNew();
        foreach (var piece in Pieces)
        {
            Work(piece);
        }

        return watch.Elapsed;
    }
}
