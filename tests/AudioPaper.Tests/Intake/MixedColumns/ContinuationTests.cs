using AudioPaper.Intake.MixedColumns;

namespace AudioPaper.Tests.Intake.MixedColumns;

public class ContinuationTests
{
    private const double Measure = 8;

    [Theory]
    [InlineData("停了八年的水上邮", "，昨天上午又重新")]
    [InlineData("停了八年的水上（", "昨天上午又重新开")]
    [InlineData("停了八年", "昨天上午又重新开通，")]
    public void A_line_breaks_the_rules_that_begins_with_a_comma_or_follows_a_bracket_or_half_a_line(string before, string line) =>
        Assert.True(Continuation.Score(new Cell("邮路通了。"), new Cell(before + (before.Length == 4 ? "，" : "")), new Cell(line), Measure) < Continuation.Broken);

    [Fact]
    public void A_paragraph_begins_after_the_end_of_another() =>
        Assert.True(Continuation.Score(null, new Cell("小船出发了。"), new Cell("湖里有十一座"), Measure) > Continuation.Score(null, new Cell("新开通的邮路很长"), new Cell("湖里有十一座"), Measure));

    [Fact]
    public void A_word_across_the_line_end_speaks_for_it()
    {
        Assert.True(Continuation.WordAcross(new Cell("他是一名记"), new Cell("者")) > 0);
        Assert.True(Continuation.WordAcross(new Cell("他是一名記"), new Cell("者")) > 0);
        Assert.True(Continuation.WordAcross(new Cell("他是一名记"), new Cell("船")) < 0);
        Assert.Equal(0, Continuation.WordAcross(new Cell("他是一名"), new Cell("3人")));
    }

    [Fact]
    public void Quotation_marks_open_and_close_in_turn()
    {
        OpenBrackets.None.After("他说：“走吧”", out var good);
        OpenBrackets.None.After("走吧”，他说", out var bad);
        OpenBrackets.Unknown.After("走吧”，他说", out var unknown);
        Assert.Equal((0, 1, 0), (good, bad, unknown));
    }

    [Fact]
    public void Spaces_in_brackets_and_between_single_letters_part_no_columns() =>
        Assert.Equal(["本报讯（记者 向晚）昨天", "写 下 日 ， 未", "水色清澈"], CellSplit.Pieces("本报讯（记者 向晚）昨天").Concat(CellSplit.Pieces("写 下 日 ， 未")).Append("水色清澈"));
}
