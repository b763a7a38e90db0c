using AudioPaper.Synthesis;
using AudioPaper.Voices.Espeak;
using AudioPaper.Voices.Piper;
using AudioPaper.Voices.Piper.Phonemes;
using AudioPaper.Voices.Tests.Espeak;

namespace AudioPaper.Voices.Tests.Piper;

public sealed class Speaking_in_process : IDisposable
{
    private const string Sentence = "yin2hang2 hang2zhang3 shuo1.";
    private readonly TinyVoice _voices = new TinyVoice().With("zh").With("two", speakers: 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _voices.Dispose();

    [Fact]
    public async Task Gives_the_same_bytes_each_time()
    {
        await using var engine = _voices.Engine();
        await using var other = _voices.Engine();
        var (first, again) = (await TinyVoice.OpenAsync(engine, "zh"), await TinyVoice.OpenAsync(other, "zh"));
        Assert.True(first.Traits.IsDeterministic);
        Assert.Equal(first.Fingerprint, again.Fingerprint);
        var clip = await first.SpeakAsync(Passages.Utterance(Sentence), Token);
        Assert.Equal(22_050, clip.Format.SampleRate);
        Assert.Equal(clip.Samples, (await first.SpeakAsync(Passages.Utterance(Sentence), Token)).Samples);
        Assert.Equal(clip.Samples, (await again.SpeakAsync(Passages.Utterance(Sentence), Token)).Samples);
    }

    [Fact]
    public async Task Varies_only_where_noise_is_wished()
    {
        await using var quiet = _voices.Engine();
        await using var engine = _voices.Engine(new PiperSettings { HasNoise = true });
        var voice = await TinyVoice.OpenAsync(engine, "zh");
        Assert.False(voice.Traits.IsDeterministic);
        Assert.NotEqual((await TinyVoice.OpenAsync(quiet, "zh")).Fingerprint, voice.Fingerprint);
        Assert.NotEqual((await voice.SpeakAsync(Passages.Utterance(Sentence), Token)).Samples, (await voice.SpeakAsync(Passages.Utterance(Sentence), Token)).Samples);
    }

    [Fact]
    public async Task Has_the_pace_that_is_asked_for()
    {
        await using var engine = _voices.Engine();
        var (usual, slow) = (await TinyVoice.OpenAsync(engine, "zh"), await TinyVoice.OpenAsync(engine, "zh", 0.5));
        Assert.NotEqual(usual.Fingerprint, slow.Fingerprint);
        Assert.Equal(TinyVoice.IdsIn(await usual.SpeakAsync(Passages.Utterance(Sentence), Token)),
            TinyVoice.IdsIn(await slow.SpeakAsync(Passages.Utterance(Sentence), Token), 2 * TinyVoice.SamplesOfId));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => engine.OpenAsync("zh", 0.4, Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => engine.OpenAsync("zh", double.NaN, Token));
    }

    [Fact]
    public async Task Takes_speakers_by_name_or_number()
    {
        await using var engine = _voices.Engine();
        var loudest = new Dictionary<string, int>();
        foreach (var name in new[] { "two", "two#anna", "two#0", "two#bo", "two#1" })
        {
            var voice = await TinyVoice.OpenAsync(engine, name);
            Assert.Equal("piper:" + name, voice.VoiceId);
            loudest[name] = (await voice.SpeakAsync(Passages.Utterance(Sentence), Token)).Samples.ToArray().Max();
        }

        Assert.Equal([loudest["two"], loudest["two"]], [loudest["two#anna"], loudest["two#0"]]);
        Assert.Equal(loudest["two#bo"], loudest["two#1"]);
        Assert.Equal(loudest["two"] / 2.0, loudest["two#bo"], 1.0);
        Assert.NotEqual((await TinyVoice.OpenAsync(engine, "two")).Fingerprint, (await TinyVoice.OpenAsync(engine, "two#1")).Fingerprint);
    }

    [Fact]
    public async Task Splits_what_is_too_long_at_stops_and_words()
    {
        await using var engine = _voices.Engine(new PiperSettings { LongestRun = 30 });
        await using var whole = _voices.Engine();
        var utterance = Passages.Utterance("yin2hang2, hang2zhang3 shuo1 yi1ge4 hen3 chang2 de5 ju4zi5, zai4 shuo1 yi1 ju4. ta1 shuo1?");
        var runs = await (await TinyVoice.OpenAsync(engine, "zh")).IdsAsync(utterance, Token);
        Assert.True(runs.Length > 4);
        Assert.All(runs, run => Assert.InRange(run.Length, 5, (2 * (30 + 2)) + 3));
        Assert.All(runs, run => Assert.Equal((1L, 2L), (run[0], run[^1])));
        var all = Assert.Single((await (await TinyVoice.OpenAsync(whole, "zh")).IdsAsync(Passages.Utterance("yin2hang2, hang2zhang3 shuo1 yi1ge4 hen3 chang2 de5 ju4zi5, zai4 shuo1 yi1 ju4"), Token)));
        // Nothing is lost but the spaces at the cuts.
        Assert.Equal(Sounds([all]) + "." + Sounds([(await (await TinyVoice.OpenAsync(whole, "zh")).IdsAsync(Passages.Utterance("ta1 shuo1?"), Token))[0]]), Sounds(runs));
        Assert.Equal("^jˈiɜn χˈɑɜŋ, $", TinyVoice.Phonemes(runs[0]));

        var clip = await (await TinyVoice.OpenAsync(engine, "zh")).SpeakAsync(utterance, Token);
        var shortest = runs.Sum(run => (run.Length * TinyVoice.SamplesOfId) + (PiperSound.LeadSeconds + PiperSound.TailSeconds + PhonemeRuns.WordSeconds) * 22_050) - (0.05 * 22_050);
        Assert.True(clip.Samples.Length > shortest);
    }

    [Fact]
    public async Task Cuts_a_word_that_has_no_end()
    {
        await using var engine = _voices.Engine(new PiperSettings { LongestRun = 50 });
        var word = string.Concat(Enumerable.Repeat("ˈlɑlɑ", 100));
        var runs = await (await TinyVoice.OpenAsync(engine, "zh")).IdsAsync(new(0, 0, "", [AudioPaper.Pronunciation.SpokenPart.English("la", word)], TimeSpan.Zero), Token);
        Assert.All(runs, run => Assert.InRange(run.Length, 5, (2 * (50 + 2)) + 3));
        Assert.Equal(word.Length, Sounds(runs).Length);
    }

    [Fact]
    public async Task Speaks_many_utterances_at_once_as_it_does_one_by_one()
    {
        await using var engine = _voices.Engine(new PiperSettings { Parallelism = 3 });
        var voice = await TinyVoice.OpenAsync(engine, "zh");
        Assert.Equal(3, voice.Traits.Parallelism);
        var utterances = Enumerable.Range(0, 60).Select(i => Passages.Utterance($"ta1 shuo1 {string.Concat(Enumerable.Repeat("hao3", (i % 7) + 1))}.")).ToArray();
        var together = await Task.WhenAll(utterances.Select(utterance => voice.SpeakAsync(utterance, Token)));
        for (var i = 0; i < utterances.Length; i++)
        {
            Assert.Equal((await voice.SpeakAsync(utterances[i], Token)).Samples, together[i].Samples);
        }
    }

    [Fact]
    public async Task Ends_when_it_is_cancelled_and_speaks_on_afterwards()
    {
        _voices.With("slow", Hostile_voices.Endless());
        await using var engine = _voices.Engine(new PiperSettings { Parallelism = 1 });
        var (slow, voice) = (await TinyVoice.OpenAsync(engine, "slow"), await TinyVoice.OpenAsync(engine, "zh"));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var speaking = slow.SpeakAsync(Passages.Utterance("a1."), cancel.Token);
        var waiting = slow.SpeakAsync(Passages.Utterance("a1."), cancel.Token);
        Assert.NotEmpty((await voice.SpeakAsync(Passages.Utterance(Sentence), Token)).Samples.ToArray());
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => speaking);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => voice.SpeakAsync(Passages.Utterance(Sentence), new CancellationToken(true)));
    }

    [Fact]
    public async Task Ends_with_its_engine()
    {
        _voices.With("slow", Hostile_voices.Endless());
        var engine = _voices.Engine();
        var slow = await TinyVoice.OpenAsync(engine, "slow");
        var speaking = slow.SpeakAsync(Passages.Utterance("a1."), Token);
        await engine.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => speaking);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => slow.SpeakAsync(Passages.Utterance("a1."), Token));
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task Tells_what_it_speaks_and_which_voices_there_are()
    {
        _voices.With("pinyin", isPinyin: true).With("en", change: config => (config["espeak"], config["language"]) = (new System.Text.Json.Nodes.JsonObject { ["voice"] = "en-gb-x-rp" }, null));
        await using var engine = _voices.Engine();
        await using var nothing = new PiperEngine(Path.Combine(_voices.Folder, "nothing"));
        Assert.Equal(("piper", "piper"), (engine.Id, engine.Prefix));
        Assert.Equal(["zh-CN", "en"], (await TinyVoice.OpenAsync(engine, "zh")).Traits.Languages);
        Assert.Equal(["zh-CN"], (await TinyVoice.OpenAsync(engine, "pinyin")).Traits.Languages);
        Assert.Equal(["en-GB"], (await TinyVoice.OpenAsync(engine, "en")).Traits.Languages);
        Assert.Equal(["en", "pinyin", "two", "zh"], engine.VoiceNames());
        Assert.True((await engine.FindAsync(Token)).IsAvailable);
        var none = await nothing.FindAsync(Token);
        Assert.False(none.IsAvailable);
        Assert.Contains("voices install", none.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_in_one_sentence_that_espeak_is_missing_for_English_words()
    {
        await using var engine = _voices.Engine(new PiperSettings { Espeak = new EspeakSettings { StartWorker = () => WorkerProgram.Redirected(new("/nowhere/worker")) } });
        var voice = await TinyVoice.OpenAsync(engine, "zh");
        Assert.NotEmpty((await voice.SpeakAsync(Passages.Utterance(Sentence), Token)).Samples.ToArray());
        var refused = await Assert.ThrowsAsync<SynthesisException>(() => voice.SpeakAsync(Passages.Utterance("<hello>."), Token));
        Assert.Contains("/nowhere/worker", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(refused.Chinese);
    }

    [Fact]
    public void Never_overflows_and_keeps_its_level()
    {
        var sound = new PiperSound(1_000);
        Assert.False(sound.Add([0, 0.001f, 0], 0));
        Assert.False(sound.Add([0.5f, float.PositiveInfinity], 0));
        Assert.True(sound.Add([0, 0, 0.25f, 0.5f, 3f, -7f, 0.25f, 0, 0], 0.1));
        Assert.True(sound.Add([0.25f], 0));
        var samples = sound.ToClip().Samples.ToArray();
        var (lead, tail) = (20, 60);
        Assert.Equal(lead + 5 + tail + 100 + lead + 1 + tail, samples.Length);
        Assert.Equal([8192, 16384, 32767, -32767, 8192], samples[lead..(lead + 5)]);
    }

    private static string Sounds(IEnumerable<long[]> runs) => string.Concat(runs.Select(run => TinyVoice.Phonemes(run)[1..^1].Replace(" ", "", StringComparison.Ordinal)));
}
