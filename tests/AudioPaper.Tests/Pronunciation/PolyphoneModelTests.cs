using AudioPaper.Pronunciation.Polyphones;

namespace AudioPaper.Tests.Pronunciation;

public class PolyphoneModelTests
{
    [Fact]
    public void The_reading_with_the_greatest_sum_of_weights_is_chosen()
    {
        var model = Read("*\t-\n\t=1\t50\n长\tchang2 zhang3\n\tr1大\t0 120\n");
        var seen = new FeatureList();
        var table = new TableReading("chang2", "chang2", 1, "a");

        Assert.Equal("chang2", model.Choose('长', seen, table)?.Reading);
        seen.Add("r1", "大");
        Assert.Equal("zhang3", model.Choose('长', seen, table)?.Reading);
        Assert.Null(model.Choose('短', seen, table));
    }

    [Fact]
    public void The_neutral_tone_of_a_frequent_word_stays() =>
        Assert.Null(Read("*\t-\n识\tshi2 shi5\n\t1\t900 0\n").Choose('识', new FeatureList(), new TableReading("shi5", "shi2", 2, "a")));

    [Theory]
    [InlineData("\t1\t5 5\n", 1)]
    [InlineData("长\tchang2 zhang9\n", 1)]
    [InlineData("长\tchang2 zhang3\n\t1\t5\n", 2)]
    [InlineData("长\tchang2 zhang3\n\t1\t5 x\n", 2)]
    [InlineData("长\tchang2 zhang3\n长\tchang2\n", 2)]
    [InlineData("长\tchang2 zhang3\n\n", 2)]
    public void A_broken_line_of_weights_is_named(string text, int line) =>
        Assert.StartsWith($"weights, line {line} is broken", Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("為人民服務", "wei4")]
    [InlineData("頭髮乾了", "tou2 fa5 gan1 le5")]
    [InlineData("餅乾", "bing3 gan1")]
    [InlineData("乾隆皇帝沿著長城", "qian2 long2 huang2 di4 yan2 zhe5 chang2 cheng2")]
    [InlineData("顯著", "xian3 zhu4")]
    [InlineData("皇后以後", "huang2 hou4 yi3 hou4")]
    [InlineData("兩隻貓", "liang3 zhi1")]
    [InlineData("幹部", "gan4 bu4")]
    [InlineData("家裡", "jia1 li3")]
    public void Traditional_characters_keep_their_own_reading(string text, string expected) =>
        Assert.StartsWith(expected, Mandarin.Dictionary(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("东莞铅山歙县亳州", "dong1 guan3 yan2 shan1 she4 xian4 bo2 zhou1")]
    [InlineData("渑池浚县乐清乐亭", "mian3 chi2 xun4 xian4 yue4 qing1 lao4 ting2")]
    [InlineData("尉犁涡阳洪洞莘县莘庄", "yu4 li2 guo1 yang2 hong2 tong2 shen1 xian4 xin1 zhuang1")]
    [InlineData("十里堡枞阳犍为百色厦门", "shi2 li3 pu4 zong1 yang2 qian2 wei2 bai3 se4 xia4 men2")]
    [InlineData("打听学生的名字", "da3 ting5 xue2 sheng5 de5 ming2 zi5")]
    [InlineData("妈妈谢谢我们", "ma1 ma5 xie4 xie5 wo3 men5")]
    public void Places_and_neutral_tones_are_those_of_the_standard(string text, string expected) =>
        Assert.Equal(expected, Mandarin.Dictionary(text));

    [Theory]
    [InlineData("北京市为企业提供服务", "bei3 jing1 shi4 wei4 qi3 ye4 ti2 gong1 fu2 wu4")]
    [InlineData("为群众办实事", "wei4 qun2 zhong4 ban4 shi2 shi4")]
    [InlineData("增长率为百分之五", "zeng1 zhang3 lv4 wei2 bai3 fen1 zhi1 wu3")]
    [InlineData("他把钱还了", "ta1 ba3 qian2 huan2 le5")]
    [InlineData("孩子得去医院", "hai2 zi5 dei3 qu4 yi1 yuan4")]
    [InlineData("老百姓得了实惠", "lao3 bai3 xing4 de2 le5 shi2 hui4")]
    [InlineData("数了数勉强", "shu3 le5 shu3 mian3 qiang3")]
    [InlineData("正月挣扎", "zheng1 yue4 zheng1 zha2")]
    [InlineData("便宜的东西", "pian2 yi5 de5 dong1 xi5")]
    public void Everyday_sentences_are_read_as_people_say_them(string text, string expected) =>
        Assert.Equal(expected, Mandarin.Dictionary(text).Replace("  ", " ", StringComparison.Ordinal));

    private static PolyphoneModel Read(string text) => PolyphoneModel.Read(new StringReader(text), "weights");
}
