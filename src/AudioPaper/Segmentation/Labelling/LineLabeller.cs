namespace AudioPaper.Segmentation.Labelling;

/// <summary>
/// Labels the lines of a page by a linear model over <see cref="LineFeatures"/> and pairs of labels, with the best sequence by dynamic
/// programming (A. Viterbi, 1967). The weights are learned as an averaged structured perceptron (M. Collins, "Discriminative training
/// methods for hidden Markov models", EMNLP 2002) from the pages under tests/corpus; line-labels.md beside them has recipe and accuracy.
/// </summary>
internal sealed class LineLabeller
{
    /// <summary>Number of labels.</summary>
    public static readonly int LabelCount = Enum.GetValues<LineLabel>().Length;

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
    public LineLabel[] Label(LineFeatures features, IReadOnlyList<SkipReason?> reasons, bool learns = false)
    {
        var lineCount = reasons.Count;
        if (lineCount == 0)
        {
            return [];
        }

        var from = new int[lineCount, LabelCount];
        // Sums over a whole page: in double precision, so that long pages lose nothing.
        var scores = Array.ConvertAll(Scores(features, reasons, 0, learns), score => (double)score);
        for (var i = 1; i < lineCount; i++)
        {
            var own = Scores(features, reasons, i, learns);
            var steps = Steps(features.Step(i));
            var next = new double[LabelCount];
            for (var label = 0; label < LabelCount; label++)
            {
                var best = 0;
                for (var before = 1; before < LabelCount; before++)
                {
                    best = scores[before] + steps[before][label] > scores[best] + steps[best][label] ? before : best;
                }

                (from[i, label], next[label]) = (best, scores[best] + steps[best][label] + own[label]);
            }

            scores = next;
        }

        var labels = new LineLabel[lineCount];
        var last = Array.IndexOf(scores, scores.Max());
        for (var i = lineCount - 1; i >= 0; i--)
        {
            // Where paragraphs begin rules of typesetting tell better than the words do.
            labels[i] = (LineLabel)last <= LineLabel.Next && features.GuessOf(i) is { } guess and <= LineLabel.Next && features.ShowsParagraphs && !learns ? guess : (LineLabel)last;
            last = from[i, last];
        }

        return labels;
    }

    /// <summary>Names of the features that two neighbouring labels show.</summary>
    public static IEnumerable<string> StepFeatures(LineLabel before, string step) => [$"{before}>", $"{before}> {step}"];

    private float[] Scores(LineFeatures features, IReadOnlyList<SkipReason?> reasons, int line, bool learns)
    {
        var scores = new float[LabelCount];
        if (reasons[line] is { } reason)
        {
            Array.Fill(scores, -Never);
            scores[(int)(reason == SkipReason.Caption ? LineLabel.Caption : LineLabel.Furniture)] = 0;
            return scores;
        }

        foreach (var feature in features.Of(line))
        {
            Add(feature, scores);
        }

        if (learns)
        {
            return scores;
        }

        if (features.GuessOf(line) is { } guess)
        {
            scores[(int)guess] += reasons.Count < LeastLines ? Never : Trust;
        }

        // What is left out by mistake is worse than what is read by mistake.
        scores[(int)LineLabel.Furniture] -= Caution;
        scores[(int)LineLabel.Caption] -= Caution;

        // A lead-in names its writers, but it begins a paragraph.
        scores[(int)LineLabel.Byline] -= features.BeginsArticle(line) && features.GuessOf(line) != LineLabel.Byline ? Never : 0;
        foreach (var other in features.IsRunning(line) ? Enum.GetValues<LineLabel>()[(int)LineLabel.Head..] : [])
        {
            scores[(int)other] -= Never;
        }

        return scores;
    }

    private float[][] Steps(string step) => [.. Enum.GetValues<LineLabel>().Select(before =>
    {
        var scores = new float[LabelCount];
        foreach (var feature in StepFeatures(before, step))
        {
            Add(feature, scores);
        }

        return scores;
    })];

    private void Add(string feature, float[] scores)
    {
        if (weights.TryGetValue(feature, out var own))
        {
            for (var label = 0; label < LabelCount; label++)
            {
                scores[label] += own[label];
            }
        }
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
