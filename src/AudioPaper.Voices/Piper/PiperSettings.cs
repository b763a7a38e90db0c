using AudioPaper.Voices.Espeak;

namespace AudioPaper.Voices.Piper;

/// <summary>How Piper voices run.</summary>
public sealed record PiperSettings
{
    /// <summary>
    /// Whether sound and lengths vary at random as the voice's configuration wishes; a little livelier. Without, the default, every call gives the
    /// same bytes.
    /// </summary>
    public bool HasNoise { get; init; }

    /// <summary>Threads of one call, 1 to 16; 1 by default, because several calls run at once.</summary>
    public int ThreadCount { get; init; } = 1;

    /// <summary>Calls of one voice at once, 1 to 16; by default one for each processor, at most 4.</summary>
    public int Parallelism { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Phonemes of one call of the model at most, 10 to 2,000; longer utterances are split. Memory and time grow with it.</summary>
    public int LongestRun { get; init; } = 400;

    /// <summary>How long a call of the model may take before it is given up; two minutes by default, a usual call takes less than two seconds.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How espeak-ng is asked for the phonemes of English words.</summary>
    public EspeakSettings Espeak { get; init; } = new() { WorkerCount = 1 };

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    internal void Check()
    {
        InRange(ThreadCount, 1, 16, nameof(ThreadCount));
        InRange(Parallelism, 1, 16, nameof(Parallelism));
        InRange(LongestRun, 10, 2_000, nameof(LongestRun));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Deadline, TimeSpan.Zero);
    }

    private static void InRange(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
