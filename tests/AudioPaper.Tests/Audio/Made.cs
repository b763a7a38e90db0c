namespace AudioPaper.Tests.Audio;

/// <summary>Sounds to measure.</summary>
internal static class Made
{
    /// <summary>A sine whose peaks stand at a level.</summary>
    public static short[] Sine(int sampleRate, double hertz, double dbfs, double seconds) =>
        [.. Enumerable.Range(0, (int)(seconds * sampleRate)).Select(i => (short)Math.Round(32_768 * Math.Pow(10, dbfs / 20) * Math.Sin(2 * Math.PI * hertz * i / sampleRate)))];

    /// <summary>Twelve seconds of <c>noise</c>, <c>bursts</c> (like words, with pauses), a <c>sweep</c> or <c>clicks</c>; below full scale.</summary>
    public static short[] Named(string kind, int sampleRate)
    {
        var random = new Random(7);
        var slow = 0.0;
        return [.. Enumerable.Range(0, 12 * sampleRate).Select(i =>
        {
            var seconds = (double)i / sampleRate;
            slow += 0.25 * ((random.NextDouble() * 2) - 1 - slow);
            var value = kind switch
            {
                "noise" => slow * 0.9,
                "bursts" => seconds % 1.7 > 1.1 ? 0 : (Math.Sin(2 * Math.PI * 140 * seconds) + (0.6 * Math.Sin(2 * Math.PI * 1_260 * seconds)) + (0.5 * slow)) * 0.4 * Math.Abs(Math.Sin(2 * Math.PI * 2.3 * seconds)),
                "sweep" => 0.7 * Math.Min(1, Math.Min(seconds, 12 - seconds) * 20) * Math.Sin(2 * Math.PI * 60 * (Math.Pow(sampleRate * 0.35 / 60, seconds / 12) - 1) / Math.Log(sampleRate * 0.35 / 60) * 12),
                _ => (i % 4_001 < 8 ? 0.8 * Math.Sin(i % 4_001) : 0) + (0.1 * slow),
            };
            return (short)Math.Round(32_767 * Math.Clamp(value, -1, 1));
        })];
    }
}
