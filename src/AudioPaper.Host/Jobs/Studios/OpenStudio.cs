using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Synthesis;
using AudioPaper.Voices;
using AudioPaper.Voices.Calibration;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Host.Jobs.Studios;

/// <summary>The studio of one issue: its newspaper's settings and lexicons, its voices, and what paid ones cost. Speaks until it is disposed of.</summary>
internal sealed class OpenStudio : IAsyncDisposable
{
    private readonly VoiceEngines engines;
    private readonly EspeakEngine offline;
    private readonly StudioTools tools;

    private OpenStudio(StudioTools tools, LibraryFolder library, IssueId id, IssueRequest request)
    {
        this.tools = tools;
        Settings = SettingsFile.Read(Path.Combine(library.NewspaperPath(id), NewspaperSettings.FileName));
        Settings = Settings with { LoudnessLufs = request.LoudnessLufs ?? Settings.LoudnessLufs };
        // A broken lexicon is told before anything is overwritten or spoken.
        Lexicons = IssueLexicons.Of(library.Root, id).Load();
        Cast = Settings.CastOf(request.Voice is { } voice && VoiceId.TryParse(voice, out var asked) ? asked : null);
        Ledger = new CostLedger(library.NewspaperPath(id), TimeProvider.System);
        offline = new EspeakEngine(Settings.LoudnessLufs, null, tools.Espeak);
        engines = VoiceSetup.Engines(Settings, tools.VoicesFolder, tools.Reader, offline);
        Calibrated = VoiceSetup.Calibrated(engines, Settings, Ledger, tools.Locks, tools.VoicesFolder, tools.Pronouncer);
    }

    /// <summary>How the newspaper is to sound.</summary>
    public NewspaperSettings Settings { get; }

    /// <summary>Words of the issue whose saying is told.</summary>
    public Normalization.Lexicons.Lexicon Lexicons { get; }

    /// <summary>Who speaks what.</summary>
    public Cast Cast { get; }

    /// <summary>What paid voices cost.</summary>
    public CostLedger Ledger { get; }

    /// <summary>All voices.</summary>
    public CalibratedVoices Calibrated { get; }

    /// <summary>Reads settings and lexicons; no voice is opened yet.</summary>
    /// <exception cref="Diagnostics.SentenceException">One of them is broken.</exception>
    public static OpenStudio Of(StudioTools tools, LibraryFolder library, IssueId id, IssueRequest request) => new(tools, library, id, request);

    /// <summary>Starts the workers of the offline voice, where much is to be spoken; the voices are open.</summary>
    public void Prestart() => offline.Prestart();

    /// <summary>Opens the voices.</summary>
    /// <param name="request">What was asked for, its formats known.</param>
    /// <param name="measuring">Told when a voice is about to be measured.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Diagnostics.SentenceException">A program or an offline voice is missing.</exception>
    public async Task<Studio> OpenAsync(IssueRequest request, Action<VoiceId> measuring, CancellationToken cancellationToken)
    {
        var voices = await VoiceSetup.OpenAsync(Cast, Calibrated, measuring, cancellationToken);
        var ffmpeg = await tools.FfmpegAsync(cancellationToken);
        return new Studio(tools.Pronouncer, voices, [.. request.Formats.Select(name => EpisodeFormat.Of(name, ffmpeg))]) { Lexicon = Lexicons, Settings = Settings, Upgrades = request.Upgrades };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await engines.DisposeAsync();
        Ledger.Dispose();
    }
}
