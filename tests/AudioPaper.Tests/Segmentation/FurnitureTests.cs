using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation;

public class FurnitureTests
{
    [Theory]
    [InlineData("2026年3月18日 星期三 第1版 要闻")]
    [InlineData("第2版 城事  海湾晚报  2026年3月18日 星期三")]
    [InlineData("二〇二六年三月十八日 星期三")]
    [InlineData("2026-03-18")]
    [InlineData("A5")]
    [InlineData("12")]
    [InlineData("第三版")]
    [InlineData("责编 纪晚舟  美编 叶疏桐  校对 程泊宁")]
    [InlineData("责任编辑：李 明 版式：王小明")]
    [InlineData("国内统一刊号 CN11-0001 邮发代号 1-1")]
    [InlineData("新闻热线：010-63811234")]
    [InlineData("Page 3  Wednesday, March 18, 2026")]
    [InlineData("Wednesday, March 18, 2026")]
    [InlineData("| 03 |")]
    [InlineData("— 4 —")]
    public void Folio_lines_are_known(string line) => Assert.True(Furniture.IsFolio(line));

    [Theory]
    [InlineData("（下转第4版）", true)]
    [InlineData("下转A5版", true)]
    [InlineData("（上接第一版）", true)]
    [InlineData("紧接1版", true)]
    [InlineData("Continued on A5", true)]
    [InlineData("See FERRY, Page A6", true)]
    [InlineData("From Page A1", true)]
    [InlineData("please see the website.", false)]
    [InlineData("从第3版开始，报纸改用", false)]
    [InlineData("转3路公交车可到", false)]
    public void Lines_that_send_to_another_page_are_known(string line, bool isJumpLine) =>
        Assert.Equal(isJumpLine ? SkipReason.JumpLine : null, Furniture.Of(new PageLine(SpannedText.Made(line), 0, true, 0), 5, true));

    [Theory]
    [InlineData("3月18日，市政府召开会议")]
    [InlineData("2026年3月18日上午，海湾市滨海步道建成开放。")]
    [InlineData("全年共有12人获奖")]
    [InlineData("新闻")]
    [InlineData("要闻 综合")]
    [InlineData("第三版图书展开幕")]
    [InlineData("本版编辑部迁往新址")]
    [InlineData("The 12 finalists met on Wednesday.")]
    [InlineData("12.5%")]
    [InlineData("Local News")]
    public void Lines_of_articles_are_no_folios(string line) => Assert.False(Furniture.IsFolio(line));

    [Theory]
    [InlineData("海湾晚报", "海湾晚报")]
    [InlineData("《海湾晚报》", "海湾晚报")]
    [InlineData("海 湾 晚 报", "海湾晚报")]
    [InlineData("HAIWAN EVENING NEWS", "HAIWAN EVENING NEWS")]
    [InlineData("The Haiwan Times · English page", "The Haiwan Times")]
    [InlineData("读者看完报纸", null)]
    [InlineData("Good news for readers", null)]
    public void The_nameplate_gives_the_name(string line, string? name) => Assert.Equal(name, Furniture.NameOn(line));

    [Theory]
    [InlineData("图为演出现场。\n张三 摄", "caption,credit")]
    [InlineData("▲市民在公园赏花\n本报记者 张三 摄", "caption,credit")]
    [InlineData("图①：开幕式现场。", "caption")]
    [InlineData("上图：开幕式现场。", "caption")]
    [InlineData("左图为开幕式现场。", "caption")]
    [InlineData("图为演出现场，观众\n坐得满满当当。", "caption,caption")]
    [InlineData("（王 明 摄影报道）", "credit")]
    [InlineData("张三、李四 摄", "credit")]
    [InlineData("Photo by Ann Lee", "credit")]
    [InlineData("Pictured: the old bell.", "caption")]
    public void Captions_and_credits_are_left_out(string lines, string reasons)
    {
        var issue = Segmenter.Segment([new Source("p.txt", $"新桥通车\n\n本报讯（记者 李明）新桥昨日通车。\n\n{lines}\n\n通车以后，过江只要五分钟。\n")]);
        Assert.Equal(reasons, string.Join(',', issue.Skipped.Select(skip => skip.Reason.ToString().ToLowerInvariant())));
        Assert.Equal(["新桥昨日通车。", "通车以后，过江只要五分钟。"], issue.Articles.Single().Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Theory]
    [InlineData("参加今年比赛的选手一共有\n2024\n人，比去年多。", "参加今年比赛的选手一共有2024人，比去年多。")]
    [InlineData("会议的时间为本周三也就是\n3月18日\n上午九点，地点不变。", "会议的时间为本周三也就是3月18日上午九点，地点不变。")]
    [InlineData("图书馆新到的一批图书已经\n上架，欢迎市民前来借阅。", "图书馆新到的一批图书已经上架，欢迎市民前来借阅。")]
    public void A_figure_or_a_date_inside_a_sentence_is_read(string body, string paragraph)
    {
        var issue = Segmenter.Segment([new Source("p.txt", $"新闻标题一则在此\n\n本报讯（记者 李明）{body}\n")]);
        Assert.Equal([paragraph], issue.Articles.Single().Paragraphs.Select(text => text.Text));
        Assert.Empty(issue.Skipped);
    }

    [Theory]
    [InlineData("2026年3月18日 星期三", "2026-03-18")]
    [InlineData("Wednesday, March 18, 2026", "2026-03-18")]
    [InlineData("18 March 2026", "2026-03-18")]
    [InlineData("2026.3.18", "2026-03-18")]
    [InlineData("2026年2月30日", null)]
    [InlineData("3月18日", null)]
    public void The_date_is_read(string line, string? date) => Assert.Equal(date, Furniture.DateOn(line)?.ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("第03版", "3")]
    [InlineData("A5", "A5")]
    [InlineData("A05版 要闻", "A05")]
    [InlineData("Page 12", "12")]
    [InlineData("星期三", null)]
    public void The_page_has_the_label_in_its_folio(string line, string? label) => Assert.Equal(label, Furniture.PageLabelOn(line));
}
