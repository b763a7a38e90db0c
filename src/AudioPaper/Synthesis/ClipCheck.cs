using AudioPaper.Audio;
using AudioPaper.Chunking;

namespace AudioPaper.Synthesis;

/// <summary>Why a clip is refused.</summary>
public enum ClipFault
{
    /// <summary>Its sample rate is not the one the voice promised.</summary>
    SampleRate,

    /// <summary>It is too short for its syllables.</summary>
    TooShort,

    /// <summary>It is too long for its syllables.</summary>
    TooLong,

    /// <summary>Nothing can be heard in it.</summary>
    Silent,

    /// <summary>Its peaks are cut off.</summary>
    Clipped,

    /// <summary>There is a long silence inside.</summary>
    Hole,

    /// <summary>It ends in the middle of a sound.</summary>
    CutOff,
}

/// <summary>
/// Looks at a clip as it comes from a voice, before its level is changed: whether it can be the whole of its utterance. It cannot hear words; the bounds
/// are wide, so that no voice is refused for its manner. Pure.
/// </summary>
public static class ClipCheck
{
    /// <summary>Seconds that a syllable takes at least and at most; a syllable of hurried news takes 0.15. English counts a third of its letters.</summary>
    private const double LeastPerSyllable = 0.06, MostPerSyllable = 0.8, MostBesides = 3;

    /// <summary>Silences inside, and before the first sound, that are longer are holes.</summary>
    private const double LongestHole = 1.6;

    /// <summary>−50 dBFS: softer is silence.</summary>
    private const int SilentLevel = 104;

    /// <summary>Runs of this many samples at full scale are a peak cut off; a few may be the limiter of an engine.</summary>
    private const int FlatRun = 4, FlatRunsPerSecond = 20;

    private const double EndSeconds = 0.004;

    /// <summary>Looks for a fault.</summary>
    /// <param name="clip">The sound.</param>
    /// <param name="utterance">What was to be spoken.</param>
    /// <param name="format">The format the voice promised.</param>
    /// <returns>Null for a clip that may be whole.</returns>
    public static ClipFault? Find(Clip clip, Utterance utterance, PcmFormat format)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentNullException.ThrowIfNull(utterance);
        if (clip.Format != format)
        {
            return ClipFault.SampleRate;
        }

        var samples = clip.Samples.Span;
        var (first, last) = (samples.IndexOfAnyExceptInRange((short)-SilentLevel, (short)SilentLevel), samples.LastIndexOfAnyExceptInRange((short)-SilentLevel, (short)SilentLevel));
        if (first < 0)
        {
            return ClipFault.Silent;
        }

        var (weight, rate) = (utterance.Parts.Sum(UtteranceSplitter.WeightOf), (double)format.SampleRate);
        return (last - first) / rate < weight * LeastPerSyllable ? ClipFault.TooShort
            : (last - first) / rate > (weight * MostPerSyllable) + MostBesides ? ClipFault.TooLong
            : first > LongestHole * rate || HasHole(samples[first..(last + 1)], (int)(LongestHole * rate)) ? ClipFault.Hole
            : IsClipped(samples, rate) ? ClipFault.Clipped
            : IsCutOff(samples, (int)(EndSeconds * rate)) ? ClipFault.CutOff
            : null;
    }

    /// <summary>A fault in words, to stand behind the name of a voice.</summary>
    public static (string English, string Chinese) Describe(ClipFault fault) => fault switch
    {
        ClipFault.SampleRate => ("answered with another sample rate than it promised", "返回的采样率与约定不符"),
        ClipFault.TooShort => ("answered with a sound too short for its words", "返回的声音太短，话没有说完"),
        ClipFault.TooLong => ("answered with a sound far too long for its words", "返回的声音太长，与文字不符"),
        ClipFault.Silent => ("answered with silence", "返回的是静音"),
        ClipFault.Clipped => ("answered with a sound whose peaks are cut off", "返回的声音削波失真"),
        ClipFault.Hole => ("answered with a sound that has a long hole", "返回的声音中有长时间空白"),
        _ => ("answered with a sound that breaks off", "返回的声音中途断掉"),
    };

    private static bool HasHole(ReadOnlySpan<short> samples, int longest)
    {
        while (!samples.IsEmpty)
        {
            var sound = samples.IndexOfAnyExceptInRange((short)-SilentLevel, (short)SilentLevel);
            if (sound > longest)
            {
                return true;
            }

            samples = sound < 0 ? [] : samples[sound..];
            var silence = samples.IndexOfAnyInRange((short)-SilentLevel, (short)SilentLevel);
            samples = silence < 0 ? [] : samples[silence..];
        }

        return false;
    }

    private static bool IsClipped(ReadOnlySpan<short> samples, double rate)
    {
        const short Lowest = -32_766, Highest = 32_765;
        var runs = 0;
        for (var rest = samples; rest.IndexOfAnyExceptInRange(Lowest, Highest) is >= 0 and var flat;)
        {
            rest = rest[flat..];
            var end = rest.IndexOfAnyInRange(Lowest, Highest);
            var length = end < 0 ? rest.Length : end;
            runs += length >= FlatRun ? 1 : 0;
            rest = rest[length..];
        }

        return runs > FlatRunsPerSecond * Math.Max(1, samples.Length / rate);
    }

    /// <summary>Whether the last milliseconds are nearly as loud as the loudest of the clip.</summary>
    private static bool IsCutOff(ReadOnlySpan<short> samples, int count)
    {
        if (samples.Length <= 2 * count)
        {
            return false;
        }

        var (loudest, atEnd) = (0L, Pcm.Energy(samples[^count..]));
        for (var i = 0; i + count <= samples.Length; i += count)
        {
            loudest = Math.Max(loudest, Pcm.Energy(samples.Slice(i, count)));
            if (loudest >= 10 * atEnd)
            {
                return false;
            }
        }

        return atEnd > loudest / 10.0;
    }
}
