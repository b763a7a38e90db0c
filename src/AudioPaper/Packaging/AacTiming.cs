using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>
/// Where sound stands in AAC. A decoder gives 1,024 samples for each packet, made of the overlap of this packet with the
/// one before. N·1,024 samples of sound therefore are N + 1 packets: the first (“priming”) only begins the overlap. At a
/// join the priming packet of the part that follows is left out: its place in the overlap is taken by the last packet of
/// the part before, which stands at the same samples and holds nothing but silence there, as the part that follows does. So the
/// overlap is exact, and every part stands where its samples stand when all are put end to end (proved by decoding). The priming packet of the
/// first part stays; the edit list leaves its 1,024 samples out, which is the form all players know from other encoders.
/// </summary>
public static class AacTiming
{
    /// <summary>Samples a packet adds.</summary>
    public const int SamplesPerPacket = 1_024;

    /// <summary>Samples in front of the sound in a stream that begins with a priming packet.</summary>
    public const int PrimingSampleCount = 1_024;

    /// <summary>Length of the sound in a part.</summary>
    /// <param name="packetCount">All packets, the priming one included.</param>
    public static long SampleCount(long packetCount) => Math.Max(0, packetCount - 1) * SamplesPerPacket;

    /// <summary>The number by which AAC names a sample rate (ISO/IEC 14496-3, table 1.16).</summary>
    /// <param name="format">A sample rate AAC knows.</param>
    /// <exception cref="ArgumentException">AAC has no number for it.</exception>
    public static int RateIndex(PcmFormat format) => format.SampleRate switch
    {
        48000 => 3,
        44100 => 4,
        32000 => 5,
        24000 => 6,
        22050 => 7,
        16000 => 8,
        12000 => 9,
        11025 => 10,
        8000 => 11,
        _ => throw new ArgumentException($"AAC has no sample rate of {format.SampleRate} Hz.", nameof(format)),
    };
}
