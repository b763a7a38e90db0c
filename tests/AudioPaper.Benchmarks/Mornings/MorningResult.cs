namespace AudioPaper.Benchmarks.Mornings;

/// <summary>What became of a simulated morning.</summary>
/// <param name="Workers">How many made it.</param>
/// <param name="PublishedAt">Minute after midnight of each issue's publication; 0 where there was none.</param>
/// <param name="Publications">How often each was published.</param>
/// <param name="WorkSeconds">Seconds of cores, what was lost with dead workers included.</param>
/// <param name="WaitingPeak">Most jobs that waited at once.</param>
internal sealed record MorningResult(int Workers, IReadOnlyList<double> PublishedAt, IReadOnlyList<int> Publications, double WorkSeconds, int WaitingPeak)
{
    /// <summary>Issues in the feed at the deadline.</summary>
    public int OnTime(double deadline) => PublishedAt.Zip(Publications).Count(issue => issue.Second > 0 && issue.First <= deadline);

    /// <summary>By how many minutes the given part of the issues came too late at most; 0 on time.</summary>
    public double Lateness(double part, double deadline) => Math.Max(0, Quantile(PublishedAt, part) - deadline);

    /// <summary>How many minutes the given part of the issues took from arrival to feed at most.</summary>
    public double Taken(double part, IReadOnlyList<MorningIssue> issues) => Quantile([.. PublishedAt.Zip(issues).Select(issue => issue.First - issue.Second.ArrivesAt)], part);

    private static double Quantile(IReadOnlyList<double> values, double part) => values.Order().ElementAt((int)Math.Ceiling(part * values.Count) - 1);
}
