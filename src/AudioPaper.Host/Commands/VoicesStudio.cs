using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;
using AudioPaper.Voices;
using AudioPaper.Voices.Calibration;

namespace AudioPaper.Host.Commands;

/// <summary>Speaks single texts as an issue would be spoken: normalized, pronounced, split, checked and levelled.</summary>
internal sealed class VoicesStudio : IAsyncDisposable
{
    private readonly string voicesFolder;
    private readonly UiLanguage ui;
    private readonly Lazy<Pronouncer> pronouncer;
    private readonly VoiceEngines engines;
    private CalibratedVoices? calibrated;


    /// <summary>Opens nothing yet.</summary>
    /// <param name="voicesFolder">Folder of installed voices.</param>
    /// <param name="ui">Language of what is told on standard error.</param>
    public VoicesStudio(string voicesFolder, UiLanguage ui)
    {
        (this.voicesFolder, this.ui) = (voicesFolder, ui);
        var reader = Reader();
        pronouncer = new(() => new Pronouncer(reader.Value));
        engines = VoiceSetup.Engines(NewspaperSettings.Default, voicesFolder, reader);
    }

    /// <summary>The tables of Mandarin readings, loaded when they are needed.</summary>
    internal static Lazy<MandarinReader> Reader() => new(() => MandarinReader.Load(StudioTools.MandarinFolder));

    /// <summary>What there is.</summary>
    public Task<VoicesShelf> ShelfAsync(CancellationToken cancellationToken) => VoicesShelf.LookAsync(engines, voicesFolder, cancellationToken);

    /// <summary>A text, ready to be spoken.</summary>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="text">Sentences.</param>
    public AuditionPassage Passage(string language, string text) => AuditionPassage.Of(language, text, pronouncer.Value);

    /// <summary>The audition passage of a language.</summary>
    public AuditionPassage Sample(string language) => AuditionPassage.Read(VoiceSetup.SamplesFolder, language, pronouncer.Value);

    /// <summary>What a voice says of itself.</summary>
    /// <exception cref="SynthesisException">It cannot be opened.</exception>
    public async Task<VoiceTraits> TraitsAsync(VoiceId id, CancellationToken cancellationToken) => (await engines.OpenAsync(id, 1, cancellationToken)).Traits;

    /// <summary>Speaks into a WAV file.</summary>
    /// <param name="id">The voice.</param>
    /// <param name="passage">The text.</param>
    /// <param name="stream">Empty; may seek.</param>
    /// <param name="cancellationToken">Ends the speech.</param>
    /// <returns>How long it is.</returns>
    /// <exception cref="SynthesisException">The voice does not speak.</exception>
    public async Task<TimeSpan> SpeakAsync(VoiceId id, AuditionPassage passage, Stream stream, CancellationToken cancellationToken)
    {
        if (calibrated is null)
        {
            calibrated = VoiceSetup.Calibrated(engines, NewspaperSettings.Default, null, new LocalLocks(), voicesFolder, pronouncer);
            calibrated.Measuring = TellOfMeasuring;
        }

        var format = await calibrated.FormatAsync([id], cancellationToken);
        var voice = await calibrated.OpenAsync(id, format, cancellationToken);
        var wav = new VoicesWav(stream, format);
        foreach (var utterance in passage.Utterances)
        {
            var clip = await voice.SpeakAsync(utterance, cancellationToken);
            wav.Write(clip.Samples.Span);
            wav.WriteSilence(format.ToSampleCount(utterance.PauseAfter));
        }

        return wav.Finish();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => engines.DisposeAsync();

    private void TellOfMeasuring(VoiceId id) => Console.Error.WriteLine(ui.Say($"正在测量 {id} 的响度和语速（只做一次）…", $"measuring loudness and pace of {id} (once)…"));
}
