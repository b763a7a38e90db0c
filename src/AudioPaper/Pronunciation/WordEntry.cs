using System.Collections.Immutable;

namespace AudioPaper.Pronunciation;

/// <summary>One word found in a <see cref="WordTable"/>. Its fields are read from the table when asked for.</summary>
public readonly struct WordEntry
{
    private readonly WordTable table;

    internal WordEntry(WordTable table, int line, int length)
    {
        this.table = table;
        Line = line;
        Length = length;
    }

    /// <summary>Length of the word in UTF-16 code units.</summary>
    public int Length { get; }

    /// <summary>How rare the word is: −1000 · ln(probability), so that the weights of words add up. Never negative.</summary>
    /// <exception cref="InvalidDataException">The line of the word is broken.</exception>
    public int Weight => table.WeightOf(Line);

    /// <summary>One toned syllable per hanzi, in dictionary tones.</summary>
    /// <exception cref="InvalidDataException">The line of the word is broken.</exception>
    public ImmutableArray<string> Syllables => table.SyllablesOf(Line);

    /// <summary>Part of speech as a short tag (<c>n</c>, <c>v</c>, <c>nr</c>…), empty where unknown.</summary>
    /// <exception cref="InvalidDataException">The line of the word is broken.</exception>
    public string WordClass => table.WordClassOf(Line);

    /// <summary>Index of the line in the table, from 0.</summary>
    internal int Line { get; }
}
