using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Training;

/// <summary>
/// Learns a <see cref="LineNetwork"/> and the scores of steps together, so that the right paths become likely (conditional random field;
/// J. Lafferty et al., ICML 2001), by Adam (D. Kingma, J. Ba, ICLR 2015) with dropout.
/// </summary>
internal sealed class NetworkTraining
{
    private const int Width = LineNetwork.Width;
    public static float Knob(string name, float usual) => Environment.GetEnvironmentVariable(name) is { } set ? float.Parse(set, System.Globalization.CultureInfo.InvariantCulture) : usual;
    private static readonly float FeatureDropout = Knob("FD", 0.3f);
    private static readonly float Dropout = Knob("DR", 0.4f);
    private static readonly float Sparse = Knob("GL", 0);
    private static readonly float Init = Knob("INIT", 0.06f);
    private const int LeastCount = 5;

    /// <summary>Issues that hold a feature, at least; words are in more, or they would be those of one story.</summary>
    private static readonly int LeastIssues = (int)Knob("LI", 2);

    private static readonly int LeastIssuesOfWord = (int)Knob("LIW", 5);

    private static readonly int LeastIssuesOfAny = (int)Knob("LIA", 30);

    /// <summary>Vectors shorter than this (in hundredths, squared) hardly left the chance they began with, and are left out.</summary>
    private static readonly float LeastLength = Knob("LL", 2650);

    private readonly FeatureTable table;
    private readonly Random random;
    private readonly float[]?[] vectors;
    private readonly Adam?[] vectorSteps;
    private readonly Dictionary<int, float[]> gradients = [];
    private readonly float[]?[] stepWeights;
    private readonly Adam?[] stepSteps;
    private readonly Dictionary<int, float[]> stepGradients = [];
    private readonly float[][] layers;
    private readonly float[][] layerGradients;
    private readonly Adam[] layerSteps;
    private readonly float[] output = new float[LineLabels.Count * (Width + 1)];
    private readonly float[] outputGradient = new float[LineLabels.Count * (Width + 1)];
    private readonly Adam outputSteps;

    private NetworkTraining(FeatureTable table, IReadOnlyList<EncodedPage> pages, int seed)
    {
        (this.table, random) = (table, new Random(seed));
        var counts = new int[table.Count];
        foreach (var feature in pages.SelectMany(page => page.Flows).SelectMany(flow => flow.Features).SelectMany(features => features))
        {
            counts[feature]++;
        }

        var issues = Issues(table, pages);
        vectors = [.. counts.Select((count, feature) => count >= LeastCount && issues[feature] >= LeastOf(table.NameOf(feature)) ? Enumerable.Range(0, Width).Select(_ => Gaussian() * Init).ToArray() : null)];
        vectorSteps = new Adam?[table.Count];
        stepWeights = new float[]?[table.Count];
        stepSteps = new Adam?[table.Count];
        layers = [.. LineNetwork.Dilations.Select(_ => Enumerable.Range(0, Width * LineNetwork.RowLength).Select(i => i % LineNetwork.RowLength == LineNetwork.RowLength - 1 ? 0 : Gaussian() * 0.08f).ToArray())];
        layerGradients = [.. layers.Select(layer => new float[layer.Length])];
        layerSteps = [.. layers.Select(layer => new Adam(layer.Length))];
        outputSteps = new Adam(output.Length);
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = i % (Width + 1) == Width ? 0 : Gaussian() * 0.1f;
        }
    }

    private static int LeastOf(string feature) => feature.StartsWith(LineWords.Prefix, StringComparison.Ordinal) ? LeastIssuesOfWord : feature.StartsWith(LineWords.AnyPrefix + ' ', StringComparison.Ordinal) ? LeastIssuesOfAny : LeastIssues;

    /// <summary>In how many issues each feature stands; pages made from others hold their words, and count as one.</summary>
    private static int[] Issues(FeatureTable table, IReadOnlyList<EncodedPage> pages)
    {
        var issues = new int[table.Count];
        foreach (var issue in pages.GroupBy(page => char.IsAsciiDigit(page.Issue[0]) ? "" : page.Issue, StringComparer.Ordinal))
        {
            foreach (var feature in issue.SelectMany(page => page.Flows).SelectMany(flow => flow.Features).SelectMany(features => features).Distinct())
            {
                issues[feature]++;
            }
        }

        return issues;
    }

    /// <summary>A network after some rounds over the pages, in an order shuffled with a fixed seed.</summary>
    public static LineNetwork Learn(FeatureTable table, IReadOnlyList<EncodedPage> pages, int rounds, int seed)
    {
        var training = new NetworkTraining(table, pages, seed);
        var order = Enumerable.Range(0, pages.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            training.random.Shuffle(order);
            var rate = 0.003f * (1 - (0.95f * round / rounds));
            foreach (var page in order)
            {
                foreach (var flow in pages[page].Flows)
                {
                    training.Learn(flow);
                }

                training.Step(rate);
            }
        }

        return training.Network();
    }

    private void Learn(EncodedFlow flow)
    {
        var count = flow.Labels.Length;
        var kept = Array.ConvertAll(flow.Features, features => Array.FindAll(features, feature => vectors[feature] is not null && random.NextSingle() >= FeatureDropout));
        var states = new float[LineNetwork.Dilations.Length + 1][][];
        var masks = new float[states.Length][][];
        states[0] = new float[count][];
        for (var i = 0; i < count; i++)
        {
            states[0][i] = new float[Width];
            foreach (var feature in kept[i])
            {
                LineNetwork.AddScaled(states[0][i], vectors[feature], 1 / (1 - FeatureDropout));
            }

            for (var k = 0; k < Width; k++)
            {
                states[0][i][k] = MathF.Tanh(states[0][i][k]);
            }
        }

        var tanh = Array.ConvertAll(states[0], line => (float[])[.. line]);
        Drop(states, masks, 0);
        for (var layer = 0; layer < layers.Length; layer++)
        {
            states[layer + 1] = LineNetwork.Layer(states[layer], layers[layer], LineNetwork.Dilations[layer]);
        }

        Drop(states, masks, layers.Length);
        var scores = Array.ConvertAll(states[^1], line => LineNetwork.OutputOf(line, output));
        var errors = new PathLikelihood(table, stepWeights).Errors(flow, scores, stepGradients);

        // Back through the network.
        var back = new float[count][];
        for (var i = 0; i < count; i++)
        {
            back[i] = new float[Width];
            for (var label = 0; label < LineLabels.Count; label++)
            {
                // A beginning is seen as what it is, too.
                var error = errors[i][label] + ((LineLabel)label switch { LineLabel.First => errors[i][(int)LineLabel.NewFirst], LineLabel.Head => errors[i][(int)LineLabel.NewHead], LineLabel.Byline => errors[i][(int)LineLabel.NewByline], _ => 0 });
                LineNetwork.AddScaled(back[i], output.AsSpan(label * (Width + 1), Width), error);
                LineNetwork.AddScaled(outputGradient.AsSpan(label * (Width + 1), Width), states[^1][i], error);
                outputGradient[(label * (Width + 1)) + Width] += error;
            }
        }

        Undrop(back, masks[layers.Length]);
        for (var layer = layers.Length - 1; layer >= 0; layer--)
        {
            back = Back(states[layer], states[layer + 1], masks[layer + 1], layer, back);
        }

        Undrop(back, masks[0]);
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < Width; k++)
            {
                back[i][k] *= (1 - (tanh[i][k] * tanh[i][k])) / (1 - FeatureDropout);
            }

            foreach (var feature in kept[i])
            {
                if (!gradients.TryGetValue(feature, out var gradient))
                {
                    gradients[feature] = gradient = new float[Width];
                }

                LineNetwork.AddScaled(gradient, back[i], 1);
            }
        }
    }

    private float[][] Back(float[][] below, float[][] above, float[][]? mask, int layer, float[][] errors)
    {
        var (weights, gradient, dilation) = (layers[layer], layerGradients[layer], LineNetwork.Dilations[layer]);
        var context = LineContext.Of(below, dilation);
        var back = Array.ConvertAll(errors, line => (float[])[.. line]);
        var (before, after) = (Array.ConvertAll(errors, _ => new float[Width]), Array.ConvertAll(errors, _ => new float[Width]));
        for (var i = 0; i < below.Length; i++)
        {
            for (var row = 0; row < Width; row++)
            {
                // What was not positive was cut off.
                var error = errors[i][row];
                if (error == 0 || (mask is null ? above[i][row] <= below[i][row] : LineNetwork.Seen(context.Before[i], below[i], context.After[i], weights, row) <= 0))
                {
                    continue;
                }

                var start = row * LineNetwork.RowLength;
                LineNetwork.AddScaled(before[i], weights.AsSpan(start, Width), error);
                LineNetwork.AddScaled(back[i], weights.AsSpan(start + Width, Width), error);
                LineNetwork.AddScaled(after[i], weights.AsSpan(start + (2 * Width), Width), error);
                LineNetwork.AddScaled(gradient.AsSpan(start, Width), context.Before[i], error);
                LineNetwork.AddScaled(gradient.AsSpan(start + Width, Width), below[i], error);
                LineNetwork.AddScaled(gradient.AsSpan(start + (2 * Width), Width), context.After[i], error);
                gradient[start + LineNetwork.RowLength - 1] += error;
            }
        }

        ContextErrors.Add(before, after, dilation, back);
        return back;
    }

    private void Drop(float[][][] states, float[][]?[] masks, int at)
    {
        masks[at] = Array.ConvertAll(states[at], line => Array.ConvertAll(line, _ => random.NextSingle() < Dropout ? 0 : 1 / (1 - Dropout)));
        Undrop(states[at], masks[at]!);
    }

    private static void Undrop(float[][] lines, float[][] mask)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            for (var k = 0; k < Width; k++)
            {
                lines[i][k] *= mask[i][k];
            }
        }
    }

    private void Step(float rate)
    {
        foreach (var (feature, gradient) in gradients)
        {
            (vectorSteps[feature] ??= new Adam(Width)).Change(vectors[feature]!, gradient, rate);
            if (Sparse > 0)
            {
                var vector = vectors[feature]!;
                var keep = MathF.Max(0, 1 - (rate * Sparse / MathF.Max(1e-9f, MathF.Sqrt(LineNetwork.Dot(vector, vector)))));
                for (var k = 0; k < Width; k++)
                {
                    vector[k] *= keep;
                }
            }
        }

        foreach (var (feature, gradient) in stepGradients)
        {
            (stepSteps[feature] ??= new Adam(LineLabels.Count)).Change(stepWeights[feature] ??= new float[LineLabels.Count], gradient, rate);
        }

        gradients.Clear();
        stepGradients.Clear();
        for (var layer = 0; layer < layers.Length; layer++)
        {
            layerSteps[layer].Change(layers[layer], layerGradients[layer], rate);
            Array.Clear(layerGradients[layer]);
        }

        outputSteps.Change(output, outputGradient, rate);
        Array.Clear(outputGradient);
    }

    private LineNetwork Network() => new()
    {
        Features = Enumerable.Range(0, table.Count).Where(feature => vectorSteps[feature] is not null && vectors[feature] is { } vector && vector.Sum(number => MathF.Pow(MathF.Round(number * 100), 2)) >= LeastLength).ToDictionary(table.NameOf, feature => vectors[feature]!, StringComparer.Ordinal),
        Steps = Enumerable.Range(0, table.Count).Where(feature => stepWeights[feature] is not null).ToDictionary(table.NameOf, feature => stepWeights[feature]!, StringComparer.Ordinal),
        Layers = layers,
        Output = output,
    };

    private float Gaussian() => MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
