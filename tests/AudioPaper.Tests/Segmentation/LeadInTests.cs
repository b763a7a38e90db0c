using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation;

public class LeadInTests
{
    [Theory]
    [InlineData("本报讯（记者 顾汀舟 通讯员 解雨桐）3月17日上午", "本报讯（记者 顾汀舟 通讯员 解雨桐）")]
    [InlineData("本报讯 （记者张三）近日", "本报讯 （记者张三）")]
    [InlineData("海湾晚报讯（记者 江照川）3月12日", "海湾晚报讯（记者 江照川）")]
    [InlineData("新华社北京3月1日电（记者 李四、王五）会议", "新华社北京3月1日电（记者 李四、王五）")]
    [InlineData("据新华社电 会议", "据新华社电 ")]
    [InlineData("本报北京3月1日电 会议", "本报北京3月1日电 ")]
    [InlineData("HAIWAN — The bell", "HAIWAN — ")]
    [InlineData("GREEN SNAIL ISLAND — Students", "GREEN SNAIL ISLAND — ")]
    [InlineData("LONDON (Reuters) — The", "LONDON (Reuters) — ")]
    [InlineData("NEW YORK, March 3 — The", "NEW YORK, March 3 — ")]
    [InlineData("PORTLAND, Ore. — The", "PORTLAND, Ore. — ")]
    [InlineData("本报记者昨日获悉，新桥通车。", "")]
    [InlineData("新华社发布了一张照片。", "")]
    [InlineData("The bell — once lost — is back.", "")]
    public void What_leads_into_the_body_is_found(string paragraph, string lead) => Assert.Equal(lead, paragraph[..LeadIns.LengthIn(paragraph)]);

    [Theory]
    [InlineData("本报记者 程泊宁 通讯员 高文澜 文/图")]
    [InlineData("□本报记者 张三")]
    [InlineData("本报记者 张三、李四")]
    [InlineData("本报记者 王 明")]
    [InlineData("记者 张三 通讯员 李四 王五")]
    [InlineData("文/张三 图/李四")]
    [InlineData("By Clara Wenlock")]
    [InlineData("By Leo Marchbank and Ivy Stroud")]
    [InlineData("BY ANN LEE, STAFF WRITER")]
    public void Lines_of_names_are_bylines(string line) => Assert.True(LeadIns.IsByline(line));

    [Theory]
    [InlineData("本报记者昨日从市水务局获悉")]
    [InlineData("记者 张三昨日来到青螺岛小学采访")]
    [InlineData("By Saturday the bell will ring again")]
    [InlineData("By the pier")]
    [InlineData("记者节里话初心")]
    [InlineData("报道。")]
    public void Lines_of_text_are_no_bylines(string line) => Assert.False(LeadIns.IsByline(line));

    [Theory]
    [InlineData("本报讯（记者 顾汀舟 通讯员 解雨桐）", "顾汀舟,解雨桐")]
    [InlineData("本报讯（记者 沈听潮 实习记者 白书禾）", "沈听潮,白书禾")]
    [InlineData("本报记者 王 明 文/图", "王明")]
    [InlineData("本报记者 张三、李四", "张三,李四")]
    [InlineData("By Leo Marchbank and Ivy Stroud", "Leo Marchbank,Ivy Stroud")]
    [InlineData("By Ann Lee, Bo Chen and Cy Dee", "Ann Lee,Bo Chen,Cy Dee")]
    [InlineData("HAIWAN —", "")]
    [InlineData("本报讯", "")]
    public void Names_are_told_from_roles(string byline, string names) => Assert.Equal(names, string.Join(',', BylineNames.In([byline])));
}
