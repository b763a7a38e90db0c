using AudioPaper.Intake;
using AudioPaper.Intake.Pdf;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace AudioPaper.Tests.Intake.Pdf;

public class PageStripTests
{
    [Fact]
    public void Small_print_with_a_date_above_a_rule_is_folio() =>
        Assert.Equal(["Folio Friday 8 May 2026", "Folio A6"], Marked(page =>
        {
            page.Text("Friday 8 May 2026", 8, 20, 385);
            page.Text("A6", 8, 370, 385);
            page.Rule(378);
        }));

    [Fact]
    public void The_largest_words_above_the_rule_of_the_first_page_are_its_name() =>
        Assert.Equal(["Nameplate The Harbour Post", "Folio Friday 8 May 2026"], Marked(page =>
        {
            page.Text("The Harbour Post", 30, 20, 372);
            page.Text("Friday 8 May 2026", 8, 20, 360);
            page.Rule(354);
        }));

    [Fact]
    public void A_headline_above_a_rule_is_left_alone() =>
        Assert.Empty(Marked(page =>
        {
            page.Text("Friday 8 May 2026", 8, 20, 390);
            page.Text("A goat waits on the pier for the boat", 19, 20, 368);
            page.Rule(360);
        }));

    [Fact]
    public void Without_a_date_or_a_page_number_nothing_is_sure() =>
        Assert.Empty(Marked(page =>
        {
            page.Text("A goat waits", 8, 20, 385);
            page.Rule(378);
        }));

    [Fact]
    public void Small_print_below_the_last_rule_is_folio() =>
        Assert.Equal(["Folio Edited by Ann Ode", "Folio Page 3"], Marked(page =>
        {
            page.Rule(40);
            page.Text("Edited by Ann Ode", 8, 20, 30);
            page.Text("Page 3", 8, 350, 30);
        }));

    private static string[] Marked(Action<Painter> paint)
    {
        var builder = new PdfDocumentBuilder();
        var painter = new Painter(builder.AddPage(400, 400), builder.AddStandard14Font(Standard14Font.TimesRoman));
        paint(painter);
        painter.Text("Bread is dear", 20, 20, 320);
        for (var y = 300; y > 60; y -= 12)
        {
            painter.Text("Bakers in the town ask for more flour, and the mill has none to sell before the ice", 10, 20, y);
        }

        var source = PdfReader.Read(builder.Build(), "page.pdf", TestContext.Current.CancellationToken).Source;
        return [.. source.Regions.Where(region => region.Role != RegionRole.Line).Select(region => $"{region.Role} {source.Text.Substring(region.Start, region.Length)}")];
    }

    private sealed class Painter(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font)
    {
        public void Text(string text, double size, double left, double baseline) => page.AddText(text, size, new PdfPoint(left, baseline), font);

        public void Rule(double y) => page.DrawLine(new PdfPoint(15, y), new PdfPoint(385, y), 1);
    }
}
