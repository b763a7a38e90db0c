using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Training;

/// <summary>Numbers for the names of features, so that learning needs no strings.</summary>
internal sealed class FeatureTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly Dictionary<string, int> stepNumbers = new(StringComparer.Ordinal);
    private readonly List<int[][]> steps = [];

    /// <summary>How many features there are.</summary>
    public int Count => names.Count;

    /// <summary>The name of a feature.</summary>
    public string NameOf(int feature) => names[feature];

    /// <summary>The number of a feature.</summary>
    public int Of(string name)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            numbers[name] = number = names.Count;
            names.Add(name);
        }

        return number;
    }

    /// <summary>The number of a kind of step.</summary>
    public int OfStep(string step)
    {
        if (!stepNumbers.TryGetValue(step, out var number))
        {
            stepNumbers[step] = number = steps.Count;
            steps.Add([.. LabelPath.States.Select(state => StepScores.Features(state, step).Select(Of).ToArray())]);
        }

        return number;
    }

    /// <summary>The features of a step after a state, both by number.</summary>
    public int[] OfStep(int state, int step) => steps[step][state];

    /// <summary>A page in numbers.</summary>
    public EncodedPage Encode(TrainingPage page) => new(page.Issue, [.. page.Features.Flows
        .Select(flow => flow.Where(i => page.Labels[i] is not null).ToArray()).Where(flow => flow.Length > 0)
        .Select(flow => new EncodedFlow(
            [.. flow.Select(i => page.Features.Of(i).Select(Of).ToArray())],
            [.. flow.Select((i, k) => OfStep(page.Features.Step(k == 0 ? -1 : flow[k - 1], i)))],
            [.. flow.Select(i => page.Labels[i]!.Value)]))]);
}

/// <summary>A page in numbers, and its issue.</summary>
internal sealed record EncodedPage(string Issue, EncodedFlow[] Flows);

/// <summary>Lines that follow each other: their features, their steps and what they are.</summary>
internal sealed record EncodedFlow(int[][] Features, int[] Steps, LineLabel[] Labels);
