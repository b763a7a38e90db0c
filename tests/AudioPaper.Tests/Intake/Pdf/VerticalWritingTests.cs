using AudioPaper.Intake.Pdf;

namespace AudioPaper.Tests.Intake.Pdf;

public class VerticalWritingTests
{
    [Fact]
    public void Hanzi_one_below_the_other_are_a_line() => Assert.Equal(["一二三四"], LinesOf(Down("一二三四", 100, 200)));

    [Fact]
    public void The_short_last_line_of_a_paragraph_stands_beside_the_line_before() =>
        Assert.Equal(["一二三四", "了。"], LinesOf([.. Down("一二三四", 100, 200), .. Down("了。", 82, 200)]));

    [Fact]
    public void The_short_first_line_of_a_column_stands_beside_the_line_after() =>
        Assert.Equal(["了。", "一二三四"], LinesOf([.. Down("了。", 100, 200), .. Down("一二三四", 82, 190)]));

    [Fact]
    public void Figures_set_level_within_one_cell_stay_in_their_line()
    {
        List<Glyph> figures = [new("1", 100, 105, 180, 10, false, "", false), new("8", 105, 110, 180, 10, false, "", false)];

        Assert.Equal(["一二18三四"], LinesOf([.. Down("一二", 100, 200), .. figures, .. Down("三四", 100, 170)]));
    }

    [Fact]
    public void Level_text_is_no_vertical_writing()
    {
        var level = "一二三四".Select((c, i) => new Glyph($"{c}", 100 + (i * 10), 110 + (i * 10), 200, 10, false, "", false)).ToList();

        Assert.Empty(LinesOf(level));
    }

    [Fact]
    public void Letters_on_their_side_join_the_hanzi_they_stand_between()
    {
        // Text that runs down has its y as negative x, and its x as baseline.
        List<(int Direction, Glyph Glyph)> letters =
        [
            .. Down("一二", 100, 200).Select(glyph => (0, glyph)),
            (SidewaysLetters.Downwards, new Glyph("A", -188.6, -183, 101.4, 10, false, "", false)),
            (SidewaysLetters.Downwards, new Glyph("I", -183, -178.6, 101.4, 10, false, "", false)),
            .. Down("三四", 100, 170).Select(glyph => (0, glyph)),
        ];

        Assert.Equal(["一二AI三四"], LinesOf(SidewaysLetters.InVerticalWriting(letters).ConvertAll(letter => letter.Glyph)));
    }

    [Fact]
    public void Turned_text_beside_a_picture_stays_turned()
    {
        List<(int Direction, Glyph Glyph)> letters = [(0, Down("一", 100, 200)[0]), (SidewaysLetters.Downwards, new Glyph("F", -188, -183, 300, 10, false, "", false))];

        Assert.Equal([0, SidewaysLetters.Downwards], SidewaysLetters.InVerticalWriting(letters).Select(letter => letter.Direction));
    }

    private static List<Glyph> Down(string text, double left, double top) =>
        [.. text.Select((c, i) => new Glyph($"{c}", left, left + 10, top - (i * 10), 10, false, "", false))];

    private static string[] LinesOf(List<Glyph> glyphs) =>
        [.. Runs.Painted(glyphs).Where(box => box.VerticalLines.Count > 0).Select(box => string.Concat(box.VerticalLines.SelectMany(line => line).Select(glyph => glyph.Text)))];
}
