using AudioPaper.Pronunciation;
using CsCheck;

namespace AudioPaper.Tests.Pronunciation;

public class MandarinReaderTests
{
    // Common polyphones, surrogate pairs, traditional characters, digits, and things that are not hanzi at all.
    private const string Alphabet = "的一不了行长重会为得地都还银增中国人大常委区八九十〇萬與髮后𠮷𰻞a，\uD83D";

    private static readonly Gen<string> AnyText = Gen.Char[Alphabet].Array[0, 60].Select(letters => new string(letters));

    [Theory]
    [InlineData("银行行长", "yin2 hang2 hang2 zhang3")]
    [InlineData("重庆市区长", "chong2 qing4 shi4 qu1 zhang3")]
    [InlineData("人大常委会", "ren2 da4 chang2 wei3 hui4")]
    [InlineData("召开工作务虚会", "zhao4 kai1 gong1 zuo4 wu4 xu1 hui4")]
    [InlineData("区国动委", "qu1 guo2 dong4 wei3")]
    [InlineData("区委书记率团调研", "qu1 wei3 shu1 ji4 shuai4 tuan2 diao4 yan2")]
    [InlineData("同比增长", "tong2 bi3 zeng1 zhang3")]
    [InlineData("会计处处长参与应对", "kuai4 ji4 chu4 chu4 zhang3 can1 yu4 ying4 dui4")]
    [InlineData("着力供给着眼传承", "zhuo2 li4 gong1 ji3 zhuo2 yan3 chuan2 cheng2")]
    [InlineData("首都都市圈", "shou3 du1 du1 shi4 quan1")]
    [InlineData("数据载体可供下载", "shu4 ju4 zai4 ti3 ke3 gong1 xia4 zai4")]
    [InlineData("六安蚌埠番禺丽水台州", "lu4 an1 beng4 bu4 pan1 yu2 li2 shui3 tai1 zhou1")]
    [InlineData("街巷长和河长", "jie1 xiang4 zhang3 he2 he2 zhang3")]
    [InlineData("以人民为中心", "yi3 ren2 min2 wei2 zhong1 xin1")]
    [InlineData("全心全意为人民服务", "quan2 xin1 quan2 yi4 wei4 ren2 min2 fu2 wu4")]
    [InlineData("两只熊猫只吃竹子", "liang3 zhi1 xiong2 mao1 zhi3 chi1 zhu2 zi5")]
    [InlineData("道路总长七公里", "dao4 lu4 zong3 chang2 qi1 gong1 li3")]
    [InlineData("激励干部干事创业", "ji1 li4 gan4 bu4 gan4 shi4 chuang4 ye4")]
    [InlineData("他穿着雨衣去还书", "ta1 chuan1 zhe5 yu3 yi1 qu4 huan2 shu1")]
    [InlineData("室内乐团在都市里演出", "shi4 nei4 yue4 tuan2 zai4 du1 shi4 li3 yan3 chu1")]
    [InlineData("利率调至百分之二", "li4 lv4 tiao2 zhi4 bai3 fen1 zhi1 er4")]
    [InlineData("槐荫巷到柳荫灌区", "huai2 yin1 xiang4 dao4 liu3 yin1 guan4 qu1")]
    [InlineData("鱼得先去刺", "yu2 dei3 xian1 qu4 ci4")]
    public void Words_of_newspapers_are_read_as_a_newsreader_reads_them(string hanzi, string expected) =>
        Assert.Equal(expected, Mandarin.Dictionary(hanzi));

    [Theory]
    [InlineData("的", "de5")]
    [InlineData("了", "le5")]
    [InlineData("着", "zhe5")]
    [InlineData("得", "de5")]
    [InlineData("地", "di4")]
    [InlineData("和", "he2")]
    [InlineData("为", "wei4")]
    [InlineData("都", "dou1")]
    [InlineData("还", "hai2")]
    [InlineData("将", "jiang1")]
    [InlineData("只", "zhi3")]
    [InlineData("绿", "lv4")]
    [InlineData("〇", "ling2")]
    [InlineData("髮", "fa4")]
    [InlineData("𠮷", "ji2")]
    public void A_hanzi_alone_has_its_usual_reading(string hanzi, string expected) => Assert.Equal(expected, Mandarin.Words(hanzi));

    [Fact]
    public void Traditional_words_are_read_like_simplified_ones()
    {
        Assert.Equal(Mandarin.Words("银行行长发展头发"), Mandarin.Words("銀行行長發展頭髮"));
        Assert.Equal("銀行", Mandarin.Reader.Read("銀行")[0].Text);
    }

    [Fact]
    public void The_particle_before_a_verb_is_neutral_and_the_ground_is_not()
    {
        Assert.EndsWith("de5 | kai1 zhan3", Mandarin.Words("深入地开展"), StringComparison.Ordinal);
        Assert.EndsWith("di4", Mandarin.Words("这块地"), StringComparison.Ordinal);
        Assert.Contains("di4", Mandarin.Words("跟了我三里地。"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("粟裕率部队", "lv4", "shuai4")]
    [InlineData("办理率", "shuai4", "lv4")]
    [InlineData("增速为", "wei4", "wei2")]
    [InlineData("均为新建", "wei4", "wei2")]
    [InlineData("为企业", "wei2", "wei4")]
    [InlineData("我们得去", "de5", "dei3")]
    public void The_neighbours_of_a_hanzi_alone_decide_its_reading(string hanzi, string wrong, string right)
    {
        var syllables = Mandarin.Dictionary(hanzi).Split(' ');

        Assert.Contains(right, syllables);
        Assert.DoesNotContain(wrong, syllables);
    }

    [Fact]
    public void What_has_no_reading_is_a_word_that_is_not_known()
    {
        var words = Mandarin.Reader.Read("中\uE000国\uD83D");

        Assert.Equal(["中", "\uE000", "国", "\uD83D"], words.Select(word => word.Text));
        Assert.Equal([true, false, true, false], words.Select(word => word.IsKnown));
    }

    [Fact]
    public void A_word_becomes_a_part_to_be_spoken() =>
        Assert.Equal(SpokenPart.Mandarin("银行", "yin2", "hang2"), Mandarin.Reader.Read("银行")[0].ToSpokenPart());

    [Fact]
    public void Words_tile_any_text_with_one_syllable_per_hanzi() => AnyText.Sample(text =>
    {
        var at = 0;
        foreach (var word in Mandarin.Reader.Read(text))
        {
            Assert.Equal(at, word.Start);
            Assert.Equal(text.Substring(at, word.Length), word.Text);
            Assert.True(!word.IsKnown || word.Syllables.Length == word.Text.EnumerateRunes().Count());
            Assert.All(word.Syllables, syllable => Assert.True(PinyinSyllable.IsValid(syllable)));
            at += word.Length;
        }

        Assert.Equal(text.Length, at);
    });

    [Fact]
    public void Sandhi_changes_nothing_but_tones_of_yi_and_bu() => AnyText.Sample(text =>
    {
        var words = Mandarin.Reader.Read(text);
        var spoken = ToneSandhi.Apply(words);

        Assert.Equal(words.Select(word => (word.Text, word.Start)), spoken.Select(word => (word.Text, word.Start)));
        Assert.Equal(words.SelectMany(word => word.Syllables).Select(Shape), spoken.SelectMany(word => word.Syllables).Select(Shape));

        static string Shape(string syllable) => syllable[..^1] is "yi" or "bu" ? syllable[..^1] : syllable;
    });

    [Fact]
    public void Many_threads_read_the_same_as_one()
    {
        var fresh = MandarinReader.Load(Mandarin.Folder);
        var texts = Enumerable.Range(0, 400).Select(i => char.ConvertFromUtf32(0x4E00 + (i * 37)) + "银行行长增长").ToArray();

        var together = texts.AsParallel().AsOrdered().Select(text => string.Join(' ', fresh.Read(text))).ToArray();

        Assert.Equal(texts.Select(text => string.Join(' ', Mandarin.Reader.Read(text))), together);
    }
}
