using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Packaging;
using AudioPaper.Pronunciation;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Host.Jobs.Studios;

/// <summary>What every issue of a process is made with: the tables of readings, and the programs that speak and encode. Looked for once, when first needed.</summary>
internal sealed class StudioTools
{
    /// <summary>Creates them.</summary>
    /// <param name="voicesFolder">Folder of installed voices; null for the usual one.</param>
    /// <param name="locks">Keep the calls of servers that speak within their bounds.</param>
    public StudioTools(string? voicesFolder, IJobLocks locks)
    {
        Locks = locks;
        VoicesFolder = VoiceSetup.VoicesFolder(voicesFolder);
        Pronouncer = new(() => new Pronouncer(Reader.Value));
    }

    /// <summary>Where the tables of Mandarin readings lie beside the program.</summary>
    public static string MandarinFolder { get; } = Path.Combine(AppContext.BaseDirectory, "voices", "mandarin");

    /// <summary>The tables.</summary>
    public Lazy<MandarinReader> Reader { get; } = new(() => MandarinReader.Load(MandarinFolder));

    /// <summary>Works out how words are said.</summary>
    public Lazy<Pronouncer> Pronouncer { get; }

    /// <summary>Keep the calls of servers that speak within their bounds.</summary>
    public IJobLocks Locks { get; }

    /// <summary>Full path of the folder of installed voices.</summary>
    public string VoicesFolder { get; }

    /// <summary>espeak-ng; null until somebody looks for it.</summary>
    public Task<EspeakProgram>? Espeak { get; private set; }

    private Task<FfmpegProgram>? ffmpeg;

    /// <summary>Begins to read and to look, so that nobody waits later.</summary>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <returns>Ends when the tables are read.</returns>
    public Task Prepare(CancellationToken cancellationToken)
    {
        Espeak = EspeakProgram.FindAsync(cancellationToken);
        ffmpeg = FfmpegProgram.FindAsync(cancellationToken: cancellationToken);
        return Task.Run(() => Pronouncer.Value, cancellationToken);
    }

    /// <summary>ffmpeg; one that was not found is looked for again.</summary>
    public Task<FfmpegProgram> FfmpegAsync(CancellationToken cancellationToken) =>
        ffmpeg is { IsFaulted: false, IsCanceled: false } known ? known : ffmpeg = FfmpegProgram.FindAsync(cancellationToken: cancellationToken);

    /// <summary>Waits for what <see cref="Prepare"/> began; what went wrong is told where it is needed.</summary>
    public async Task SettleAsync()
    {
        foreach (var task in new Task?[] { Espeak, ffmpeg }.OfType<Task>())
        {
            await task.ContinueWith(_ => _.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
