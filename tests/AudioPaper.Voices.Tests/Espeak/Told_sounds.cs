using AudioPaper.Pronunciation;
using AudioPaper.Pronunciation.Lexicons;
using AudioPaper.Chunking;
using AudioPaper.Voices.Espeak;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Voices.Tests.Espeak;

public sealed class Told_sounds
{
    public static TheoryData<string> Symbols => new(EnglishIpa.Vowels.Concat(EnglishIpa.Consonants));

    // Where American English says one sound for two (also t between vowels), or espeak-ng writes it otherwise.
    private static readonly Dictionary<string, string> Written = new(StringComparer.Ordinal)
    {
        ["əʊ"] = "oʊ", ["eə"] = "ɛɹ", ["ɛə"] = "ɛɹ", ["ʊə"] = "ʊɹ", ["ɪə"] = "iə", ["ɝ"] = "ɜː", ["ɜ"] = "ɜː", ["a"] = "æ", ["ɑ"] = "ɑː", ["ɒ"] = "ɑː", ["o"] = "oʊ", ["ɐ"] = "ə", ["e"] = "ɛ", ["t"] = "ɾ",
    };

    [Theory]
    [MemberData(nameof(Symbols))]
    public async Task Of_each_sign_are_what_espeak_says(string symbol)
    {
        var isVowel = EnglishIpa.Vowels.Contains(symbol);
        var item = Assert.Single(PhonemeSpelling.Spell(isVowel ? $"b{symbol}d" : $"ɛ{symbol}ə"));

        var said = (await IpaAsync(item.Text)).Replace("ˈ", "", StringComparison.Ordinal);

        Assert.Equal(isVowel ? $"b{Written.GetValueOrDefault(symbol, symbol)}d" : $"ɛ{Written.GetValueOrDefault(symbol, symbol)}ə", said);
    }

    [Theory]
    [InlineData("ˈfɛnɪk", "fˈɛnɪk")]
    [InlineData("fɛnɪk", "fˈɛnɪk")]
    [InlineData("dʒɪnˈpɪŋ", "dʒɪnpˈɪŋ")]
    [InlineData("ˌʃiˈnoʊ.ə", "ʃˌinˈoʊə")]
    [InlineData("ba.ɪd", "bˈæɪd")]
    public async Task Keep_their_stress_and_their_borders(string ipa, string said) =>
        Assert.Equal(said, await IpaAsync(Assert.Single(PhonemeSpelling.Spell(ipa)).Text));

    [Fact]
    public void Of_several_words_are_several_items() =>
        Assert.Equal(["[[k|'A:|r|l]]", "[[s|m|'I|T]]"], PhonemeSpelling.Spell("kɑːrl smɪθ").Select(item => item.Text));

    [Fact]
    public async Task Are_spoken_whole_among_other_words()
    {
        await using var voice = await EspeakSynthesizer.OpenAsync(EspeakVoice.DefaultId, new EspeakSettings { WorkerCount = 1 }, TestContext.Current.CancellationToken);
        SpokenPart[] rest = [SpokenPart.English("met"), SpokenPart.English("Tom"), SpokenPart.English("at"), SpokenPart.English("noon"), SpokenPart.Stop('.')];

        var told = await voice.SpeakAsync(Of([SpokenPart.English("Doctor"), SpokenPart.English("Fenwick", "ˈfɛnɪk"), .. rest]), TestContext.Current.CancellationToken);
        var spelled = await voice.SpeakAsync(Of([SpokenPart.English("Doctor"), SpokenPart.English("Fennick"), .. rest]), TestContext.Current.CancellationToken);
        var other = await voice.SpeakAsync(Of([SpokenPart.English("Doctor"), SpokenPart.English("Fenwick"), .. rest]), TestContext.Current.CancellationToken);

        Assert.Equal(spelled.Samples, told.Samples);
        Assert.NotEqual(other.Samples, told.Samples);
    }

    [Fact]
    public void Of_a_word_that_was_lost_are_missed()
    {
        var span = Assert.Single(EspeakSpan.From([SpokenPart.English("Alexandrovskaya", "ˌælɪɡzænˈdrɔfskaɪə"), SpokenPart.English("won")]));
        var answer = new EspeakWorker.SpeechAnswer(null, 22050, Enumerable.Repeat((short)9000, 22050).ToArray(), [new EspeakWorker.SpeechEvent(false, span.Text.Length - 2, 100, "V")]);

        Assert.NotNull(SpokenCheck.FindLoss(span, answer));
    }

    private static Utterance Of(SpokenPart[] parts) => new(0, 0, "", [.. parts], TimeSpan.Zero);

    private static async Task<string> IpaAsync(string text)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return (await Cli.Wrap("espeak-ng").WithArguments(["--ipa", "-q", "-v", "en-us", text]).ExecuteBufferedAsync(timeout.Token)).StandardOutput.Trim();
    }
}
