using System.Text.RegularExpressions;
using AudioPaper.Tests.Publishing.ProofSheet;

namespace AudioPaper.Tests.Publishing.ScriptSheet;

public partial class ScriptStyleTests
{
    private static readonly ScriptPage Page = ScriptPage.Of(SpokenScriptTests.IssueOf(
        "他长，我短。11月29日，GDP增长5.3%😀，Müller看了iPhone。\uE000“银行行长来了，他们都在这里坐着喝茶。”"));

    private static readonly string Css = Page.Document.QuerySelector("style")!.TextContent;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_pair_of_colours_has_the_contrast_that_WCAG_asks(int mode)
    {
        var colours = Wcag.Colours(Css, mode);
        var grounds = colours.Keys.Where(name => name.EndsWith("-bg", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, grounds.Count);
        Assert.All(grounds, ground => Assert.True(Wcag.Contrast(colours[ground], colours[ground[..^2] + "ink"]) >= 4.5, ground));
        // Quiet words stand in the head of the page too, and the mark of a doubtful sentence on an article's ground.
        Assert.True(Wcag.Contrast(colours["soft-ink"], colours["paper-bg"]) >= 4.5);
        Assert.All(new[] { "paper-bg", "card-bg" }, ground => Assert.True(Wcag.Contrast(colours["focus"], colours[ground]) >= 3, ground));
    }

    [Fact]
    public void Colours_stand_nowhere_but_in_the_two_lists_and_all_of_them_are_used()
    {
        var rules = Wcag.ColourLists().Replace(Css, "");
        Assert.Equal(Wcag.Colours(Css, 0).Keys.Order(), Wcag.Colours(Css, 1).Keys.Order());
        Assert.DoesNotMatch("#[0-9a-f]{3,8}\\b|rgba?\\(|hsl", rules);
        Assert.All(Wcag.Colours(Css, 0).Keys.Where(name => !name.EndsWith("-bg", StringComparison.Ordinal)), name => Assert.Contains($"var(--{name})", rules, StringComparison.Ordinal));
        Assert.All(Ground().Matches(rules), rule => Assert.Equal(rule.Groups[1].Value, rule.Groups[2].Value));
    }

    [Fact]
    public async Task All_text_that_is_painted_has_the_contrast_that_WCAG_asks()
    {
        await using var browser = await Chromium.OpenAsync(Page.Html);
        foreach (var scheme in new[] { "light", "dark" })
        {
            await browser.PreferAsync(scheme);
            Assert.Equal("", await browser.AskAsync(Wcag.TooPale));
        }
    }

    [GeneratedRegex(@"background: var\(--([a-z]+)-bg\); color: var\(--([a-z]+)-ink\)")]
    private static partial Regex Ground();
}
