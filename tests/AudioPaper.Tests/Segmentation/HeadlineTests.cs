using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation;

public class HeadlineTests
{
    private const string Bridge = "本报讯（记者 李明）昨日上午，青螺江上的第二座大桥通车。\n市民走上大桥拍照，大桥全长两公里。\n";
    private const string School = "本报讯（记者 王芳）新学期开始，盐仓小学的学生有了自己的菜园。\n学生们在菜园里种下萝卜，校长说菜园是课堂。\n";

    [Fact]
    public void A_headline_below_its_body_goes_to_the_article_it_repeats()
    {
        var issue = Read($"{Bridge}\n青螺江第二座大桥通车\n\n{School}");
        Assert.Equal("青螺江第二座大桥通车", issue.Articles[0].Headline.Text);
        Assert.Equal([false, true], issue.Articles.Select(article => article.HeadlineMade));
    }

    [Fact]
    public void A_headline_above_its_body_stays_there()
    {
        var issue = Read($"青螺江第二座大桥通车\n\n{Bridge}\n小学校园里的菜园\n\n{School}");
        Assert.Equal(["青螺江第二座大桥通车", "小学校园里的菜园"], issue.Articles.Select(article => article.Headline.Text));
    }

    [Fact]
    public void Headlines_of_both_articles_between_them_are_divided()
    {
        var issue = Read($"{Bridge}\n青螺江第二座大桥通车\n\n小学校园里的菜园\n\n{School}");
        Assert.Equal(["青螺江第二座大桥通车", "小学校园里的菜园"], issue.Articles.Select(article => article.Headline.Text));
    }

    [Fact]
    public void Kicker_headline_and_deck_are_told_apart()
    {
        var article = Read($"三年建成一座桥——\n青螺江第二座大桥通车\n——市民过江只要五分钟\n\n{Bridge}").Articles.Single();
        Assert.Equal(("三年建成一座桥——", "青螺江第二座大桥通车", "——市民过江只要五分钟"), (article.Kicker?.Text, article.Headline.Text, article.Deck?.Text));
        Assert.Equal("三年建成一座桥—— 青螺江第二座大桥通车", article.Title);
    }

    [Fact]
    public void A_page_of_headlines_alone_is_read()
    {
        Assert.Equal("新桥通车", Read("新桥通车").Articles.Single().Title);
        Assert.Equal("三年建成一座桥——", Read("三年建成一座桥——").Articles.Single().Title);
    }

    [Fact]
    public void Radicals_are_read_as_the_hanzi_they_look_like()
    {
        var source = Bridge.Replace('上', '⼟').Replace('长', '⻓');
        var paragraph = Read(source).Articles.Single().Paragraphs[0];
        Assert.Contains("全长", paragraph.Text, StringComparison.Ordinal);
        Assert.Contains("土午", paragraph.Text, StringComparison.Ordinal);
    }

    private static IssueText Read(string page) => Segmenter.Segment([new Source("page.txt", page)]);
}
