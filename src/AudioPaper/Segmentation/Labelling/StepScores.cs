namespace AudioPaper.Segmentation.Labelling;

/// <summary>What speaks for each label of a line after the lines before it.</summary>
internal sealed class StepScores
{
    private readonly float[] scores;

    /// <summary>Adds up the weights of a kind of step.</summary>
    /// <param name="sum">The sum of the weights of its features after a state, given by its index, for each label.</param>
    public StepScores(Func<int, float[]> sum)
    {
        scores = new float[LabelPath.States.Count * LineLabels.Count];
        for (var state = 0; state < LabelPath.States.Count; state++)
        {
            sum(state).CopyTo(scores, state * LineLabels.Count);
        }
    }

    private StepScores(float[] scores) => this.scores = scores;

    /// <summary>The mean of several.</summary>
    public static StepScores Mean(IReadOnlyList<StepScores> all) => new([.. Enumerable.Range(0, all[0].scores.Length).Select(i => all.Average(one => one.scores[i]))]);

    /// <summary>What speaks for a label after a state, given by its index.</summary>
    public float Of(int state, LineLabel label) => scores[(state * LineLabels.Count) + (int)label];

    /// <summary>Names of the features of a step.</summary>
    public static IEnumerable<string> Features(State state, string step)
    {
        yield return $"{state.Label}>";
        yield return $"{state.Label}> {step}";
        yield return $"{state.Phase}~";
        yield return $"{state.Phase}~ {step}";
        if (state.Label != state.Content)
        {
            yield return $"{state.Content}»";
            yield return $"{state.Content}» {step}";
        }
    }
}
