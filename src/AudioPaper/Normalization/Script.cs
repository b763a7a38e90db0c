using System.Collections.Immutable;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Segmentation;

namespace AudioPaper.Normalization;

/// <summary>What a passage is in its article; pauses and voices depend on it.</summary>
public enum PassageRole
{
    /// <summary>What is announced: newspaper, date and contents, the name of a section, the end.</summary>
    Opening,

    /// <summary>Line above the headline.</summary>
    Kicker,

    /// <summary>The headline.</summary>
    Headline,

    /// <summary>Line below the headline.</summary>
    Deck,

    /// <summary>Line of names.</summary>
    Byline,

    /// <summary>What leads into the body.</summary>
    Dateline,

    /// <summary>A paragraph of the body.</summary>
    Paragraph,
}

/// <summary>An article as it will be read.</summary>
/// <param name="ArticleId">Id of the article; <c>opening</c> or <c>closing</c> for what stands around the articles.</param>
/// <param name="Title">Title of its chapter.</param>
/// <param name="Passages">In the order they are read.</param>
public sealed record Script(string ArticleId, string Title, ImmutableArray<Passage> Passages)
{
    /// <summary>How many passages at the beginning announce the article (the name of its section) and are no part of it.</summary>
    public int AnnouncedPassages { get; init; }
}

/// <summary>A headline, a byline or a paragraph of a script.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Text">Its text as printed.</param>
/// <param name="Tokens">What becomes of each character: they follow each other without gaps and cover the text.</param>
public sealed record Passage(PassageRole Role, SpannedText Text, ImmutableArray<Token> Tokens)
{
    /// <summary>Where a lexicon decided what is said, in order.</summary>
    public ImmutableArray<LexemeUse> Lexemes { get; init; } = [];
}

/// <summary>How a token is said.</summary>
public enum TokenKind
{
    /// <summary>Hanzi, said in Mandarin.</summary>
    Hanzi,

    /// <summary>Words, said in English.</summary>
    English,

    /// <summary>Latin letters, said one by one.</summary>
    Letters,

    /// <summary>A stop: one of <c>, . ; : ? !</c></summary>
    Stop,

    /// <summary>Not said, and rightly so: quotation marks, white space.</summary>
    Silent,

    /// <summary>Not said because nobody knows how: emoji, private characters, other scripts. A person should look.</summary>
    Unspeakable,
}

/// <summary>A range of a passage and what is said for it.</summary>
/// <param name="Start">First UTF-16 code unit in the passage.</param>
/// <param name="Length">Number of code units; 0 for words that are only said (the second word of a figure).</param>
/// <param name="Kind">How it is said.</param>
/// <param name="Spoken">The words; empty when silent.</param>
public readonly record struct Token(int Start, int Length, TokenKind Kind, string Spoken)
{
    /// <summary>
    /// How it is said where a lexicon tells: for <see cref="TokenKind.Hanzi"/> one toned syllable per hanzi, parted by spaces; for
    /// <see cref="TokenKind.English"/> the phonemes in IPA. Null where the reader decides.
    /// </summary>
    public string? Reading { get; init; }
}
