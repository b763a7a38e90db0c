using System.Collections.Immutable;

namespace AudioPaper.Synthesis;

/// <summary>What a voice says of itself.</summary>
public sealed record VoiceTraits
{
    /// <summary>BCP 47 tags of the languages it speaks, its own first: <c>zh-CN</c>, <c>en</c>. At least one.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>Whether the same utterance gives the same bytes on every call.</summary>
    public required bool IsDeterministic { get; init; }

    /// <summary>
    /// Whether its clips are as loud as the newspaper wishes already. Others are measured once (integrated loudness of a passage) and get a fixed gain.
    /// </summary>
    public bool IsLevelled { get; init; }

    /// <summary>Characters of one call at most; longer utterances are split by the voice itself.</summary>
    public int LongestUtterance { get; init; } = int.MaxValue;

    /// <summary>Longest sound of one call.</summary>
    public TimeSpan LongestSound { get; init; } = TimeSpan.MaxValue;

    /// <summary>Calls that may run at once without harm, at least 1; those of a <see cref="Server"/> together, whoever makes them.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>The server that speaks, in words that tell it from others; null for voices of this machine.</summary>
    public string? Server { get; init; }

    /// <summary>What the engine's owner takes for a million characters, in the currency of the settings; 0 for voices that cost nothing.</summary>
    public decimal PricePerMillionCharacters { get; init; }
}
