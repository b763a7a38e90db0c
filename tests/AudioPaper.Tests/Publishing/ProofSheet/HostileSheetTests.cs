using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Publishing.ProofSheet;

/// <summary>Nothing that stands on a page becomes markup, a link, a script or a trick of the eye.</summary>
public class HostileSheetTests
{
    private static readonly string[] Elements =
        [.. "html head meta title style body nav header main section div h1 h2 h3 h4 p a span b ol ul li table thead tbody tfoot tr th td svg rect article label input kbd script".Split(' ')];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</style></script></title><script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)\" x='")]
    [InlineData("]]> <![CDATA[ <!-- --> --!> <!DOCTYPE html>")]
    [InlineData("&lt;script&gt; &amp;amp; &#x3C; &notanentity")]
    [InlineData("javascript:alert(1) https://example.org/")]
    [InlineData("</p></section></main></body></html>")]
    [InlineData("a\0b\u0001c\u001Bd\u007Fe\u0085f")]
    [InlineData("ab\u202Ecd\u202Cef\u2066gh\u2069\u200F\u200B\uFEFF")]
    [InlineData("\uD83D lone \uDE00 \uFFFE\uFFFF \uE000 \U000E0041 \uFE0F")]
    [InlineData("Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308")]
    public void Hostile_text_is_text(string hostile)
    {
        var text = $"{hostile}\n\n本报讯（记者 张三）今天{hostile}下雨。\n\n{hostile}\n";
        var issue = Segmenter.Segment([new Source(hostile, text)]) with { Newspaper = hostile };
        foreach (var inChinese in new[] { true, false })
        {
            var page = SheetPage.Of(issue, [new Source(hostile, text)], inChinese);
            Assert.Equal(SheetPage.Bare(text), page.SourceText(0));
            Assert.Empty(page.All("*").Select(element => element.LocalName).Distinct().Except(Elements));
            Assert.Single(page.All("script"));
            Assert.DoesNotContain(page.All("*").SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "src" or "style");
            Assert.All(page.All("[href]"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
            Assert.Contains(SheetPage.Bare(hostile), SheetPage.Bare(SheetPage.TextOf(page.At("h1"))), StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"sign", page.Document.Title, StringComparison.Ordinal);
            // What cannot be seen is nowhere in the file but as its code.
            Assert.DoesNotMatch(@"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFE\uFFFF-[\n\u0085]]", page.Html);
        }
    }

    [Fact]
    public void Names_of_files_are_text_too()
    {
        var page = SheetPage.Of([new Source("<b>\u202Etxt.page\"'", "Text.")]);
        Assert.Equal("<b>U+202Etxt.page\"'", page.At("#source h3").TextContent);
    }

    [Theory]
    [InlineData("今天下雨，", 12_000)]
    [InlineData("\u200Ba", 20_000)]
    [InlineData("本报讯（记者 张三）今天下雨。\n", 5_000)]
    [InlineData("A\n\n", 10_000)]
    [InlineData("\f1\n", 5_000)]
    public void A_long_page_is_shown_whole(string unit, int count)
    {
        var text = string.Concat(Enumerable.Repeat(unit, count));
        var page = SheetPage.Of(text);
        Assert.Equal(SheetPage.Bare(text), page.SourceText(0));
        // Grows with the text and no faster.
        Assert.InRange(page.Html.Length, text.Length, 60_000 + (text.Length * 400));
    }
}
