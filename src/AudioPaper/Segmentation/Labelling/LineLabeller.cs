namespace AudioPaper.Segmentation.Labelling;

/// <summary>
/// Labels the lines of a page by networks over <see cref="LineFeatures"/> that look at the lines around (<see cref="LineNetwork"/>) and the best
/// path through the ways in which articles are built (<see cref="LabelPath"/>). The networks are learned by tests/AudioPaper.Training from the
/// pages under tests/corpus; line-labels.md beside their weights has recipe and accuracy.
/// </summary>
internal sealed class LineLabeller
{
    /// <summary>More than all weights of a line together.</summary>
    private const float Never = 1e6f;

    /// <summary>What must speak more for leaving a line out than for reading it.</summary>
    private const float Caution = 0.5f;

    /// <summary>On pages with fewer lines the rules alone decide.</summary>
    private const int LeastLines = 30;

    private static readonly LineLabeller Learned = new(new Lazy<IReadOnlyList<LineNetwork>>(() => Read("line-labels.tsv")), new Lazy<IReadOnlyList<LineNetwork>>(() => Read("line-labels-print.tsv")));

    private readonly Lazy<IReadOnlyList<LineNetwork>> ofText;
    private readonly Lazy<IReadOnlyList<LineNetwork>> ofPrint;

    /// <summary>A labeller with given networks, which vote.</summary>
    /// <param name="ofText">Those for pages that do not tell how their lines stand.</param>
    /// <param name="ofPrint">Those for pages that do (<see cref="PagePlan"/>).</param>
    public LineLabeller(IReadOnlyList<LineNetwork> ofText, IReadOnlyList<LineNetwork> ofPrint)
        : this(new Lazy<IReadOnlyList<LineNetwork>>(ofText), new Lazy<IReadOnlyList<LineNetwork>>(ofPrint))
    {
    }

    private LineLabeller(Lazy<IReadOnlyList<LineNetwork>> ofText, Lazy<IReadOnlyList<LineNetwork>> ofPrint) => (this.ofText, this.ofPrint) = (ofText, ofPrint);

    /// <summary>The labeller with the weights that come with the program.</summary>
    public static LineLabeller Default => Learned;

    /// <summary>The best labels of a page's lines; a line that rules leave out is a caption or furniture.</summary>
    public LineLabel[] Label(IReadOnlyList<PageLine> page, IReadOnlyList<SkipReason?> reasons) => Label(new LineFeatures(page, reasons), reasons);

    /// <summary>The same with features that are at hand.</summary>
    public LineLabel[] Label(LineFeatures features, IReadOnlyList<SkipReason?> reasons)
    {
        var labels = reasons.Select(reason => reason == SkipReason.Caption ? LineLabel.Caption : LineLabel.Furniture).ToArray();
        if (reasons.Count < LeastLines)
        {
            return [.. labels.Select((label, i) => features.GuessOf(i) ?? label)];
        }

        var networks = (features.IsPrint ? ofPrint : ofText).Value;
        var steps = new Dictionary<string, StepScores>(StringComparer.Ordinal);
        foreach (var flow in features.Flows)
        {
            var scores = Mean(networks, Array.ConvertAll(flow, i => features.Of(i).ToArray()));
            var found = LabelPath.Best(flow.Length, i => Weighed(scores[i], features, flow[i]), i => Steps(features.Step(i == 0 ? -1 : flow[i - 1], flow[i])));
            for (var i = 0; i < flow.Length; i++)
            {
                labels[flow[i]] = found[i];
            }
        }

        return labels;

        StepScores Steps(string step) => steps.TryGetValue(step, out var known) ? known : steps[step] = StepScores.Mean([.. networks.Select(network => network.StepsOf(step))]);
    }

    private static float[][] Mean(IReadOnlyList<LineNetwork> networks, string[][] lines)
    {
        var all = networks.Select(network => network.Scores(lines)).ToList();
        return [.. Enumerable.Range(0, lines.Length).Select(i => Enumerable.Range(0, LineLabels.Count).Select(label => all.Average(scores => scores[i][label])).ToArray())];
    }

    private static float[] Weighed(float[] scores, LineFeatures features, int line)
    {
        // What is left out by mistake is worse than what is read by mistake.
        scores[(int)LineLabel.Furniture] -= Caution;
        scores[(int)LineLabel.Caption] -= Caution;
        scores[(int)LineLabel.First] -= features.GoesOn(line) ? Never : 0;
        for (var label = 0; features.IsRunning(line) && label < LineLabels.Count; label++)
        {
            scores[label] -= ((LineLabel)label).Kind() is LineLabel.First or LineLabel.Next ? 0 : Never;
        }

        return scores;
    }

    /// <summary>Networks that come with the program.</summary>
    private static List<LineNetwork> Read(string name)
    {
        using var stream = typeof(LineLabeller).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The weights {name} are not part of the program.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return LineNetworkFile.Read(file);
    }
}
