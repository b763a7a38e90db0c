using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AudioPaper.Voices.Piper;

/// <summary>What a voice's ids stand for.</summary>
internal enum PhonemeType
{
    /// <summary>Code points of espeak-ng's IPA.</summary>
    Espeak,

    /// <summary>Code points of the text itself.</summary>
    Text,

    /// <summary>Initials, finals and tones of pinyin.</summary>
    Pinyin,
}

/// <summary>What <c>NAME.onnx.json</c> says of a voice.</summary>
internal sealed record PiperConfig
{
    /// <summary>Samples per second, 8,000 to 48,000.</summary>
    public required int SampleRate { get; init; }

    /// <summary>What the ids stand for.</summary>
    public required PhonemeType PhonemeType { get; init; }

    /// <summary>espeak-ng's name of the language, e.g. <c>cmn</c> or <c>en-us</c>; empty where none is told.</summary>
    public required string EspeakVoice { get; init; }

    /// <summary>BCP 47 tag of the language, e.g. <c>zh-CN</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Of each phoneme its ids, one or more, 0 or higher.</summary>
    public required FrozenDictionary<string, ImmutableArray<long>> Ids { get; init; }

    /// <summary>Neighbouring code points that are one phoneme, longest first; empty for most voices.</summary>
    public ImmutableArray<ImmutableArray<string>> Clusters { get; init; } = [];

    /// <summary>Speakers, at least 1.</summary>
    public int SpeakerCount { get; init; } = 1;

    /// <summary>Speakers by name.</summary>
    public FrozenDictionary<string, int> Speakers { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Random variation of the sound that it was tuned for by ear, 0 to 5.</summary>
    public float NoiseScale { get; init; } = 0.667f;

    /// <summary>Random variation of lengths that it was tuned for, 0 to 5.</summary>
    public float NoiseWidth { get; init; } = 0.8f;

    /// <summary>How much longer than by itself the voice speaks; 1 mostly, 0.1 to 10.</summary>
    public float LengthScale { get; init; } = 1;

    /// <summary>Whether it was trained on Mandarin.</summary>
    public bool IsMandarin => Language.StartsWith("zh", StringComparison.Ordinal);
}
