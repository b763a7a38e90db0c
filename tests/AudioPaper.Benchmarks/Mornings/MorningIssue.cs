namespace AudioPaper.Benchmarks.Mornings;

/// <summary>An issue of the simulated morning: the same whatever number of workers makes it.</summary>
/// <param name="ArrivesAt">Minute of its arrival.</param>
/// <param name="IsCloud">Whether a voice in the cloud speaks it.</param>
/// <param name="Articles">Its articles: length in characters, and whether the first try fails.</param>
internal sealed record MorningIssue(double ArrivesAt, bool IsCloud, IReadOnlyList<(int Characters, bool Fails)> Articles)
{
    /// <summary>Characters of all articles.</summary>
    public int Characters { get; } = Articles.Sum(article => article.Characters);

    /// <summary>All issues of a morning.</summary>
    public static List<MorningIssue> Draw(MorningInputs inputs)
    {
        var random = new Random(inputs.Seed);
        return [.. Enumerable.Range(0, inputs.Newspapers).Select(_ =>
        {
            var arrival = Triangular(random, inputs.Arrival.First, inputs.Arrival.Peak, inputs.Arrival.Last);
            var isCloud = random.NextDouble() < inputs.CloudShare;
            var count = (int)Triangular(random, inputs.Articles.Least, inputs.Articles.Peak, inputs.Articles.Most);
            return new MorningIssue(arrival, isCloud, [.. Enumerable.Range(0, count).Select(_ => (inputs.ArticleLengths[random.Next(inputs.ArticleLengths.Count)], random.NextDouble() < inputs.RetryShare))]);
        })];
    }

    private static double Triangular(Random random, double least, double peak, double most)
    {
        var (u, border) = (random.NextDouble(), (peak - least) / (most - least));
        return u < border ? least + Math.Sqrt(u * (most - least) * (peak - least)) : most - Math.Sqrt((1 - u) * (most - least) * (most - peak));
    }
}
