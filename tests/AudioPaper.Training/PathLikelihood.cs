using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Training;

/// <summary>How likely the labels of a flow are among all paths, by the forward-backward algorithm (L. Rabiner, 1989).</summary>
internal sealed class PathLikelihood(FeatureTable table, float[]?[] stepWeights)
{
    private static readonly int StateCount = LabelPath.States.Count;
    private static readonly (int State, int Label, int Next)[] Moves = [.. Enumerable.Range(0, StateCount)
        .SelectMany(state => Enumerable.Range(0, LineLabels.Count).Select(label => (state, label, LabelPath.After(state, (LineLabel)label)))).Where(move => move.Item3 >= 0)];

    /// <summary>How much too likely each label of each line is; what that means for the steps is added to their gradients.</summary>
    public float[][] Errors(EncodedFlow flow, float[][] scores, Dictionary<int, float[]> stepGradients)
    {
        var count = flow.Labels.Length;
        var steps = new Dictionary<int, double[]>();
        var own = Array.ConvertAll(scores, line => Array.ConvertAll(line, score => Math.Exp(score - line.Max())));
        var forward = new double[count + 1][];
        forward[0] = new double[StateCount];
        forward[0][0] = 1;
        for (var i = 0; i < count; i++)
        {
            var step = StepOf(steps, flow.Steps[i]);
            forward[i + 1] = new double[StateCount];
            foreach (var (state, label, next) in Moves)
            {
                forward[i + 1][next] += forward[i][state] * own[i][label] * step[(state * LineLabels.Count) + label];
            }

            Scale(forward[i + 1]);
        }

        var errors = new float[count][];
        var backward = new double[StateCount];
        Array.Fill(backward, 1);
        var expected = new Dictionary<int, double[]>();
        for (var i = count - 1; i >= 0; i--)
        {
            var step = StepOf(steps, flow.Steps[i]);
            var moves = new double[StateCount * LineLabels.Count];
            var before = new double[StateCount];
            double sum = 0;
            foreach (var (state, label, next) in Moves)
            {
                var move = own[i][label] * step[(state * LineLabels.Count) + label] * backward[next];
                before[state] += move;
                moves[(state * LineLabels.Count) + label] = forward[i][state] * move;
                sum += forward[i][state] * move;
            }

            Scale(before);
            backward = before;
            errors[i] = new float[LineLabels.Count];
            var counts = expected.TryGetValue(flow.Steps[i], out var known) ? known : expected[flow.Steps[i]] = new double[StateCount * LineLabels.Count];
            for (var move = 0; move < moves.Length; move++)
            {
                counts[move] += moves[move] / sum;
                errors[i][move % LineLabels.Count] += (float)(moves[move] / sum);
            }
        }

        var right = 0;
        for (var i = 0; i < count; i++)
        {
            errors[i][(int)flow.Labels[i]]--;
            expected[flow.Steps[i]][(right * LineLabels.Count) + (int)flow.Labels[i]]--;
            right = LabelPath.After(right, flow.Labels[i]);
        }

        foreach (var (step, counts) in expected)
        {
            AddGradients(step, counts, stepGradients);
        }

        return errors;
    }

    private void AddGradients(int step, double[] counts, Dictionary<int, float[]> gradients)
    {
        for (var state = 0; state < StateCount; state++)
        {
            foreach (var feature in table.OfStep(state, step))
            {
                if (!gradients.TryGetValue(feature, out var gradient))
                {
                    gradients[feature] = gradient = new float[LineLabels.Count];
                }

                for (var label = 0; label < LineLabels.Count; label++)
                {
                    var error = (float)counts[(state * LineLabels.Count) + label];
                    gradient[label] += error;
                    gradient[(int)((LineLabel)label).Kind()] += ((LineLabel)label).Begins() ? error : 0;
                }
            }
        }
    }

    private double[] StepOf(Dictionary<int, double[]> steps, int step)
    {
        if (!steps.TryGetValue(step, out var scores))
        {
            steps[step] = scores = new double[StateCount * LineLabels.Count];
            for (var state = 0; state < StateCount; state++)
            {
                var sum = new float[LineLabels.Count];
                foreach (var feature in table.OfStep(state, step))
                {
                    if (stepWeights[feature] is { } own)
                    {
                        LineLabels.Add(own, sum);
                    }
                }

                for (var label = 0; label < LineLabels.Count; label++)
                {
                    scores[(state * LineLabels.Count) + label] = Math.Exp(sum[label]);
                }
            }
        }

        return scores;
    }

    private static void Scale(double[] numbers)
    {
        var sum = numbers.Sum();
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] /= sum;
        }
    }
}
