using System.Globalization;

namespace AudioPaper.Pronunciation.Names;

/// <summary>
/// Surnames that are not read like the word they are written as (单 shan4, 仇 qiu2, 尉迟 yu4 chi2), and where a text has
/// them. A name must show itself by what stands beside it: a title, a verb of saying, a mark. Never changed after loading.
/// </summary>
/// <remarks>Lines: <c>surname TAB syllables TAB doubt</c>; doubt is 0 to 3, the more the hanzi is used as another word.</remarks>
internal sealed class Surnames
{
    /// <summary>Names remembered from one text: more than a page has, few enough that a text made of names takes no longer.</summary>
    private const int MostNames = 200;

    private readonly Dictionary<string, Surname> known = new(StringComparer.Ordinal);

    private Surnames()
    {
    }

    /// <summary>No surnames.</summary>
    public static Surnames None { get; } = new();

    /// <summary>Reads the file.</summary>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is broken; the message names the file and the line.</exception>
    public static Surnames Load(string path)
    {
        var surnames = new Surnames();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Split('\t') is not [{ Length: 1 or 2 } text, var syllables, var field]
                || syllables.Split(' ') is not { } parts || parts.Length != text.Length || !Array.TrueForAll(parts, part => PinyinSyllable.IsValid(part))
                || !int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var doubt) || doubt > 3
                || !surnames.known.TryAdd(text, new Surname(text, [.. parts], doubt)))
            {
                throw new InvalidDataException($"{path}, line {number} is broken: it is not a surname of one or two hanzi, its syllables and a doubt from 0 to 3, or comes twice.");
            }
        }

        return surnames;
    }

    /// <summary>Gives the surnames of personal names their reading, in place; also where the same name comes again.</summary>
    public void Apply(MandarinWord[] words)
    {
        HashSet<string>? names = null;
        for (var w = 0; w < words.Length; w++)
        {
            if (Find(words[w].Text) is { } surname && NameEvidence.NameAt(words, w, surname) is { } name)
            {
                Give(words, w, surname);
                names ??= new(StringComparer.Ordinal);
                if (names.Count < MostNames)
                {
                    names.Add(name);
                }
            }
        }

        for (var w = 0; names is not null && w < words.Length; w++)
        {
            if (Find(words[w].Text) is { } surname && names.Any(name => name.Length > surname.Text.Length && StandsAt(words, w, name)))
            {
                Give(words, w, surname);
            }
        }
    }

    private Surname? Find(string word) =>
        word.Length >= 2 && known.TryGetValue(word[..2], out var compound) ? compound : known.GetValueOrDefault(word[..1]);

    /// <summary>Whether whole words from here on spell the name.</summary>
    private static bool StandsAt(MandarinWord[] words, int at, string name)
    {
        var length = 0;
        while (at < words.Length && length < name.Length && string.CompareOrdinal(name, length, words[at].Text, 0, words[at].Length) == 0)
        {
            length += words[at++].Length;
        }

        return length == name.Length;
    }

    private static void Give(MandarinWord[] words, int at, Surname surname)
    {
        var word = words[at];
        if (word.Syllables.Length >= surname.Syllables.Length)
        {
            words[at] = word with { Syllables = [.. surname.Syllables, .. word.Syllables.AsSpan(surname.Syllables.Length..)] };
        }
    }
}
