namespace AudioPaper.Voices.Catalogue;

/// <summary>How far a download of a voice may go.</summary>
public sealed record DownloadLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public long MostBytes { get; init; } = 2L << 30;

    /// <summary>Redirects followed one after the other.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>Longest time without a byte.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it may be slower than <see cref="LeastBytesPerSecond"/>.</summary>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A download that is slower on average is given up; what came is kept.</summary>
    public int LeastBytesPerSecond { get; init; } = 2_000;

    /// <summary>How often a file is asked for when its connection breaks and something came each time.</summary>
    public int MostAttempts { get; init; } = 5;

    /// <summary>Room that must remain on the disk, in bytes.</summary>
    public long SpareBytes { get; init; } = 16 << 20;

    /// <summary>Whether addresses inside private networks may be fetched, and by plain http.</summary>
    public bool AllowsPrivate { get; init; }
}

/// <summary>How far a download is.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Bytes">Bytes that are there, those of earlier runs included.</param>
/// <param name="TotalBytes">Its size; null when the server does not tell.</param>
public readonly record struct DownloadProgress(string File, long Bytes, long? TotalBytes);
