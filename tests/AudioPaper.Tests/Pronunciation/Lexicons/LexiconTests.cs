using AudioPaper.Normalization.Lexicons;

namespace AudioPaper.Tests.Pronunciation.Lexicons;

public sealed class LexiconTests
{
    private static readonly Lexicon Fenwick = Pls.Of(Pls.Lexeme("Fenwick", "ˈfɛnɪk"), "en-US", "ipa");

    [Fact]
    public void A_reading_overrides_the_readers_inside_a_longer_run()
    {
        var lexicon = Pls.Of(Pls.Lexeme("单田芳", "shan4 tian2 fang1"));

        Assert.Equal("评书/ping2 shu1 大师/da4 shi1 单田芳/shan4 tian2 fang1 回来/hui2 lai5 了/le5 .", Pls.Said("评书大师单田芳回来了。", lexicon));
    }

    [Fact]
    public void Words_that_go_across_its_border_are_read_anew()
    {
        // Without it 行长 would be a word: the head of a bank.
        Assert.Contains("长大/zhang3 da4", Pls.Said("李乐行长大了。", Pls.Of(Pls.Lexeme("李乐行", "li3 yue4 xing2"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("見單田芳。", "見/jian4 單田芳/shan4 tian2 fang1 .")]
    [InlineData("见单田芳。", "见/jian4 单田芳/shan4 tian2 fang1 .")]
    public void Traditional_and_simplified_are_alike(string text, string said)
    {
        Assert.Equal(said, Pls.Said(text, Pls.Of(Pls.Lexeme("单田芳", "shan4 tian2 fang1"))));
        Assert.Equal(said, Pls.Said(text, Pls.Of(Pls.Lexeme("單田芳", "shan4 tian2 fang1"))));
    }

    [Fact]
    public void The_tones_of_a_reading_stay_and_work_on_what_stands_before() =>
        Assert.Equal("一/yi2 不一/bu4 yi1", Pls.Said("一不一", Pls.Of(Pls.Lexeme("不一", "bu4 yi1"))));

    [Fact]
    public void Names_with_a_middle_dot_have_a_reading() =>
        Assert.Equal("埃莉诺/ai1 li4 nuo4 温特/wen1 te4 说/shuo1 .", Pls.Said("埃莉诺·温特说。", Pls.Of(Pls.Lexeme("埃莉诺·温特", "ai1 li4 nuo4 wen1 te4"))));

    [Fact]
    public void The_longest_grapheme_counts() =>
        Assert.Equal("重庆路/chong2 qing4 lu4", Pls.Said("重庆路", Pls.Of(Pls.Lexeme("重庆", "zhong4 qing4") + Pls.Lexeme("重庆路", "chong2 qing4 lu4") + Pls.Lexeme("庆路", "qing1 lu1"))));

    [Fact]
    public void An_alias_is_read_instead_and_verbalized_with_its_surroundings()
    {
        Assert.Equal("三十个/san1 shi2 ge5 人工智能/ren2 gong1 zhi4 neng2 项目/xiang4 mu4", Pls.Said("30个AI项目", Pls.Of(Pls.Alias("AI", "人工智能"))));
        Assert.Contains("百分之五/bai3 fen1 zhi1 wu3", Pls.Said("涨了若干", Pls.Of(Pls.Alias("若干", "5%"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_word_of_an_alias_stands_for_the_grapheme_the_others_are_only_said()
    {
        var placed = Pls.Placed("用LED灯", Pls.Of(Pls.Alias("LED", "发光 diode 二极管"))).Where(part => part.Part is not null).ToList();

        Assert.Equal([(0, 1, "用/yong4"), (1, 3, "发光/fa1 guang1"), (4, 0, "en:diode"), (4, 0, "二极管/er4 ji2 guan3"), (4, 1, "灯/deng1")],
            placed.Select(part => (part.Start, part.Length, part.Part!.ToString())));
    }

    [Fact]
    public void Aliases_inside_aliases_are_resolved_and_readings_in_them_count()
    {
        var lexicon = Pls.Of(Pls.Alias("单老", "单田芳老师") + Pls.Alias("评书泰斗", "单老") + Pls.Lexeme("单田芳", "shan4 tian2 fang1"));
        var passage = Pls.Passage("评书泰斗来了", lexicon);

        Assert.StartsWith("单田芳/shan4 tian2 fang1 老师/lao3 shi1", Pls.Said("评书泰斗来了", lexicon), StringComparison.Ordinal);
        Assert.Equal(["评书泰斗", "单老", "单田芳"], passage.Lexemes.Select(use => use.Lexeme.Grapheme));
        Assert.All(passage.Lexemes, use => Assert.Equal((0, 4), (use.Start, use.Length)));
    }

    [Fact]
    public void An_alias_is_for_its_language_a_reading_for_any()
    {
        var led = Pls.Of(Pls.Alias("LED", "发光二极管"));

        Assert.Contains("发光", Pls.Said("装上LED灯", led), StringComparison.Ordinal);
        Assert.DoesNotContain("发光", Pls.Said("The LED lamps are lit.", led, "en"), StringComparison.Ordinal);
        Assert.Contains("明亮/ming2 liang4", Pls.Said("The lamps 灯 are lit.", Pls.Of(Pls.Alias("灯", "明亮")), "en"), StringComparison.Ordinal);
        Assert.Empty(Pls.Passage("他说：“The LED lamps are lit.”大家都笑了，灯亮了起来，夜里的海边像白天一样。", led).Lexemes);
        Assert.Contains("en:Fenwick/ˈfɛnɪk/", Pls.Said("修复由Fenwick主持", Fenwick), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dr. Mira Fenwick led it.", "en:Fenwick/ˈfɛnɪk/")]
    [InlineData("FENWICK LEADS", "en:FENWICK/ˈfɛnɪk/")]
    [InlineData("Ｆｅｎｗｉｃｋ said", "en:Ｆｅｎｗｉｃｋ/ˈfɛnɪk/")]
    [InlineData("Fenwick’s bell", "en:Fenwick’s/ˈfɛnɪks/")]
    [InlineData("the Fenwick-led work", "en:Fenwick/ˈfɛnɪk/ en:-led")]
    [InlineData("the fenwick tree", null)]
    [InlineData("Fenwicks and McFenwick", null)]
    [InlineData("Fenwick1 Fenwick\u0301", null)]
    public void A_Latin_grapheme_is_found_as_a_whole_word(string text, string? said)
    {
        var line = Pls.Said(text, Fenwick, "en");
        Assert.True(said is null ? !line.Contains('ˈ', StringComparison.Ordinal) : line.Contains(said, StringComparison.Ordinal), line);
    }

    [Theory]
    [InlineData("us", "Us", true)]
    [InlineData("us", "US", true)]
    [InlineData("US", "us", false)]
    [InlineData("US", "Us", false)]
    [InlineData("iPhone", "iPhone", true)]
    [InlineData("iPhone", "IPHONE", true)]
    [InlineData("iPhone", "Iphone", false)]
    public void Small_letters_fit_any_case_capitals_as_they_are_written(string grapheme, string written, bool fits) =>
        Assert.Equal(fits, Pls.Passage($"ask {written} now", Pls.Of(Pls.Alias(grapheme, "something"), "en-US", "ipa"), "en").Lexemes.Length == 1);

    [Fact]
    public void Figures_are_not_parted()
    {
        var lexicon = Pls.Of(Pls.Alias("G20", "二十国集团") + Pls.Alias("5", "伍"));

        Assert.Equal(["G20"], Pls.Passage("参加G20、G200的有5.5人和15人", lexicon).Lexemes.Select(use => use.Lexeme.Grapheme));
        // What a figure spans goes before a reading of a part of it.
        Assert.Equal(Pls.Said("It ran 16 km/h.", Lexicon.Empty, "en"), Pls.Said("It ran 16 km/h.", Pls.Of(Pls.Lexeme("km", "keɪ ɛm"), "en-US", "ipa"), "en"));
        Assert.Empty(Pls.Passage("It ran 16 km/h.", Pls.Of(Pls.Lexeme("km", "keɪ ɛm"), "en-US", "ipa"), "en").Lexemes);
    }

    [Fact]
    public void The_issue_goes_before_the_newspaper_and_that_before_the_program()
    {
        (byte[], LexiconLevel) Of(string syllables, LexiconLevel level) => (Pls.File(Pls.Lexeme("单", syllables)), level);

        Assert.Equal("单/chan2", Pls.Said("单", Pls.Of(Of("chan2", LexiconLevel.Issue), Of("shan4", LexiconLevel.Newspaper), Of("dan1", LexiconLevel.BuiltIn))));
        Assert.Equal("单/shan4", Pls.Said("单", Pls.Of(Of("dan1", LexiconLevel.BuiltIn), Of("shan4", LexiconLevel.Newspaper))));
    }

    [Fact]
    public void Of_several_readings_the_preferred_counts_else_the_first()
    {
        const string Lexeme = "<lexeme role=\"x:name\" xmlns:x=\"urn:x\"><grapheme>单</grapheme><grapheme>禅</grapheme><phoneme>dan1</phoneme><phoneme prefer=\"true\">shan4</phoneme><example>单先生</example></lexeme>";

        Assert.Equal("单/shan4", Pls.Said("单", Pls.Of(Lexeme)));
        Assert.Equal("禅/shan4", Pls.Said("禅", Pls.Of(Lexeme)));
        Assert.Equal("单/dan1", Pls.Said("单", Pls.Of(Lexeme.Replace(" prefer=\"true\"", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void What_nobody_could_say_can_be_told()
    {
        Assert.DoesNotContain(Pls.Placed("明天见😀", Pls.Of(Pls.Alias("😀", "笑脸"))), part => part.IsUnsaid);
        Assert.Contains("笑脸/xiao4 lian3", Pls.Said("明天见😀", Pls.Of(Pls.Alias("😀", "笑脸"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_page_is_covered_and_ends()
    {
        var lexicon = Pls.Of(string.Join('\n', Enumerable.Range(1, 59).Select(i => Pls.Alias(new string('a', i), "bb"))) + Pls.Alias("啊", "吧吧 3%") + Pls.Lexeme("阿阿阿", "a1 a1 a1"));

        Assert.NotEmpty(Pls.Said(new string('a', 20_000) + new string('啊', 20_000) + new string('阿', 20_000), lexicon));
        Assert.NotEmpty(Pls.Said(string.Concat(Enumerable.Repeat("a 啊\u0301\ud83d阿阿阿3", 5_000)), lexicon));
    }
}
