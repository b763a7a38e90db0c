using AudioPaper.Intake;
using AudioPaper.Intake.Pdf;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Tests.Segmentation;

public class PagePlanTests
{
    // A headline over two columns of two lines each, a crosshead in the second.
    private static readonly (string Text, double Size, Place Place)[] Page =
    [
        ("Bread is dear", 20, new(100, 220, 300, 320)),
        ("bakers in the town", 10, new(20, 140, 280, 290)),
        ("ask for more flour", 10, new(20, 140, 267, 277)),
        ("and the mill has it", 10, new(160, 280, 280, 290)),
        ("Ice", 12, new(160, 180, 258, 270)),
        ("no one can sell it.", 10, new(160, 280, 240, 250)),
    ];

    [Fact]
    public void Each_line_knows_the_one_right_above_and_below()
    {
        var plan = Plan(Page)!;

        Assert.Equal([-1, 0, 1, 0, 3, 4], plan.Above);
        Assert.Equal([1, 2, -1, 4, 5, -1], plan.Below);
    }

    [Fact]
    public void A_headline_stands_over_all_columns_below_it()
    {
        var plan = Plan(Page)!;

        Assert.Equal(2, plan.CoveredBy(0));
        Assert.Equal([-1, 0, 0, 0, 0, 4], plan.HeadAbove);
    }

    [Fact]
    public void Lines_of_one_size_without_anything_between_make_a_column()
    {
        var plan = Plan(Page)!;

        Assert.Equal(plan.Columns[1], plan.Columns[2]);
        Assert.NotEqual(plan.Columns[3], plan.Columns[5]);
        Assert.Equal(120, plan.UsualWidth);
        Assert.Equal(0.3, plan.UsualGap, 3);
    }

    [Fact]
    public void Page_text_has_no_plan() => Assert.Null(Plan([("no sizes are told", 0, default)]));

    [Fact]
    public void Lines_strewn_over_a_page_each_have_their_place()
    {
        var random = new Random(7);
        var plan = Plan([.. Enumerable.Range(0, 2000).Select(_ => ("word", 10.0, random.Next(-5000, 5000) is var x && random.Next(-5000, 5000) is var y ? new Place(x, x + 40, y, y + 10) : default))])!;

        Assert.All(Enumerable.Range(0, 2000).Where(i => plan.Above[i] >= 0), i => Assert.True(plan.PlaceOf(plan.Above[i]).Top >= plan.PlaceOf(i).Top));
    }

    private static PagePlan? Plan((string Text, double Size, Place Place)[] lines)
    {
        var text = string.Concat(lines.Select(line => line.Text + "\n"));
        var regions = new List<TextRegion>();
        foreach (var (line, size, place) in lines)
        {
            var start = regions.Sum(region => region.Length + 1);
            regions.Add(new TextRegion(start, line.Length, RegionRole.Line) { SizePt = size, Setting = size == 0 ? null : new LineSetting(place, "Serif", false, double.PositiveInfinity, double.PositiveInfinity, false) });
        }

        return PagePlan.Of(PageLine.PagesOf(0, new Source("page.pdf", text) { Regions = [.. regions] }, 0).Single());
    }
}
