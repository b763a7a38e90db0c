using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation;

public class SoftHyphenTests
{
    [Fact]
    public void Lines_that_an_export_broke_at_soft_hyphens_are_put_together()
    {
        var lines = LinesOf("Com\u00AD\nmis\u00AD\nsioners will meet on Mon\u00AD\nday\nat the county build\u00AD\n\u2010\ning to hear the people of\nthe valley speak of water.\n");

        Assert.Equal(["Commissioners will meet on Monday", "at the county build\u2010", "ing to hear the people of", "the valley speak of water."], lines);
    }

    [Fact]
    public void Lines_that_end_where_the_column_does_stay()
    {
        var lines = LinesOf("The county will hear the peo\u00AD\nple of the valley on Monday at\nten, and will not hear the peo\u00AD\nple of the hills at all.\n");

        Assert.Equal(4, lines.Count);
    }

    [Fact]
    public void No_word_is_lost()
    {
        var text = "Bridge opens\n\nThe coun\u00AD\nty opened its new bridge on Mon\u00AD\nday, and two hun\u00AD\n\u2010\ndred people walked over it.\n";
        var sources = new[] { new Source("p.txt", text) };
        var issue = Segmenter.Segment([.. sources]);

        Intake.Formats.Corpus.AssertAllIsAccountedFor([.. sources], issue);
        Assert.Equal("The county opened its new bridge on Monday, and two hundred people walked over it.", issue.Articles[0].Paragraphs[0].Text);
    }

    private static List<string> LinesOf(string text) => [.. PageLine.PagesOf(0, new Source("p.txt", text), 0).First().Select(line => line.Text.Text)];
}
