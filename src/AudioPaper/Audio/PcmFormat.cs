namespace AudioPaper.Audio;

/// <summary>Uncompressed sound as AudioPaper passes it on: one channel, signed 16-bit samples.</summary>
/// <param name="SampleRate">Samples per second, e.g. 22,050.</param>
public readonly record struct PcmFormat(int SampleRate)
{
    /// <summary>The length of <paramref name="sampleCount"/> samples. The one place where time is made from samples.</summary>
    public TimeSpan ToTime(long sampleCount) =>
        TimeSpan.FromTicks((long)Math.Round((decimal)sampleCount * TimeSpan.TicksPerSecond / SampleRate));

    /// <summary>The number of samples nearest to <paramref name="time"/>.</summary>
    public long ToSampleCount(TimeSpan time) =>
        (long)Math.Round((decimal)time.Ticks * SampleRate / TimeSpan.TicksPerSecond);
}
