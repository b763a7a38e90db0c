using System.Diagnostics;
using AudioPaper.Pronunciation;
using AudioPaper.Pronunciation.Polyphones;

namespace AudioPaper.Training.Polyphones;

internal static class Command
{
    public static Task<int> RunAsync(string[] args)
    {
        var watch = Stopwatch.StartNew();
        var reader = MandarinReader.Load(args[1]);
        var sentences = File.ReadAllLines(Path.Combine(args[0], "dev.sent"));
        var readings = File.ReadAllLines(Path.Combine(args[0], "dev.lb")).Select(l => l.Trim().Replace("u:", "v", StringComparison.Ordinal)).ToArray();
        var examples = new List<Example>();
        for (var i = 0; i < sentences.Length; i++)
        {
            examples.Add(Examples.Of(reader, sentences[i], readings[i], i % 5));
        }

        var lambda = double.Parse(Environment.GetEnvironmentVariable("LAMBDA") ?? "0.1", System.Globalization.CultureInfo.InvariantCulture);
        var hanzi = examples.Select(e => e.Hanzi).ToHashSet();
        var fromTable = lambda > 0 ? Examples.FromTable(reader, args[1], hanzi, lambda) : [];
        Console.WriteLine($"{examples.Count} sentences, {fromTable.Count} table, {watch.Elapsed}");
        Console.WriteLine($"table {examples.Average(e => e.Reading == e.TableReading ? 1.0 : 0):P2}");
        var verbose = args.Contains("-v");
        var right = 0;
        var gate = new object();
        Parallel.For(0, 5, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var learner = new Learner();
            learner.Learn([.. examples.Where(e => e.Fold != fold), .. fromTable]);
            foreach (var e in examples.Where(e => e.Fold == fold))
            {
                var found = learner.Predict(e);
                lock (gate)
                {
                    right += found == e.Reading ? 1 : 0;
                    if (verbose && found != e.Reading)
                    {
                        Console.WriteLine($"{e.Hanzi} {e.Reading} not {found} table {e.TableReading}{e.WordLength}: {e.Text}");
                    }
                }
            }
        });
        Console.WriteLine($"five-fold {(double)right / examples.Count:P2} {watch.Elapsed}");
        return Task.FromResult(0);
    }
}
