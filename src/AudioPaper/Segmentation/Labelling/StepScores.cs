namespace AudioPaper.Segmentation.Labelling;

/// <summary>What speaks for each label of a line after the lines before it.</summary>
internal sealed class StepScores
{
    private readonly float[] scores;

    /// <summary>Adds up the weights of a kind of step.</summary>
    /// <param name="step">What stands between two lines.</param>
    /// <param name="add">Adds the weights of a feature to the scores of the labels.</param>
    public StepScores(string step, Action<string, float[]> add)
    {
        scores = new float[LabelPath.States.Count * LineLabels.Count];
        var own = new float[LineLabels.Count];
        for (var state = 0; state < LabelPath.States.Count; state++)
        {
            Array.Clear(own);
            foreach (var feature in Features(LabelPath.States[state], step))
            {
                add(feature, own);
            }

            own.CopyTo(scores, state * LineLabels.Count);
        }
    }

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
