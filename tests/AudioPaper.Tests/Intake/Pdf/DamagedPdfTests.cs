using System.Text;
using AudioPaper.Intake;
using AudioPaper.Intake.Pdf;
using CsCheck;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace AudioPaper.Tests.Intake.Pdf;

public class DamagedPdfTests
{
    [Fact]
    public void What_is_no_pdf_is_refused()
    {
        Assert.Contains("page.pdf is not a PDF", Refusal([]).Message, StringComparison.Ordinal);
        Assert.Contains("page.pdf 不是 PDF", Refusal(Encoding.UTF8.GetBytes("本报讯")).Chinese!, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_pdf_is_read_or_refused_in_one_sentence() =>
        Assert.All([20, 200, 2000, 20000, 30000], length => ReadsOrRefuses(Corpus.Bytes("linden")[..length]));

    [Fact]
    public void A_head_alone_is_called_damaged() =>
        Assert.Contains("damaged", Refusal("%PDF-1.7\nnothing follows\n%%EOF"u8.ToArray()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_pdf_without_any_text_asks_for_text_recognition()
    {
        var builder = new PdfDocumentBuilder();
        builder.AddPage(400, 400).DrawRectangle(new PdfPoint(10, 10), 300, 300);

        var refusal = Refusal(builder.Build());

        Assert.Contains("OCR", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("OCR", refusal.Chinese!, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_without_text_are_reported_and_keep_their_number()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        builder.AddPage(400, 400).AddText("First page", 10, new PdfPoint(20, 300), font);
        builder.AddPage(400, 400);
        builder.AddPage(400, 400).AddText("Third page", 10, new PdfPoint(20, 300), font);

        var (source, diagnostics) = PdfReader.Read(builder.Build(), "page.pdf", TestContext.Current.CancellationToken);

        Assert.Equal("First page\n\f\fThird page\n", source.Text);
        Assert.Equal(["1", "3"], source.Regions.Select(region => region.Page));
        Assert.Equal(["pdf-page-without-text"], diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Contains("Page 2", diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pdf_without_pages_is_refused() =>
        Refusal("""
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [] /Count 0 >>
            endobj
            trailer
            << /Root 1 0 R /Size 3 >>
            %%EOF
            """u8.ToArray());

    [Fact]
    public void A_password_is_named_as_the_reason()
    {
        // The values of the standard security handler, revision 2; no password fits them.
        var locked = """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [3 0 R] /Count 1 >>
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>
            endobj
            4 0 obj
            << /Filter /Standard /V 1 /R 2 /P -44 /O <0102030405060708090a0b0c0d0e0f100102030405060708090a0b0c0d0e0f10> /U <2122232425262728292a2b2c2d2e2f302122232425262728292a2b2c2d2e2f30> >>
            endobj
            trailer
            << /Root 1 0 R /Size 5 /Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>
            %%EOF
            """;

        Assert.Contains("password", Refusal(Encoding.ASCII.GetBytes(locked)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_bytes_never_give_anything_but_a_result_or_a_sentence()
    {
        var whole = Corpus.Bytes("linden");
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[1, 40]).Array[1, 30].Sample(
            changes =>
            {
                var bytes = (byte[])whole.Clone();
                foreach (var (at, value, length) in changes)
                {
                    bytes.AsSpan(at, Math.Min(length, bytes.Length - at)).Fill(value);
                }

                ReadsOrRefuses(bytes);
            },
            iter: 200, threads: 2);
    }

    private static void ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            var (source, _) = PdfReader.Read(bytes, "page.pdf", TestContext.Current.CancellationToken);
            Assert.NotEmpty(source.Regions);
        }
        catch (IntakeException e)
        {
            Assert.Contains("page.pdf", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', e.Message);
        }
    }

    private static IntakeException Refusal(byte[] bytes) =>
        Assert.Throws<IntakeException>(() => PdfReader.Read(bytes, "page.pdf", TestContext.Current.CancellationToken));
}
