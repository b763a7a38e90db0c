using System.Text;
using AudioPaper.Intake;
using AudioPaper.Intake.Html;

namespace AudioPaper.Tests.Intake.Formats;

public class HtmlBlocksTests
{
    [Theory]
    [InlineData("<p>One<p>Two", "One|Two")]
    [InlineData("<p>一行\n两行</p>", "一行两行")]
    [InlineData("<p>one\n two</p>", "one two")]
    [InlineData("一句。<br>又一句。<br><br>半句<br>后半句", "一句。|又一句。|半句后半句")]
    [InlineData("<ul><li>a<ul><li>b</ul><li>c</ul>", "a|b|c")]
    [InlineData("<table><tr><th>A<th>B<tr><td>1<td></table>", "A, B|1")]
    [InlineData("<p>At <time>10:00</time> it rang.</p><p><time>July 5</time></p>", "At 10:00 it rang.")]
    [InlineData("<p><ruby>汉<rt>han</rt></ruby>字</p>", "汉字")]
    [InlineData("<p>Read <a href=x>this</a> now</p><nav>no</nav><aside>no</aside><style>no</style><noscript>no</noscript>", "Read this now")]
    [InlineData("<p>a<span hidden>no</span>b<span style='DISPLAY:none'>no</span><i aria-hidden=true>no</i></p>", "ab")]
    [InlineData("<p>&amp;lt; &copy; &#x4e2d;</p>", "&lt; © 中")]
    [InlineData("<figure><img alt=no><figcaption><p>A</p><p>B</p></figcaption></figure>", "Caption: A B")]
    [InlineData("<div class='meta byline'><span>By Ann</span> <time>today</time></div>", "Byline: By Ann")]
    [InlineData("<p>By <a rel='author nofollow'>Ann</a></p>", "Byline: By Ann")]
    [InlineData("<address>Ann</address><pre>x\ny</pre>", "Byline: Ann|x y")]
    public void Html_becomes_blocks(string html, string blocks) => Assert.Equal(
        blocks,
        string.Join('|', HtmlBlocks.OfFragment(html, "a.html").Select(block => (block.Role == RegionRole.Paragraph ? "" : $"{block.Role}: ") + SourceBuilder.OneLine(block.Text))));

    [Theory]
    [InlineData("<article><p>A</p><p>text</p></article>", "T", "Headline: T|A|text")]
    [InlineData("<article><h1>H</h1><p>text</p><h2>Cross</h2></article>", "T", "Headline: H|text|Cross")]
    [InlineData("<article><div>Short</div><h1>H</h1><p>text</p></article>", "T", "Kicker: Short|Headline: H|text")]
    [InlineData("<article><p>A first paragraph of more than sixty characters comes before it all.</p><h2>Cross</h2><p>text</p></article>", "T", "A first paragraph of more than sixty characters comes before it all.|Cross|text")]
    [InlineData("<header><h1>Site</h1><ul><li>x</ul></header><div><h1>H</h1><div><p>Some text of the article</p></div></div><div><a>link</a></div>", null, "Headline: H|Some text of the article")]
    [InlineData("<article>Text one</article><article hidden>no</article><nav><article>no</article></nav>", null, "Text one")]
    public void The_main_text_and_its_headline_are_found(string body, string? title, string regions)
    {
        var meta = title is null ? "" : $"<meta property='og:title' content='{title}'>";
        var source = HtmlReader.Read(Encoding.UTF8.GetBytes($"<html><head>{meta}</head><body>{body}</body></html>"), "a.html").Single();
        Assert.Equal(regions, string.Join('|', source.Regions.Select(region => (region.Role == RegionRole.Paragraph ? "" : $"{region.Role}: ") + source.Text[region.Start..(region.Start + region.Length)])));
    }

    [Theory]
    [InlineData("2026-07-03T23:00:00-10:00", "2026-07-03")]
    [InlineData("20260703", "2026-07-03")]
    [InlineData("Fri, 3 Jul 2026 08:00:00 GMT", "2026-07-03")]
    [InlineData("3 July 2026", "2026-07-03")]
    [InlineData("2026-02-30", null)]
    [InlineData("yesterday", null)]
    [InlineData(null, null)]
    public void Stated_dates_are_read(string? stated, string? date) => Assert.Equal(date, StatedFacts.Date(stated)?.ToString("yyyy-MM-dd"));
}
