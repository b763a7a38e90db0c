using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Training;

/// <summary>Learns the weights of <see cref="LineLabeller"/> as an averaged structured perceptron (M. Collins, EMNLP 2002).</summary>
internal sealed class Perceptron
{
    private readonly FeatureTable table;
    private readonly IReadOnlyList<EncodedPage> pages;
    private readonly float[][] weights;
    private readonly double[][] sums;
    private double step;

    private Perceptron(FeatureTable table, IReadOnlyList<EncodedPage> pages)
    {
        (this.table, this.pages) = (table, pages);
        weights = [.. Enumerable.Range(0, table.Count).Select(_ => new float[LineLabels.Count])];
        sums = [.. Enumerable.Range(0, table.Count).Select(_ => new double[LineLabels.Count])];
    }

    /// <summary>Weights after some rounds over the pages, in an order shuffled with a fixed seed.</summary>
    public static Dictionary<string, float[]> Learn(FeatureTable table, IReadOnlyList<EncodedPage> pages, int rounds)
    {
        var perceptron = new Perceptron(table, pages);
        var random = new Random(1);
        var order = Enumerable.Range(0, pages.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var page in order)
            {
                perceptron.step++;
                foreach (var flow in pages[page].Flows)
                {
                    perceptron.Correct(flow);
                }
            }
        }

        return perceptron.Mean();
    }

    private void Correct(EncodedFlow flow)
    {
        var steps = new Dictionary<int, StepScores>();
        var found = LabelPath.Best(flow.Labels.Length, i => Sum(flow.Features[i]), i =>
            steps.TryGetValue(flow.Steps[i], out var known) ? known : steps[flow.Steps[i]] = new StepScores(state => Sum(table.OfStep(state, flow.Steps[i]))));
        var (wrongState, rightState) = (0, 0);
        for (var i = 0; i < found.Length; i++)
        {
            var right = flow.Labels[i];
            if (found[i] != right)
            {
                Change(flow.Features[i], right, found[i]);
            }

            if (found[i] != right || wrongState != rightState)
            {
                Add(table.OfStep(rightState, flow.Steps[i]), right, 1);
                Add(table.OfStep(wrongState, flow.Steps[i]), found[i], -1);
            }

            (wrongState, rightState) = (LabelPath.After(wrongState, found[i]), LabelPath.After(rightState, right));
        }
    }

    private float[] Sum(int[] features)
    {
        var scores = new float[LineLabels.Count];
        foreach (var feature in features)
        {
            LineLabels.Add(weights[feature], scores);
        }

        return scores;
    }

    private void Change(int[] features, LineLabel right, LineLabel wrong)
    {
        Add(features, right, 1);
        Add(features, wrong, -1);
    }

    private void Add(int[] features, LineLabel label, int change)
    {
        foreach (var feature in features)
        {
            Add(feature, label, change);
            // Beginnings are seen as what they are, too.
            if (label.Kind() is var kind && kind != label)
            {
                Add(feature, kind, change);
            }
        }
    }

    private void Add(int feature, LineLabel label, int change)
    {
        weights[feature][(int)label] += change;
        sums[feature][(int)label] += change * step;
    }

    /// <summary>The mean over all steps, found from the last weights and the sum of each change times its step.</summary>
    private Dictionary<string, float[]> Mean() => Enumerable.Range(0, table.Count).Where(feature => weights[feature].Any(weight => weight != 0) || sums[feature].Any(sum => sum != 0))
        .ToDictionary(table.NameOf, feature => weights[feature].Select((weight, label) => (float)(weight - (sums[feature][label] / (step + 1)))).ToArray(), StringComparer.Ordinal);
}
