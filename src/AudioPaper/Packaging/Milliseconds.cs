using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>The one rounding of sample positions for chapters and cues, so that all files name the same moment.</summary>
public static class Milliseconds
{
    /// <summary>The millisecond nearest to a position; a half goes up.</summary>
    /// <param name="format">Sample rate.</param>
    /// <param name="sampleCount">The position in samples, from 0.</param>
    public static long At(PcmFormat format, long sampleCount) =>
        (format.ToTime(sampleCount).Ticks + (TimeSpan.TicksPerMillisecond / 2)) / TimeSpan.TicksPerMillisecond;
}
