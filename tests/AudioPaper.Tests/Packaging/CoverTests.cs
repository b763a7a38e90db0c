using System.Buffers.Binary;
using AudioPaper.Packaging;
using SkiaSharp;

namespace AudioPaper.Tests.Packaging;

public sealed class CoverTests : IDisposable
{
    private static readonly DateOnly Date = new(2026, 11, 18);
    private readonly TemporaryFolder noFonts = new();

    public static TheoryData<string> Names =>
    [
        "丰台报",
        "The Morning Harbour Gazette",
        "北京市丰台区人民政府机关日报北京市丰台区人民政府机关日报北京",
        "😀\u202Eمساء\u0007 Daily\0\n<News> & Co.",
        "X",
        "",
        new string('W', 3_000),
        string.Concat(Enumerable.Repeat("very long words ", 100)),
        "\uD83D",
        "e\u0301\u0301\u0301 𠮷野家",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cover_is_a_square_JPEG_of_modest_size_and_the_same_each_time(string name)
    {
        var cover = Cover.Draw(name, Date, "zh-CN", 12);

        using var image = SKBitmap.Decode(cover.Jpeg);
        Assert.Equal((3000, 3000), (image.Width, image.Height));
        Assert.Equal(0xFFD8, BinaryPrimitives.ReadUInt16BigEndian(cover.Jpeg));
        Assert.InRange(cover.Jpeg.Length, 10_000, 512_000);
        Assert.Equal(cover.Jpeg, Cover.Draw(name, Date, "zh-CN", 12).Jpeg);
        // Nothing but the ground comes near the border.
        var ground = Cover.Ground(PlainText.OneLine(name));
        for (var place = 0; place < 3000; place += 7)
        {
            Assert.InRange(Math.Abs(image.GetPixel(80, place).Red - ground.Red), 0, 6);
            Assert.InRange(Math.Abs(image.GetPixel(2920, place).Red - ground.Red), 0, 6);
            Assert.InRange(Math.Abs(image.GetPixel(place, 80).Red - ground.Red), 0, 6);
        }
    }

    [Fact]
    public void Letters_are_seen_on_every_ground()
    {
        for (var number = 0; number < 500; number++)
        {
            Assert.True((Luminance(Cover.Letters) + 0.05) / (Luminance(Cover.Ground($"报{number}")) + 0.05) >= 7);
        }
    }

    [Fact]
    public void Without_a_font_the_cover_has_no_letters_and_says_so()
    {
        var cover = Cover.Draw("丰台报", Date, "zh-CN", 3, [noFonts.Path, "/nowhere"]);

        Assert.Equal(["cover-without-text"], cover.Diagnostics.Select(finding => finding.Code));
        Assert.InRange(cover.Jpeg.Length, 10_000, 512_000);
    }

    [Fact]
    public void What_a_cover_leaves_out_is_told()
    {
        Assert.Contains("cover-name-shortened", Cover.Draw(new string('W', 500), Date, "en").Diagnostics.Select(finding => finding.Code));
        Assert.Contains("cover-letters-left-out", Cover.Draw("Daily \u0645", Date, "en", 3, Serif()).Diagnostics.Select(finding => finding.Code));
    }

    [Fact]
    public void Date_and_language_change_the_cover()
    {
        byte[][] covers =
        [
            Cover.Draw("Daily", Date, "en").Jpeg,
            Cover.Draw("Daily", Date.AddDays(1), "en").Jpeg,
            Cover.Draw("Daily", Date, "zh").Jpeg,
            Cover.Draw("Daily", Date, "fr").Jpeg,
        ];

        Assert.Equal(covers.Length, covers.Select(Convert.ToBase64String).Distinct().Count());
    }

    public void Dispose() => noFonts.Dispose();

    private static string[]? Serif() => Directory.Exists("/usr/share/fonts/opentype") ? ["/usr/share/fonts/opentype"] : null;

    private static double Luminance(SKColor color)
    {
        static double Linear(byte part) => part / 255.0 <= 0.04045 ? part / 255.0 / 12.92 : Math.Pow(((part / 255.0) + 0.055) / 1.055, 2.4);
        return (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));
    }
}
