using AudioPaper.Intake.Layout;

namespace AudioPaper.Tests.Intake;

/// <summary>Figures and quotation marks that an export wrote beside their line go back into it.</summary>
public class FigureHolesTests
{
    [Fact]
    public void A_number_in_a_row_of_its_own_goes_back_among_the_hanzi() => Assert.Equal(
        ["主场的港城", "港城队凭借补时第3分钟      抽射扳平"],
        FigureHoles.Fill(["主场的港城", "         3", "港城队凭借补时第 分钟      抽射扳平"]));

    [Fact]
    public void A_number_behind_its_line_goes_back_into_the_line() => Assert.Equal(
        ["口，有一个不到6平方米             学生看书不收钱"],
        FigureHoles.Fill(["口，有一个不到 平方米6            学生看书不收钱"]));

    [Fact]
    public void Quotation_marks_in_rows_of_their_own_enclose_their_words() => Assert.Equal(
        ["队，被市民戏称为“八十后”。"],
        FigureHoles.Fill(["             “", "          ”", "队，被市民戏称为 八十后 。"]));

    [Theory]
    [InlineData("记者 张三", "   3")]
    [InlineData("春 天 来 了 一 个 月", "   3")]
    [InlineData("第一版  要闻", "  12   15   18")]
    public void Numbers_that_nothing_waits_for_stay_where_they_are(string first, string second) => Assert.Equal([first, second], FigureHoles.Fill([first, second]));
}
