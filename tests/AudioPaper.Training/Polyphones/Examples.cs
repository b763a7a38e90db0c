using AudioPaper.Pronunciation;
using AudioPaper.Pronunciation.Polyphones;

namespace AudioPaper.Training.Polyphones;

internal static class Examples
{
    public static Example Of(MandarinReader reader, string sentence, string reading, int fold)
    {
        var at = sentence.IndexOf('▁', StringComparison.Ordinal);
        var text = sentence.Replace("▁", "", StringComparison.Ordinal);
        var words = reader.Read(text).ToArray();
        return Make(reader, text, words, at, reading, true, 1, fold);
    }

    public static Example Make(MandarinReader reader, string text, MandarinWord[] words, int at, string reading, bool isWhole, double weight, int fold)
    {
        var index = Array.FindIndex(words, w => w.Start <= at && at < w.Start + w.Length);
        var word = words[index];
        var plain = new char[text.Length];
        reader.Traditional.Simplify(text, plain);
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = PolyphoneFeatures.Plain(plain[i]);
        }

        var list = new FeatureList();
        PolyphoneFeatures.Collect(plain, words, index, at, isWhole, list);
        var features = new string[list.Count];
        for (var i = 0; i < list.Count; i++)
        {
            features[i] = list[i].ToString();
        }

        return new Example(text[at], reading, word.IsKnown ? word.Syllables[word.Text[..(at - word.Start)].EnumerateRunes().Count()] : "", word.Length, features, weight, fold, text);
    }

    public static List<Example> FromTable(MandarinReader reader, string folder, HashSet<char> hanzi, double lambda)
    {
        var found = new List<Example>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "words.tsv")))
        {
            var fields = line.Split('\t');
            var word = fields[0];
            if (word.Length < 2 || word.Any(char.IsSurrogate) || !word.Any(hanzi.Contains))
            {
                continue;
            }

            var syllables = fields[1].Split(' ');
            var weight = int.Parse(fields[2], System.Globalization.CultureInfo.InvariantCulture);
            var words = reader.Segment(word, word, 0, word.Length);
            for (var i = 0; i < word.Length; i++)
            {
                if (hanzi.Contains(word[i]))
                {
                    found.Add(Make(reader, word, words, i, syllables[i], false, lambda * Math.Max(0.3, (19 - (weight / 1000.0)) / 4), -1));
                }
            }
        }

        return found;
    }
}
