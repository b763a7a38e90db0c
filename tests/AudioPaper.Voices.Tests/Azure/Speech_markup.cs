using System.Xml.Linq;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.Tests.Web;
using CsCheck;

namespace AudioPaper.Voices.Tests.Azure;

public sealed class Speech_markup
{
    private static readonly SpokenPart Bank = SpokenPart.Mandarin("银行", "yin2", "hang2");

    [Theory]
    [InlineData("一会儿", "yi2 hui4 er5", "yi 2 - hui r 4")]
    [InlineData("儿女", "er2 nv3", "er 2 - nv 3")]
    [InlineData("女儿", "nv3 er2", "nv 3 - er 2")]
    [InlineData("略", "lve4", "lue 4")]
    [InlineData("去", "qu4", "qu 4")]
    [InlineData("的", "de5", "de 5")]
    [InlineData("组织关系", "zu3 zhi1 guan1 xi5", "zu 3 - zhi 1 - guan 1 - xi 5")]
    [InlineData("嗯", "ng4", null)]
    [InlineData("嗯嗯", "en4 hm5", null)]
    [InlineData("勿", "fiao4", null)]
    [InlineData("坏", "x\" onload", null)]
    public void Has_readings_in_the_phones_of_the_service(string hanzi, string syllables, string? phones) =>
        Assert.Equal(phones, SapiPinyin.Spell(SpokenPart.Mandarin(hanzi, [.. syllables.Split(' ')])));

    [Fact]
    public void Has_only_phones_that_the_service_knows()
    {
        var unknown = Espeak.Syllables.All.Where(letters => PinyinSyllable.IsValid(letters + "1"))
            .Select(letters => (letters, Phones: SapiPinyin.Spell(SpokenPart.Mandarin("字", letters + "1")))).Where(pair => pair.Phones is not null && !SapiSyllables.AreKnown(pair.Phones));

        Assert.Empty(unknown);
    }

    [Fact]
    public void Says_hanzi_with_readings_words_plainly_letters_one_by_one_and_stops_as_marks() =>
        Assert.Equal(
            "<phoneme alphabet=\"sapi\" ph=\"yin 2 - hang 2\">银行</phoneme> <say-as interpret-as=\"characters\">GDP</say-as> up, <phoneme alphabet=\"ipa\" ph=\"ʃiː\">Xi</phoneme> MPs 嗯。",
            Content("zh-CN-YunyangNeural", 1, Bank, SpokenPart.Letters("GDP"), SpokenPart.English("up"), SpokenPart.Stop(','), SpokenPart.English("Xi", "ʃiː"), SpokenPart.Letters("MPs"),
                SpokenPart.Mandarin("嗯", "ng4"), SpokenPart.Stop('.')));

    [Theory]
    [InlineData("zh-CN-XiaoxiaoNeural@newscast", 1.0, "<mstts:express-as style=\"newscast\">上</mstts:express-as>")]
    [InlineData("zh-CN-XiaoxiaoNeural", 1.1, "<prosody rate=\"+10%\">上</prosody>")]
    [InlineData("zh-CN-XiaoxiaoNeural@newscast", 0.5, "<mstts:express-as style=\"newscast\"><prosody rate=\"-50%\">上</prosody></mstts:express-as>")]
    public void Has_style_and_pace(string voice, double pace, string expected) =>
        Assert.Equal(expected, Content(voice, pace, SpokenPart.Mandarin("上")));

    [Theory]
    [InlineData("zh-HK-HiuMaanNeural")]
    [InlineData("zh-TW-HsiaoChenNeural")]
    [InlineData("zh-CN-liaoning-XiaobeiNeural")]
    [InlineData("zh-CN-Xiaochen:DragonHDLatestNeural")]
    public void Tells_no_pinyin_to_voices_that_do_not_know_it(string voice) => Assert.Equal("银行", Content(voice, 1, Bank));

    [Fact]
    public void Tells_only_unusual_readings_where_the_usual_ones_are_known()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.tsv");
        try
        {
            File.WriteAllText(path, "人民\tren2 min2\t5000\tn\n行人\txing2 ren2\t5000\tn\n银行\tyin2 hang2\t5000\tn\n");
            var settings = new AzureSettings { CommonReadings = new Lazy<CommonReadings>(() => new CommonReadings(WordTable.Load(path))) };
            var writer = new SsmlWriter(AzureVoiceName.Parse("zh-CN-YunyangNeural"), 1, settings);

            Assert.Equal("人民<phoneme alphabet=\"sapi\" ph=\"yin 2 - hang 2\">银行</phoneme>", writer.Content([SpokenPart.Mandarin("人民", "ren2", "min2"), Bank], tellsIpa: true));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Stays_well_formed_whatever_a_page_says() =>
        Gen.String.Sample(text =>
        {
            var parts = new[] { SpokenPart.English(text + "<&>\"'\0\u0001\uFFFE\uD800]]>"), SpokenPart.Letters(text), SpokenPart.Mandarin(text, "a1"), SpokenPart.English("x", text) };
            var document = XDocument.Parse(new SsmlWriter(AzureVoiceName.Parse("zh-CN-YunyangNeural@newscast"), 1.2, new AzureSettings()).Write([.. parts], tellsIpa: true));
            return document.Descendants().All(element => element.Name.LocalName is "speak" or "voice" or "express-as" or "prosody" or "say-as" or "phoneme");
        });

    [Theory]
    [InlineData("zh-CN-YunyangNeural", "zh-CN", null)]
    [InlineData("zh-CN-XiaoxiaoNeural@newscast", "zh-CN", "newscast")]
    [InlineData("zh-CN-henan-YundengNeural", "zh-CN-henan", null)]
    [InlineData("en-US-Ava:DragonHDLatestNeural", "en-US", null)]
    [InlineData("sr-Latn-RS-NicholasNeural", "sr-Latn-RS", null)]
    public void Names_voices(string name, string locale, string? style)
    {
        var voice = AzureVoiceName.Parse(name);
        Assert.Equal((locale, style), (voice.Locale, voice.Style));
    }

    [Theory]
    [InlineData("Yunyang")]
    [InlineData("zh-CN-Yunyang\"/><voice name=\"x")]
    [InlineData("zh-CN-XiaoxiaoNeural@")]
    [InlineData("zh-CN-XiaoxiaoNeural@New cast")]
    [InlineData("zh-CN-XiaoxiaoNeural\n")]
    public void Names_nothing_that_is_no_voice(string name) => Assert.False(Assert.Throws<SynthesisException>(() => AzureVoiceName.Parse(name)).IsTransient);

    [Fact]
    public async Task Is_paid_as_the_service_counts_hanzi_twice_and_markup_too()
    {
        await using var engine = Engines.Engine("azure", "http://127.0.0.1:9");
        var voice = await Engines.OpenAsync(engine);
        var plain = await new AzureEngine(new AzureSettings { Region = "eastasia", TellsReadings = false }, Engines.Secrets, TimeProvider.System)
            .OpenAsync("zh-CN-YunyangNeural", 1, TestContext.Current.CancellationToken);
        var utterance = Engines.Of(Bank, SpokenPart.Stop('.'));

        Assert.Equal(5, plain.PaidCharacters(utterance));
        Assert.Equal(5 + "<phoneme alphabet=\"sapi\" ph=\"yin 2 - hang 2\"></phoneme>".Length, voice.PaidCharacters(utterance));
        Assert.Equal("readings none", plain.Fingerprint.Split("; ")[2]);
    }

    private static string Content(string voice, double pace, params SpokenPart[] parts) => new SsmlWriter(AzureVoiceName.Parse(voice), pace, new AzureSettings()).Content([.. parts], tellsIpa: true);
}
