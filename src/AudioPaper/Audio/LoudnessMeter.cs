using System.Runtime.CompilerServices;

namespace AudioPaper.Audio;

/// <summary>Measures loudness (ITU-R BS.1770-4, EBU R 128) and true peak of a sound as it passes. Memory is constant. One for each sound.</summary>
/// <param name="format">Sample rate, from 8,000.</param>
public sealed class LoudnessMeter(PcmFormat format)
{
    private const double OffsetLu = -0.691;
    private const int StepsPerBlock = 4;
    private readonly KWeighting weighting = new(format.SampleRate);
    private readonly TruePeakMeter truePeak = new(format.SampleRate);
    private readonly LoudnessHistogram blocks = new();
    private readonly int stepSampleCount = (int)format.ToSampleCount(TimeSpan.FromMilliseconds(100));
    private readonly double[] steps = new double[StepsPerBlock];
    private double energy;
    private int inStep;
    private long stepCount;

    /// <summary>Takes the next samples.</summary>
    public void Add(ReadOnlySpan<short> samples)
    {
        truePeak.Add(samples);
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, stepSampleCount - inStep);
            energy += weighting.Energy(samples[..count]);
            inStep += count;
            samples = samples[count..];
            if (inStep == stepSampleCount)
            {
                EndStep();
            }
        }
    }

    /// <summary>The loudness of all that came, after its end. A last block that is not whole does not count.</summary>
    public Loudness Finish()
    {
        truePeak.Finish();
        return new Loudness(blocks, truePeak.Peak);
    }

    /// <summary>Passes a sound on unchanged and measures it.</summary>
    /// <param name="samples">The sound in pieces of any length.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<ReadOnlyMemory<short>> Over(IAsyncEnumerable<ReadOnlyMemory<short>> samples, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var piece in samples.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Add(piece.Span);
            yield return piece;
        }
    }

    private void EndStep()
    {
        steps[stepCount++ % StepsPerBlock] = energy;
        (energy, inStep) = (0, 0);
        if (stepCount >= StepsPerBlock)
        {
            blocks.Add(OffsetLu + (10 * Math.Log10(steps.Sum() / (StepsPerBlock * stepSampleCount))));
        }
    }
}
