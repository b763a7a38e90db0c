using AudioPaper.Pronunciation.Names;

namespace AudioPaper.Tests.Pronunciation;

public class SurnameTests
{
    [Theory]
    [InlineData("记者单田芳摄", "shan4")]
    [InlineData("曾国强教授表示，", "zeng1")]
    [InlineData("区长解海龙主持会议", "qu1 zhang3 xie4")]
    [InlineData("记者任晓明报道", "ren2")]
    [InlineData("仇建国说，", "qiu2")]
    [InlineData("尉迟敬德", "yu4 chi2")]
    [InlineData("向单老师学习", "shan4")]
    public void A_surname_before_a_name_is_read_as_a_surname(string text, string expected) =>
        Assert.Contains(expected, Mandarin.Dictionary(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("解决问题", "jie3")]
    [InlineData("记者曾多次采访", "ceng2")]
    [InlineData("曾经担任", "ceng2")]
    [InlineData("任何单位", "ren4 he2 dan1 wei4")]
    [InlineData("海外华人", "hua2")]
    [InlineData("依法查处", "cha2")]
    [InlineData("现任教授", "ren4")]
    [InlineData("他曾任教授", "ceng2 ren4")]
    [InlineData("朝阳区老师", "qu1")]
    public void Other_words_with_the_same_hanzi_are_not_taken_for_names(string text, string expected) =>
        Assert.Contains(expected, Mandarin.Dictionary(text), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_showed_itself_once_is_known_where_it_comes_again() =>
        Assert.Equal(2, Mandarin.Dictionary("记者查建国报道，查建国去了").Split(' ').Count(syllable => syllable == "zha1"));

    [Theory]
    [InlineData("单\tshan4\t1\n单\tshan4\t1\n", 2)]
    [InlineData("单\tshan4\n", 1)]
    [InlineData("单\tshan9\t1\n", 1)]
    [InlineData("尉迟\tyu4\t0\n", 1)]
    [InlineData("单\tshan4\t4\n", 1)]
    public void A_broken_line_of_surnames_is_named(string text, int line)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, text);
        try
        {
            Assert.StartsWith($"{path}, line {line} is broken", Assert.Throws<InvalidDataException>(() => Surnames.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
