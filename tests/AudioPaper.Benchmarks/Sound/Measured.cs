namespace AudioPaper.Benchmarks.Sound;

/// <summary>A row of the report.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Ratio">Median of the ratios of all rounds.</param>
/// <param name="Lowest">The lowest of them.</param>
/// <param name="Highest">The highest of them.</param>
/// <param name="Bound">The ratio it must not pass; null where none is set.</param>
internal sealed record Measured(string Name, double Ratio, double Lowest, double Highest, double? Bound)
{
    /// <summary>Whether it is within its bound.</summary>
    public bool Holds => Bound is not { } bound || Ratio <= bound;

    /// <summary>The row of ratios that were measured in the same rounds.</summary>
    public static Measured Of(string name, IReadOnlyList<double> ratios, double? bound)
    {
        var sorted = ratios.Order().ToList();
        return new Measured(name, sorted[sorted.Count / 2], sorted[0], sorted[^1], bound);
    }
}
