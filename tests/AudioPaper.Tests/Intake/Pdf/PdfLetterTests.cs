using System.Diagnostics;
using AudioPaper.Intake.Pdf;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace AudioPaper.Tests.Intake.Pdf;

public class PdfLetterTests
{
    [Fact]
    public void Letters_painted_twice_for_boldness_are_read_once() =>
        Assert.Equal("Letter balloon\n", Read((page, font) =>
        {
            page.AddText("Letter balloon", 12, new PdfPoint(20, 300), font);
            page.AddText("Letter balloon", 12, new PdfPoint(20.3, 300), font);
            page.AddText("Letter balloon", 12, new PdfPoint(20.3, 300.3), font);
        }));

    [Fact]
    public void Letters_outside_the_page_are_not_read() =>
        Assert.Equal("Inside the page\n", Read((page, font) =>
        {
            page.AddText("Inside the page", 12, new PdfPoint(20, 300), font);
            page.AddText("Crop", 12, new PdfPoint(-80, 300), font);
            page.AddText("Slug", 12, new PdfPoint(20, 900), font);
        }));

    [Fact]
    public void Words_set_apart_without_spaces_are_told_apart() =>
        Assert.Equal("One two 3.5\n", Read((page, font) =>
        {
            page.AddText("3.5", 12, new PdfPoint(70, 300), font);
            page.AddText("One", 12, new PdfPoint(20, 300), font);
            page.AddText("two", 12, new PdfPoint(47, 300), font);
        }));

    [Fact]
    public void Two_columns_are_read_one_after_the_other_whatever_is_painted_first() =>
        Assert.Equal("A headline over two columns\n\nleft one\nleft two\nleft three\n\nright one\nright two\nright three\n", Read((page, font) =>
        {
            foreach (var (word, i) in new[] { "three", "two", "one" }.Select((word, i) => (word, i)))
            {
                page.AddText("right " + word, 10, new PdfPoint(110, 200 + (i * 13)), font);
                page.AddText("left " + word, 10, new PdfPoint(20, 200 + (i * 13)), font);
            }

            page.AddText("A headline over two columns", 16, new PdfPoint(20, 260), font);
        }));

    [Theory]
    [InlineData("ﬁ", "fi")]
    [InlineData("ﬃ", "ffi")]
    [InlineData("⼀", "一")]
    [InlineData("⻓", "长")]
    [InlineData("⿓", "龍")]
    [InlineData("金", "金")]
    [InlineData("︒", "。")]
    [InlineData("\u200B\0", "")]
    [InlineData("Ａ，％", "Ａ，％")]
    [InlineData("𠀀é", "𠀀é")]
    public void Letters_get_their_ordinary_characters(string printed, string mended) => Assert.Equal(mended, LetterMending.Mend(printed));

    [Fact]
    public void Half_a_character_is_marked_as_unknown() => Assert.Equal("a\uFFFD", LetterMending.Mend("a\uD800"));

    [Fact]
    public void Ten_thousand_letters_on_one_spot_are_no_trouble()
    {
        var watch = Stopwatch.StartNew();
        var text = Read((page, font) =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                page.AddText($"{(char)('a' + (i % 26))}", 10, new PdfPoint(100 + (i % 7 * 0.01), 100), font);
            }
        });

        Assert.Equal(26, text.Count(char.IsLetter));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_page_strewn_with_letters_keeps_all_of_them()
    {
        var random = new Random(7);
        var watch = Stopwatch.StartNew();
        var text = Read((page, font) =>
        {
            for (var i = 0; i < 8000; i++)
            {
                page.AddText($"{(char)('a' + (i % 26))}", 1 + (random.NextDouble() * 20), new PdfPoint(random.NextDouble() * 380, random.NextDouble() * 380), font);
            }
        });

        Assert.InRange(text.Count(char.IsLetter), 7900, 8000);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void Three_hundred_pages_are_read_and_a_stop_is_obeyed()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        for (var i = 0; i < 300; i++)
        {
            builder.AddPage(400, 400).AddText($"Page {i + 1}", 10, new PdfPoint(20, 300), font);
        }

        var bytes = builder.Build();
        var source = PdfReader.Read(bytes, "page.pdf", TestContext.Current.CancellationToken).Source;

        Assert.Equal(Enumerable.Range(1, 300).Select(i => $"Page {i}\n"), source.Text.Split('\f'));
        Assert.ThrowsAny<OperationCanceledException>(() => PdfReader.Read(bytes, "page.pdf", new CancellationToken(canceled: true)));
    }

    private static string Read(Action<PdfPageBuilder, PdfDocumentBuilder.AddedFont> paint)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        paint(builder.AddPage(400, 400), font);
        return PdfReader.Read(builder.Build(), "page.pdf", TestContext.Current.CancellationToken).Source.Text;
    }
}
