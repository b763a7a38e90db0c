using AudioPaper.Normalization;
using AudioPaper.Normalization.Mandarin;
using AudioPaper.Normalization.Patterns;
using CsCheck;

namespace AudioPaper.Tests.Normalization;

public class PatternTests
{
    private static readonly IReadOnlyList<Verbalizer> All = [.. MandarinVerbalizers.All, .. EnglishVerbalizers.All];

    [Theory]
    [InlineData(@"\G(?:\d+%)", "%", "1% 12", "% 1- 1")]
    [InlineData(@"[ab]c?(?=d)", "ab|d", "ac bx", "cd")]
    [InlineData(@"a?b{0,3}[^c]", "", "ab bb bx xx", "")]
    [InlineData(@"(?<x>ab|cd)(?!e)", "ac", "ab cd", "ba bd")]
    [InlineData(@"(?<=f)(?:g|h[i-k]){1,2}", "f|gh", "gg gx hi", "fg xh")]
    [InlineData(@"(?i:am)x", "x", "AM ax", "")]
    [InlineData(@"\u0041\.[\u0042-\u0044x]", "A|.|BCDx", "A.", "AB .B")]
    [InlineData(@"[\dx]{2,3}y", "y", "1x xx", "xy y1")]
    public void What_a_match_must_have_is_told(string pattern, string needs, string may, string mayNot)
    {
        var facts = PatternReader.Read(pattern);
        Assert.Equal(needs, string.Join('|', facts.Needs.Select(need => string.Concat(need.Order()))));
        Assert.All(may.Split(' ', StringSplitOptions.RemoveEmptyEntries), start => Assert.True(facts.MayStartWith(start[0], start.Length > 1 ? start[1] : '\0'), start));
        Assert.All(mayNot.Split(' ', StringSplitOptions.RemoveEmptyEntries), start => Assert.False(facts.MayStartWith(start[0], start.Length > 1 ? start[1] : '\0'), start));
    }

    [Fact]
    public void What_is_told_of_a_pattern_holds_for_every_match() => AnyText.Gen.Sample(text =>
    {
        foreach (var verbalizer in All)
        {
            var facts = PatternReader.Read(verbalizer.Pattern.ToString());
            for (var at = 0; at < text.Length; at++)
            {
                if (verbalizer.Pattern.Match(text, at) is { Length: > 0 })
                {
                    Assert.True(facts.MayStartWith(text[at], at + 1 < text.Length ? text[at + 1] : '\0'), $"{verbalizer.Name} at {at} of «{text}»");
                    Assert.All(facts.Needs, need => Assert.True(text.AsSpan().ContainsAny(need), $"{verbalizer.Name} needs one of «{need}» in «{text}»"));
                }
            }
        }
    }, iter: 300);

    [Fact]
    public void Compiled_patterns_say_the_same()
    {
        const string Text = "2024年11月29日下午3:30，25.5万人、30%和1-1比赛，G1234次，a@b.cn，5km/h。";
        var one = Normalizer.Tokens(Text).Select(token => token.Spoken);
        var many = Normalizer.Tokens(string.Concat(Enumerable.Repeat(Text, 120_000 / Text.Length))).Select(token => token.Spoken).ToList();
        Assert.Equal(string.Concat(Enumerable.Repeat(string.Concat(one), 120_000 / Text.Length)), string.Concat(many));
    }
}
