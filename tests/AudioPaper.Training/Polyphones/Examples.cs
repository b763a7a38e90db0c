using System.Globalization;
using AudioPaper.Pronunciation;
using AudioPaper.Pronunciation.Polyphones;

namespace AudioPaper.Training.Polyphones;

/// <summary>Makes examples of sentences with a marked hanzi, and of the words of the table.</summary>
internal static class Examples
{
    /// <summary>One line of <c>dev.sent</c>: the hanzi between two ▁ is the one.</summary>
    public static Example OfSentence(MandarinReader reader, string sentence, string reading, int fold)
    {
        var at = sentence.IndexOf('▁', StringComparison.Ordinal);
        var text = sentence.Replace("▁", "", StringComparison.Ordinal);
        return Make(reader, text, reader.ReadByTable(text), at, reading, isWhole: true, 1, fold);
    }

    /// <summary>
    /// Each word of the table that has one of the hanzi, read as if the table had not that word: so it teaches what
    /// neighbours say of a reading. Frequent words count more.
    /// </summary>
    public static List<Example> OfTable(MandarinReader reader, string folder, IReadOnlySet<char> hanzi, double weight)
    {
        var found = new List<Example>();
        foreach (var fields in File.ReadLines(Path.Combine(folder, "words.tsv")).Select(line => line.Split('\t')))
        {
            var word = fields[0];
            if (word.Length < 2 || word.Any(char.IsSurrogate) || !word.Any(hanzi.Contains))
            {
                continue;
            }

            var syllables = fields[1].Split(' ');
            var rarity = int.Parse(fields[2], CultureInfo.InvariantCulture) / 1000.0;
            var parts = reader.Segment(word, word, hiddenLength: word.Length);
            for (var i = 0; i < word.Length; i++)
            {
                if (hanzi.Contains(word[i]))
                {
                    found.Add(Make(reader, word, parts, i, syllables[i], isWhole: false, weight * Math.Max(0.3, (19 - rarity) / 4), -1));
                }
            }
        }

        return found;
    }

    private static Example Make(MandarinReader reader, string text, MandarinWord[] words, int at, string reading, bool isWhole, double weight, int fold)
    {
        var plain = reader.Plain(text);
        var index = Array.FindIndex(words, word => word.Start <= at && at < word.Start + word.Length);
        var seen = new FeatureList();
        PolyphoneFeatures.Collect(plain, words, index, at, isWhole, seen);
        var features = Enumerable.Range(0, seen.Count).Select(i => seen[i].ToString()).ToArray();
        return new Example(plain[at], reading, reader.TableReadingOf(words[index], at), features, weight, fold, text);
    }
}
