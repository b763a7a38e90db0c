using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using AudioPaper.Pronunciation.Names;
using AudioPaper.Pronunciation.Polyphones;

namespace AudioPaper.Pronunciation;

/// <summary>
/// Reads hanzi: parts a text into the likeliest words (Viterbi over the summed weights of a <see cref="WordTable"/>), takes
/// each word's reading, and lets a learned model choose where the context tells more than the table; surnames are read as
/// surnames. Gives dictionary tones; <see cref="SpokenTones"/> gives them as spoken. Thread-safe.
/// </summary>
public sealed class MandarinReader
{
    /// <summary>Costs more than the rarest word of the table, so that an unknown character is the last resort.</summary>
    private const int UnknownWeight = 25_000;

    private readonly WordTable words;
    private readonly TraditionalCharacters traditional;
    private readonly PolyphoneModel model;
    private readonly Surnames surnames;

    /// <summary>Creates a reader on opened tables, without the model.</summary>
    /// <param name="words">Words with readings; hanzi that stand alone are words too.</param>
    /// <param name="traditional">Traditional characters, for words are in simplified ones.</param>
    public MandarinReader(WordTable words, TraditionalCharacters traditional)
        : this(words, traditional, PolyphoneModel.Empty, Surnames.None)
    {
    }

    private MandarinReader(WordTable words, TraditionalCharacters traditional, PolyphoneModel model, Surnames surnames)
    {
        this.words = words;
        this.traditional = traditional;
        this.model = model;
        this.surnames = surnames;
    }

    /// <summary>Opens <c>words.tsv</c>, <c>traditional.tsv</c>, <c>polyphones.tsv</c> and <c>surnames.tsv</c> of a folder.</summary>
    /// <param name="folder">The folder, in this repository <c>voices/mandarin</c>.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is not whole or a line of it is broken.</exception>
    public static MandarinReader Load(string folder) => new(
        WordTable.Load(Path.Combine(folder, "words.tsv")),
        TraditionalCharacters.Load(Path.Combine(folder, "traditional.tsv")),
        PolyphoneModel.Load(Path.Combine(folder, "polyphones.tsv")),
        Surnames.Load(Path.Combine(folder, "surnames.tsv")));

    /// <summary>Opens the tables only; for learning the model.</summary>
    internal static MandarinReader LoadTables(string folder) => new(
        WordTable.Load(Path.Combine(folder, "words.tsv")),
        TraditionalCharacters.Load(Path.Combine(folder, "traditional.tsv")));

    /// <summary>How often each hanzi is read how in the words of this reader; looked up once, in part of a second.</summary>
    public CommonReadings CommonReadings() => new(words);

    /// <summary>Reads a text. Never fails: what has no reading comes back as a word that is not known.</summary>
    /// <param name="text">
    /// Hanzi as written, numbers in hanzi too. May be empty. Whole sentences with their marks, figures and Latin letters are
    /// read better than runs torn out of them: they are context, and come back as words that are not known.
    /// </param>
    /// <returns>Words in dictionary tones. They tile the text: each begins where the one before ends.</returns>
    /// <exception cref="InvalidDataException">A line of the table is broken.</exception>
    public ImmutableArray<MandarinWord> Read(ReadOnlySpan<char> text)
    {
        var found = ReadByTable(text);
        new PolyphoneChoice(model, this).Apply(text, found);
        surnames.Apply(found);
        return ImmutableCollectionsMarshal.AsImmutableArray(found);
    }

    /// <summary>Reads by the table and the rules for hanzi that stand alone.</summary>
    internal MandarinWord[] ReadByTable(ReadOnlySpan<char> text) => StandaloneReadings.Mend(Segment(text, Simplify(text)));

    /// <summary>The text as the model sees it: simplified, Latin letters and digits alike.</summary>
    internal char[] Plain(ReadOnlySpan<char> text) => Array.ConvertAll(Simplify(text), PolyphoneFeatures.Plain);

    /// <summary>How a word of <see cref="ReadByTable"/> reads the hanzi at a place of the text.</summary>
    internal TableReading TableReadingOf(MandarinWord word, int at)
    {
        var place = at - word.Start;
        var alone = words.TryFind(word.Text.AsSpan(place, 1), out var entry) ? entry.Syllables[0] : "";
        return new TableReading(place < word.Syllables.Length ? word.Syllables[place] : "", alone, word.Length, PolyphoneFeatures.Rarity(word.Weight), word.WordClass == "np");
    }

    /// <summary>Parts a text into words; a word of <paramref name="hiddenLength"/> at its beginning is passed over.</summary>
    internal MandarinWord[] Segment(ReadOnlySpan<char> text, ReadOnlySpan<char> simplified, int hiddenLength = 0)
    {
        // For each position: the cheapest way to reach it, and the last word of that way.
        var cost = new long[text.Length + 1];
        var last = new WordEntry[text.Length + 1];
        cost.AsSpan(1).Fill(long.MaxValue);
        for (var at = 0; at < text.Length; at++)
        {
            if (cost[at] == long.MaxValue)
            {
                continue; // Inside a surrogate pair.
            }

            // A hanzi alone is looked up as written: 髮 is not read like 發, though both are simplified to 发.
            Rune.DecodeFromUtf16(text[at..], out _, out var single);
            var isMerged = TraditionalCharacters.IsMergedHere(text[at], simplified[at]);
            var found = words.TryFind((isMerged ? simplified : text).Slice(at, single), out var alone);
            Reach(at, single, found ? alone : default, found ? alone.Weight : UnknownWeight);
            foreach (var word in words.WordsAtStart(simplified[at..]))
            {
                if (word.Length > single && !(at == 0 && word.Length == hiddenLength))
                {
                    Reach(at, word.Length, word, word.Weight);
                }
            }
        }

        return Collect(text, last, cost);

        void Reach(int from, int length, WordEntry word, int weight)
        {
            if (cost[from] + weight < cost[from + length])
            {
                cost[from + length] = cost[from] + weight;
                last[from + length] = word;
            }
        }
    }

    /// <summary>Whether a hanzi as written may be read like its simplified one (為 like 为; not 髮 like 发).</summary>
    internal bool IsReadAsSimplified(char written) => traditional.IsOnlyFormOfItsSimplified(written);

    private char[] Simplify(ReadOnlySpan<char> text)
    {
        var simplified = new char[text.Length];
        traditional.Simplify(text, simplified);
        return simplified;
    }

    private static MandarinWord[] Collect(ReadOnlySpan<char> text, WordEntry[] last, long[] cost)
    {
        var collected = new List<MandarinWord>();
        for (var end = text.Length; end > 0;)
        {
            var word = last[end];
            var isKnown = word.Length > 0;
            // An unknown character is one code unit, or two where the position between them was never reached.
            var start = end - (isKnown ? word.Length : cost[end - 1] == long.MaxValue ? 2 : 1);
            collected.Add(new MandarinWord(text[start..end].ToString(), start, isKnown ? word.Syllables : [], isKnown ? word.WordClass : "")
            {
                Weight = isKnown ? word.Weight : 0,
            });
            end = start;
        }

        collected.Reverse();
        return [.. collected];
    }
}
