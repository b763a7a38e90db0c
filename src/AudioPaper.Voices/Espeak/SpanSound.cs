using AudioPaper.Audio;

namespace AudioPaper.Voices.Espeak;

/// <summary>Puts the sounds of spans together: espeak-ng's silences at their ends are cut, ours are put between them.</summary>
/// <param name="sampleRate">Samples per second.</param>
/// <param name="ceilingDbtp">True peaks stay under this.</param>
internal sealed class SpanSound(int sampleRate, double ceilingDbtp)
{
    /// <summary>Silence at the ends of a clip and between two languages, in seconds.</summary>
    internal const double LeadSeconds = 0.01, TailSeconds = 0.05, JoinSeconds = 0.04;

    /// <summary>espeak-ng's own silence is exact zeros; this keeps the softest breath of a consonant (−66 dBFS).</summary>
    private const int SilenceLevel = 16;

    private const double FadeSeconds = 0.003;

    private readonly List<float> samples = [];

    /// <summary>Adds a span.</summary>
    /// <param name="spoken">As espeak-ng returned them.</param>
    /// <param name="gainDb">Gain in decibels.</param>
    /// <param name="pauseAfterSeconds">Silence after it, when another span follows.</param>
    public void Add(ReadOnlySpan<short> spoken, double gainDb, double pauseAfterSeconds)
    {
        var (start, end) = Sounding(spoken);
        var factor = (float)Math.Pow(10, gainDb / 20);
        var fade = Math.Min((int)(FadeSeconds * sampleRate), (end - start) / 2);
        if (samples.Count == 0)
        {
            AddSilence(LeadSeconds);
        }

        for (var i = start; i < end; i++)
        {
            var fromEdge = Math.Min(i - start, end - 1 - i);
            var edge = fromEdge < fade ? (fromEdge + 1f) / (fade + 1f) : 1f;
            samples.Add(spoken[i] * factor * edge);
        }

        AddSilence(pauseAfterSeconds);
    }

    /// <summary>The whole, its peaks under the ceiling.</summary>
    public Clip ToClip() => new(new PcmFormat(sampleRate),
        PeakLimiter.Apply(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(samples), sampleRate, 0, ceilingDbtp));

    /// <summary>The pause that espeak-ng makes at a stop inside a span (measured at our rates), for one at the end of a span.</summary>
    internal static double PauseAt(char? stop) => stop switch
    {
        null => JoinSeconds,
        ',' => 0.10,
        '.' => 0.19,
        '?' => 0.21,
        _ => 0.145,
    };

    private static (int Start, int End) Sounding(ReadOnlySpan<short> samples)
    {
        var (start, end) = (0, samples.Length);
        while (start < end && Math.Abs((int)samples[start]) < SilenceLevel)
        {
            start++;
        }

        while (end > start && Math.Abs((int)samples[end - 1]) < SilenceLevel)
        {
            end--;
        }

        return (start, end);
    }

    private void AddSilence(double seconds) => samples.AddRange(Enumerable.Repeat(0f, (int)Math.Round(seconds * sampleRate)));
}
