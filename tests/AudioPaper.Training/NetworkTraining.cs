using System.Text;
using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Training;

/// <summary>
/// Learns a <see cref="LineNetwork"/> and the scores of steps together, so that the right paths become likely (conditional random field;
/// J. Lafferty et al., ICML 2001), by Adam (D. Kingma, J. Ba, ICLR 2015) with dropout.
/// </summary>
internal sealed class NetworkTraining
{
    private const int Width = LineNetwork.Width;
    private const float FeatureDropout = 0.3f;
    private const float Dropout = 0.4f;
    private const int LeastCount = 5;

    /// <summary>Issues that hold a feature, at least; words are in more, or they would be those of one story.</summary>
    private const int LeastIssues = 2;

    private const int LeastIssuesOfWord = 5;

    /// <summary>Those of a hanzi or word anywhere in a line: only what is common everywhere is learned.</summary>
    private const int LeastIssuesOfAny = 30;

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
        vectors = [.. counts.Select((count, feature) => count >= LeastCount && issues[feature] >= LeastOf(table.NameOf(feature)) ? new float[Width] : null)];
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

    /// <summary>A network after some rounds over the pages, in an order shuffled with a fixed seed; its file has this size at most.</summary>
    public static LineNetwork Learn(FeatureTable table, IReadOnlyList<EncodedPage> pages, int rounds, int seed, int mostBytes)
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

        return training.Network(mostBytes);
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
        var back = Array.ConvertAll(errors, line => (float[])[.. line]);
        for (var i = 0; i < below.Length; i++)
        {
            for (var row = 0; row < Width; row++)
            {
                // What was not positive was cut off.
                var error = errors[i][row];
                var undropped = mask is null ? above[i][row] : 0;
                if (error == 0 || (mask is null ? undropped <= below[i][row] : LineNetwork.Seen(below, weights, dilation, i, row) <= 0))
                {
                    continue;
                }

                var start = row * LineNetwork.RowLength;
                LineNetwork.AddScaled(back[i], weights.AsSpan(start + Width, Width), error);
                LineNetwork.AddScaled(gradient.AsSpan(start + Width, Width), below[i], error);
                if (i >= dilation)
                {
                    LineNetwork.AddScaled(back[i - dilation], weights.AsSpan(start, Width), error);
                    LineNetwork.AddScaled(gradient.AsSpan(start, Width), below[i - dilation], error);
                }

                if (i + dilation < below.Length)
                {
                    LineNetwork.AddScaled(back[i + dilation], weights.AsSpan(start + (2 * Width), Width), error);
                    LineNetwork.AddScaled(gradient.AsSpan(start + (2 * Width), Width), below[i + dilation], error);
                }

                gradient[start + LineNetwork.RowLength - 1] += error;
            }
        }

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

    /// <summary>The network, without the shortest vectors where its file would grow too large.</summary>
    private LineNetwork Network(int mostBytes)
    {
        var network = new LineNetwork
        {
            Features = Enumerable.Range(0, table.Count).Where(feature => vectorSteps[feature] is not null && vectors[feature] is not null).ToDictionary(table.NameOf, feature => vectors[feature]!, StringComparer.Ordinal),
            Steps = Enumerable.Range(0, table.Count).Where(feature => stepWeights[feature] is not null).ToDictionary(table.NameOf, feature => stepWeights[feature]!, StringComparer.Ordinal),
            Layers = layers,
            Output = output,
        };
        var tooLarge = LineNetworkFile.Lines(network).Sum(Size) - mostBytes;
        var sizes = LineNetworkFile.Lines(network).Where(line => line.StartsWith("feature\t", StringComparison.Ordinal)).ToDictionary(line => line.Split('\t')[1], Size, StringComparer.Ordinal);
        foreach (var name in network.Features.OrderBy(pair => LineNetwork.Dot(pair.Value, pair.Value)).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).ToList())
        {
            if (tooLarge <= 0)
            {
                break;
            }

            network.Features.Remove(name);
            tooLarge -= sizes[name];
        }

        return network;

        static int Size(string line) => Encoding.UTF8.GetByteCount(line) + 1;
    }

    private float Gaussian() => MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
