using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>
/// Where sound stands in Opus, which always counts 48,000 samples a second (RFC 6716, RFC 7845). A part's length is rarely a whole
/// number of packets. So each part begins at the multiple of 2.5 ms (the shortest packet) nearest to its place: it is never off by
/// more than 1.25 ms, and nothing adds up. The room between two beginnings is filled with the part's packets of 20 ms, as many as
/// go in whole, and with silent packets of 10, 5 and 2.5 ms; the at most 22.5 ms of sound that this cuts from the end of a part are silence.
/// </summary>
public static class OpusTiming
{
    /// <summary>Samples per second, whatever the voice's.</summary>
    public const int SampleRate = 48_000;

    /// <summary>Samples by which libopus, asked for low delay, shifts the sound. Players leave them out: the head tells them.</summary>
    public const int PreSkipSampleCount = 120;

    /// <summary>Samples of the packets of a part: 20 ms.</summary>
    public const int SamplesPerPacket = 960;

    /// <summary>Samples of the shortest packet: 2.5 ms. Parts begin at multiples of it.</summary>
    public const int StepSampleCount = 120;

    /// <summary>How far a part may end from its planned end: what resampling rounds.</summary>
    private const int Tolerance = 48;

    /// <summary>The sample of 48,000 a second nearest to a position in the voice's samples.</summary>
    public static long Position(PcmFormat format, long sampleCount) => Nearest(sampleCount * SampleRate, format.SampleRate);

    /// <summary>Where a part begins whose first sample is <paramref name="sampleCount"/>, in samples of 48,000 a second.</summary>
    public static long PartStart(PcmFormat format, long sampleCount) =>
        Nearest(sampleCount * SampleRate, (long)format.SampleRate * StepSampleCount) * StepSampleCount;

    /// <summary>Whether a part is whole and as long as planned.</summary>
    internal static bool Holds(OpusPart part, long sampleCount) =>
        part.PreSkipSampleCount == PreSkipSampleCount
            && Math.Abs(part.EndGranule - PreSkipSampleCount - sampleCount) <= Tolerance
            && (long)part.Packets.Length * SamplesPerPacket >= part.EndGranule;

    private static long Nearest(long dividend, long divisor) => ((2 * dividend) + divisor) / (2 * divisor);
}
