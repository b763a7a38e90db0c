using System.Buffers;
using AudioPaper.Audio;

namespace AudioPaper.Voices.Espeak;

/// <summary>
/// Puts the sounds of spans together: espeak-ng's silences at their ends are cut, ours are put between them. Its memory is rented, and given back when it
/// is disposed of.
/// </summary>
/// <param name="sampleRate">Samples per second.</param>
/// <param name="ceilingDbtp">True peaks stay under this.</param>
internal sealed class SpanSound(int sampleRate, double ceilingDbtp) : IDisposable
{
    /// <summary>Silence at the ends of a clip and between two languages, in seconds.</summary>
    internal const double LeadSeconds = 0.01, TailSeconds = 0.05, JoinSeconds = 0.04;

    /// <summary>espeak-ng's own silence is exact zeros; this keeps the softest breath of a consonant (−66 dBFS).</summary>
    private const short SilenceLevel = 16;

    private const double FadeSeconds = 0.003;

    private float[] samples = [];
    private int count;

    /// <summary>Adds a span.</summary>
    /// <param name="spoken">As espeak-ng returned them.</param>
    /// <param name="gainDb">Gain in decibels.</param>
    /// <param name="pauseAfterSeconds">Silence after it, when another span follows.</param>
    public void Add(ReadOnlySpan<short> spoken, double gainDb, double pauseAfterSeconds)
    {
        var sounding = Sounding(spoken);
        var factor = (float)Math.Pow(10, gainDb / 20);
        var fade = Math.Min((int)(FadeSeconds * sampleRate), sounding.Length / 2);
        if (count == 0)
        {
            AddSilence(LeadSeconds);
        }

        var added = Room(sounding.Length);
        Pcm.ToFloats(sounding, added, factor);
        for (var i = 0; i < fade; i++)
        {
            var edge = (i + 1f) / (fade + 1f);
            added[i] *= edge;
            added[^(i + 1)] *= edge;
        }

        AddSilence(pauseAfterSeconds);
    }

    /// <summary>The whole, its peaks under the ceiling.</summary>
    public Clip ToClip() => new(new PcmFormat(sampleRate), PeakLimiter.Apply(samples.AsSpan(0, count), sampleRate, 0, ceilingDbtp));

    /// <inheritdoc/>
    public void Dispose()
    {
        GiveBack();
        (samples, count) = ([], 0);
    }

    /// <summary>The pause that espeak-ng makes at a stop inside a span (measured at our rates), for one at the end of a span.</summary>
    internal static double PauseAt(char? stop) => stop switch
    {
        null => JoinSeconds,
        ',' => 0.10,
        '.' => 0.19,
        '?' => 0.21,
        _ => 0.145,
    };

    private static ReadOnlySpan<short> Sounding(ReadOnlySpan<short> samples)
    {
        const short Softest = -SilenceLevel + 1, Loudest = SilenceLevel - 1;
        var first = samples.IndexOfAnyExceptInRange(Softest, Loudest);
        return first < 0 ? [] : samples[first..(samples.LastIndexOfAnyExceptInRange(Softest, Loudest) + 1)];
    }

    private void AddSilence(double seconds) => Room((int)Math.Round(seconds * sampleRate)).Clear();

    /// <summary>Room for so many samples more.</summary>
    private Span<float> Room(int length)
    {
        if (count + length > samples.Length)
        {
            var larger = ArrayPool<float>.Shared.Rent(Math.Max(count + length + sampleRate, 2 * count));
            samples.AsSpan(0, count).CopyTo(larger);
            GiveBack();
            samples = larger;
        }

        count += length;
        return samples.AsSpan(count - length, length);
    }

    private void GiveBack()
    {
        if (samples.Length > 0)
        {
            ArrayPool<float>.Shared.Return(samples);
        }
    }
}
