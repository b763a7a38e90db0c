using System.Globalization;

namespace AudioPaper.Training.Polyphones;

internal sealed class Learner
{
    private static double Env(string n, double d) => Environment.GetEnvironmentVariable(n) is { } v ? double.Parse(v, CultureInfo.InvariantCulture) : d;

    private readonly double rate = Env("RATE", 0.3);
    private readonly double decay = Env("L2", 1e-3);
    private readonly int rounds = (int)Env("ROUNDS", 12);
    private readonly Dictionary<char, string[]> candidates = [];
    private readonly Dictionary<string, int>[] rows;
    private readonly Dictionary<char, Dictionary<string, int>> features = [];
    private readonly List<double> weights = [];
    private readonly List<double> squares = [];
    private readonly Dictionary<string, int> shared = [];
    private readonly List<double> sharedWeights = [];
    private readonly List<double> sharedSquares = [];

    public Learner() => rows = [];

    private sealed record Prepared(int[] Rows, string[] Candidates, int Gold, int[][] Shared, double Weight);

    public void Learn(List<Example> examples)
    {
        foreach (var group in examples.GroupBy(e => e.Hanzi))
        {
            var inText = group.Where(e => e.Fold >= 0).Select(e => e.Reading).ToHashSet();
            candidates[group.Key] = [.. group.GroupBy(e => e.Reading).Where(g => inText.Contains(g.Key) || g.Count() >= 3).Select(g => g.Key).Order(StringComparer.Ordinal)];
        }

        var prepared = examples.Where(e => candidates[e.Hanzi].Contains(e.Reading)).Select(e => Prepare(e, true)).Where(p => p.Candidates.Length > 1).ToArray();
        var random = new Random(1);
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(prepared);
            foreach (var p in prepared)
            {
                var scores = Scores(p);
                Softmax(scores);
                for (var k = 0; k < scores.Length; k++)
                {
                    var gradient = p.Weight * (scores[k] - (k == p.Gold ? 1 : 0));
                    foreach (var row in p.Rows)
                    {
                        Step(weights, squares, row + k, gradient);
                    }

                    foreach (var s in p.Shared[k])
                    {
                        Step(sharedWeights, sharedSquares, s, gradient);
                    }
                }
            }
        }
    }

    private void Step(List<double> w, List<double> g2, int i, double gradient)
    {
        var g = gradient + (decay * w[i]);
        g2[i] += g * g;
        w[i] -= rate * g / Math.Sqrt(g2[i] + 1e-2);
    }

    private static void Softmax(double[] scores)
    {
        var max = scores.Max();
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
        {
            sum += scores[k] = Math.Exp(scores[k] - max);
        }

        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] /= sum;
        }
    }

    private double[] Scores(Prepared p)
    {
        var scores = new double[p.Candidates.Length];
        for (var k = 0; k < scores.Length; k++)
        {
            foreach (var row in p.Rows)
            {
                scores[k] += weights[row + k];
            }

            foreach (var s in p.Shared[k])
            {
                scores[k] += sharedWeights[s];
            }
        }

        return scores;
    }

    public string Predict(Example e)
    {
        if (!candidates.TryGetValue(e.Hanzi, out var list) || list.Length == 0)
        {
            return e.TableReading;
        }

        var p = Prepare(e, false);
        if (p.Candidates.Length == 1)
        {
            return p.Candidates[0];
        }

        var scores = Scores(p);
        return p.Candidates[Array.IndexOf(scores, scores.Max())];
    }

    private Prepared Prepare(Example e, bool grow)
    {
        var list = candidates[e.Hanzi];
        if (!features.TryGetValue(e.Hanzi, out var known))
        {
            features[e.Hanzi] = known = [];
        }

        var rows = new List<int>();
        foreach (var f in e.Features)
        {
            if (!known.TryGetValue(f, out var row))
            {
                if (!grow)
                {
                    continue;
                }

                known[f] = row = weights.Count;
                for (var k = 0; k < list.Length; k++)
                {
                    weights.Add(0);
                    squares.Add(0);
                }
            }

            rows.Add(row);
        }

        var perCandidate = list.Select(c => SharedFeatures(e, c).Select(f => Shared(f, grow)).Where(i => i >= 0).ToArray()).ToArray();
        return new Prepared([.. rows], list, Array.IndexOf(list, e.Reading), perCandidate, e.Weight);
    }

    private int Shared(string f, bool grow)
    {
        if (!shared.TryGetValue(f, out var i))
        {
            if (!grow)
            {
                return -1;
            }

            shared[f] = i = sharedWeights.Count;
            sharedWeights.Add(0);
            sharedSquares.Add(0);
        }

        return i;
    }

    private static IEnumerable<string> SharedFeatures(Example e, string candidate)
    {
        var tag = e.Weight == 1 ? "" : "*";
        if (candidate == e.TableReading)
        {
            yield return tag + "=" + Math.Min(e.WordLength, 4);
        }
        else if (candidate[..^1] == e.TableReading[..^1])
        {
            yield return tag + "~" + Math.Min(e.WordLength, 4);
        }
    }
}
