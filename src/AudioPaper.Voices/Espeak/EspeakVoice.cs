using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Espeak;

/// <summary>What espeak-ng is told for one language of a voice.</summary>
/// <param name="Name">espeak-ng's voice name with its variant.</param>
/// <param name="Rate">Words a minute as espeak-ng counts them.</param>
/// <param name="GainDb">Gain on what it returns at amplitude 100, in decibels.</param>
internal sealed record EspeakReader(string Name, short Rate, double GainDb);

/// <summary>One of our voices: a reader for Mandarin and one for English, with the same variant.</summary>
/// <param name="Id">E.g. <c>espeak:cmn+f3</c>.</param>
/// <param name="Variant">E.g. <c>f3</c>; empty for the plain voice.</param>
/// <param name="Mandarin">The reader of pinyin.</param>
/// <param name="English">The reader of English words and letters.</param>
internal sealed record EspeakVoice(string Id, string Variant, EspeakReader Mandarin, EspeakReader English)
{
    /// <summary>True peaks stay under this, in dBTP.</summary>
    public double CeilingDbtp { get; init; } = EspeakLevels.CeilingDbtp(EspeakLevels.UsualLufs);

    /// <summary>Its loudness in LUFS.</summary>
    public int LoudnessLufs { get; init; } = EspeakLevels.UsualLufs;

    /// <summary>The voice when none is asked for.</summary>
    public const string DefaultId = "espeak:cmn";

    /// <summary>
    /// espeak-ng's <c>cmn</c> reads the pinyin of its dictionary as English and so speaks nonsense; this one reads pinyin
    /// that is given to it.
    /// </summary>
    internal const string MandarinName = "cmn-latn-pinyin";

    /// <summary>espeak-ng's reader of English.</summary>
    internal const string EnglishName = "en-us";

    /// <summary>Measured on eight sentences of news: 4.6 syllables a second with inner pauses, 4.8 without silences over 100 ms.</summary>
    private const short MandarinRate = 210;

    /// <summary>Measured: 172 words a minute, pauses counted. What espeak-ng calls 170 is 202.</summary>
    private const short EnglishRate = 143;

    /// <summary>Finds a voice by its id.</summary>
    /// <exception cref="SynthesisException">The id is no voice of espeak-ng, or its variant is not installed; not transient.</exception>
    public static EspeakVoice Parse(string id, string? dataFolder)
    {
        var variant = id == DefaultId ? "" : id.StartsWith(DefaultId + "+", StringComparison.Ordinal) ? id[(DefaultId.Length + 1)..] : null;
        if (variant is null || (variant.Length == 0 && id != DefaultId) || variant.Length > 40 || !variant.All(char.IsAsciiLetterOrDigit))
        {
            throw new SynthesisException($"'{id}' is no offline voice; use {DefaultId}, or a variant such as {DefaultId}+f3.", isTransient: false,
                chinese: $"“{id}”不是离线声音；请用 {DefaultId} 或其变体，如 {DefaultId}+f3。");
        }

        // espeak-ng takes an unknown variant in silence and speaks with the plain voice.
        if (variant.Length > 0 && dataFolder is not null && !File.Exists(Path.Combine(dataFolder, "voices", "!v", variant)))
        {
            throw new SynthesisException($"espeak-ng has no variant '{variant}'; see \"espeak-ng --voices=variant\".", isTransient: false,
                chinese: $"espeak-ng 没有变体“{variant}”；可用 espeak-ng --voices=variant 查看。");
        }

        var suffix = variant.Length == 0 ? "" : "+" + variant;
        var (mandarinGain, englishGain) = EspeakLevels.Of(variant, EspeakLevels.UsualLufs);
        return new EspeakVoice(id, variant,
            new EspeakReader(MandarinName + suffix, MandarinRate, mandarinGain),
            new EspeakReader(EnglishName + suffix, EnglishRate, englishGain));
    }

    /// <summary>This voice at one of the loudnesses it was measured for.</summary>
    /// <param name="loudnessLufs">−14, −16 or −19.</param>
    public EspeakVoice At(int loudnessLufs)
    {
        var (mandarinGain, englishGain) = EspeakLevels.Of(Variant, loudnessLufs);
        return this with { Mandarin = Mandarin with { GainDb = mandarinGain }, English = English with { GainDb = englishGain }, CeilingDbtp = EspeakLevels.CeilingDbtp(loudnessLufs), LoudnessLufs = loudnessLufs };
    }

    /// <summary>This voice, so many times as fast.</summary>
    /// <param name="pace">0.5 to 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public EspeakVoice Paced(double pace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pace, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pace, 2);
        return this with { Mandarin = At(Mandarin), English = At(English) };

        EspeakReader At(EspeakReader reader) => reader with { Rate = (short)Math.Round(reader.Rate * pace) };
    }
}
