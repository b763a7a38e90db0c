namespace AudioPaper.Pronunciation.Polyphones;

/// <summary>Goes through a text that the table has read and lets the model choose the readings that it knows. Pure.</summary>
internal readonly struct PolyphoneChoice(PolyphoneModel model, MandarinReader reader)
{
    /// <summary>Changes the readings in place.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="words">Its words, as the table reads them; all choices are made on these.</param>
    public void Apply(ReadOnlySpan<char> text, MandarinWord[] words)
    {
        if (words.Length < 2)
        {
            return; // One word and no context: the table knows best.
        }

        var plain = reader.Plain(text);
        var seen = new FeatureList();
        var chosen = new List<(int Word, int Place, string Reading)>();
        for (var w = 0; w < words.Length; w++)
        {
            var word = words[w];
            for (var i = 0; i < word.Syllables.Length && word.Syllables.Length == word.Length; i++)
            {
                var at = word.Start + i;
                if (model.ReadingsOf(plain[at]).IsEmpty || (plain[at] != text[at] && !reader.IsReadAsSimplified(text[at]) && !TraditionalCharacters.IsMergedHere(text[at], plain[at])))
                {
                    continue;
                }

                seen.Clear();
                PolyphoneFeatures.Collect(plain, words, w, at, isWhole: true, seen);
                if (model.Choose(plain[at], seen, reader.TableReadingOf(word, at)) is { } choice && choice.Reading != word.Syllables[i])
                {
                    chosen.Add((w, i, choice.Reading));
                }
            }
        }

        foreach (var (w, place, reading) in chosen)
        {
            words[w] = words[w] with { Syllables = words[w].Syllables.SetItem(place, reading) };
        }
    }
}
