using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Piper.Phonemes;

namespace AudioPaper.Voices.Piper;

/// <summary>A Piper voice: one speaker at one pace. Thread-safe; its model is freed with its engine.</summary>
public sealed class PiperSynthesizer : ISynthesizer
{
    /// <summary>Raised by hand whenever spelling, joining or ONNX Runtime changes the sound.</summary>
    private const int SoundRevision = 1;

    /// <summary>The longest that an id may sound at a length of 1; usual ones take a twentieth of it.</summary>
    private const double MostSecondsOfId = 1, MostSecondsMore = 2;

    private readonly PiperModel model;
    private readonly PiperSettings settings;
    private readonly PiperSpelling spelling;
    private readonly PhonemeIds ids;
    private readonly float[] scales;
    private readonly int speaker;

    internal PiperSynthesizer(string voiceId, PiperFiles files, PiperModel model, PiperSettings settings, EnglishPhonemes english, int speaker, double pace, string? espeakVersion)
    {
        this.model = model;
        this.settings = settings;
        this.speaker = speaker;
        var config = files.Config;
        spelling = new PiperSpelling(voiceId, config, english);
        ids = new PhonemeIds(voiceId, config);
        scales = [settings.HasNoise ? config.NoiseScale : 0, (float)(config.LengthScale / pace), settings.HasNoise ? config.NoiseWidth : 0];
        VoiceId = voiceId;
        Format = new PcmFormat(config.SampleRate);
        Fingerprint = FormattableString.Invariant(
            $"piper {files.Hash}; speaker {speaker}; noise {scales[0]} and {scales[2]}, length {scales[1]}; runs of {settings.LongestRun}; English by espeak-ng {espeakVersion ?? "none"}; sound {SoundRevision}");
        Traits = new VoiceTraits
        {
            Languages = LanguagesOf(config),
            IsDeterministic = scales[0] == 0 && scales[2] == 0,
            Parallelism = settings.Parallelism,
        };
    }

    /// <inheritdoc/>
    public string VoiceId { get; }

    /// <inheritdoc/>
    public PcmFormat Format { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public VoiceTraits Traits { get; }

    /// <inheritdoc/>
    public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var items = await spelling.SpellAsync(utterance.Parts, cancellationToken).ConfigureAwait(false);
        var runs = PhonemeRuns.Cut(items, spelling, settings.LongestRun).ToList();
        if (runs.Count == 0)
        {
            throw new SynthesisException($"There is nothing to say in '{utterance.Text.Trim()}'.", isTransient: false, chinese: $"“{utterance.Text.Trim()}”里没有可读的内容。");
        }

        // All ids first: an utterance that cannot be said whole costs no time.
        var runIds = runs.ConvertAll(run => ids.Of(run.Phonemes));
        var sound = new PiperSound(Format.SampleRate);
        for (var i = 0; i < runs.Count; i++)
        {
            var mostSeconds = (runIds[i].Length * MostSecondsOfId * scales[1]) + MostSecondsMore;
            var spoken = await model.RunAsync(runIds[i], scales, speaker, (long)(mostSeconds * Format.SampleRate), cancellationToken).ConfigureAwait(false);
            if (!sound.Add(spoken, i + 1 < runs.Count ? runs[i].PauseSeconds : 0))
            {
                throw new SynthesisException($"The voice '{VoiceId}' gave silence or no sound for '{utterance.Text.Trim()}'; choose another voice.", isTransient: false,
                    chinese: $"声音“{VoiceId}”读“{utterance.Text.Trim()}”时没有发出声音；请改用其他声音。");
            }
        }

        return sound.ToClip();
    }

    /// <summary>The ids of each run of an utterance, as the model is given them; for tests.</summary>
    internal async Task<ImmutableArray<long[]>> IdsAsync(Utterance utterance, CancellationToken cancellationToken) =>
        [.. PhonemeRuns.Cut(await spelling.SpellAsync(utterance.Parts, cancellationToken).ConfigureAwait(false), spelling, settings.LongestRun).Select(run => ids.Of(run.Phonemes))];

    /// <summary>English words are said by Mandarin voices whose phonemes are IPA; pinyin has none for them.</summary>
    private static ImmutableArray<string> LanguagesOf(PiperConfig config) =>
        config.IsMandarin && config.PhonemeType == PhonemeType.Espeak ? [config.Language, "en"] : [config.Language];
}
