using AudioPaper.Audio;
using AudioPaper.Packaging;

namespace AudioPaper.Tests.Packaging;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("丰台报 😀", "丰台报 😀")]
    [InlineData("  a \r\n\t b  ", "a b")]
    [InlineData("a\0b\u0007c\u009Fd", "abcd")]
    [InlineData("\uFEFFa\uFFFEb\uFFFF", "ab")]
    [InlineData("a\u2028b\u0085c", "a b c")]
    [InlineData("", "")]
    public void One_line_holds_what_every_format_can_carry(string text, string expected) =>
        Assert.Equal(expected, PlainText.OneLine(text));

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_lost() => Assert.Equal("a\uFFFDb", PlainText.OneLine("a" + (char)0xD83D + "b"));

    [Fact]
    public void Lines_stay_lines() => Assert.Equal("a b\n\nc", PlainText.Lines("\r\na  b\r\n\r\nc \n"));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(11, 0)] // 0.4989 ms
    [InlineData(12, 1)] // 0.5442 ms
    [InlineData(22_050L * 3600 * 1000, 3_600_000_000)]
    public void Positions_are_rounded_to_the_nearest_millisecond(long sampleCount, long expected) =>
        Assert.Equal(expected, Milliseconds.At(new PcmFormat(22050), sampleCount));
}
