namespace AudioPaper.Benchmarks.Mornings;

/// <summary>What a simulated morning is made of. Times are minutes after midnight, work is seconds of one core.</summary>
internal sealed record MorningInputs
{
    /// <summary>Number of newspapers, an issue each.</summary>
    public int Newspapers { get; init; } = 1_000;

    /// <summary>When issues arrive: a triangular distribution from the first to the last with its peak between.</summary>
    public (double First, double Peak, double Last) Arrival { get; init; } = (120, 270, 330);

    /// <summary>When all are to be in the feed.</summary>
    public double Deadline { get; init; } = 390;

    /// <summary>Articles of an issue: triangular.</summary>
    public (double Least, double Peak, double Most) Articles { get; init; } = (12, 25, 60);

    /// <summary>Lengths in characters that articles are drawn from.</summary>
    public required IReadOnlyList<int> ArticleLengths { get; init; }

    /// <summary>Speaking 1,000 characters with the offline voice.</summary>
    public required double SpeakSeconds { get; init; }

    /// <summary>Encoding the sound of 1,000 characters.</summary>
    public required double EncodeSeconds { get; init; }

    /// <summary>Import, assembly and publication of an issue together; a third of it is the import.</summary>
    public required double IssueSeconds { get; init; }

    /// <summary>Seconds of sound for 1,000 characters.</summary>
    public required double SoundSeconds { get; init; }

    /// <summary>Which part of the newspapers is spoken by a voice in the cloud.</summary>
    public double CloudShare { get; init; } = 0.3;

    /// <summary>Characters that one call to the cloud speaks a second.</summary>
    public double CloudPace { get; init; } = 40;

    /// <summary>Calls that the cloud takes at once, of all workers together.</summary>
    public int CloudQuota { get; init; } = 40;

    /// <summary>Cores of a worker; it does as many jobs at once.</summary>
    public int Cores { get; init; } = 4;

    /// <summary>Which part of the articles fails at the first try and is tried again after a second.</summary>
    public double RetryShare { get; init; } = 0.01;

    /// <summary>Hours between two deaths of one worker; 0 for none.</summary>
    public double HoursBetweenDeaths { get; init; } = 24;

    /// <summary>Minutes until another worker takes up the jobs of a dead one, and until that one is back.</summary>
    public (double Lost, double Back) AfterDeath { get; init; } = (0.5, 2);

    /// <summary>Same seed, same morning.</summary>
    public int Seed { get; init; } = 20261123;
}
