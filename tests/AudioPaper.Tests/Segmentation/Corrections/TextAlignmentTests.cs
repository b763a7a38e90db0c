using System.Text;
using AudioPaper.Diagnostics;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Corrections;
using CsCheck;

namespace AudioPaper.Tests.Segmentation.Corrections;

public class TextAlignmentTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("新桥通车", "", 0)]
    [InlineData("", "新桥通车", 0)]
    [InlineData("新桥昨天通车", "新桥今天通车", 5)]
    [InlineData("abcabba", "cbabac", 4)]
    [InlineData("aaaa", "aa", 2)]
    [InlineData("甲乙丙", "丙乙甲", 1)]
    public void As_much_is_kept_as_can_be(string from, string to, int kept) => Assert.Equal(kept, TextAlignment.Matches(from, to).Count(at => at >= 0));

    [Fact]
    public void What_is_kept_is_the_same_and_in_order() => Gen.Select(Texts, Texts).Sample((from, to) =>
    {
        var last = -1;
        foreach (var (at, i) in TextAlignment.Matches(from, to).Select((at, i) => (at, i)).Where(match => match.at >= 0))
        {
            Assert.True(at > last && from[at] == to[i]);
            last = at;
        }
    }, iter: 5_000);

    [Fact]
    public void The_edited_text_stands_where_it_is_the_same() => Gen.Select(Texts, Texts).Sample((from, to) =>
    {
        var aligned = TextAlignment.Align(SpannedText.Of(from, new SourceSpan(0, 0, from.Length)), to);
        Assert.Equal(to, aligned.Text);
        for (var i = 0; i < to.Length; i++)
        {
            Assert.All(aligned.SpansOf(i, 1), span => Assert.Equal(to[i], from[span.Start]));
        }
    }, iter: 2_000);

    [Fact]
    public void Half_a_character_is_not_kept() => Assert.Equal([-1, -1, 2], TextAlignment.Matches("😀x", "😁x"));

    [Fact]
    public void Texts_that_share_nothing_cost_no_more_than_is_allowed()
    {
        Assert.DoesNotContain(TextAlignment.Matches(new string('a', 300_000), new string('b', 300_000)), at => at >= 0);
        var (from, to) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < 100_000; i++)
        {
            from.Append((char)('a' + (i * 7 % 13)));
            to.Append((char)('a' + (i * 11 % 17)));
        }

        Assert.Equal(to.Length, TextAlignment.Matches(from.ToString(), to.ToString()).Length);
    }

    private static Gen<string> Texts => Gen.OneOf(Gen.String[Gen.Char["ab"], 0, 40], Gen.String[Gen.Char["甲乙丙，\uD83D\uDE00\uDE01"], 0, 30]);
}
