using System.Text;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Intake.Ocr;
using AudioPaper.Intake.Pdf;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Intake.Formats;
using SkiaSharp;

namespace AudioPaper.Tests.Intake.Ocr;

public sealed class RecognitionOfScansTests : IDisposable
{
    private static readonly OcrTools None = new("/no/such/tesseract", "/no/such/pdftoppm");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pages_of_a_scanned_PDF_are_read()
    {
        var read = PdfReader.Read(Scans.Pdf(Scans.English, Scans.Chinese), "scan.pdf", OcrTools.OfMachine, TestContext.Current.CancellationToken);
        var source = read.Source with { Diagnostics = read.Diagnostics };
        Assert.Equal(["page-recognised", "page-recognised"], source.Diagnostics.Select(finding => finding.Code));
        var issue = Segmenter.Segment([source]);
        Assert.Equal(["Goose Takes the Morning Ferry", "老渡口重新开船"], issue.Articles.Select(article => article.Headline.Text));
        Assert.Equal(["1", "2"], issue.Articles.Select(article => article.Page));
        Assert.Contains("came back with the afternoon mail, the captain said.", string.Concat(issue.Articles[0].Paragraphs), StringComparison.Ordinal);
        Assert.Contains("第一班船上坐了四十二位客人", string.Concat(issue.Articles[1].Paragraphs), StringComparison.Ordinal);
        Corpus.AssertAllIsAccountedFor([source], issue);
    }

    [Fact]
    public void A_page_of_several_pictures_is_drawn_first()
    {
        var halves = Scans.PdfOfHalves(Scans.English);
        Assert.Contains("came back with the afternoon mail", PdfReader.Read(halves, "scan.pdf", OcrTools.OfMachine, TestContext.Current.CancellationToken).Source.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var withoutDrawing = OcrTools.OfMachine with { Pdftoppm = None.Pdftoppm };
        Assert.Throws<IntakeException>(() => PdfReader.Read(halves, "scan.pdf", withoutDrawing, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_page_on_which_nothing_is_found_is_told()
    {
        var refused = Assert.Throws<IntakeException>(() => PdfReader.Read(Scans.Pdf([[]]), "blank.pdf", OcrTools.OfMachine, TestContext.Current.CancellationToken));
        Assert.Contains("text recognition found none", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page.png", SKEncodedImageFormat.Png)]
    [InlineData("page.jpg", SKEncodedImageFormat.Jpeg)]
    public async Task A_folder_of_pictures_alone_is_read(string name, SKEncodedImageFormat format)
    {
        await File.WriteAllBytesAsync(folder[name], Scans.Picture(Scans.English, format), TestContext.Current.CancellationToken);
        var source = Assert.Single(await PageReader.ReadAsync([folder.Path], TestContext.Current.CancellationToken));
        Assert.Equal(name, source.Name);
        Assert.Equal("Goose Takes the Morning Ferry", Assert.Single(Segmenter.Segment([source]).Articles).Headline.Text);
    }

    [Fact]
    public void Without_the_program_a_page_is_told_by_name_with_the_way_out()
    {
        var refused = Assert.Throws<IntakeException>(() => PdfReader.Read(Scans.Pdf(Scans.English), "scan.pdf", None, TestContext.Current.CancellationToken));
        Assert.Contains("install tesseract", refused.Message, StringComparison.Ordinal);
        Assert.Contains("请安装 tesseract", refused.Chinese, StringComparison.Ordinal);
        Assert.Contains("page.png is a picture", Assert.Throws<IntakeException>(() => ImageReader.Read(Scans.Picture(Scans.English), "page.png", None, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

        var mixed = PdfReader.Read(Mixed(), "mixed.pdf", None, TestContext.Current.CancellationToken);
        var finding = Assert.Single(mixed.Diagnostics);
        Assert.Equal(("pdf-page-without-text", Severity.Warning), (finding.Code, finding.Severity));
        Assert.StartsWith("Page 2 of mixed.pdf has no text; if it is a scan, install tesseract", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_were_hard_to_read_stay_in_their_article_and_are_flagged_once()
    {
        const string text = "Goose Returns\n\nA gcose came back with the mail.\n";
        var source = new Source("page.png", text)
        {
            Regions = [new TextRegion(0, 13, RegionRole.Line), new TextRegion(15, 32, RegionRole.Line)],
            Uncertain = [new UncertainWord(text.IndexOf("gcose", StringComparison.Ordinal), 5, 0.31)],
        };
        var issue = Segmenter.Segment([source]);
        Assert.Equal("gcose", text.Substring(Assert.Single(issue.Flagged).Start, issue.Flagged[0].Length));
        Assert.Contains("gcose", string.Concat(issue.Articles.SelectMany(article => article.Texts)), StringComparison.Ordinal);
        Assert.Contains("1 word of page.png", Assert.Single(issue.Diagnostics, finding => finding.Code == "words-uncertain").Message, StringComparison.Ordinal);
        Corpus.AssertAllIsAccountedFor([source], issue);
    }

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452000F4240000F4240")]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("FFD8FFE00002FFC00011080000")]
    [InlineData("FFD8FFFFFFFFFFFF")]
    [InlineData("49492A00FFFFFFFF")]
    [InlineData("49492A00080000000200")]
    [InlineData("4D4D002A7FFFFFFF")]
    public void Pictures_that_are_damaged_or_larger_than_any_page_are_not_unpacked(string hex) =>
        Assert.Contains("damaged or has more", Assert.Throws<IntakeException>(() => ImageReader.Read(Convert.FromHexString(hex), "a.png", OcrTools.OfMachine, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    [Fact]
    public void Sizes_are_told_by_the_first_bytes()
    {
        Assert.Equal((1400, 700), ImageHeader.SizeOf(Scans.Picture(Scans.English)));
        Assert.Equal((1400, 700), ImageHeader.SizeOf(Scans.Picture(Scans.English, SKEncodedImageFormat.Jpeg)));
        Assert.Equal((300, 200), ImageHeader.SizeOf(Convert.FromHexString("4D4D002A00000008" + "0002" + "0100000300000001012C0000" + "010100030000000100C80000")));
    }

    [Fact]
    public async Task A_program_that_hangs_floods_or_fails_is_ended_and_told()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Task<byte[]?> Run(string script, TimeSpan longest) => OneShotProgram.RunAsync("sh", ["-c", script], [], longest, 1 << 20, cancellation);
        Assert.Equal("hi\n", Encoding.ASCII.GetString((await Run("echo hi", TimeSpan.FromMinutes(1)))!));
        Assert.Contains("not done after", (await Assert.ThrowsAsync<IntakeException>(() => Run("exec sleep 60", TimeSpan.FromMilliseconds(200)))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 1 MiB", (await Assert.ThrowsAsync<IntakeException>(() => Run("exec yes", TimeSpan.FromMinutes(1)))).Message, StringComparison.Ordinal);
        Assert.Contains("exit code 3: no", (await Assert.ThrowsAsync<IntakeException>(() => Run("echo no >&2; exit 3", TimeSpan.FromMinutes(1)))).Message, StringComparison.Ordinal);
        Assert.Null(await OneShotProgram.RunAsync("/no/such/program", [], [], TimeSpan.FromMinutes(1), 1, cancellation));
    }

    /// <summary>A printed page and a scanned one.</summary>
    private static byte[] Mixed()
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            using var typeface = SKTypeface.FromFile(Directory.EnumerateFiles("/usr/share/fonts", "NotoSansCJK-Regular*", SearchOption.AllDirectories).First(), 2);
            using var font = new SKFont(typeface, 12);
            using var ink = new SKPaint();
            document.BeginPage(400, 200).DrawText("A printed page with some words.", 20, 40, font, ink);
            document.EndPage();
            using var picture = SKImage.FromEncodedData(Scans.Picture(Scans.English));
            document.BeginPage(400, 200).DrawImage(picture, new SKRect(0, 0, 400, 200));
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }
}
