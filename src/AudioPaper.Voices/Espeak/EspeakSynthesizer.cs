using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.EspeakWorker;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Espeak;

/// <summary>
/// The offline voice: espeak-ng in worker processes of our own, so that a crash of the C library costs one question and
/// not the paper. The same utterance gives the same bytes on every call. Thread-safe.
/// </summary>
public sealed class EspeakSynthesizer : ISynthesizer, IAsyncDisposable
{
    /// <summary>Raised by hand whenever the way of joining or levelling changes the sound.</summary>
    private const int SoundRevision = 2;

    private const int SampleRate = 22_050;
    private const short VoicesOwnPitch = 50;
    private const short VoicesOwnAmplitude = 100;

    /// <summary>A worker that ended takes one, one that hung takes two.</summary>
    private const int Chances = 4;

    private readonly EspeakProgram program;
    private readonly EspeakVoice voice;
    private readonly EspeakSettings settings;
    private readonly EspeakWorkers workers;

    private EspeakSynthesizer(EspeakProgram program, EspeakVoice voice, EspeakSettings settings, EspeakWorkers workers)
    {
        this.program = program;
        this.voice = voice;
        this.settings = settings;
        this.workers = workers;
        Fingerprint = string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"espeak-ng {program.Version}; {Describe(voice.Mandarin)}; {Describe(voice.English)}; ceiling {voice.CeilingDbtp} dBTP; sound {SoundRevision}");
    }

    /// <inheritdoc/>
    public string VoiceId => voice.Id;

    /// <inheritdoc/>
    public PcmFormat Format { get; } = new(SampleRate);

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public VoiceTraits Traits => new()
    {
        Languages = ["zh-CN", "en"], IsDeterministic = true, IsLevelled = true, Parallelism = settings.WorkerCount,
    };

    /// <summary>The worker processes now running, for tests.</summary>
    internal IReadOnlyCollection<int> WorkerProcessIds => workers.ProcessIds;

    /// <summary>The voice that was chosen, for tests.</summary>
    internal EspeakVoice Voice => voice;

    /// <summary>Makes sure that espeak-ng is there and chooses a voice. Workers start with the first utterances.</summary>
    /// <param name="voiceId"><c>espeak:cmn</c>, or with a variant of espeak-ng, e.g. <c>espeak:cmn+f3</c>.</param>
    /// <param name="settings">How it runs; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SynthesisException">espeak-ng is missing or does not answer, or has no such voice; not transient.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static async Task<EspeakSynthesizer> OpenAsync(string voiceId, EspeakSettings? settings, CancellationToken cancellationToken) =>
        Open(voiceId, settings, await EspeakProgram.FindAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Chooses a voice of a program that was found.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    internal static EspeakSynthesizer Open(string voiceId, EspeakSettings? settings, EspeakProgram program)
    {
        settings ??= new EspeakSettings();
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.WorkerCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.WorkerCount, 32);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(settings.Deadline, TimeSpan.Zero);
        return new EspeakSynthesizer(program, EspeakVoice.Parse(voiceId, program.DataFolder), settings,
            new EspeakWorkers(settings.WorkerCount, settings.StartWorker, VoiceLinks.To(program.DataFolder, EspeakVoice.MandarinName, EspeakVoice.EnglishName)));
    }

    /// <summary>The same voice at another loudness than <see cref="EspeakLevels.UsualLufs"/>. Both share their workers: disposing of one ends both.</summary>
    /// <param name="loudnessLufs">Loudness of a file with one channel in LUFS: −14, −16 or −19.</param>
    /// <exception cref="ArgumentOutOfRangeException">The voice was not measured for that.</exception>
    public EspeakSynthesizer At(int loudnessLufs) => new(program, voice.At(loudnessLufs), settings, workers);

    /// <summary>Another voice of the same loudness. Both share their workers: disposing of one ends both.</summary>
    /// <param name="voiceId">E.g. <c>espeak:cmn+f3</c>.</param>
    /// <param name="pace">How many times as fast as usual; 0.5 to 2.</param>
    /// <exception cref="SynthesisException">espeak-ng has no such voice; not transient.</exception>
    internal EspeakSynthesizer As(string voiceId, double pace) =>
        new(program, EspeakVoice.Parse(voiceId, program.DataFolder).At(voice.LoudnessLufs).Paced(pace), settings, workers);

    /// <inheritdoc/>
    /// <remarks>
    /// A worker that is lost is replaced and the utterance asked again: three times when workers end (which costs little), once when they hang. After that the
    /// exception is transient.
    /// </remarks>
    public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        var spans = EspeakSpan.From(utterance.Parts);
        if (spans.Count == 0)
        {
            throw new SynthesisException($"There is nothing to say in '{utterance.Text.Trim()}'.", isTransient: false);
        }

        for (var chances = Chances; ;)
        {
            try
            {
                return await SpeakAsync(spans, cancellationToken).ConfigureAwait(false);
            }
            catch (WorkerLostException missing) when (missing.IsLibraryMissing)
            {
                throw new SynthesisException($"The offline voice needs the library of espeak-ng ({missing.Message}); {EspeakProgram.WayOut}.", false, missing,
                    $"离线声音需要 espeak-ng 的程序库（{missing.Message}）；{EspeakProgram.WayOutInChinese}。");
            }
            catch (WorkerLostException lost)
            {
                chances -= lost.IsLate ? 2 : 1;
                if (chances <= 0)
                {
                    throw new SynthesisException($"The offline voice failed again and again on '{utterance.Text.Trim()}': {lost.Message}.", isTransient: true, lost,
                        $"离线声音几次都没能读出“{utterance.Text.Trim()}”：{lost.Message}。");
                }
            }
        }
    }

    /// <summary>Starts the workers before anything is asked, where much will be.</summary>
    internal void Prestart() => workers.Prestart();

    /// <summary>Ends the workers; calls under way fail.</summary>
    public ValueTask DisposeAsync()
    {
        workers.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<Clip> SpeakAsync(List<EspeakSpan> spans, CancellationToken cancellationToken) => workers.LendAsync(
        async worker =>
        {
            using var sound = new SpanSound(SampleRate, voice.CeilingDbtp);
            for (var i = 0; i < spans.Count; i++)
            {
                var pause = i == spans.Count - 1 ? SpanSound.TailSeconds : SpanSound.PauseAt(spans[i].FinalStop);
                await AddAsync(worker, sound, spans[i], pause, cancellationToken).ConfigureAwait(false);
            }

            return sound.ToClip();
        },
        cancellationToken);

    /// <summary>Speaks a span; if espeak-ng lost some of it, its halves, because it loses only in long texts.</summary>
    private async Task AddAsync(EspeakWorkerProcess worker, SpanSound sound, EspeakSpan span, double pauseSeconds, CancellationToken cancellationToken)
    {
        var reader = span.IsMandarin ? voice.Mandarin : voice.English;
        var text = span.Text;
        var deadline = settings.Deadline + TimeSpan.FromSeconds(text.Length / 20.0);
        var answer = await worker.AskAsync(Request(reader, text), deadline, cancellationToken).ConfigureAwait(false);
        if (answer.Error is not null)
        {
            throw new SynthesisException($"The offline voice did not speak '{text}': {answer.Error}", isTransient: false);
        }

        if (answer.SampleRate != SampleRate)
        {
            throw new SynthesisException($"The offline voice speaks with {answer.SampleRate} samples a second instead of {SampleRate}.", isTransient: false);
        }

        if (SpokenCheck.FindLoss(span, answer) is not { } loss)
        {
            sound.Add(answer.Samples.Span, reader.GainDb, pauseSeconds);
            return;
        }

        if (span.Halves() is not { } halves)
        {
            throw new SynthesisException($"espeak-ng lost {loss} of '{text}'.", isTransient: false, chinese: $"espeak-ng 读“{text}”时漏掉了 {loss}。");
        }

        await AddAsync(worker, sound, halves.First, SpanSound.PauseAt(halves.First.FinalStop), cancellationToken).ConfigureAwait(false);
        await AddAsync(worker, sound, halves.Second, pauseSeconds, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a worker is asked for a span.</summary>
    internal static SpeechRequest Request(EspeakReader reader, string text) =>
        new(reader.Name, reader.Rate, VoicesOwnPitch, VoicesOwnAmplitude, text);

    private static string Describe(EspeakReader reader) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reader.Name} at {reader.Rate} and {reader.GainDb} dB");
}
