using System.Collections.Immutable;

namespace AudioPaper.Pronunciation;

/// <summary>What a <see cref="SpokenPart"/> is, and so how an engine says it.</summary>
public enum PartKind
{
    /// <summary>A Mandarin word with its syllables.</summary>
    Mandarin,

    /// <summary>English words, to be said by an English voice.</summary>
    English,

    /// <summary>Latin letters said one by one, by an English voice.</summary>
    Letters,

    /// <summary>A stop inside or at the end of an utterance: one of <c>, . ; : ? !</c></summary>
    Stop,
}

/// <summary>The smallest thing that is said: a word, a run of letters, or a stop.</summary>
/// <param name="Kind">How it is said.</param>
/// <param name="Text">
/// The words as spoken: hanzi for <see cref="PartKind.Mandarin"/> (no digits), lower or mixed case words for
/// <see cref="PartKind.English"/>, the letters for <see cref="PartKind.Letters"/>, the mark for <see cref="PartKind.Stop"/>.
/// </param>
/// <param name="Syllables">
/// For Mandarin one toned pinyin syllable per hanzi, in ASCII with tone digit 1 to 5 and <c>v</c> for ü
/// (<c>hang2</c>, <c>lv4</c>, <c>de5</c>), 一/不 sandhi done, third-tone sandhi not. Empty for other kinds.
/// </param>
public sealed record SpokenPart(PartKind Kind, string Text, ImmutableArray<string> Syllables)
{
    /// <summary>For English words whose sound is told: their phonemes in IPA. Null when the voice finds them itself.</summary>
    public string? Ipa { get; init; }

    /// <summary>A Mandarin word.</summary>
    public static SpokenPart Mandarin(string hanzi, params ImmutableArray<string> syllables) => new(PartKind.Mandarin, hanzi, syllables);

    /// <summary>English words.</summary>
    public static SpokenPart English(string words) => new(PartKind.English, words, []);

    /// <summary>English words whose sound is told.</summary>
    /// <param name="words">The words.</param>
    /// <param name="ipa">Their phonemes, of those <see cref="Lexicons.EnglishIpa"/> knows; null when the voice finds them itself.</param>
    public static SpokenPart English(string words, string? ipa) => new(PartKind.English, words, []) { Ipa = ipa };

    /// <summary>Letters said one by one.</summary>
    public static SpokenPart Letters(string letters) => new(PartKind.Letters, letters, []);

    /// <summary>A stop.</summary>
    public static SpokenPart Stop(char mark) => new(PartKind.Stop, mark.ToString(), []);

    /// <inheritdoc/>
    public bool Equals(SpokenPart? other) =>
        other is not null && Kind == other.Kind && Text == other.Text && Ipa == other.Ipa && Syllables.SequenceEqual(other.Syllables);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Text, Syllables.Length);

    /// <summary>The part in one line, e.g. <c>银行/yin2 hang2</c>; equal texts mean equal parts.</summary>
    public override string ToString() => Kind switch
    {
        PartKind.Mandarin => $"{Text}/{string.Join(' ', Syllables)}",
        PartKind.English => Ipa is null ? $"en:{Text}" : $"en:{Text}/{Ipa}/",
        PartKind.Letters => $"abc:{Text}",
        _ => Text,
    };
}
