using AudioPaper.Publishing.ScriptSheet;
using AudioPaper.Tests.Publishing.ProofSheet;

namespace AudioPaper.Tests.Publishing.ScriptSheet;

public class ScriptSheetTests
{
    private static readonly string[] Elements =
        [.. "html head meta title style body nav header main div h1 h2 p a span b ul li ruby rt mark article label input button kbd script".Split(' ')];

    private const string Text = "他长，我短。11月29日，GDP增长5.3%😀。银行来了。";

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</style></script></title><script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"alert(1)\" x='")]
    [InlineData("a\0b\u0001c\u001Bd\u202Ee\uD83D f\uE000 g\u0300\u0301\u0302\u0303\u0304\u0305\u0306")]
    public void Hostile_text_is_text(string hostile)
    {
        var issue = SpokenScriptTests.IssueOf($"今天{hostile}下雨。") with { Newspaper = hostile };
        foreach (var inChinese in new[] { true, false })
        {
            var page = ScriptPage.Of(issue, inChinese);
            Assert.Empty(page.Document.All.Select(element => element.LocalName).Distinct().Except(Elements));
            Assert.DoesNotContain(page.Document.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "src" or "style");
            Assert.DoesNotMatch(@"[\p{Cc}\p{Cf}\p{Cs}\p{Co}-[\n]]", page.Html);
        }
    }

    [Fact]
    public void Readings_are_hidden_from_screen_readers_and_doubtful_ones_are_told_below()
    {
        var page = ScriptPage.Of(SpokenScriptTests.IssueOf(Text));
        Assert.All(page.Document.QuerySelectorAll("rt"), reading => Assert.Equal("true", reading.GetAttribute("aria-hidden")));
        var marks = page.Document.QuerySelectorAll("mark").ToList();
        Assert.Equal(2, marks.Count);
        Assert.All(marks, mark => Assert.NotNull(page.Document.GetElementById(mark.GetAttribute("aria-describedby")!)));
        Assert.StartsWith("长 cháng: several readings", page.Document.GetElementById("w1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Doubtful places: 2.", page.Document.GetElementById("count")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_has_words_in_both_languages()
    {
        foreach (var words in new[] { new ScriptWords(true), new ScriptWords(false) })
        {
            Assert.Equal(Enum.GetValues<DoubtReason>().Length, Enum.GetValues<DoubtReason>().Select(reason => words.Reason(reason)).Distinct().Count());
        }
    }

    [Fact]
    public async Task Keys_and_buttons_lead_from_one_doubtful_place_to_the_next()
    {
        await using var browser = await Chromium.OpenAsync(ScriptPage.Of(SpokenScriptTests.IssueOf(Text)).Html);
        await browser.PressAsync("d");
        await browser.ShouldBecomeAsync("d1", "document.activeElement.id");
        await browser.PressAsync("d");
        await browser.ShouldBecomeAsync("d2", "document.activeElement.id");
        await browser.PressAsync("d");
        await browser.ShouldBecomeAsync("d1", "document.activeElement.id");
        await browser.PressAsync("s");
        await browser.ShouldBecomeAsync("d2", "document.activeElement.id");
        await browser.AskAsync("document.getElementById('next').click()");
        await browser.ShouldBecomeAsync("d1", "document.activeElement.id");
        await browser.AskAsync("document.getElementById('keys-on').click()");
        await browser.PressAsync("d");
        await browser.ShouldBecomeAsync("d1", "document.activeElement.id");

        Assert.Equal("4", await browser.AskAsync("[...document.querySelectorAll('.sentence')].filter(e => e.offsetHeight > 0).length"));
        await browser.AskAsync("document.getElementById('only').click()");
        await browser.ShouldBecomeAsync("2", "[...document.querySelectorAll('.sentence')].filter(e => e.offsetHeight > 0).length");

        foreach (var width in new[] { 1440, 400, 320 })
        {
            await browser.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 800, ["deviceScaleFactor"] = 1, ["mobile"] = false });
            Assert.Equal("true", await browser.AskAsync("document.documentElement.scrollWidth <= innerWidth"));
            Assert.Equal("", await browser.AskAsync("[...document.querySelectorAll('button, input')].filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24).map(e => e.outerHTML).join()"));
        }
    }
}
