using System.Collections.Immutable;

namespace AudioPaper.Voices.Espeak;

/// <summary>
/// The loudness of espeak-ng's voices, measured once and corrected by a fixed gain, so that every voice reads at the loudness asked for
/// (BS.1770, mono file as it is) and English is as loud as Mandarin. Found by bisection with our own meter on the passages of the tests,
/// behind the limiter, 0.4 LU above the target, because MP3 reads that much lower than the samples. The gains are no straight line:
/// the louder, the more the limiter takes.
/// </summary>
internal static class EspeakLevels
{
    /// <summary>The loudness when none is asked for, in LUFS.</summary>
    public const int UsualLufs = -16;

    /// <summary>
    /// True peaks stay under this, in dBTP, so that they stay under −1 after encoding. Measured on an issue: MP3 at 64 kbit/s adds up to
    /// 0.9 dB, AAC at 64 kbit/s 1.7. Opus at 32 kbit/s does not keep wave forms (4.0), so no ceiling here holds it. At −14 LUFS the ceiling is higher and single peaks pass −1 (the sample issue stays at −1.6, its clips in another order reach 0.2): under the lower one some
    /// voices would need 24 dB of gain, and what a limiter takes away then is heard.
    /// </summary>
    /// <param name="loudnessLufs">−14, −16 or −19.</param>
    public static double CeilingDbtp(int loudnessLufs) => Calibration.VoiceMeasurement.CeilingDbtp(loudnessLufs);

    /// <summary>Of each variant the gains for −14, −16 and −19 LUFS in decibels.</summary>
    private static readonly Dictionary<string, ImmutableArray<(double MandarinDb, double EnglishDb)>> Gains = new(StringComparer.Ordinal)
    {
        [""] = [(12.8, 14.9), (8.6, 10.1), (2.0, 2.7)],
        ["f1"] = [(10.9, 11.6), (6.5, 7.2), (0.3, 1.1)],
        ["f2"] = [(8.9, 9.1), (5.2, 5.4), (0.0, 0.5)],
        ["f3"] = [(10.5, 9.3), (7.0, 5.9), (2.0, 1.4)],
        ["f4"] = [(10.4, 9.8), (6.4, 5.8), (1.0, 0.6)],
        ["f5"] = [(9.1, 9.7), (5.8, 6.3), (1.3, 2.0)],
        ["m1"] = [(14.1, 16.1), (9.9, 11.4), (3.4, 4.1)],
        ["m2"] = [(16.2, 16.9), (11.2, 11.7), (3.7, 4.1)],
        ["m3"] = [(12.2, 13.7), (7.9, 9.1), (1.7, 2.4)],
        ["m4"] = [(14.5, 15.7), (9.7, 10.5), (2.3, 2.7)],
        ["m5"] = [(16.1, 17.9), (11.1, 12.3), (3.5, 4.0)],
        ["m6"] = [(15.8, 17.9), (10.5, 12.0), (2.7, 3.5)],
        ["m7"] = [(9.6, 11.1), (5.8, 7.0), (0.8, 1.4)],
        ["m8"] = [(14.2, 14.8), (10.0, 11.0), (5.6, 6.6)],
        ["Annie"] = [(8.8, 7.3), (5.4, 4.7), (0.9, 1.2)],
    };

    /// <summary>The gains of a variant in decibels; one that was not measured gets the plain voice's.</summary>
    /// <param name="variant">E.g. <c>f3</c>; empty for the plain voice.</param>
    /// <param name="loudnessLufs">−14, −16 or −19.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing was measured for that loudness.</exception>
    public static (double MandarinDb, double EnglishDb) Of(string variant, int loudnessLufs)
    {
        var gains = Gains.GetValueOrDefault(variant, Gains[""]);
        return loudnessLufs switch
        {
            -14 => gains[0],
            UsualLufs => gains[1],
            -19 => gains[2],
            _ => throw new ArgumentOutOfRangeException(nameof(loudnessLufs), loudnessLufs, "The voices were measured for -14, -16 and -19 LUFS."),
        };
    }
}
