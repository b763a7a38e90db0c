using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;
using AudioPaper.Tests;
using AudioPaper.Voices.Calibration;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Voices.Tests.Calibration;

public sealed class Measuring_voices
{
    private static readonly Lazy<Pronouncer> Pronouncer = new(() => new Pronouncer(MandarinReader.Load(Repository.At("voices", "mandarin"))));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task The_offline_voice_is_the_measure_of_pace(string language)
    {
        await using var voice = await EspeakSynthesizer.OpenAsync(EspeakVoice.DefaultId, null, TestContext.Current.CancellationToken);
        var passage = Passage(language);
        var measured = VoiceMeasurement.Of(await SpeakAsync(voice, passage))!;
        Assert.InRange(measured.SoundingSeconds, passage.OfflineSeconds * 0.99, passage.OfflineSeconds * 1.01);
        Assert.InRange(measured.LoudnessLufs, -16.6, -14.6);
    }

    [Theory]
    [InlineData(-14)]
    [InlineData(-16)]
    [InlineData(-19)]
    public async Task A_voice_of_any_level_and_rate_comes_out_at_the_target(int target)
    {
        await using var espeak = await EspeakSynthesizer.OpenAsync("espeak:cmn+f3", null, TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        await using var engines = new VoiceEngines(new Whisper(espeak, 0.12));
        var voices = new CalibratedVoices(engines, new CalibrationStore(folder["measured"]), Passage, target);
        var format = new PcmFormat(24_000);
        var voice = await voices.OpenAsync(new VoiceId("whisper", "soft"), format, TestContext.Current.CancellationToken);
        var clips = await SpeakAsync(voice, Passage("zh-CN"));

        Assert.All(clips, clip => Assert.Equal(format, clip.Format));
        Assert.InRange(VoiceMeasurement.Of(clips)!.LoudnessLufs, target + 0.2, target + 0.6);
        Assert.All(clips, clip => Assert.InRange(PeakDbtp(clip), -60, VoiceMeasurement.CeilingDbtp(target) + 0.1));
    }

    [Fact]
    public async Task It_is_measured_once_and_then_known()
    {
        await using var espeak = await EspeakSynthesizer.OpenAsync(EspeakVoice.DefaultId, null, TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var whisper = new Whisper(espeak, 0.3);
        await using var engines = new VoiceEngines(whisper);
        for (var i = 0; i < 2; i++)
        {
            var voices = new CalibratedVoices(engines, new CalibrationStore(folder["measured"]), Passage, -16);
            await voices.OpenAsync(new VoiceId("whisper", "soft"), new PcmFormat(22_050), TestContext.Current.CancellationToken);
        }

        Assert.Equal(Passage("zh-CN").Utterances.Length, whisper.SpokenCount);
        await File.WriteAllTextAsync(Assert.Single(Directory.GetFiles(folder["measured"])), "{\"voice\":", TestContext.Current.CancellationToken);
        await new CalibratedVoices(engines, new CalibrationStore(folder["measured"]), Passage, -16).OpenAsync(new VoiceId("whisper", "soft"), new PcmFormat(22_050), TestContext.Current.CancellationToken);
        Assert.Equal(2 * Passage("zh-CN").Utterances.Length, whisper.SpokenCount);
    }

    [Fact]
    public async Task A_voice_that_drawls_is_asked_to_read_faster()
    {
        await using var espeak = await EspeakSynthesizer.OpenAsync(EspeakVoice.DefaultId, null, TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var slow = new Whisper(espeak, 0.3) { OwnPace = 0.8 };
        await using var engines = new VoiceEngines(slow);
        var voices = new CalibratedVoices(engines, new CalibrationStore(folder["measured"]), Passage, -16);
        var voice = await voices.OpenAsync(new VoiceId("whisper", "slow"), new PcmFormat(22_050), TestContext.Current.CancellationToken);
        var passage = Passage("zh-CN");
        Assert.InRange(VoiceMeasurement.Of(await SpeakAsync(voice, passage))!.SoundingSeconds, passage.OfflineSeconds * 0.95, passage.OfflineSeconds * 1.05);
    }

    [Fact]
    public async Task Silence_cannot_be_measured()
    {
        await using var espeak = await EspeakSynthesizer.OpenAsync(EspeakVoice.DefaultId, null, TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        await using var engines = new VoiceEngines(new Whisper(espeak, 0));
        var voices = new CalibratedVoices(engines, new CalibrationStore(folder["measured"]), Passage, -16);
        var refused = await Assert.ThrowsAsync<SynthesisException>(() => voices.OpenAsync(new VoiceId("whisper", "mute"), new PcmFormat(22_050), TestContext.Current.CancellationToken));
        Assert.Contains("silence", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["measured"]));
    }

    private static AuditionPassage Passage(string language) => AuditionPassage.Read(Repository.At("voices", "samples"), language, Pronouncer.Value);

    private static async Task<List<Clip>> SpeakAsync(ISynthesizer voice, AuditionPassage passage)
    {
        var clips = new List<Clip>();
        foreach (var utterance in passage.Utterances)
        {
            clips.Add(await voice.SpeakAsync(utterance, TestContext.Current.CancellationToken));
        }

        return clips;
    }

    private static double PeakDbtp(Clip clip)
    {
        var meter = new LoudnessMeter(clip.Format);
        meter.Add(clip.Samples.Span);
        return meter.Finish().TruePeakDbtp ?? -100;
    }

    /// <summary>An engine whose voices speak as espeak-ng does, so many times as loud.</summary>
    private sealed class Whisper(EspeakSynthesizer espeak, double factor) : IVoiceEngine
    {
        private int spokenCount;

        public int SpokenCount => spokenCount;

        public double OwnPace { get; init; } = 1;

        public string Id => "whisper";

        public string Prefix => "whisper";

        public Task<EngineState> FindAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ISynthesizer> OpenAsync(string name, double pace, CancellationToken cancellationToken) =>
            Task.FromResult<ISynthesizer>(new Soft(this, espeak.As("espeak:cmn", OwnPace * pace), factor, pace));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private sealed class Soft(Whisper engine, EspeakSynthesizer voice, double factor, double pace) : ISynthesizer
        {
            public string VoiceId => "whisper:soft";

            public PcmFormat Format => voice.Format;

            public string Fingerprint => $"whisper {factor} {pace} {voice.Fingerprint}";

            public VoiceTraits Traits { get; } = new() { Languages = ["zh-CN"], IsDeterministic = true };

            public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
            {
                Interlocked.Increment(ref engine.spokenCount);
                var clip = await voice.SpeakAsync(utterance, cancellationToken);
                return new Clip(clip.Format, clip.Samples.ToArray().Select(sample => (short)(sample * factor)).ToArray());
            }
        }
    }
}
