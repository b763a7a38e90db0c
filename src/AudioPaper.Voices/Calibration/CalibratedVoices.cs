using AudioPaper.Audio;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Calibration;

/// <summary>
/// Opens voices for the studio: each is measured once on the passage of its language (integrated loudness and pace) and then played as loud and as fast
/// as the others. Voices that come at the right level are taken as they are. Thread-safe.
/// </summary>
/// <param name="engines">Where voices come from.</param>
/// <param name="store">What was measured before.</param>
/// <param name="passage">The passage of a language.</param>
/// <param name="targetLufs">One of <see cref="VoiceMeasurement.Targets"/>.</param>
public sealed class CalibratedVoices(VoiceEngines engines, CalibrationStore store, Func<string, AuditionPassage> passage, int targetLufs)
{
    /// <summary>Sample rates that every format of an episode takes, in rising order.</summary>
    private static readonly int[] EpisodeRates = [22_050, 24_000, 32_000, 44_100, 48_000];

    /// <summary>No voice is hurried or slowed beyond this; nearer than <see cref="SamePace"/> it is left alone.</summary>
    private const double LeastPace = 0.75, MostPace = 1.35, SamePace = 0.04;

    /// <summary>Hardly a voice reads by itself as the offline one does; for estimates before it is measured.</summary>
    private const double LikelyPace = 1.1;

    /// <summary>Puts something between us and each voice as its engine opened it, e.g. a budget.</summary>
    public Func<ISynthesizer, ISynthesizer> Around { get; init; } = voice => voice;

    /// <summary>Told of each refused clip.</summary>
    public Action<VoiceId, Chunking.Utterance, ClipFault>? Refused { get; set; }

    /// <summary>Told when a voice is about to be measured; it takes as long as the voice speaks six sentences.</summary>
    public Action<VoiceId>? Measuring { get; set; }

    /// <summary>The sample rate for an episode with these voices: the highest of those that can be opened, or the next that all formats take.</summary>
    public async Task<PcmFormat> FormatAsync(IEnumerable<VoiceId> voices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(voices);
        var highest = EpisodeRates[0];
        foreach (var id in voices.Where(id => id.Engine != Cast.Offline.Engine))
        {
            try
            {
                highest = Math.Max(highest, (await engines.OpenAsync(id, 1, cancellationToken).ConfigureAwait(false)).Format.SampleRate);
            }
            catch (SynthesisException)
            {
                // It will be told of when it is to speak.
            }
        }

        return new PcmFormat(EpisodeRates.FirstOrDefault(rate => rate >= highest, EpisodeRates[^1]));
    }

    /// <summary>A voice as it would be asked, and as the studio would have it where that is known without speaking.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="format">The episode's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The voice at its own pace, in which it speaks the passage; at the pace of the episode, before it is measured at a likely one (what is paid for may hold a
    /// mark of it); the studio's voice, or null when it has to be measured first; the passage it is measured on.
    /// </returns>
    /// <exception cref="SynthesisException">It cannot be opened.</exception>
    public async Task<(ISynthesizer Own, ISynthesizer Paced, ISynthesizer? Recorded, AuditionPassage Sample)> LookAsync(VoiceId id, PcmFormat format, CancellationToken cancellationToken)
    {
        var voice = await engines.OpenAsync(id, 1, cancellationToken).ConfigureAwait(false);
        var sample = passage(voice.Traits.Languages[0]);
        var known = voice.Traits.IsLevelled ? null : store.Read(voice, sample);
        var pace = voice.Traits.IsLevelled ? 1 : known?.Pace ?? LikelyPace;
        return (voice, await engines.OpenAsync(id, pace, cancellationToken).ConfigureAwait(false),
            voice.Traits.IsLevelled || known is not null ? await OpenAsync(id, format, cancellationToken).ConfigureAwait(false) : null, sample);
    }

    /// <summary>Opens a voice for the studio. One that knows no English has the English words in its sentences said by the offline voice.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="format">The episode's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SynthesisException">It cannot be opened, or does not speak the passage.</exception>
    public async Task<ISynthesizer> OpenAsync(VoiceId id, PcmFormat format, CancellationToken cancellationToken)
    {
        var voice = await OpenOneAsync(id, format, cancellationToken).ConfigureAwait(false);
        return voice.Traits.Languages.Any(language => language.StartsWith("en", StringComparison.OrdinalIgnoreCase)) || !engines.Knows(Cast.Offline) ? voice
            : new BilingualVoice(voice, await OpenOneAsync(Cast.Offline, format, cancellationToken).ConfigureAwait(false));
    }

    private async Task<ISynthesizer> OpenOneAsync(VoiceId id, PcmFormat format, CancellationToken cancellationToken)
    {
        var voice = await engines.OpenAsync(id, 1, cancellationToken).ConfigureAwait(false);
        if (!Resampler.Knows(voice.Format.SampleRate, format.SampleRate))
        {
            throw new SynthesisException($"{id} speaks with {voice.Format.SampleRate} samples a second, which no episode takes; choose another voice.", isTransient: false,
                chinese: $"{id} 的采样率是 {voice.Format.SampleRate}，无法用于节目；请换一个声音。");
        }

        if (voice.Traits.IsLevelled)
        {
            return Recorded(voice, null);
        }

        var sample = passage(voice.Traits.Languages[0]);
        var known = store.Read(voice, sample) ?? await MeasureAsync(id, voice, sample, cancellationToken).ConfigureAwait(false);
        var paced = known.Pace == 1 ? voice : await engines.OpenAsync(id, known.Pace, cancellationToken).ConfigureAwait(false);
        return Recorded(Around(paced), new VoiceLevel(known.Measurement.GainDb(targetLufs), VoiceMeasurement.CeilingDbtp(targetLufs)));

        StudioVoice Recorded(ISynthesizer opened, VoiceLevel? level) =>
            new(opened, format, level) { Refused = Refused is null ? null : (utterance, fault) => Refused(id, utterance, fault) };
    }

    private async Task<VoiceCalibration> MeasureAsync(VoiceId id, ISynthesizer voice, AuditionPassage sample, CancellationToken cancellationToken)
    {
        Measuring?.Invoke(id);
        var own = await SpeakAsync(id, Around(voice), sample, cancellationToken).ConfigureAwait(false);
        var pace = Math.Round(Math.Clamp(own.SoundingSeconds / sample.OfflineSeconds, LeastPace, MostPace), 2);
        // A paid voice speaks the passage once: how loud it is at another pace is near enough.
        var calibration = Math.Abs(pace - 1) < SamePace ? new VoiceCalibration(id.ToString(), 1, own)
            : voice.Traits.PricePerMillionCharacters > 0 ? new VoiceCalibration(id.ToString(), pace, own)
            : new VoiceCalibration(id.ToString(), pace, await SpeakAsync(id, Around(await engines.OpenAsync(id, pace, cancellationToken).ConfigureAwait(false)), sample, cancellationToken).ConfigureAwait(false));
        try
        {
            await store.WriteAsync(voice, sample, calibration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that only others may write: it is measured again next time.
        }

        return calibration;
    }

    private static async Task<VoiceMeasurement> SpeakAsync(VoiceId id, ISynthesizer voice, AuditionPassage sample, CancellationToken cancellationToken)
    {
        var (studio, clips) = (new StudioVoice(voice, voice.Format, null), new List<Clip>());
        foreach (var utterance in sample.Utterances)
        {
            clips.Add(await studio.SpeakAsync(utterance, cancellationToken).ConfigureAwait(false));
        }

        return VoiceMeasurement.Of(clips) ?? throw new SynthesisException($"{id} is too soft to be measured: it answers with next to nothing.", isTransient: false,
            chinese: $"{id} 的声音太轻，无法测量响度。");
    }
}
