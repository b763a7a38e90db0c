using AudioPaper.Pronunciation;
using AudioPaper.Pronunciation.Polyphones;

namespace AudioPaper.Training.Polyphones;

/// <summary>Learns to read hanzi with several readings, and measures it on sentences held out.</summary>
internal static class Command
{
    private const int Folds = 5;
    private const double TableWeight = 0.03; // Of a rare word; tried from 0 to 0.3.

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var sentenceFolder, var folder, .. var rest])
        {
            await Console.Error.WriteLineAsync("Use: AudioPaper.Training polyphones SENTENCES VOICE [OUT] [-v]: learns polyphones from SENTENCES/dev.sent, dev.lb and VOICE/words.tsv; without OUT it only measures, five-fold. -v shows what was read wrong.");
            return 2;
        }

        var reader = MandarinReader.LoadTables(folder);
        var sentences = await File.ReadAllLinesAsync(Path.Combine(sentenceFolder, "dev.sent"));
        var readings = await File.ReadAllLinesAsync(Path.Combine(sentenceFolder, "dev.lb"));
        var examples = sentences.Select((sentence, i) => Examples.OfSentence(reader, sentence, Reading(readings[i]), i % Folds)).ToList();
        var fromTable = Examples.OfTable(reader, folder, examples.Select(example => example.Hanzi).ToHashSet(), TableWeight);
        Console.WriteLine($"{examples.Count} sentences, {fromTable.Count} hanzi in words of the table");
        Console.WriteLine($"word table alone  {examples.Average(example => example.Reading == example.Table.Reading ? 1.0 : 0):P2}");
        if (rest.FirstOrDefault(name => name != "-v") is { } output)
        {
            var learner = new Learner();
            learner.Learn([.. examples, .. fromTable]);
            await File.WriteAllTextAsync(output, ModelText.Of(learner));
            return 0;
        }

        var (right, neutral) = (0, 0);
        var gate = new Lock();
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var learner = new Learner();
            learner.Learn([.. examples.Where(example => example.Fold != fold), .. fromTable]);
            var model = PolyphoneModel.Read(new StringReader(ModelText.Of(learner)), "learned");
            foreach (var example in examples.Where(example => example.Fold == fold))
            {
                var found = Choose(model, example);
                lock (gate)
                {
                    right += found == example.Reading ? 1 : 0;
                    neutral += found != example.Reading && found[^1] == '5' && found[..^1] == example.Reading[..^1] ? 1 : 0;
                    if (found != example.Reading && rest.Contains("-v"))
                    {
                        Console.WriteLine($"{example.Hanzi} {example.Reading} not {found} table {example.Table.Reading} {example.Table.WordLength}: {example.Text}");
                    }
                }
            }
        });
        Console.WriteLine($"of which only a neutral tone differs  {neutral / (double)examples.Count:P2}");
        Console.WriteLine($"table and model   {(double)right / examples.Count:P2} of sentences held out, {Folds}-fold");
        return 0;
    }

    private static string Reading(string line) => line.Trim() switch
    {
        "r5" => "er5",
        var other => other.Replace("u:", "v", StringComparison.Ordinal),
    };

    private static string Choose(PolyphoneModel model, Example example)
    {
        var seen = new FeatureList();
        foreach (var feature in example.Features)
        {
            seen.Add(feature);
        }

        return model.Choose(example.Hanzi, seen, example.Table)?.Reading ?? example.Table.Reading;
    }
}
