using System.Diagnostics;

namespace AudioPaper.Voices.Espeak;

/// <summary>How the offline voice runs. Nothing here shapes its sound.</summary>
public sealed record EspeakSettings
{
    /// <summary>Worker processes at most, 1 to 32; by default one for each processor, at most 4.</summary>
    public int WorkerCount { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>
    /// How long a worker may take for one span before it is given up; half a second for each 10 characters is added.
    /// 10 seconds by default; a worker needs some milliseconds.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How a worker is started; replaced in tests.</summary>
    internal Func<ProcessStartInfo> StartWorker { get; init; } = WorkerProgram.Start;
}
