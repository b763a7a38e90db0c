using System.Collections.Immutable;
using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Tests.Segmentation;

/// <summary>What follows from right labels: paragraphs, heads and names.</summary>
public class ParagraphBreakTests
{
    [Theory]
    [InlineData("H:尝一口汤|F:你需要|F:黄鱼一条|F:豆腐两块", "你需要|黄鱼一条|豆腐两块")]
    [InlineData("H:敲钟人|F:对话人：洪德顺（跑者）|F:问：用了多久？|F:答：四个小时。", "对话人：洪德顺（跑者）|问：用了多久？|答：四个小时。")]
    [InlineData("H:三笔账|F:记者请三位店主归纳|N:出四条：|F:一、房租不要超过流水。", "记者请三位店主归纳出四条：|一、房租不要超过流水。")]
    [InlineData("H:修桥|F:参加今年比赛的选手一共有|N:2024|F:人，比去年多，来自全市各区。", "参加今年比赛的选手一共有2024人，比去年多，来自全市各区。")]
    [InlineData("H:Ferry|F:It took forty-|N:two years and a self-|N:ish nail.", "It took forty-two years and a selfish nail.")]
    [InlineData("H:Bell|F:S|N:he does it with her eyes shut.", "She does it with her eyes shut.")]
    [InlineData("H:Bell|F:A|N:swan sat down.|F:The swan stayed.", "A swan sat down.|The swan stayed.")]
    public void Paragraphs_end_where_a_reader_sees_it(string lines, string paragraphs) => Assert.Equal(paragraphs, string.Join('|', Of(lines).Paragraphs.Select(paragraph => paragraph.Text)));

    [Theory]
    [InlineData("H:■街市怪案|F:偷魚賊有四隻腳。", "街市怪案")]
    [InlineData("H:◆ 火山口開咖啡館|F:用水靠騾子。", "火山口開咖啡館")]
    [InlineData("H:●|F:用水靠騾子。", "●")]
    public void A_sign_before_a_headline_is_no_part_of_it(string lines, string headline) => Assert.Equal(headline, Of(lines).Headline.Text);

    [Theory]
    [InlineData("H:鸟|F:新华社朔江11月19日电|F:（记者 商陆）记者从省厅获悉，鸟已放飞。", "商陆", "记者从省厅获悉，鸟已放飞。")]
    [InlineData("H:鸟|B:（通讯员 文学院 池小渔 机械学|F:院 马克勤）十月，鸟已放飞。", "池小渔,马克勤", "十月，鸟已放飞。")]
    [InlineData("H:鸟|F:环湖夜跑路线新装感应灯，开放至23|B:时。（保卫处 黎正）", "黎正", "环湖夜跑路线新装感应灯，开放至23时。")]
    [InlineData("H:Dam|B:By Ann Lee|B:Courier Staff Writer|B:PELL CROSSING —|F:The dam stands.", "Ann Lee", "The dam stands.")]
    [InlineData("H:Dam|F:The dam stands.|B:Flora Tiffin|B:Griffith Flats", "Flora Tiffin", "The dam stands.")]
    [InlineData("H:缝纫机|F:编者按：本期刊登来稿。|B:（通讯员 池小渔|F:马克勤）十月，缝纫机来了。", "池小渔,马克勤", "编者按：本期刊登来稿。|十月，缝纫机来了。")]
    public void Names_leave_the_running_text(string lines, string names, string paragraphs)
    {
        var article = Of(lines);
        Assert.Equal(names, string.Join(',', article.Byline));
        Assert.Equal(paragraphs, string.Join('|', article.Paragraphs.Select(paragraph => paragraph.Text)));
    }

    /// <summary>The one article of a page whose lines are given with their labels: H head, B byline, F first, N next.</summary>
    private static Article Of(string lines)
    {
        var marked = lines.Split('|');
        var page = string.Join('\n', marked.Select(line => line[2..]));
        ImmutableArray<Source> sources = [new Source("page.txt", page)];
        return Assert.Single(Segmenter.Segment(sources, (found, _) => [.. found.Select((line, i) => LabelOf(marked, line.Text.Text, i))]).Articles);
    }

    private static LineLabel LabelOf(string[] marked, string text, int index)
    {
        // An initial was joined to the line after it.
        var mark = (marked.FirstOrDefault(line => line[2..] == text) ?? (text.Length > 0 ? "F" : "N"))[0];
        return mark switch { 'H' => index == 0 ? LineLabel.NewHead : LineLabel.Head, 'B' => LineLabel.Byline, 'F' => LineLabel.First, _ => LineLabel.Next };
    }
}
