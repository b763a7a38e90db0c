namespace AudioPaper.Segmentation.Labelling;

/// <summary>
/// Labels the lines of a page by a linear model over <see cref="LineFeatures"/> and the
/// lines before (<see cref="LabelPath"/>). The weights are learned as an averaged structured perceptron (M. Collins, "Discriminative training
/// methods for hidden Markov models", EMNLP 2002) from the pages under tests/corpus; line-labels.md beside them has recipe and accuracy.
/// </summary>
internal sealed class LineLabeller
{
    /// <summary>More than all weights of a line together.</summary>
    private const float Never = 1e6f;

    /// <summary>What must speak more for a label than for the one that the rules guess.</summary>
    private const float Trust = 25;

    /// <summary>What must speak more for leaving a line out than for reading it.</summary>
    private const float Caution = 10;

    /// <summary>On pages with fewer lines the rules alone decide.</summary>
    private const int LeastLines = 30;

    private static readonly Lazy<LineLabeller> Learned = new(() => new LineLabeller(Read()));

    private readonly Dictionary<string, float[]> weights;

    /// <summary>A labeller with given weights: for each feature one per label; steps are named <c>label feature</c>.</summary>
    public LineLabeller(Dictionary<string, float[]> weights) => this.weights = weights;

    /// <summary>The labeller with the weights that come with the program.</summary>
    public static LineLabeller Default => Learned.Value;

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

        var steps = new Dictionary<string, StepScores>(StringComparer.Ordinal);
        foreach (var flow in features.Flows)
        {
            var found = LabelPath.Best(flow.Length, i => Scores(features, flow[i]), i => Steps(features.Step(i == 0 ? -1 : flow[i - 1], flow[i])));
            for (var i = 0; i < flow.Length; i++)
            {
                // Where paragraphs begin rules of typesetting tell better than the words do.
                labels[flow[i]] = features.ShowsParagraphs && found[i] is LineLabel.First or LineLabel.Next && features.GuessOf(flow[i])?.Kind() is { } guess and (LineLabel.First or LineLabel.Next) ? guess : found[i];
            }
        }

        return labels;

        StepScores Steps(string step) => steps.TryGetValue(step, out var known) ? known : steps[step] = new StepScores(state => Sum(StepScores.Features(LabelPath.States[state], step)));
    }

    private float[] Scores(LineFeatures features, int line)
    {
        var scores = Sum(features.Of(line));
        if (features.GuessOf(line) is { } guess)
        {
            scores[(int)guess] += Trust;
        }

        // What is left out by mistake is worse than what is read by mistake.
        scores[(int)LineLabel.Furniture] -= Caution;
        scores[(int)LineLabel.Caption] -= Caution;
        for (var label = 0; features.IsRunning(line) && label < LineLabels.Count; label++)
        {
            scores[label] -= ((LineLabel)label).Kind() is LineLabel.First or LineLabel.Next ? 0 : Never;
        }

        return scores;
    }

    private float[] Sum(IEnumerable<string> features)
    {
        var scores = new float[LineLabels.Count];
        foreach (var feature in features)
        {
            if (weights.TryGetValue(feature, out var own))
            {
                LineLabels.Add(own, scores);
            }
        }

        return scores;
    }

    /// <summary>The embedded weights: a line for each feature, its name and one whole number (hundredths) per label, with tabs between.</summary>
    private static Dictionary<string, float[]> Read()
    {
        using var stream = typeof(LineLabeller).Assembly.GetManifestResourceStream("line-labels.tsv")
            ?? throw new InvalidOperationException("The weights of the line labels are not part of the program.");
        using var reader = new StreamReader(stream);
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            weights[parts[0]] = [.. parts.Skip(1).Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) / 100f)];
        }

        return weights;
    }
}
