using System.Text;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Intake.MixedColumns;

namespace AudioPaper.Tests.Intake.MixedColumns;

public class MixedColumnTextTests
{
    private const string TwoColumns = """
        河边的旧码头修好了

        停了八年的水上邮 镇上。年纪大的人
        路，昨天上午又重 腿脚不便，信常常
        新开通。邮递员撑 在柜台上躺半个月
        着小船出发了。
        没有人来取走它。
        湖里有十一座 今年春天，退
        小岛，岛上的人要 休的教师写了一封
        取信，得先坐船到 信寄给县邮政局。

        """;

    [Fact]
    public void Columns_joined_row_by_row_are_read_one_after_the_other()
    {
        var read = Read(TwoColumns);
        Assert.Contains("停了八年的水上邮路，昨天上午又重新开通。邮递员撑着小船出发了。湖里有十一座小岛，岛上的人要取信，得先坐船到镇上。年纪大", OneLine(read.Text), StringComparison.Ordinal);
        Assert.EndsWith("今年春天，退休的教师写了一封信寄给县邮政局。", OneLine(read.Text), StringComparison.Ordinal);
        Assert.Empty(read.Diagnostics);
    }

    [Fact]
    public void Every_letter_stays_once() => Assert.Equal(OneLine(TwoColumns).Order(), OneLine(Read(TwoColumns).Text).Order());

    [Theory]
    [InlineData("新开通的邮路很长，\n昨天上午就已经有人\n在码头上等了很久。\n\n第二天又来了许多人\n把小小的码头挤满了\n谁也不肯先走一步。\n")]
    [InlineData("南浦 平 12.41\n北门 落 11.87\n石矶 涨 9.06\n")]
    [InlineData("The board met on Monday.\nIt heard pre- and post-war plans, and e.g. one\nby a man of 42.\n")]
    [InlineData("一行\r\n两行\r\n")]
    public void Pages_in_order_stay_as_they_are(string text)
    {
        var read = Read(text);
        Assert.Equal(text, read.Text);
        Assert.Empty(read.Diagnostics);
    }

    [Fact]
    public void English_columns_joined_row_by_row_stay_and_are_reported()
    {
        const string text = "fore planned their fuss to know whether he\nthe har- bor was closed at noon\nsays. the lawyers who low, and every-\nper- haps a year of the ceived two appli- cations\n";
        var read = Read(text);
        Assert.Equal(text, read.Text);
        var finding = Assert.Single(read.Diagnostics);
        Assert.Equal(("columns-mixed", Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("Page 1", finding.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("page.txt", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_nothing_but_rows_ends()
    {
        var page = new StringBuilder();
        for (var i = 0; i < 300; i++)
        {
            page.Append("一行字一行字 两行字两行字 三行字三行字 四 五 六 七 八\n").Append(i % 9 == 0 ? "\n" : "");
        }

        Assert.Equal(OneLine(page.ToString()).Order(), OneLine(Read(page.ToString()).Text).Order());
    }

    [Fact]
    public void A_page_of_many_short_blocks_stays_and_ends()
    {
        var page = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"短短的一行字{i}。\n\n"));
        Assert.Equal(page, Read(page).Text);
    }

    [Fact]
    public void A_source_is_searched_only_so_long()
    {
        var budget = new PlacementBudget();
        Assert.True(budget.Take(6_000));
        Assert.False(budget.Take(1));
    }

    [Fact]
    public void A_long_line_is_no_row() => Assert.Empty(CellSplit.Pieces(string.Join(' ', Enumerable.Repeat("一行字", 5000))));

    private static Source Read(string text) => MixedColumnText.InReadingOrder(new Source("page.txt", text), TestContext.Current.CancellationToken);

    private static string OneLine(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
