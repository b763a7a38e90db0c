namespace AudioPaper.Audio;

/// <summary>Finds the true peak of a sound (ITU-R BS.1770-4, Annex 2), piece by piece. Stretches that cannot hold a larger one are passed over.</summary>
/// <param name="sampleRate">Samples per second.</param>
internal sealed class TruePeakMeter(int sampleRate)
{
    private const int BlockSampleCount = 256;
    private const int GroupSampleCount = 16;
    private const int Kept = Interpolator.TapCount - 1;
    private readonly Interpolator interpolator = Interpolator.For(sampleRate);
    private const float FullScale = 32_768;
    private float lastLoudest;
    private readonly float[] window = new float[Kept + BlockSampleCount];

    /// <summary>The largest magnitude so far, where 1 is full scale; after the last piece call <see cref="Finish"/>.</summary>
    public float Peak { get; private set; }

    /// <summary>Takes the next samples.</summary>
    public void Add(ReadOnlySpan<short> samples)
    {
        for (; !samples.IsEmpty; samples = samples[Math.Min(BlockSampleCount, samples.Length)..])
        {
            var block = samples[..Math.Min(BlockSampleCount, samples.Length)];
            var loudest = Pcm.Loudest(block) / FullScale;
            Peak = Math.Max(Peak, loudest);
            if (Math.Max(loudest, lastLoudest) > Peak / 2 || block.Length < Kept)
            {
                Pcm.ToFloats(block, window.AsSpan(Kept), 1 / FullScale);
                Look(block.Length);
            }
            else
            {
                // No window of this block holds a sample that is loud enough.
                Pcm.ToFloats(block[^Kept..], window, 1 / FullScale);
            }

            // A short block leaves samples of the one before it in the window.
            lastLoudest = block.Length < Kept ? Math.Max(loudest, lastLoudest) : loudest;
        }
    }

    /// <summary>The sound has ended: silence follows.</summary>
    public void Finish()
    {
        window.AsSpan(Kept, Interpolator.TapCount).Clear();
        Look(Interpolator.TapCount);
    }

    private void Look(int count)
    {
        for (var first = 0; first < count; first += GroupSampleCount)
        {
            var group = window.AsSpan(first, Math.Min(GroupSampleCount, count - first) + Kept);
            if (interpolator.IsBelow(group, Peak))
            {
                continue;
            }

            for (; group.Length > Kept; group = group[1..])
            {
                if (Interpolator.MayPass(group, Peak))
                {
                    Peak = Math.Max(Peak, interpolator.LargestBetween(group));
                }
            }
        }

        window.AsSpan(count, Kept).CopyTo(window);
    }
}
