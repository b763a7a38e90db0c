namespace AudioPaper.Voices.Espeak;

/// <summary>
/// The loudness of espeak-ng's voices, measured once and corrected by a fixed gain, so that every voice reads at about
/// −16 LUFS (BS.1770, mono file as it is) and English is as loud as Mandarin. Measured with ffmpeg's ebur128 on the
/// passages of the tests as MP3 (which reads 0.4 LU lower than the samples); without gain the plain voice reads −20.4 LUFS
/// in Mandarin and −21.4 in English.
/// </summary>
internal static class EspeakLevels
{
    /// <summary>The loudness that the gains lead to, in LUFS.</summary>
    public const double CalibratedLufs = -16;

    /// <summary>Peaks stay under this, in dBFS, so that MP3 stays under −1 dBTP: at −2.0 one variant reached −0.9.</summary>
    public const double CeilingDbfs = -3.5;

    /// <summary>The gains of a variant in decibels; one that was not measured gets the plain voice's.</summary>
    public static (double MandarinDb, double EnglishDb) Of(string variant) => variant switch
    {
        "" => (6.1, 7.1),
        "f1" => (4.4, 5.1),
        "f2" => (3.9, 4.2),
        "f3" => (5.9, 5.0),
        "f4" => (5.0, 4.4),
        "f5" => (5.0, 5.5),
        "m1" => (7.6, 8.5),
        "m2" => (8.2, 8.7),
        "m3" => (5.8, 6.6),
        "m4" => (6.7, 7.3),
        "m5" => (8.0, 8.7),
        "m6" => (7.2, 8.3),
        "m7" => (4.8, 5.4),
        "m8" => (9.1, 10.2),
        "Annie" => (4.6, 4.5),
        _ => Of(""),
    };
}
