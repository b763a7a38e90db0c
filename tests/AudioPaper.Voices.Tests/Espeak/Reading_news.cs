using AudioPaper.Audio;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Voices.Tests.Espeak;

public sealed class Reading_news
{
    [Fact]
    public async Task Speaks_as_many_syllables_as_asked_which_the_voice_cmn_would_not()
    {
        await using var synthesizer = await OpenAsync();
        var reader = synthesizer.Voice.Mandarin;
        var asked = Passages.Mandarin.Select(Passages.Utterance).ToArray();
        var texts = asked.Select(utterance => Assert.Single(EspeakSpan.From(utterance.Parts)).Text).ToArray();
        var spoken = EspeakTrace.Tones(string.Join(' ', await EspeakTrace.OfAsync(reader.Name, texts)));
        Assert.Equal(asked.Sum(utterance => utterance.SyllableCount), spoken.Length);

        Assert.NotEqual("cmn", reader.Name);
        var broken = EspeakTrace.Tones(string.Join(' ', await EspeakTrace.OfAsync("cmn", texts)));
        Assert.NotEqual(asked.Sum(utterance => utterance.SyllableCount), broken.Length);
    }

    [Theory]
    [InlineData("espeak:cmn")]
    [InlineData("espeak:cmn+f3")]
    [InlineData("espeak:cmn+m3")]
    public async Task Has_the_pace_of_a_newscast(string voiceId)
    {
        await using var synthesizer = await OpenAsync(voiceId);
        var clips = await SpeakAllAsync(synthesizer, Passages.Mandarin);
        var syllableCount = Passages.Mandarin.Sum(line => Passages.Utterance(line).SyllableCount);
        Assert.InRange(syllableCount / clips.Sum(Sound.Seconds), 4.2, 5.4);
        Assert.InRange(syllableCount / clips.Sum(clip => Sound.SecondsWithoutPauses(clip, 0.1)), 4.2, 5.4);

        var english = await SpeakAllAsync(synthesizer, Passages.English);
        Assert.InRange(60 * Passages.English.Sum(line => line.Split(' ').Length) / english.Sum(Sound.Seconds), 160, 180);
    }

    [Theory]
    [InlineData("espeak:cmn")]
    [InlineData("espeak:cmn+f3")]
    [InlineData("espeak:cmn+m3")]
    public async Task Is_as_loud_as_a_podcast_in_both_languages(string voiceId)
    {
        await using var synthesizer = await OpenAsync(voiceId);
        var mandarin = await Sound.MeasureAsync(await SpeakAllAsync(synthesizer, Passages.Mandarin), afterMp3: true);
        var english = await Sound.MeasureAsync(await SpeakAllAsync(synthesizer, Passages.English), afterMp3: true);
        Assert.InRange(mandarin.Lufs, -17, -15);
        Assert.InRange(english.Lufs - mandarin.Lufs, -1, 1);
        Assert.True(mandarin.PeakDbtp <= -1 && english.PeakDbtp <= -1, $"{mandarin.PeakDbtp} and {english.PeakDbtp} dBTP");
    }

    [Theory]
    [InlineData("espeak:cmn", -14)]
    [InlineData("espeak:cmn", -16)]
    [InlineData("espeak:cmn", -19)]
    [InlineData("espeak:cmn+f3", -14)]
    [InlineData("espeak:cmn+m3", -14)]
    public async Task Is_as_loud_as_asked_and_peaks_stay_under_the_limit(string voiceId, int loudnessLufs)
    {
        await using var synthesizer = await OpenAsync(voiceId);
        var voice = synthesizer.At(loudnessLufs);
        foreach (var passages in new[] { Passages.Mandarin, Passages.English })
        {
            var clips = await SpeakAllAsync(voice, passages);
            foreach (var ending in loudnessLufs == -14 ? new[] { "mp3" } : ["mp3", "m4a"])
            {
                var (lufs, peak) = await Sound.MeasureAsync(clips, ending);
                Assert.True(Math.Abs(lufs - loudnessLufs) <= 0.8, $"{ending}: {lufs} LUFS");
                // At −14 single peaks may pass −1 (EspeakLevels says why), but never clip badly.
                Assert.True(peak <= (loudnessLufs == -14 ? 0.5 : -1), $"{ending}: {peak} dBTP");
            }
        }
    }

    [Fact]
    public async Task Gives_the_same_bytes_on_a_fresh_worker_and_on_the_hundredth_call()
    {
        var lines = Passages.Mandarin.Add("gong1si1 yong4 LED he2 <machine learning>, xiao4guo3 hao3.");
        await using var first = await OpenAsync("espeak:cmn+f3", workers: 1);
        var fresh = await SpeakAllAsync(first, lines);
        for (var call = 0; call < 100; call += lines.Length)
        {
            await SpeakAllAsync(first, lines);
        }

        var late = await SpeakAllAsync(first, lines);
        await using var second = await OpenAsync("espeak:cmn+f3", workers: 2);
        var backwards = await SpeakAllAsync(second, lines.Reverse());
        for (var i = 0; i < lines.Length; i++)
        {
            Assert.True(fresh[i].Samples.Span.SequenceEqual(late[i].Samples.Span));
            Assert.True(fresh[i].Samples.Span.SequenceEqual(backwards[^(i + 1)].Samples.Span));
        }
    }

    [Fact]
    public async Task A_clip_has_short_silences_at_its_ends()
    {
        await using var synthesizer = await OpenAsync();
        foreach (var clip in await SpeakAllAsync(synthesizer, Passages.Mandarin))
        {
            var samples = clip.Samples.ToArray();
            var lead = Array.FindIndex(samples, sample => Math.Abs((int)sample) > 30) / (double)clip.Format.SampleRate;
            var tail = (samples.Length - 1 - Array.FindLastIndex(samples, sample => Math.Abs((int)sample) > 30)) / (double)clip.Format.SampleRate;
            Assert.InRange(lead, 0.005, 0.02);
            Assert.InRange(tail, 0.045, 0.065);
        }
    }

    internal static Task<EspeakSynthesizer> OpenAsync(string voiceId = EspeakVoice.DefaultId, int workers = 2) =>
        EspeakSynthesizer.OpenAsync(voiceId, new EspeakSettings { WorkerCount = workers }, TestContext.Current.CancellationToken);

    internal static async Task<List<Clip>> SpeakAllAsync(EspeakSynthesizer synthesizer, IEnumerable<string> lines)
    {
        var clips = new List<Clip>();
        foreach (var line in lines)
        {
            clips.Add(await synthesizer.SpeakAsync(Passages.Utterance(line), TestContext.Current.CancellationToken));
        }

        return clips;
    }
}
