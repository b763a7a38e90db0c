using System.Collections.Concurrent;

namespace AudioPaper.Audio;

/// <summary>What an earcon tells.</summary>
public enum EarconKind
{
    /// <summary>An article begins: two soft bell tones.</summary>
    Article,

    /// <summary>A section of the newspaper begins: three tones, rising.</summary>
    Section,

    /// <summary>The newspaper ends: three tones, falling.</summary>
    End,
}

/// <summary>The short sounds between articles, made by arithmetic: bell tones, each with a weak octave, dying away; silent at both ends.</summary>
public static class Earcon
{
    /// <summary>Changes when a sound does; part of every track's name.</summary>
    public const string Fingerprint = "earcons 1";

    /// <summary>Peak of each, in dBFS: well below the voice (whose peaks stand at about −2), so that none startles.</summary>
    internal const double PeakDbfs = -17;

    private static readonly ConcurrentDictionary<(EarconKind Kind, PcmFormat Format), short[]> Made = new();

    /// <summary>How long an earcon lasts.</summary>
    public static TimeSpan LengthOf(EarconKind kind) => TimeSpan.FromMilliseconds(kind switch { EarconKind.Article => 800, EarconKind.Section => 1_200, _ => 1_600 });

    /// <summary>Its samples, made once for each format.</summary>
    internal static ReadOnlyMemory<short> Of(EarconKind kind, PcmFormat format) => Made.GetOrAdd((kind, format), made => Samples(made.Kind, made.Format));

    /// <summary>Its samples, at any sample rate from 8,000 Hz.</summary>
    public static short[] Samples(EarconKind kind, PcmFormat format)
    {
        var sound = new double[format.ToSampleCount(LengthOf(kind))];
        foreach (var (hertz, atSeconds) in TonesOf(kind))
        {
            for (var i = 0; i < sound.Length; i++)
            {
                sound[i] += Tone(hertz, ((double)i / format.SampleRate) - atSeconds);
            }
        }

        // The last tenth fades to nothing, so that no click ends it.
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] *= Math.Min(1, (sound.Length - 1 - i) / (sound.Length * 0.1));
        }

        var factor = short.MaxValue * Math.Pow(10, PeakDbfs / 20) / sound.Max(Math.Abs);
        return [.. sound.Select(sample => (short)Math.Round(sample * factor))];
    }

    /// <summary>Notes of one key (A major and its neighbours), so that they sound like one family.</summary>
    private static (double Hertz, double AtSeconds)[] TonesOf(EarconKind kind) => kind switch
    {
        EarconKind.Article => [(659.26, 0), (880, 0.16)],
        EarconKind.Section => [(440, 0), (554.37, 0.15), (659.26, 0.30)],
        _ => [(880, 0), (659.26, 0.22), (440, 0.44)],
    };

    private static double Tone(double hertz, double seconds) => seconds < 0 ? 0
        : Math.Min(1, seconds / 0.004) * Math.Exp(-5.5 * seconds)
            * (Math.Sin(2 * Math.PI * hertz * seconds) + (0.2 * Math.Sin(4 * Math.PI * hertz * seconds)));
}
