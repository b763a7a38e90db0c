using AudioPaper.Normalization;
using AudioPaper.Pronunciation;

namespace AudioPaper.Chunking;

/// <summary>The silences between utterances. Pauses inside one (at commas) are the engine's.</summary>
public static class Pauses
{
    /// <summary>Silence before the first words of an article.</summary>
    public static TimeSpan BeforeArticle { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Silence at the end of an article, before the chime of the next.</summary>
    public static TimeSpan AfterArticle { get; } = TimeSpan.FromMilliseconds(900);

    /// <summary><see cref="Strength"/> of a stop that ends a sentence.</summary>
    internal const int SentenceStrength = 3;

    /// <summary>How much a stop separates: 0 no stop, 1 comma, 2 semicolon or colon, 3 end of a sentence.</summary>
    internal static int Strength(SpokenPart? part) => part is not { Kind: PartKind.Stop } ? 0 : part.Text switch { "," => 1, ";" or ":" => 2, _ => SentenceStrength };

    /// <summary>Silence after the last utterance of a passage.</summary>
    internal static TimeSpan After(PassageRole role) => TimeSpan.FromMilliseconds(role switch
    {
        PassageRole.Opening => 600,
        PassageRole.Kicker => 450,
        PassageRole.Headline or PassageRole.Deck => 800,
        PassageRole.Byline or PassageRole.Dateline => 500,
        _ => 700,
    });

    /// <summary>Silence after an utterance inside a passage, by the stop it ends with.</summary>
    internal static TimeSpan AfterStop(SpokenPart last) =>
        TimeSpan.FromMilliseconds(Strength(last) switch { 0 => 60, 1 => 200, 2 => 300, _ => 420 });
}
