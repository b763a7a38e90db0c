namespace AudioPaper.Pronunciation.Polyphones;

/// <summary>How the word table reads a hanzi in its context.</summary>
/// <param name="Reading">The syllable; empty where the table has none.</param>
/// <param name="Alone">The syllable of the hanzi as a word of its own; empty where the table has none.</param>
/// <param name="WordLength">Length of its word in hanzi, from 1.</param>
/// <param name="Rarity">How rare the word is: <c>a</c> (frequent) to <c>d</c> (never counted).</param>
/// <param name="IsCertain">Whether the word's reading was set by hand for good (class <c>np</c>): it is not worked out.</param>
internal readonly record struct TableReading(string Reading, string Alone, int WordLength, string Rarity, bool IsCertain = false);
