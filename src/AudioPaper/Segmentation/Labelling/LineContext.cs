namespace AudioPaper.Segmentation.Labelling;

/// <summary>What a layer of a <see cref="LineNetwork"/> sees beside each line, the numbers of other lines: never written to.</summary>
/// <param name="Before">For each line the one some lines before it; or the mean of all.</param>
/// <param name="After">For each line the one some lines after it; or the mean of those around it.</param>
internal sealed record LineContext(float[][] Before, float[][] After)
{
    /// <summary>Stands where layers have a distance, for the layer that sees the whole page: a paper has its habits.</summary>
    public const int Page = 0;

    /// <summary>Lines before and after that a mean is of.</summary>
    public const int Reach = 12;

    private static readonly float[] None = new float[LineNetwork.Width];

    /// <summary>What a layer sees.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="dilation">How many lines before and after it looks, or <see cref="Page"/>.</param>
    public static LineContext Of(float[][] lines, int dilation) => dilation == Page
        ? new([.. Enumerable.Repeat(Mean(lines), lines.Length)], Around(lines))
        : new([.. lines.Select((_, i) => i >= dilation ? lines[i - dilation] : None)], [.. lines.Select((_, i) => i + dilation < lines.Length ? lines[i + dilation] : None)]);

    /// <summary>How many lines the mean around a line is of.</summary>
    public static int CountAround(int line, int count) => Math.Min(count, line + Reach + 1) - Math.Max(0, line - Reach);

    private static float[] Mean(float[][] lines)
    {
        var mean = new float[LineNetwork.Width];
        foreach (var line in lines)
        {
            LineNetwork.AddScaled(mean, line, 1f / lines.Length);
        }

        return mean;
    }

    private static float[][] Around(float[][] lines)
    {
        var sum = new float[LineNetwork.Width];
        var means = new float[lines.Length][];
        for (var (i, end) = (0, 0); i < lines.Length; i++)
        {
            for (; end < lines.Length && end <= i + Reach; end++)
            {
                LineNetwork.AddScaled(sum, lines[end], 1);
            }

            if (i > Reach)
            {
                LineNetwork.AddScaled(sum, lines[i - Reach - 1], -1);
            }

            means[i] = new float[LineNetwork.Width];
            LineNetwork.AddScaled(means[i], sum, 1f / CountAround(i, lines.Length));
        }

        return means;
    }
}
