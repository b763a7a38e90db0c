using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AudioPaper.Publishing.ProofSheet;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Publishing.ProofSheet;

public partial class SheetStyleTests
{
    private static readonly SheetPage Page = SheetPage.Of("Text.");
    private static readonly string Css = Page.At("style").TextContent;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_pair_of_colours_has_the_contrast_that_WCAG_asks(int mode)
    {
        var colours = Colours(mode);
        var grounds = colours.Keys.Where(name => name.EndsWith("-bg", StringComparison.Ordinal)).ToList();
        Assert.True(grounds.Count > 15);
        Assert.All(grounds, ground => Assert.True(Wcag.Contrast(colours[ground], colours[ground[..^2] + "ink"]) >= 4.5, ground));
        // These also stand on the articles' ground.
        Assert.All(new[] { "soft-ink", "link-ink", "paper-ink" }, ink => Assert.True(Wcag.Contrast(colours["card-bg"], colours[ink]) >= 4.5, ink));
        Assert.True(Wcag.Contrast(colours["focus"], colours["paper-bg"]) >= 3);
        Assert.True(Wcag.Contrast(colours["focus"], colours["card-bg"]) >= 3);
    }

    [Fact]
    public async Task All_text_that_is_painted_has_the_contrast_that_WCAG_asks()
    {
        var sheet = await SheetPage.OfFilesAsync(Repository.At("tests", "samples", "harbour"));
        await using var browser = await Chromium.OpenAsync(sheet.Html);
        foreach (var scheme in new[] { "light", "dark" })
        {
            await browser.PreferAsync(scheme);
            Assert.Equal("", await browser.AskAsync(Wcag.TooPale));
        }
    }

    [Fact]
    public void Colours_stand_nowhere_but_in_the_two_lists()
    {
        Assert.Equal(2, Wcag.ColourLists().Count(Css));
        Assert.Equal(Colours(0).Keys.Order(), Colours(1).Keys.Order());
        Assert.DoesNotMatch("#[0-9a-f]{3,8}\\b|rgba?\\(|hsl", Wcag.ColourLists().Replace(Css, ""));
    }

    [Fact]
    public void Ground_and_ink_of_a_rule_belong_together() => Assert.All(Ground().Matches(Css),
        rule => Assert.Equal(rule.Groups[1].Value, rule.Groups[2].Value));

    [Fact]
    public void Every_outcome_but_plain_body_differs_in_more_than_colour() => Assert.All(
        Enum.GetValues<Outcome>().Where(outcome => outcome != Outcome.Body),
        outcome => Assert.Matches($@"\.run\.{outcome.ToString().ToLowerInvariant()} \{{ (?:text-decoration-line|outline):", Css));

    [Fact]
    public void The_page_may_run_its_own_style_and_script_and_nothing_else()
    {
        var policy = Page.At("meta[http-equiv]").GetAttribute("content")!.Split("; ");
        Assert.Equal(
            ["default-src 'none'", $"style-src '{Hash(Css)}'", $"script-src '{Hash(Page.At("script").TextContent)}'", "base-uri 'none'", "form-action 'none'"], policy);
        Assert.DoesNotMatch(@"@import|url\(", Css);
        Assert.Contains("charset=\"utf-8\"", Page.Html[..200], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_and_outcome_has_words_in_both_languages()
    {
        var unknown = (SkipReason)999;
        foreach (var words in new[] { new SheetWords(true), new SheetWords(false) })
        {
            foreach (var reason in Enum.GetValues<SkipReason>())
            {
                Assert.True(words.Reason(reason).Name != words.Reason(unknown).Name, $"{reason} has no words in SheetWords.Reason ({words.Language}).");
                Assert.EndsWith(words.Say("。", "."), words.Reason(reason).Meaning, StringComparison.Ordinal);
            }

            Assert.Equal(Enum.GetValues<SkipReason>().Length, Enum.GetValues<SkipReason>().Select(reason => words.Reason(reason)).Distinct().Count());
            Assert.Equal(Enum.GetValues<Outcome>().Length, Enum.GetValues<Outcome>().Select(words.Name).Distinct().Count());
            Assert.Equal(Enum.GetValues<Outcome>().Length, Enum.GetValues<Outcome>().Select(words.Meaning).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(new[] { 1, 1, 1 }, new[] { 334, 333, 333 })]
    [InlineData(new[] { 0, 0 }, new[] { 0, 0 })]
    [InlineData(new[] { 4000, 1 }, new[] { 1000, 0 })]
    [InlineData(new[] { 2_000_000_000, 1, 2_000_000_000 }, new[] { 500, 0, 500 })]
    [InlineData(new[] { 7 }, new[] { 1000 })]
    public void Shares_add_up_to_100_per_cent(int[] counts, int[] shares) => Assert.Equal(shares, Tally.Shares(counts));

    private static Dictionary<string, string> Colours(int mode) => Wcag.Colours(Css, mode);

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex(@"background: var\(--([a-z0-9]+)-bg\); color: var\(--([a-z0-9]+)-ink\)")]
    private static partial Regex Ground();
}
