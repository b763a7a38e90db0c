using AudioPaper.Chunking;
using AudioPaper.Pronunciation;
using AudioPaper.Voices.Tests.Espeak;

namespace AudioPaper.Voices.Tests.Piper;

/// <summary>What the model is given, taken from the sound it makes of it.</summary>
public sealed class Ids_of_a_sentence : IDisposable
{
    private readonly TinyVoice _voices = new TinyVoice().With("zh").With("pinyin", isPinyin: true).With("en", change: config => (config["espeak"], config["language"]) = (Espeak("en-us"), null));

    public void Dispose() => _voices.Dispose();

    [Fact]
    public async Task Are_those_of_Pipers_own_phonemizer()
    {
        // As piper-phonemize 1.1 gives them for "yin2 hang2 hang2 zhang3 er4 ling2 er4 liu4 nian2 mai3 le5, ta1 shuo1."
        const string Expected = "1,0,22,0,120,0,21,0,62,0,26,0,3,0,127,0,120,0,51,0,62,0,44,0,3,0,127,0,120,0,51,0,62,0,44,0,3,0,32,0,31,0,10,0,120,0,51,0,132,0,44,0,3,0,120,0,59,0,30,0,135,0,3,0,24,0,120,0,21,0,62,0,44,0,3,0,120,0,59,0,30,0,135,0,3,0,24,0,120,0,21,0,27,0,33,0,135,0,3,0,26,0,120,0,21,0,61,0,62,0,26,0,3,0,25,0,120,0,14,0,21,0,132,0,3,0,24,0,120,0,59,0,131,0,8,0,3,0,32,0,20,0,120,0,51,0,135,0,3,0,31,0,10,0,35,0,120,0,27,0,135,0,10,0,2";
        var utterance = Passages.Utterance("yin2hang2 hang2zhang3 er4ling2er4liu4 nian2 mai3le5, ta1 shuo1.");
        Assert.Equal(TinyVoice.Ids(Expected), await SpokenAsync("zh", utterance));
    }

    [Theory]
    [InlineData("银行行长重庆", "^jˈiɜn χˈɑɜŋ χˈɑɜŋ ts.ˈɑ2ŋ ts.hˈonɡɜ tɕhˈi5ŋ$")]
    [InlineData("2026年买了iPhone。", "^ˈər5 lˈiɜŋ ˈər5 lˈiou5 nˈiɛɜn mˈai2 lˈə1 ˈaɪ fˈəʊn.$")]
    [InlineData("会计涨了3.5%吗？", "^khˈuai5 tɕˈi5 ts.ˈɑ2ŋ lˈə1 pˈai2 fˈə5n ts.ˈi.5 sˈa5n tˈiɛ2n wˈu2 mˈɑ1?$")]
    [InlineData("女队赢了，GDP增长", "^nˈy2 tˈuei5 jˈiɜŋ lˈə1, dʒˈiː dˈiː pˈiː tsˈə5ŋ ts.ˈɑ2ŋ$")]
    public async Task Follow_the_readings_of_polyphones_figures_and_English(string text, string phonemes) =>
        Assert.Equal(phonemes, TinyVoice.Phonemes(await SpokenAsync("zh", Assert.Single(Newsroom.Line(text)))));

    [Theory]
    [InlineData("银行行长。", "1,0,25,45,65,0,14,36,65,0,14,36,65,0,18,36,66,0,69,0,2")]
    [InlineData("绿色的女儿，二月？", "1,0,11,58,67,0,24,29,67,0,8,29,68,0,10,58,66,0,3,62,65,0,72,0,3,62,67,0,25,63,67,0,70,0,2")]
    [InlineData("爱AI", "1,0,3,30,67,0,3,31,64,0,3,30,67,0,2")]
    public async Task Of_pinyin_voices_are_initials_finals_and_tones(string text, string ids) =>
        Assert.Equal(TinyVoice.Ids(ids), await SpokenAsync("pinyin", Assert.Single(Newsroom.Line(text))));

    [Fact]
    public async Task Of_English_voices_are_of_their_own_English()
    {
        var utterance = new Utterance(0, 0, "", [SpokenPart.English("Mr Smith's water"), SpokenPart.Stop(';'), SpokenPart.English("Fenwick", "ˈfɛnɪk"), SpokenPart.Letters("AI"), SpokenPart.Stop('!')], TimeSpan.Zero);
        Assert.Equal("^mˈɪstɚ smˈɪθz wˈɔːɾɚ; fˈɛnɪk ˈeɪ ˈaɪ!$", TinyVoice.Phonemes(await SpokenAsync("en", utterance)));
    }

    [Theory]
    [InlineData("en", "zhang1.", "zhang1")]
    [InlineData("pinyin", "<hello>.", "hello")]
    public async Task Are_never_guessed_for_a_language_that_the_voice_has_not(string voice, string line, string said)
    {
        var refused = await TinyVoice.RefusalAsync(() => SpokenAsync(voice, Passages.Utterance(line)));
        Assert.Contains($"'{said}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lose_no_English_word_however_many_there_are()
    {
        await using var engine = _voices.Engine();
        var voice = await TinyVoice.OpenAsync(engine, "zh");
        var runs = await voice.IdsAsync(Passages.Utterance($"<{string.Join(' ', Enumerable.Repeat("seven", 900))}>."), TestContext.Current.CancellationToken);
        Assert.Equal(900, runs.Sum(run => TinyVoice.Phonemes(run).Split("sˈɛvən").Length - 1));
        await TinyVoice.RefusalAsync(() => voice.IdsAsync(Passages.Utterance($"<{new string('a', 70_000)}>."), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Never_miss_a_phoneme_in_silence()
    {
        _voices.With("poor", change: config => config["phoneme_id_map"]!.AsObject().Remove("ɕ"));
        var refused = await TinyVoice.RefusalAsync(() => SpokenAsync("poor", Passages.Utterance("xi1an1.")));
        Assert.Contains("'ɕ'", refused.Message, StringComparison.Ordinal);

        _voices.With("near", change: config => config["phoneme_id_map"]!.AsObject().Remove("ɡ"));
        Assert.Equal("^ts.ˈong5$", TinyVoice.Phonemes(await SpokenAsync("near", Passages.Utterance("zhong1"))));
    }

    [Fact]
    public async Task Of_text_voices_are_the_characters_themselves()
    {
        _voices.With("text", change: config =>
        {
            var map = new System.Text.Json.Nodes.JsonObject();
            foreach (var (symbol, i) in "_^$银行长好，。 abc".Select((symbol, i) => (symbol, i)))
            {
                map[symbol.ToString()] = new System.Text.Json.Nodes.JsonArray(i);
            }

            (config["phoneme_type"], config["phoneme_id_map"]) = ("text", map);
        });
        Assert.Equal(TinyVoice.Ids("1,0,3,0,4,0,7,0,4,0,5,0,10,0,9,0,11,0,8,0,2"), await SpokenAsync("text",
            new Utterance(0, 0, "", [SpokenPart.Mandarin("银行", "yin2", "hang2"), SpokenPart.Stop(','), SpokenPart.Mandarin("行长", "hang2", "zhang3"), SpokenPart.English("a"), SpokenPart.English("b"), SpokenPart.Stop('.')], TimeSpan.Zero)));
    }

    [Fact]
    public async Task Join_the_vowels_that_newer_voices_have_as_one()
    {
        _voices.With("joined", change: config =>
        {
            config["phoneme_id_map"]!["aɪ"] = new System.Text.Json.Nodes.JsonArray(161);
            config["vowel_clusters"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonArray("a", "ɪ"));
            (config["espeak"], config["language"]) = (Espeak("en-us"), null);
        });
        Assert.Equal(TinyVoice.Ids("1,0,32,0,120,0,161,0,25,0,2"), await SpokenAsync("joined", new Utterance(0, 0, "", [SpokenPart.English("time")], TimeSpan.Zero)));
    }

    private async Task<long[]> SpokenAsync(string voice, Utterance utterance)
    {
        await using var engine = _voices.Engine();
        var synthesizer = await TinyVoice.OpenAsync(engine, voice);
        return TinyVoice.IdsIn(await synthesizer.SpeakAsync(utterance, TestContext.Current.CancellationToken));
    }

    private static System.Text.Json.Nodes.JsonObject Espeak(string voice) => new() { ["voice"] = voice };
}
