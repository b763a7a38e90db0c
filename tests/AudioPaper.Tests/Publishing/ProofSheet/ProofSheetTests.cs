using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Segmentation;
using CsCheck;

namespace AudioPaper.Tests.Publishing.ProofSheet;

public class ProofSheetTests
{
    private static readonly string Harbour = Repository.At("tests", "samples", "harbour");

    [Fact]
    public async Task Every_character_of_the_sources_stands_once_in_the_source_part()
    {
        var sources = await PageReader.ReadAsync([Harbour], TestContext.Current.CancellationToken);
        AssertWhole(sources, SheetPage.Of(sources));
    }

    [Fact]
    public void So_does_every_character_of_any_page() => Gen.OneOf(Pages.Mixtures, Pages.Damaged, Pages.Noise).Sample(
        text => AssertWhole([new Source("page.txt", text)], SheetPage.Of(text)), iter: 300);

    [Fact]
    public async Task Every_link_leads_to_one_place_of_the_page()
    {
        foreach (var page in new[] { await SheetPage.OfFilesAsync(Harbour), await SheetPage.OfFilesAsync(Repository.At("tests", "corpus", "epub")) })
        {
            var ids = page.All("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            var links = page.All("a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.All(links, link => Assert.StartsWith("#", link, StringComparison.Ordinal));
            Assert.Empty(links.Select(link => link[1..]).Except(ids));
        }
    }

    [Fact]
    public async Task An_article_and_its_text_in_the_source_lead_to_each_other()
    {
        var sources = await PageReader.ReadAsync([Harbour], TestContext.Current.CancellationToken);
        var issue = Segmenter.Segment(sources);
        var page = SheetPage.Of(issue, sources);
        for (var i = 0; i < issue.Articles.Length; i++)
        {
            var article = issue.Articles[i];
            var shown = page.At($"#a{i + 1}");
            Assert.Equal(article.Headline.Text, shown.QuerySelector("h3")!.TextContent);
            Assert.Equal(article.Paragraphs.Select(paragraph => paragraph.Text), shown.QuerySelectorAll(".is-body p").Select(SheetPage.TextOf));
            Assert.Equal(article.HeadlineMade, shown.QuerySelector(".made") is not null);
            Assert.StartsWith($"s{i + 1}-", shown.GetAttribute("data-place"), StringComparison.Ordinal);
            Assert.Equal("#" + shown.GetAttribute("data-place"), shown.QuerySelector(".facts a")!.GetAttribute("href"));
            // Its first place is the first label in the source that leads to it.
            var labels = page.All("#source .chip").Where(chip => chip.GetAttribute("href")!.StartsWith($"#a{i + 1}-", StringComparison.Ordinal)).ToList();
            Assert.Equal(shown.GetAttribute("data-place"), labels[0].Id);
            Assert.All(labels, label => Assert.True(shown.Contains(page.At(label.GetAttribute("href")!))));
        }
    }

    [Fact]
    public void A_paragraph_that_a_column_broke_is_labelled_as_one()
    {
        var page = SheetPage.Of("标题在此\n\n本报讯（记者 张三）今天，海湾市的步道全长三公里，一直通\n\n到旧灯塔。\n\n3月的海边很冷。\n");
        Assert.Equal(["Article 1 Headline", "Article 1 Dateline", "Article 1 ¶1", "Article 1 ¶1", "Article 1 ¶2"], page.All("#source .chip").Select(chip => chip.TextContent));
        Assert.Equal("本报讯（记者 张三）今天，海湾市的步道全长三公里，一直通", SheetPage.TextOf(page.All("#source .text").ElementAt(1)));
    }

    [Fact]
    public void A_hyphen_that_is_left_out_does_not_break_its_line()
    {
        var page = SheetPage.Of("OLD FERRY BELL RINGS\n\nThe bronze bell of the old is-\nland ferry is back at the pier.\n");
        Assert.Equal(2, page.All("#source .row").Count());
        var hyphen = page.At("#source .run.skipped");
        Assert.Equal("-", SheetPage.TextOf(hyphen));
        Assert.Contains("Hyphen", hyphen.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Contains("Hyphen", hyphen.QuerySelector(".vh")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_flagged_or_lost_is_a_finding_with_its_place()
    {
        ImmutableArray<Source> sources = [new Source("page.txt", "Here is text.\n\nNobody knows this.\n\nLost words.")];
        var issue = Segmenter.Segment([new Source("page.txt", "")]) with
        {
            Flagged = [new SourceSpan(0, 15, 18)],
            Skipped = [new SkippedText(new SourceSpan(0, 0, 13), "Here is text.", SkipReason.Section, "4")],
            Diagnostics = [new Diagnostic("page-odd", Severity.Warning, "Page 4 is odd.", new SourceSpan(0, 13, 1)), new Diagnostic("file-odd", Severity.Error, "The file is odd.")],
        };
        var page = SheetPage.Of(issue, sources);
        Assert.Equal(["Flagged", "Unaccounted", "Warning", "Error"], page.All("#findings .severity").Select(severity => severity.TextContent));
        Assert.Equal(["#place1", "#place2", "#place3"], page.All("#findings li a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Nobody knows this.", SheetPage.TextOf(page.At("#place1").Closest(".row")!.QuerySelector(".run")!));
        Assert.Equal("Page 4", page.At("#source h4").TextContent);
        Assert.Equal(["10", "11", "16", "37"], page.All("#legend tr").Select(row => row.QuerySelector(".number")?.TextContent).Where(count => count is not (null or "0")).Order());
        AssertWhole(sources, page);
    }

    [Fact]
    public void An_article_shows_the_name_of_its_section()
    {
        ImmutableArray<Source> sources = [new Source("page.txt", "Bell rings\n\nThe bell rings again.")];
        var issue = Segmenter.Segment(sources);
        issue = issue with { Articles = [issue.Articles[0] with { Section = "City" }] };
        Assert.Contains("Section City", SheetPage.Of(issue, sources).All("#a1 .facts li").Select(fact => fact.TextContent));
    }

    [Fact]
    public async Task Labels_are_in_the_language_asked_for_and_text_says_its_own()
    {
        var sources = await PageReader.ReadAsync([Harbour], TestContext.Current.CancellationToken);
        var (chinese, english) = (SheetPage.Of(sources, inChinese: true), SheetPage.Of(sources));
        Assert.Equal(("zh-CN", "en"), (chinese.At("html").GetAttribute("lang"), english.At("html").GetAttribute("lang")));
        Assert.Equal(["en", "zh-CN"], english.All("#source .run").Select(run => run.GetAttribute("lang")).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotMatch("[a-zA-Z]{4,} [a-zA-Z]{2,}", string.Join('\n', chinese.All("#findings, #legend, .chip, .facts li:not(:has(span)), #keys, .lead").Select(element => element.TextContent)));
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", string.Join('\n', english.All("#legend, .chip, #keys, .lead, .made").Select(element => element.TextContent)));
        Assert.Equal("zh-TW", SheetPage.Of("海灣市圖書館開館\n\n本報訊（記者 張三）圖書館今天開館，對讀者開放，歡迎參觀。").At("#a1 h3").GetAttribute("lang"));
    }

    [Fact]
    public void An_issue_without_text_has_a_page_that_says_so()
    {
        var page = SheetPage.Of("", " \n\f\n");
        Assert.Equal(2, page.All("#source .source").Count());
        Assert.Contains("No articles", page.At("#articles").TextContent, StringComparison.Ordinal);
        Assert.Equal("0.0", page.All("#legend tfoot td").Last().TextContent);
    }

    private static void AssertWhole(ImmutableArray<Source> sources, SheetPage page)
    {
        for (var i = 0; i < sources.Length; i++)
        {
            Assert.Equal(SheetPage.Bare(sources[i].Text), page.SourceText(i));
        }

        // Outside the runs there is white space alone.
        Assert.Empty(SheetPage.Bare(string.Concat(page.All("#source .text").SelectMany(text => text.ChildNodes).Where(node => node.NodeType == AngleSharp.Dom.NodeType.Text).Select(node => node.TextContent))));
    }
}
