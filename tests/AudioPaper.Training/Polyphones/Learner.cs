using System.Runtime.InteropServices;
using AudioPaper.Pronunciation.Polyphones;

namespace AudioPaper.Training.Polyphones;

/// <summary>
/// Learns the weights by stochastic gradient descent with AdaGrad's step, a softmax over the readings of each hanzi; the
/// weights are the mean over the later rounds of several runs. Fixed seeds, one thread: the same data give the same weights.
/// </summary>
internal sealed class Learner
{
    private const double Rate = 0.2;
    private const double Decay = 1e-3;
    private const int Rounds = 6;

    /// <summary>One order of the examples is good for a tenth of a point more or less; the mean of several is not.</summary>
    private const int Runs = 5;

    // Particles and adverbs that make up a tenth of all prose; StandaloneReadings and the table read these.
    private const string Particles = "的了着得地都还只为";
    private readonly Dictionary<char, string[]> candidates = [];
    private readonly Dictionary<(char, string), int> rows = [];
    private readonly List<double> weights = [];
    private double[] squares = [];

    private sealed record Prepared(int[] Rows, int Gold, int[][] Shared, double Weight);

    /// <summary>The readings of each hanzi that was learned.</summary>
    public IReadOnlyDictionary<char, string[]> Candidates => candidates;

    /// <summary>Weights of a hanzi's feature, one for each reading; the shared ones are those of <c>*</c>.</summary>
    public IEnumerable<(char Hanzi, string Feature, double[] Weights)> Weights =>
        rows.Select(row => (row.Key.Item1, row.Key.Item2, weights.GetRange(row.Value, row.Key.Item1 == '*' ? 1 : candidates[row.Key.Item1].Length).ToArray()));

    /// <summary>Learns from examples; a reading counts when a sentence has it, or three words of the table.</summary>
    public void Learn(IReadOnlyList<Example> examples)
    {
        foreach (var group in examples.GroupBy(example => example.Hanzi))
        {
            var inText = group.Where(example => example.Fold >= 0).Select(example => example.Reading).ToHashSet();
            if (inText.Count == 0 || Particles.Contains(group.Key))
            {
                continue; // No sentence shows it, or rules know more than twenty sentences: the table is left alone.
            }

            candidates[group.Key] = [.. group.GroupBy(example => example.Reading).Where(same => inText.Contains(same.Key) || same.Count() >= 3)
                .Select(same => same.Key).Order(StringComparer.Ordinal)];
        }

        var prepared = examples.Where(example => candidates.TryGetValue(example.Hanzi, out var known) && known.Length > 1 && known.Contains(example.Reading))
            .Select(Prepare).ToArray();
        var sums = new double[weights.Count];
        for (var run = 1; run <= Runs; run++)
        {
            CollectionsMarshal.AsSpan(weights).Clear();
            squares = new double[weights.Count];
            Run([.. prepared], new Random(run), sums);
        }

        for (var i = 0; i < sums.Length; i++)
        {
            weights[i] = sums[i] / Runs;
        }
    }

    /// <summary>Learns once from nothing and adds the mean of the later rounds to <paramref name="sums"/>.</summary>
    private void Run(Prepared[] examples, Random random, double[] sums)
    {
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(examples);
            foreach (var example in examples)
            {
                Learn(example);
            }

            for (var i = 0; round >= Rounds / 2 && i < sums.Length; i++)
            {
                sums[i] += weights[i] / (Rounds - (Rounds / 2));
            }
        }
    }

    private void Learn(Prepared example)
    {
        Span<double> shares = stackalloc double[example.Shared.Length];
        for (var k = 0; k < shares.Length; k++)
        {
            var score = 0.0;
            foreach (var row in example.Rows)
            {
                score += weights[row + k];
            }

            foreach (var row in example.Shared[k])
            {
                score += weights[row];
            }

            shares[k] = score;
        }

        Softmax(shares);
        for (var k = 0; k < shares.Length; k++)
        {
            var gradient = example.Weight * (shares[k] - (k == example.Gold ? 1 : 0));
            foreach (var row in example.Rows)
            {
                Step(row + k, gradient);
            }

            foreach (var row in example.Shared[k])
            {
                Step(row, gradient);
            }
        }
    }

    private static void Softmax(Span<double> scores)
    {
        var max = double.MinValue;
        foreach (var score in scores)
        {
            max = Math.Max(max, score);
        }

        var sum = 0.0;
        foreach (ref var score in scores)
        {
            sum += score = Math.Exp(score - max);
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }

    private void Step(int at, double gradient)
    {
        var slope = gradient + (Decay * weights[at]);
        squares[at] += slope * slope;
        weights[at] -= Rate * slope / Math.Sqrt(squares[at] + 1e-2);
    }

    private Prepared Prepare(Example example)
    {
        var known = candidates[example.Hanzi];
        var own = example.Features.Select(feature => Row(example.Hanzi, feature, known.Length)).ToArray();
        var shared = known.Select(candidate => SharedFeatures.Of(candidate, example.Table).Select(feature => Row('*', feature, 1)).ToArray()).ToArray();
        return new Prepared(own, Array.IndexOf(known, example.Reading), shared, example.Weight);
    }

    private int Row(char hanzi, string feature, int size)
    {
        if (!rows.TryGetValue((hanzi, feature), out var row))
        {
            rows[(hanzi, feature)] = row = weights.Count;
            weights.AddRange(new double[size]);
        }

        return row;
    }
}
