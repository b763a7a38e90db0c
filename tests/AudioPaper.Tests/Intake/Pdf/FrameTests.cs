using AudioPaper.Intake.Pdf;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Graphics.Operations.ClippingPaths;
using UglyToad.PdfPig.Graphics.Operations.PathConstruction;
using UglyToad.PdfPig.Graphics.Operations.PathPainting;
using UglyToad.PdfPig.Graphics.Operations.SpecialGraphicsState;
using UglyToad.PdfPig.Writer;

namespace AudioPaper.Tests.Intake.Pdf;

public class FrameTests
{
    [Fact]
    public void Lines_in_a_box_stand_in_a_frame() => Assert.Equal(["The mill is open", "from nine to five."], Framed(page => page.DrawRectangle(new PdfPoint(15, 80), 110, 50)));

    [Fact]
    public void A_drawing_whose_border_goes_through_a_line_is_no_frame() => Assert.Empty(Framed(page => page.DrawRectangle(new PdfPoint(15, 80), 200, 140)));

    [Fact]
    public void What_a_picture_does_not_show_of_its_drawing_is_no_frame() => Assert.Empty(Framed(page =>
    {
        // The drawing reaches behind the text, the picture does not.
        page.CurrentStream.Operations.Add(Push.Value);
        page.CurrentStream.Operations.Add(new AppendRectangle(15, 20, 200, 40));
        page.CurrentStream.Operations.Add(ModifyClippingByNonZeroWindingIntersect.Value);
        page.CurrentStream.Operations.Add(EndPath.Value);
        page.CurrentStream.Operations.Add(new AppendRectangle(15, 20, 200, 110));
        page.CurrentStream.Operations.Add(FillPathNonZeroWinding.Value);
        page.CurrentStream.Operations.Add(Pop.Value);
    }));

    private static string[] Framed(Action<PdfPageBuilder> draw)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        var page = builder.AddPage(400, 400);
        draw(page);
        for (var y = 300; y > 180; y -= 12)
        {
            page.AddText("Bakers in the town ask for more flour, and the mill has none to sell before the ice", 10, new PdfPoint(20, y), font);
        }

        page.AddText("The mill is open", 10, new PdfPoint(20, 110), font);
        page.AddText("from nine to five.", 10, new PdfPoint(20, 97), font);
        var source = PdfReader.Read(builder.Build(), "page.pdf", TestContext.Current.CancellationToken).Source;
        return [.. source.Regions.Where(region => region.Frame > 0).Select(region => source.Text.Substring(region.Start, region.Length))];
    }
}
