using System.Runtime.InteropServices;
using AudioPaper.Audio;

namespace AudioPaper.Voices.Piper;

/// <summary>Makes a clip of what the model gave: 16 bits, silence at the ends cut, runs put together.</summary>
/// <remarks>
/// Piper itself makes the loudest sample of every sentence full scale. Here the scale is fixed, because loudness belongs to the voice, not to the
/// clip: 1 is full scale, and what is beyond (models end in a tanh, so there is none) is limited to it.
/// </remarks>
/// <param name="sampleRate">Samples per second.</param>
internal sealed class PiperSound(int sampleRate)
{
    /// <summary>Kept before the first and after the last sample that is heard, in seconds; silence is added where there is less.</summary>
    internal const double LeadSeconds = 0.02, TailSeconds = 0.06;

    /// <summary>Models hiss a little in their silences: −54 dBFS.</summary>
    internal const float SilenceLevel = 0.002f;

    private const double FadeSeconds = 0.003;

    private readonly List<short> samples = [];

    /// <summary>Adds a run.</summary>
    /// <param name="spoken">Samples from −1 to 1.</param>
    /// <param name="pauseAfterSeconds">Silence after it.</param>
    /// <returns>False when nothing in it is heard, or it is no sound at all.</returns>
    public bool Add(ReadOnlySpan<float> spoken, double pauseAfterSeconds)
    {
        var (first, last) = (-1, -1);
        for (var i = 0; i < spoken.Length; i++)
        {
            if (!float.IsFinite(spoken[i]))
            {
                return false;
            }

            if (Math.Abs(spoken[i]) >= SilenceLevel)
            {
                (first, last) = (first < 0 ? i : first, i);
            }
        }

        if (first < 0)
        {
            return false;
        }

        var (lead, tail, fade) = (Count(LeadSeconds), Count(TailSeconds), Math.Max(1, Count(FadeSeconds)));
        for (var i = first - lead; i <= last + tail; i++)
        {
            var value = i >= 0 && i < spoken.Length ? spoken[i] : 0;
            // Only what lies before and after the heard samples is faded, so that a cut in the hiss makes no click.
            var edge = Math.Min(i - (first - lead), last + tail - i);
            samples.Add((short)Math.Round(Math.Clamp(edge < fade ? value * edge / fade : value, -1f, 1f) * short.MaxValue));
        }

        samples.AddRange(Enumerable.Repeat((short)0, Count(pauseAfterSeconds)));
        return true;
    }

    /// <summary>The whole.</summary>
    public Clip ToClip() => new(new PcmFormat(sampleRate), CollectionsMarshal.AsSpan(samples).ToArray());

    private int Count(double seconds) => (int)Math.Round(seconds * sampleRate);
}
