using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation;

/// <summary>Small pages, each with one roughness that once broke an article.</summary>
public class RoughPageTests
{
    [Fact]
    public void The_pinyin_below_a_nameplate_belongs_to_it()
    {
        var issue = Segment("海湾晚报\nHAIWAN WANBAO\n2026年3月18日 星期三\n\n渡口添了新船\n\n本报讯（记者 林安）昨天，青螺岛渡口添了一艘新船。");
        Assert.Equal(("海湾晚报", new DateOnly(2026, 3, 18)), (issue.Newspaper, issue.Date!.Value));
        Assert.Equal("渡口添了新船", Assert.Single(issue.Articles).Title);
    }

    [Theory]
    [InlineData("海湾晚报 2026.3.18 星期三 A05", "海湾晚报", "A05")]
    [InlineData("第2版 城事  海湾晚报  2026年3月18日 星期三", "海湾晚报", "2")]
    [InlineData("The Harbour Gazette    Wednesday, March 18, 2026    Page A3", "The Harbour Gazette", "A3")]
    public void The_newspaper_is_named_by_its_folio(string folio, string newspaper, string page)
    {
        var issue = Segment($"渡口添了新船\n\n本报讯（记者 林安）昨天，青螺岛渡口添了一艘新船。\n\n{folio}");
        Assert.Equal((newspaper, new DateOnly(2026, 3, 18), page), (issue.Newspaper, issue.Date!.Value, Assert.Single(issue.Articles).Page));
    }

    [Fact]
    public void The_number_of_pages_is_no_page_number() =>
        Assert.Equal("1", Assert.Single(Segment("今日8版 责编：林安\n\n渡口添了新船\n\n本报讯（记者 林安）昨天，渡口添了一艘新船。").Articles).Page);

    [Fact]
    public void A_line_that_continues_another_page_hides_no_line_break()
    {
        var issue = Segment("（上接第1版）\n“以前过海要等上大半天，现在坐船只要20\n分钟。”3月15日，家住青螺岛的老人对记者\n说，船上还有热水。");
        Assert.Equal("“以前过海要等上大半天，现在坐船只要20分钟。”3月15日，家住青螺岛的老人对记者说，船上还有热水。", Assert.Single(Assert.Single(issue.Articles).Paragraphs).Text);
    }

    [Fact]
    public void Names_below_a_headline_that_stands_below_its_body_belong_to_it()
    {
        var issue = Segment("3月15日，青螺岛渡口来了新船，\n岛上的老人都到码头来看新船。\n\n青螺岛渡口\n新船下水\n本报记者 林安");
        var article = Assert.Single(issue.Articles);
        Assert.Equal(("青螺岛渡口 新船下水", "林安"), (article.Title, Assert.Single(article.Byline)));
    }

    [Fact]
    public void An_article_that_is_whole_does_not_go_on_overleaf()
    {
        var issue = Segment("渡口添了新船\n\n本报讯（记者 林安）昨天，渡口添了一艘新船。\f连日来，望潮山上的樱花开了，\n游人一天比一天多。\n\n望潮山樱花开");
        Assert.Equal(["渡口添了新船", "望潮山樱花开"], issue.Articles.Select(article => article.Title));
    }

    [Fact]
    public void An_agency_without_a_place_does_not_swallow_the_sentence()
    {
        var article = Assert.Single(Segment("据新华社电 林草部门16日发布消息，今年春季造林已经过半。").Articles);
        Assert.Equal(("据新华社电", "林草部门16日发布消息，今年春季造林已经过半。"), (article.Dateline?.Text, Assert.Single(article.Paragraphs).Text));
    }

    [Fact]
    public void A_figure_that_a_narrow_column_broke_is_whole_again() =>
        Assert.Equal(
            "截至5月底，今年全市的出口总额为1204.3亿元，比去年同期多了一成，是三年来最多的。",
            Assert.Single(Assert.Single(Segment("截至5月底，今年全市的出口总额为1\n204.3亿元，比去年同期多了一成，\n是三年来最多的。").Articles).Paragraphs).Text);

    [Fact]
    public void The_role_below_an_English_name_is_no_headline()
    {
        var article = Assert.Single(Segment("Council Approves Bridge Repair\n\nBy CLARA WENLOCK\nStaff Writer\n\nHAIWAN — The council voted on Monday to mend the old\nbridge at the pier before winter.").Articles);
        Assert.Equal(("Council Approves Bridge Repair", "CLARA WENLOCK"), (article.Title, Assert.Single(article.Byline)));
        Assert.Equal("The council voted on Monday to mend the old bridge at the pier before winter.", Assert.Single(article.Paragraphs).Text);
    }

    private static IssueText Segment(string page) => Segmenter.Segment([.. page.Split('\f').Select((text, i) => new Source($"page{i + 1}.txt", text))]);
}
