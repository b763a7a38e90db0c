namespace AudioPaper.Normalization.Lexicons;

/// <summary>What a lexeme tells of its grapheme.</summary>
public enum LexemeKind
{
    /// <summary>Other text that is read instead.</summary>
    Alias,

    /// <summary>The Mandarin reading of its hanzi.</summary>
    Pinyin,

    /// <summary>The English sound of its words, in IPA.</summary>
    Ipa,
}

/// <summary>Where a lexicon belongs. Of two lexemes for the same grapheme the later in this order counts.</summary>
public enum LexiconLevel
{
    /// <summary>To the program.</summary>
    BuiltIn,

    /// <summary>To a newspaper.</summary>
    Newspaper,

    /// <summary>To one issue.</summary>
    Issue,
}

/// <summary>A grapheme and how it is said (W3C Pronunciation Lexicon Specification 1.0, 4.4).</summary>
/// <param name="Grapheme">As written in the lexicon, trimmed; 1 to 60 code units.</param>
/// <param name="Kind">What is told of it.</param>
/// <param name="Value">
/// The text of an alias; for pinyin one toned syllable per hanzi (<c>shan4 tian2 fang1</c>); for IPA the English phonemes.
/// </param>
/// <param name="Language">Tag of its lexicon (<c>zh-CN</c>, <c>en-US</c>).</param>
/// <param name="Level">Where its lexicon belongs.</param>
/// <param name="File">Path of its lexicon.</param>
/// <param name="Line">Line of the grapheme there, from 1.</param>
public sealed record Lexeme(string Grapheme, LexemeKind Kind, string Value, string Language, LexiconLevel Level, string File, int Line)
{
    /// <summary>Whether its lexicon is one of Chinese.</summary>
    public bool IsChinese => Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A place where a lexeme decides what is said.</summary>
/// <param name="Start">First UTF-16 code unit in the passage.</param>
/// <param name="Length">Number of code units.</param>
/// <param name="Lexeme">The lexeme.</param>
public sealed record LexemeUse(int Start, int Length, Lexeme Lexeme);

/// <summary>An alias that cannot be resolved.</summary>
/// <param name="Lexeme">The alias.</param>
/// <param name="Cycle">The aliases that lead back to it, itself first; empty when it only grows too long.</param>
public sealed record AliasFault(Lexeme Lexeme, IReadOnlyList<Lexeme> Cycle);
