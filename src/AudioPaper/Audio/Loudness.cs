namespace AudioPaper.Audio;

/// <summary>
/// The loudness of a sound with one channel, as ffmpeg's <c>ebur128</c> measures the file as it is (without <c>dualmono</c>): a sine of
/// 997 Hz at 0 dBFS reads −3.0 LUFS. Played through two loudspeakers it is 3 LU louder.
/// </summary>
/// <param name="Blocks">Its gating blocks.</param>
/// <param name="PeakAmplitude">Its true peak, where 1 is full scale.</param>
public sealed record Loudness(LoudnessHistogram Blocks, double PeakAmplitude)
{
    /// <summary>Integrated loudness in LUFS; null when nothing is above −70 LUFS.</summary>
    public double? IntegratedLufs => Blocks.IntegratedLufs;

    /// <summary>True peak in dBTP; null for silence.</summary>
    public double? TruePeakDbtp => PeakAmplitude > 0 ? 20 * Math.Log10(PeakAmplitude) : null;

    /// <summary>The loudness of several sounds as one. Blocks over their joins are not in it: tracks join in silence.</summary>
    public static Loudness OfAll(IEnumerable<Loudness> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var (blocks, peak) = (new LoudnessHistogram(), 0.0);
        foreach (var part in parts)
        {
            blocks.Add(part.Blocks);
            peak = Math.Max(peak, part.PeakAmplitude);
        }

        return new Loudness(blocks, peak);
    }
}
