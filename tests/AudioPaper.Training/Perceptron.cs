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
        var flows = pages.Select(page => page.Features.Flows.Select(flow => flow.Where(i => page.Labels[i] is not null).ToArray()).Where(flow => flow.Length > 0).ToArray()).ToArray();
        var order = Enumerable.Range(0, pages.Count).ToArray();
        double step = 0;
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var p in order)
            {
                step++;
                var page = pages[p];
                var found = labeller.Label(page.Features, page.Reasons, flows[p]);
                foreach (var flow in flows[p])
                {
                    var (wrongState, rightState) = (State.Edge, State.Edge);
                    for (var k = 0; k < flow.Length; k++)
                    {
                        var i = flow[k];
                        var right = page.Labels[i]!.Value;
                        if (found[i] != right)
                        {
                            foreach (var feature in features[p][i])
                            {
                                Add(feature, right, 1);
                                Add(feature, found[i], -1);
                            }
                        }

                        if (found[i] != right || wrongState != rightState)
                        {
                            var name = page.Features.Step(k == 0 ? -1 : flow[k - 1], i);
                            foreach (var feature in StepScores.Features(rightState, name))
                            {
                                Add(feature, right, 1);
                            }

                            foreach (var feature in StepScores.Features(wrongState, name))
                            {
                                Add(feature, found[i], -1);
                            }
                        }

                        (wrongState, rightState) = (wrongState.After(found[i])!.Value, rightState.After(right)!.Value);
                    }
                }
            }
        }

        // The mean over all steps, found from the last weights and the sum of each change times its step.
        return weights.ToDictionary(pair => pair.Key, pair => pair.Value.Select((weight, label) => (float)(weight - (sums[pair.Key][label] / (step + 1)))).ToArray(), StringComparer.Ordinal);

        void Add(string feature, LineLabel label, int change)
        {
            if (!weights.TryGetValue(feature, out var own))
            {
                weights[feature] = own = new float[LineLabels.Count];
                sums[feature] = new double[LineLabels.Count];
            }

            own[(int)label] += change;
            sums[feature][(int)label] += change * step;
            // Beginnings are seen as what they are, too.
            if (label.Kind() is var kind && kind != label)
            {
                own[(int)kind] += change;
                sums[feature][(int)kind] += change * step;
            }
        }
    }
}
