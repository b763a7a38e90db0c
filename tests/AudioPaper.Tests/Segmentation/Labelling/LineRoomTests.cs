using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Tests.Segmentation.Labelling;

public class LineRoomTests
{
    [Fact]
    public void A_line_that_the_next_word_would_have_fitted_on_leaves_room()
    {
        string[] page = ["The council met on Monday night and heard", "from the people who live beside the new", "bus depot.", "They asked for a wall, for trees and for a", "clock that can be read from the bridge at", "night, and were promised all three by May."];

        Assert.Contains("en room=much before=stop blank=False", Of(page, 3));
        Assert.Contains(Of(page, 1), feature => feature.StartsWith("en room=full before=letter", StringComparison.Ordinal));
    }

    [Fact]
    public void A_full_line_of_hanzi_leaves_no_room_and_the_last_of_a_paragraph_does()
    {
        string[] page = ["昨日上午九时新建成的跨江大桥正式通", "车市民代表乘坐首班公交车从南岸出发", "到达北岸用时六分钟。", "大桥全长三千二百米双向六车道两侧设", "有人行道和自行车道沿途可以看到整个", "老城区的屋顶和码头以及远处的青山。"];

        Assert.Contains("zh room=10 before=stop blank=False", Of(page, 3));
        Assert.Contains("zh room=full before=letter blank=False", Of(page, 1));
    }

    [Fact]
    public void The_first_and_last_words_of_a_short_line_are_seen_in_simplified_characters()
    {
        Assert.Contains("word$摄", LineWords.Of("本報記者 陳大文 攝"));
        Assert.Contains("word^photo", LineWords.Of("Photo: Ann Lee"));
        Assert.Empty(LineWords.Of(new string('桥', 40)));
    }

    private static List<string> Of(string[] text, int line)
    {
        var page = PageLine.PagesOf(0, new Source("p.txt", string.Join('\n', text)), 0).Single();
        string[] shapes = [.. page.Select(own => own.Width > 30 ? "full" : "tiny")];
        var room = new LineRoom(page, shapes, [.. page.Select(own => LineShapes.End(own.Text.Text))]);
        return [.. room.Of(line, line - 1, line + 1 < page.Count ? line + 1 : -1, false)];
    }
}
