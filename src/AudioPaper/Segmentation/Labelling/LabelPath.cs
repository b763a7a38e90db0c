namespace AudioPaper.Segmentation.Labelling;

/// <summary>
/// The best sequence of labels by dynamic programming (A. Viterbi, 1967). A state is the label of a line, the phase of the article, and
/// for a line that is left out the label of the last line that was not.
/// </summary>
internal static class LabelPath
{
    /// <summary>All states that lines can lead to; the first is the top of a page.</summary>
    public static readonly IReadOnlyList<State> States = AllStates();

    private static readonly int[,] Following = AllFollowing();
    private static readonly (int From, LineLabel Label, int To)[] Moves = [.. AllMoves()];

    /// <summary>The labels of the lines of one flow.</summary>
    /// <param name="count">Number of its lines.</param>
    /// <param name="own">For each line what its look speaks for each label.</param>
    /// <param name="steps">For each line what speaks for it after the lines before it.</param>
    public static LineLabel[] Best(int count, Func<int, float[]> own, Func<int, StepScores> steps)
    {
        var from = new int[count, States.Count];
        // Sums over a whole page: in double precision, so that long pages lose nothing.
        var scores = new double[States.Count];
        Array.Fill(scores, double.NegativeInfinity);
        scores[0] = 0;
        for (var i = 0; i < count; i++)
        {
            var (labels, step) = (own(i), steps(i));
            var next = new double[States.Count];
            Array.Fill(next, double.NegativeInfinity);
            foreach (var (source, label, target) in Moves)
            {
                var score = scores[source];
                if (!double.IsNegativeInfinity(score))
                {
                    score += labels[(int)label] + step.Of(source, label);
                    if (score > next[target])
                    {
                        (next[target], from[i, target]) = (score, source);
                    }
                }
            }

            scores = next;
        }

        var found = new LineLabel[count];
        var last = Array.IndexOf(scores, scores.Max());
        for (var i = count - 1; i >= 0; i--)
        {
            found[i] = States[last].Label!.Value;
            last = from[i, last];
        }

        return found;
    }

    /// <summary>The state after a line with this label, by index; -1 where none can follow.</summary>
    public static int After(int state, LineLabel label) => Following[state, (int)label];

    private static List<State> AllStates()
    {
        var states = new List<State> { State.Edge };
        for (var i = 0; i < states.Count; i++)
        {
            states.AddRange(Enum.GetValues<LineLabel>().Select(label => states[i].After(label)).OfType<State>().Where(state => !states.Contains(state)).Distinct());
        }

        return states;
    }

    private static int[,] AllFollowing()
    {
        var states = States.ToList();
        var following = new int[states.Count, LineLabels.Count];
        foreach (var (state, i) in states.Select((state, i) => (state, i)))
        {
            foreach (var label in Enum.GetValues<LineLabel>())
            {
                following[i, (int)label] = state.After(label) is { } after ? states.IndexOf(after) : -1;
            }
        }

        return following;
    }

    private static IEnumerable<(int, LineLabel, int)> AllMoves() => Enumerable.Range(0, States.Count)
        .SelectMany(state => Enum.GetValues<LineLabel>().Select(label => (state, label, After(state, label)))).Where(move => move.Item3 >= 0);
}
