using System.Collections.Immutable;
using System.Text;

namespace AudioPaper.Pronunciation;

/// <summary>
/// Reads hanzi: parts a run into the likeliest words (Viterbi over the summed weights of a <see cref="WordTable"/>) and
/// takes each word's reading. Gives dictionary tones; <see cref="ToneSandhi"/> changes 一 and 不. Thread-safe.
/// </summary>
public sealed class MandarinReader
{
    /// <summary>Costs more than the rarest word of the table, so that an unknown character is the last resort.</summary>
    private const int UnknownWeight = 25_000;

    private readonly WordTable words;
    private readonly TraditionalCharacters traditional;

    /// <summary>Creates a reader on opened tables.</summary>
    /// <param name="words">Words with readings; hanzi that stand alone are words too.</param>
    /// <param name="traditional">Traditional characters, for words are in simplified ones.</param>
    public MandarinReader(WordTable words, TraditionalCharacters traditional)
    {
        this.words = words;
        this.traditional = traditional;
    }

    /// <summary>Opens <c>words.tsv</c> and <c>traditional.tsv</c> of a folder.</summary>
    /// <param name="folder">The folder, in this repository <c>voices/mandarin</c>.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is not whole or a line of it is broken.</exception>
    public static MandarinReader Load(string folder) => new(
        WordTable.Load(Path.Combine(folder, "words.tsv")),
        TraditionalCharacters.Load(Path.Combine(folder, "traditional.tsv")));

    /// <summary>How often each hanzi is read how in the words of this reader; looked up once, in part of a second.</summary>
    public CommonReadings CommonReadings() => new(words);

    /// <summary>Reads a run of hanzi. Never fails: what has no reading comes back as a word that is not known.</summary>
    /// <param name="hanzi">Hanzi only, as written; numbers in hanzi too. May be empty.</param>
    /// <returns>Words in dictionary tones. They tile the run: each begins where the one before ends.</returns>
    /// <exception cref="InvalidDataException">A line of the table is broken.</exception>
    public ImmutableArray<MandarinWord> Read(ReadOnlySpan<char> hanzi)
    {
        Span<char> simplified = hanzi.Length <= 256 ? stackalloc char[hanzi.Length] : new char[hanzi.Length];
        traditional.Simplify(hanzi, simplified);

        // For each position: the cheapest way to reach it, and the last word of that way.
        var cost = new long[hanzi.Length + 1];
        var last = new WordEntry[hanzi.Length + 1];
        cost.AsSpan(1).Fill(long.MaxValue);
        for (var at = 0; at < hanzi.Length; at++)
        {
            if (cost[at] == long.MaxValue)
            {
                continue; // Inside a surrogate pair.
            }

            // A hanzi alone is looked up as written: 髮 is not read like 發, though both are simplified to 发.
            Rune.DecodeFromUtf16(hanzi[at..], out _, out var single);
            var found = words.TryFind(hanzi.Slice(at, single), out var alone);
            Reach(at, single, found ? alone : default, found ? alone.Weight : UnknownWeight);
            foreach (var word in words.WordsAtStart(simplified[at..]))
            {
                if (word.Length > single)
                {
                    Reach(at, word.Length, word, word.Weight);
                }
            }
        }

        return StandaloneReadings.Mend(Collect(hanzi, last, cost));

        void Reach(int from, int length, WordEntry word, int weight)
        {
            if (cost[from] + weight < cost[from + length])
            {
                cost[from + length] = cost[from] + weight;
                last[from + length] = word;
            }
        }
    }

    private static MandarinWord[] Collect(ReadOnlySpan<char> hanzi, WordEntry[] last, long[] cost)
    {
        var collected = new List<MandarinWord>();
        for (var end = hanzi.Length; end > 0;)
        {
            var word = last[end];
            var isKnown = word.Length > 0;
            // An unknown character is one code unit, or two where the position between them was never reached.
            var start = end - (isKnown ? word.Length : cost[end - 1] == long.MaxValue ? 2 : 1);
            collected.Add(new MandarinWord(
                hanzi[start..end].ToString(), start, isKnown ? word.Syllables : [], isKnown ? word.WordClass : ""));
            end = start;
        }

        collected.Reverse();
        return [.. collected];
    }
}
