using AudioPaper.Normalization;

namespace AudioPaper.Tests.Normalization;

public class LanguageTests
{
    [Theory]
    [InlineData("2:1", TextLanguage.Chinese, "二比一")]
    [InlineData("3D", TextLanguage.Chinese, "三D")]
    [InlineData("5", TextLanguage.English, "five")]
    [InlineData("5", TextLanguage.Unknown, "五")]
    [InlineData("Windows 11 Pro", TextLanguage.Chinese, "Windows 十一 Pro")]
    [InlineData("3 bells", TextLanguage.Unknown, "three bells")]
    public void A_line_without_hanzi_is_said_in_the_language_it_stands_in(string text, TextLanguage language, string said) =>
        Assert.Equal(said, SpokenLine.Of(text, language));

    [Fact]
    public void An_English_sentence_in_Chinese_text_keeps_English_figures()
    {
        var said = SpokenLine.Of("他说“The 5 best songs are here”，共3首。", TextLanguage.Chinese);
        Assert.Equal("他说“The five best songs are here”，共三首。", said);
    }

    [Fact]
    public void A_figure_beside_hanzi_in_English_text_is_Chinese()
    {
        var said = SpokenLine.Of("The poster of the old market says 3个 in large letters and nothing else.", TextLanguage.English);
        Assert.Contains("三个", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1-")]
    [InlineData("1/1.")]
    [InlineData("A1-")]
    [InlineData("比分1:1、")]
    [InlineData("a@a.")]
    [InlineData("ab cd ")]
    [InlineData("²×")]
    public void A_hostile_line_is_said_to_its_end(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 60_000 / unit.Length)) + "完";
        Assert.EndsWith("完", SpokenLine.Of(text, TextLanguage.Chinese), StringComparison.Ordinal);
    }
}
