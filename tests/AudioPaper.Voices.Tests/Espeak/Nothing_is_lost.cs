using AudioPaper.EspeakWorker;
using AudioPaper.Pronunciation;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Voices.Tests.Espeak;

public sealed class Nothing_is_lost
{
    [Fact]
    public async Task A_clause_of_200_syllables_is_complete()
    {
        var line = string.Concat(Enumerable.Repeat("zhuang1 ", 200)) + ".";
        var span = Assert.Single(EspeakSpan.From(Passages.Parts(line)));
        Assert.Equal(200, span.Items.Count(item => item.Kind == ItemKind.Syllables));
        Assert.Equal(200, EspeakTrace.Tones(string.Join(' ', await EspeakTrace.OfAsync("cmn-latn-pinyin", [span.Text]))).Length);
        await using var synthesizer = await Reading_news.OpenAsync(workers: 1);
        var clip = await synthesizer.SpeakAsync(Passages.Utterance(line), TestContext.Current.CancellationToken);
        Assert.True(Sound.Seconds(clip) > 200 * 0.25);
    }

    [Fact]
    public void No_clause_is_longer_than_espeak_can_keep()
    {
        var line = string.Concat(Enumerable.Repeat("zhuang1shuang3chuang2 ", 60)) + ". " + $"<{string.Join(' ', Enumerable.Repeat("strength", 150))}>";
        foreach (var clause in EspeakSpan.From(Passages.Parts(line)).SelectMany(span => span.Text.Split(',', '.')))
        {
            Assert.True(clause.Length <= EspeakSpan.MaxClauseCharacters);
            Assert.True(EspeakTrace.Tones(clause).Length <= EspeakSpan.MaxClauseSyllables);
            Assert.True(clause.Split(' ').Length <= 81);
        }
    }

    [Fact]
    public void A_loss_in_a_long_clause_is_noticed()
    {
        // What the synthesizer never sends: a clause beyond the bound, straight to the library.
        var span = new EspeakSpan(true, [.. Enumerable.Repeat(new SpanItem("zhuang1", 1, ItemKind.Syllables), 120)]);
        var answer = EspeakLibrary.Speak(new SpeechRequest("cmn-latn-pinyin", 210, 50, 100, span.Text));
        Assert.Null(answer.Error);
        Assert.NotNull(SpokenCheck.FindLoss(span, answer));
    }

    [Fact]
    public void The_broken_voice_is_noticed()
    {
        var span = Assert.Single(EspeakSpan.From(Passages.Parts("zhong1guo2 ren2min2 yin2hang2.")));
        var heard = EspeakLibrary.Speak(new SpeechRequest("cmn-latn-pinyin", 210, 50, 100, span.Text));
        Assert.Null(SpokenCheck.FindLoss(span, heard));
        Assert.NotNull(SpokenCheck.FindLoss(span, heard with { Events = [.. heard.Events.Where(e => e.TextPosition < 20)] }));
        Assert.NotNull(SpokenCheck.FindLoss(span, heard with { Samples = new short[heard.Samples.Length] }));
        Assert.NotNull(SpokenCheck.FindLoss(span, heard with { Samples = heard.Samples[..5000] }));
    }

    [Theory]
    [InlineData("The state of the art in the United States of America, and it is one of those things that could have been done.")]
    [InlineData("OpenAI's ChatGPT, don't stop; well-known e.g. U.S. Hmm, R&D/AT&T & A.B.")]
    [InlineData("Xi Jinping café naïve iPhone15 5G")]
    public async Task English_words_are_all_counted(string words)
    {
        await using var synthesizer = await Reading_news.OpenAsync(workers: 1);
        var clip = await synthesizer.SpeakAsync(Utterance(SpokenPart.English(words)), TestContext.Current.CancellationToken);
        Assert.True(Sound.Seconds(clip) > 1);
    }

    [Fact]
    public async Task Every_letter_is_said_by_its_name()
    {
        var expected = "eI bi: si: di: i: Ef dZi: eItS aI dZeI keI El Em En oU pi: kju: A@ Es ti: ju: vi: dVb@Lju: Eks waI zi:".Split(' ');
        var letters = Enumerable.Range('A', 26).Select(letter => (char)letter).ToArray();
        var texts = letters.Select(letter => Assert.Single(EspeakSpan.From([SpokenPart.Letters($"B{letter}B")])).Text + ".");
        var traces = await EspeakTrace.OfAsync("en-us", texts);
        for (var i = 0; i < letters.Length; i++)
        {
            var spoken = traces[i].Replace("'", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace(";", "", StringComparison.Ordinal).Replace("A@r-", "A@", StringComparison.Ordinal);
            Assert.Equal($"bi: {expected[i]} bi:", spoken);
        }
    }

    [Fact]
    public async Task What_the_English_voice_cannot_say_is_refused()
    {
        await using var synthesizer = await Reading_news.OpenAsync(workers: 1);
        var refused = await Assert.ThrowsAsync<AudioPaper.Synthesis.SynthesisException>(
            () => synthesizer.SpeakAsync(Utterance(SpokenPart.English("Привет")), TestContext.Current.CancellationToken));
        Assert.False(refused.IsTransient);
    }

    [Fact]
    public async Task Mixed_languages_join_without_a_click()
    {
        await using var synthesizer = await Reading_news.OpenAsync(workers: 1);
        var clip = await synthesizer.SpeakAsync(Passages.Utterance("gong1si1 yong4 LED he2 <machine learning>, xiao4guo3 hao3."), TestContext.Current.CancellationToken);
        var pure = await Reading_news.SpeakAllAsync(synthesizer, Passages.Mandarin.AddRange(Passages.English));
        // A click is a step from or to silence; speech itself may be steep.
        Assert.True(SteepestAtSilence(clip.Samples.Span) <= Math.Max(500, pure.Max(other => SteepestAtSilence(other.Samples.Span))));
        var samples = clip.Samples.Span;
        var largest = 0;
        for (var i = 1; i < samples.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(samples[i] - samples[i - 1]));
        }

        Assert.True(largest < 30_000, $"step of {largest}");
        Assert.Equal(5, EspeakSpan.From(Passages.Parts("gong1si1 LED he2 <machine learning>, hao3.")).Count);
    }

    private static int SteepestAtSilence(ReadOnlySpan<short> samples)
    {
        var steepest = 0;
        for (var i = 8; i < samples.Length - 8; i++)
        {
            if (samples[(i - 8)..i].IndexOfAnyExcept((short)0) < 0 || samples[(i + 1)..(i + 9)].IndexOfAnyExcept((short)0) < 0)
            {
                steepest = Math.Max(steepest, Math.Abs((int)samples[i]));
            }
        }

        return steepest;
    }

    private static AudioPaper.Chunking.Utterance Utterance(params SpokenPart[] parts) => new(0, 0, "text", [.. parts], TimeSpan.Zero);
}
