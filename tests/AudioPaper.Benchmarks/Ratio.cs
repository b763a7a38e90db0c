using System.Diagnostics;

namespace AudioPaper.Benchmarks;

/// <summary>Compares ten times the work with ten times once the work, side by side in one run: 1 is linear, 10 is quadratic.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Make">Makes the work of a scale, 1 or 10; only the work it returns is measured.</param>
internal sealed record Ratio(string Name, Func<int, Action> Make)
{
    /// <summary>Ten times the text may take twelve times the time: caches and collections cost a little.</summary>
    public const double Bound = 12;

    private const int Rounds = 7;

    /// <summary>Medians of the time of scale 1, of scale 10, and how many times longer that takes.</summary>
    public (TimeSpan One, TimeSpan Ten, double Times) Measure()
    {
        var (one, ten) = (Make(1), Make(10));
        for (var i = 0; i < 30; i++)
        {
            one();
        }

        ten();
        var (ones, tens) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            ones.Add(Time(one, 10) / 10);
            tens.Add(Time(ten, 1));
        }

        var (medianOne, medianTen) = (Median(ones), Median(tens));
        return (medianOne, medianTen, medianTen / medianOne);
    }

    private static TimeSpan Time(Action work, int times)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
        {
            work();
        }

        return watch.Elapsed;
    }

    private static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
