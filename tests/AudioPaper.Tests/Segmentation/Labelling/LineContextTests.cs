using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Tests.Segmentation.Labelling;

public class LineContextTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(LineContext.Page)]
    public void A_layer_of_zeros_leaves_the_lines_as_they_are(int dilation)
    {
        var lines = Lines(30);

        Assert.Equal(lines, LineNetwork.Layer(lines, new float[LineNetwork.Width * LineNetwork.RowLength], dilation));
    }

    [Fact]
    public void A_layer_sees_the_lines_at_its_distance_and_nothing_beyond_the_page()
    {
        var lines = Lines(5);
        var context = LineContext.Of(lines, 2);

        Assert.Equal(lines[1], context.Before[3]);
        Assert.Equal(lines[4], context.After[2]);
        Assert.All(context.Before[1].Concat(context.After[3]), number => Assert.Equal(0, number));
    }

    [Fact]
    public void A_layer_of_the_page_sees_the_mean_of_all_lines_and_that_of_those_around()
    {
        var lines = Lines(60);
        var context = LineContext.Of(lines, LineContext.Page);

        Assert.Equal(29.5f, context.Before[7][0], 3);
        Assert.Equal(40, context.After[40][0], 3);
        Assert.Equal(LineContext.Reach / 2f, context.After[0][0], 3);
        Assert.Equal(59 - (LineContext.Reach / 2f), context.After[59][0], 3);
        Assert.Equal((2 * LineContext.Reach) + 1, LineContext.CountAround(40, 60));
    }

    private static float[][] Lines(int count) => [.. Enumerable.Range(0, count).Select(i => Enumerable.Repeat((float)i, LineNetwork.Width).ToArray())];
}
