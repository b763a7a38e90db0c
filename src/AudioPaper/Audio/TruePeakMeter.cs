using System.Runtime.CompilerServices;

namespace AudioPaper.Audio;

/// <summary>Finds the true peak of a sound (ITU-R BS.1770-4, Annex 2), piece by piece. Stretches that cannot hold a larger one are passed over.</summary>
/// <param name="sampleRate">Samples per second.</param>
internal sealed class TruePeakMeter(int sampleRate)
{
    private const int BlockSampleCount = 256;
    private const int Kept = Interpolator.TapCount - 1;
    private readonly Interpolator interpolator = Interpolator.For(sampleRate);
    private readonly float[] window = new float[Kept + BlockSampleCount];

    /// <summary>The largest magnitude so far, where 1 is full scale; after the last piece call <see cref="Finish"/>.</summary>
    public float Peak { get; private set; }

    /// <summary>Takes the next samples.</summary>
    public void Add(ReadOnlySpan<short> samples)
    {
        for (; !samples.IsEmpty; samples = samples[Math.Min(BlockSampleCount, samples.Length)..])
        {
            var count = Math.Min(BlockSampleCount, samples.Length);
            for (var i = 0; i < count; i++)
            {
                window[Kept + i] = samples[i] / 32768f;
                Peak = Math.Max(Peak, Math.Abs(window[Kept + i]));
            }

            Look(count);
        }
    }

    /// <summary>The sound has ended: silence follows.</summary>
    public void Finish()
    {
        window.AsSpan(Kept, Interpolator.TapCount).Clear();
        Look(Interpolator.TapCount);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var around = window.AsSpan(i, Interpolator.TapCount);
            if (Interpolator.MayPass(around, Peak))
            {
                Peak = Math.Max(Peak, interpolator.LargestBetween(around));
            }
        }

        window.AsSpan(count, Kept).CopyTo(window);
    }
}
