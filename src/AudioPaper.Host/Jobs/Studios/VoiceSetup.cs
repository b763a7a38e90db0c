using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;
using AudioPaper.Voices;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.Calibration;
using AudioPaper.Voices.Espeak;
using AudioPaper.Voices.OpenAi;
using AudioPaper.Voices.Piper;

namespace AudioPaper.Host.Jobs.Studios;

/// <summary>Sets up engines and voices from what the machine and the newspaper's settings say.</summary>
internal static class VoiceSetup
{
    /// <summary>Where the audition passages lie beside the program.</summary>
    internal static string SamplesFolder { get; } = Path.Combine(AppContext.BaseDirectory, "voices", "samples");

    /// <summary>The folder of installed voices: <c>audiopaper/voices</c> where the user's programs keep their data (XDG Base Directory Specification).</summary>
    /// <param name="asked">The one asked for; null for the usual one.</param>
    public static string VoicesFolder(string? asked)
    {
        if (asked is not null)
        {
            return Path.GetFullPath(asked);
        }

        // Environment.SpecialFolder.LocalApplicationData is XDG_DATA_HOME, else ~/.local/share, and what other systems have for it.
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "audiopaper", "voices");
    }

    /// <summary>All engines.</summary>
    /// <param name="settings">The newspaper's.</param>
    /// <param name="voicesFolder">Folder of installed voices.</param>
    /// <param name="reader">Its tables tell which readings need not be told to Azure.</param>
    /// <param name="espeak">espeak-ng, where somebody is looking for it already.</param>
    public static VoiceEngines Engines(NewspaperSettings settings, string voicesFolder, Lazy<MandarinReader> reader, Task<EspeakProgram>? espeak = null) =>
        Engines(settings, voicesFolder, reader, new EspeakEngine(settings.LoudnessLufs, null, espeak));

    /// <inheritdoc cref="Engines(NewspaperSettings, string, Lazy{MandarinReader}, Task{EspeakProgram})"/>
    public static VoiceEngines Engines(NewspaperSettings settings, string voicesFolder, Lazy<MandarinReader> reader, EspeakEngine offline) => new(
        offline,
        new PiperEngine(voicesFolder),
        new AzureEngine(settings.Azure with { CommonReadings = new Lazy<CommonReadings>(() => reader.Value.CommonReadings()) }, UserSecrets.Of, TimeProvider.System),
        new OpenAiEngine(settings.OpenAi, UserSecrets.Of, TimeProvider.System));

    /// <summary>The voices of all engines, each measured before it speaks.</summary>
    /// <param name="engines">All engines.</param>
    /// <param name="settings">The newspaper's.</param>
    /// <param name="ledger">Where paid calls are booked; null where nothing is paid.</param>
    /// <param name="locks">Keep the calls of servers within their bounds.</param>
    /// <param name="voicesFolder">Folder of installed voices; measurements are kept in it.</param>
    /// <param name="pronouncer">Works out how the audition passages are said.</param>
    public static CalibratedVoices Calibrated(VoiceEngines engines, NewspaperSettings settings, CostLedger? ledger, IJobLocks locks, string voicesFolder, Lazy<Pronouncer> pronouncer) =>
        new(engines, new CalibrationStore(Path.Combine(voicesFolder, "measured")), language => AuditionPassage.Read(SamplesFolder, language, pronouncer.Value), settings.LoudnessLufs)
        {
            // Paid inside of the turn: who waits has not spent anything.
            Around = voice => BoundedVoice.Around(ledger is null ? voice : PaidVoice.Around(voice, ledger, settings), locks),
        };

    /// <summary>The voices of a cast, ready for the studio.</summary>
    /// <param name="cast">Who speaks what.</param>
    /// <param name="calibrated">All voices.</param>
    /// <param name="measuring">Told when a voice is about to be measured.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<CastVoices> OpenAsync(Cast cast, CalibratedVoices calibrated, Action<VoiceId> measuring, CancellationToken cancellationToken)
    {
        CastVoices? voices = null;
        calibrated.Refused = (id, utterance, fault) => voices!.Note(new ClipRefusal(id, utterance, fault));
        calibrated.Measuring = measuring;
        var format = await calibrated.FormatAsync(cast.AskedFor, cancellationToken);
        voices = new CastVoices(cast, format, (id, cancellation) => calibrated.OpenAsync(id, format, cancellation));
        await CheckOfflineAsync(voices, cancellationToken);
        return voices;
    }

    /// <summary>Where only offline voices are asked for and espeak-ng is missing, or has no such variant, nothing can be spoken: that is told at once.</summary>
    private static async Task CheckOfflineAsync(CastVoices voices, CancellationToken cancellationToken)
    {
        if (voices.Cast.All.All(id => id.Engine == Cast.Offline.Engine))
        {
            foreach (var id in voices.Cast.AskedFor)
            {
                await voices.OpenAsync(id, cancellationToken);
            }
        }
    }
}
