namespace AudioPaper.Audio;

/// <summary>The short sound between articles: two soft bell tones, made by arithmetic.</summary>
public static class Chime
{
    /// <summary>Changes when the sound does; part of every track's name.</summary>
    public const string Fingerprint = "chime 1";

    private const double LevelDbfs = -17;
    private const double SecondToneAfterSeconds = 0.16;

    /// <summary>Length of the chime.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromMilliseconds(800);

    /// <summary>Its samples: E5 and A5 with a weak octave each, dying away; silent at both ends.</summary>
    public static short[] Samples(PcmFormat format)
    {
        var samples = new short[format.ToSampleCount(Length)];
        var level = short.MaxValue * Math.Pow(10, LevelDbfs / 20);
        for (var i = 0; i < samples.Length; i++)
        {
            var seconds = (double)i / format.SampleRate;
            // The last tenth fades to nothing, so that no click ends it.
            var fade = Math.Min(1, (samples.Length - i) / (samples.Length * 0.1));
            samples[i] = (short)Math.Round(level * fade * (Tone(659.26, seconds) + Tone(880, seconds - SecondToneAfterSeconds)));
        }

        return samples;
    }

    private static double Tone(double hertz, double seconds) => seconds < 0 ? 0
        : Math.Min(1, seconds / 0.004) * Math.Exp(-5.5 * seconds)
            * (Math.Sin(2 * Math.PI * hertz * seconds) + (0.2 * Math.Sin(4 * Math.PI * hertz * seconds)));
}
