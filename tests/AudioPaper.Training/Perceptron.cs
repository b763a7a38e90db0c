using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Training;

/// <summary>Learns the weights of <see cref="LineLabeller"/> as an averaged structured perceptron (M. Collins, EMNLP 2002).</summary>
internal static class Perceptron
{
    /// <summary>Weights after some rounds over the pages, in an order shuffled with a fixed seed.</summary>
    public static Dictionary<string, float[]> Learn(IReadOnlyList<TrainingPage> pages, int rounds)
    {
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var sums = new Dictionary<string, double[]>(StringComparer.Ordinal);
        var labeller = new LineLabeller(weights);
        var random = new Random(1);
        var features = pages.Select(page => Enumerable.Range(0, page.Lines.Count).Select(i => page.Features.Of(i).ToArray()).ToArray()).ToArray();
        var order = Enumerable.Range(0, pages.Count).ToArray();
        double step = 0;
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var p in order)
            {
                step++;
                var page = pages[p];
                var found = labeller.Label(page.Features, page.Reasons, learns: true);
                for (var i = 0; i < found.Length; i++)
                {
                    if (page.Labels[i] is not { } right || page.Reasons[i] is not null)
                    {
                        continue;
                    }

                    if (found[i] != right)
                    {
                        foreach (var feature in features[p][i])
                        {
                            Change(feature, right, found[i]);
                        }
                    }

                    // What rules leave out has the label they give it, whatever a person calls it.
                    if (i > 0 && (page.Reasons[i - 1] is null ? page.Labels[i - 1] : found[i - 1]) is { } before && (found[i] != right || found[i - 1] != before))
                    {
                        var name = page.Features.Step(i);
                        foreach (var feature in LineLabeller.StepFeatures(before, name))
                        {
                            Add(feature, right, 1);
                        }

                        foreach (var feature in LineLabeller.StepFeatures(found[i - 1], name))
                        {
                            Add(feature, found[i], -1);
                        }
                    }
                }
            }
        }

        // The mean over all steps, found from the last weights and the sum of each change times its step.
        return weights.ToDictionary(pair => pair.Key, pair => pair.Value.Select((weight, label) => (float)(weight - (sums[pair.Key][label] / (step + 1)))).ToArray(), StringComparer.Ordinal);

        void Change(string feature, LineLabel right, LineLabel wrong)
        {
            Add(feature, right, 1);
            Add(feature, wrong, -1);
        }

        void Add(string feature, LineLabel label, int change)
        {
            if (!weights.TryGetValue(feature, out var own))
            {
                weights[feature] = own = new float[LineLabeller.LabelCount];
                sums[feature] = new double[LineLabeller.LabelCount];
            }

            own[(int)label] += change;
            sums[feature][(int)label] += change * step;
        }
    }
}
