using AudioPaper.Normalization;
using AudioPaper.Segmentation;
using CsCheck;

namespace AudioPaper.Tests.Normalization;

public class TokenTests
{
    [Fact]
    public void Tokens_cover_any_text_without_gaps() => AnyText.Gen.Sample(text =>
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var at = 0;
            foreach (var token in Normalizer.Tokens(text, language))
            {
                Assert.Equal(at, token.Start);
                Assert.True(token.Length > 0 || at > 0, "Words that are only said follow what they are said for.");
                at += token.Length;
            }

            Assert.Equal(text.Length, at);
        }
    });

    [Fact]
    public void Each_kind_of_token_says_what_its_voice_can_say() => AnyText.Gen.Sample(text =>
    {
        foreach (var token in Normalizer.Tokens(text))
        {
            Assert.True(IsSayable(token), $"{token} of «{text}»");
        }
    });

    [Fact]
    public void Printed_hanzi_are_said_as_they_stand() => AnyText.Gen.Sample(text =>
    {
        var said = string.Concat(Normalizer.Tokens(text).Where(token => token.Kind == TokenKind.Hanzi).Select(token => token.Spoken));
        Assert.All(text.Where(Writing.IsHanzi), hanzi => Assert.Contains(hanzi, said));
    });

    [Theory]
    [InlineData("😀")]
    [InlineData("にほん")]
    [InlineData("Привет")]
    [InlineData("\uE000")]
    [InlineData("\uD83D")]
    [InlineData("*")]
    [InlineData("†")]
    [InlineData("※")]
    [InlineData("\u0378")]
    public void What_no_voice_can_say_is_marked(string text)
    {
        Assert.All(Normalizer.Tokens(text), token => Assert.Equal(TokenKind.Unspeakable, token.Kind));
        Assert.Contains(Normalizer.Tokens($"In English: {text}"), token => token.Kind == TokenKind.Unspeakable);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1,234,")]
    [InlineData("A.")]
    [InlineData("1-")]
    [InlineData("中 ")]
    [InlineData("$1 ")]
    [InlineData("a’")]
    [InlineData("(")]
    [InlineData("“‘")]
    [InlineData("（《")]
    [InlineData("e\u0301")]
    [InlineData("\u0301")]
    [InlineData("\uE000")]
    [InlineData("\u0378")]
    [InlineData("*")]
    [InlineData("5\" ")]
    [InlineData("5C-")]
    [InlineData("2-0 ")]
    [InlineData("0点")]
    [InlineData("Leeds 0-")]
    public void A_hostile_line_costs_no_more_than_its_length(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 200_000 / unit.Length)) + "B";
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var tokens = Normalizer.Tokens(text, language);
            Assert.Equal(text.Length, tokens.Sum(token => token.Length));
            Assert.InRange(tokens.Sum(token => token.Spoken.Length), 0, 40 * text.Length);
        }
    }

    [Fact]
    public void A_number_of_a_million_digits_is_said_digit_by_digit()
    {
        var number = new string('7', 1_000_000);
        Assert.Equal(number.Length, Normalizer.Tokens(number, TextLanguage.Chinese).Sum(token => token.Spoken.Length));
        Assert.Equal(number.Length, Normalizer.Tokens(number, TextLanguage.English).Sum(token => token.Spoken.Split(' ').Length));
    }

    private static bool IsSayable(Token token) => token.Kind switch
    {
        TokenKind.Hanzi => token.Spoken.Length > 0 && token.Spoken.EnumerateRunes().All(Writing.IsHanzi),
        TokenKind.English => token.Spoken.Length > 0 && token.Spoken.All(c => Writing.IsLatin(c) || c is '\'' or '-' or ' '),
        TokenKind.Letters => token.Spoken.Length > 0 && token.Spoken.All(Writing.IsLatin),
        TokenKind.Stop => token.Spoken is "," or "." or ";" or ":" or "?" or "!",
        _ => token.Spoken.Length == 0,
    };
}
