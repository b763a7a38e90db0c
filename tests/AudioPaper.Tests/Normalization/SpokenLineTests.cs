using AudioPaper.Normalization;

namespace AudioPaper.Tests.Normalization;

public class SpokenLineTests
{
    [Theory]
    [InlineData("the 'seventies", "the seventies")]
    [InlineData("“We won,” she said.", "We won she said")]
    [InlineData("rock 'n' roll", "rock n roll")]
    [InlineData("I don't know; O'Brien's (the boss’s) didn’t.", "I don't know O'Brien's the boss's didn't")]
    [InlineData("the ten-year-old - a boy -", "the ten-year-old a boy")]
    [InlineData("well--yes", "well yes")]
    [InlineData("-\"quoted\"- and/or <p>", "quoted and or p")]
    [InlineData("* Terms apply", "Terms apply")]
    [InlineData("(", "")]
    [InlineData("", "")]
    public void Of_an_English_line_only_the_words_are_printed(string line, string words) =>
        Assert.Equal(words, SpokenLine.Of(line, TextLanguage.English));

    [Theory]
    [InlineData("他说：“好！”（笑）", "他说：“好！”（笑）")]
    [InlineData("价格*为5元", "价格为五元")]
    public void Of_a_Chinese_line_the_marks_stay_but_for_those_that_nobody_can_say(string line, string said) =>
        Assert.Equal(said, SpokenLine.Of(line, TextLanguage.Chinese));
}
