using AudioPaper.Diagnostics;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation;

public class LineJoiningTests
{
    [Theory]
    [InlineData("步道全长 3.6公里，从码头|一直通到旧灯塔", "步道全长3.6公里，从码头一直通到旧灯塔")]
    [InlineData("建设时间为 2024—|2026年", "建设时间为2024—2026年")]
    [InlineData("装有 216盏 LED|灯", "装有216盏LED灯")]
    [InlineData("手机上的“iBay”小程|序", "手机上的“iBay”小程序")]
    [InlineData("使用 Visual|Studio Code 编辑", "使用Visual Studio Code编辑")]
    [InlineData("行 动 不 便 的 老 人", "行动不便的老人")]
    [InlineData("ＡＢＣ１２３％", "ABC123%")]
    [InlineData("全角　空格", "全角空格")]
    [InlineData("the old is-|land ferry", "the old island ferry")]
    [InlineData("his 12-|year-old", "his 12-year-old")]
    [InlineData("a well-|Known", "a well-Known")]
    [InlineData("the hour.|It rings", "the hour. It rings")]
    [InlineData("said  twice", "said twice")]
    [InlineData("soft\u00AD|hyphen", "softhyphen")]
    public void Broken_lines_become_running_text(string lines, string text) => Assert.Equal(text, LineJoining.Clean(Joined(lines)).Text);

    [Theory]
    [InlineData("感受党建引领 高质量发展", "感受党建引领 高质量发展")]
    [InlineData("三年跑遍 36个 海岛渔村", "三年跑遍36个 海岛渔村")]
    [InlineData("旧 钟 楼 重 新 敲 响", "旧钟楼重新敲响")]
    [InlineData("OLD FERRY  BELL", "OLD FERRY BELL")]
    [InlineData("用 AI 识别封面", "用AI识别封面")]
    public void Headlines_keep_their_pauses(string printed, string headline) => Assert.Equal(headline, LineJoining.CleanHeadline(Joined(printed)).Text);

    [Fact]
    public void Joining_line_by_line_is_the_same_as_joining_all()
    {
        var source = "land fer-\nry 渡轮-\nword —\n2026年 “a” b-\nc";
        var lines = Lines(source);
        var stepwise = lines.Skip(1).Aggregate(lines[0], (joined, line) => LineJoining.Join([joined, line]));
        Assert.Equal(stepwise.Text, LineJoining.Join(lines).Text);
        Assert.Equal(stepwise.Spans, LineJoining.Join(lines).Spans);
    }

    private static SpannedText Joined(string lines) => LineJoining.Join(Lines(lines.Replace('|', '\n')));

    private static List<SpannedText> Lines(string source)
    {
        var lines = new List<SpannedText>();
        var start = 0;
        foreach (var line in source.Split('\n'))
        {
            lines.Add(SpannedText.Of(source, new SourceSpan(0, start, line.Length)));
            start += line.Length + 1;
        }

        return lines;
    }
}
