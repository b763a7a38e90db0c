using System.Buffers.Binary;
using AudioPaper.Packaging;
using SkiaSharp;

namespace AudioPaper.Tests.Packaging;

public sealed class OwnCoverTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(2000, 2000, 2000)]
    [InlineData(4000, 4000, 3000)]
    [InlineData(600, 600, 1400)]
    [InlineData(1600, 400, 1600)]
    [InlineData(1, 3000, 3000)]
    public async Task A_cover_becomes_a_square_that_directories_take(int width, int height, int expected)
    {
        var (cover, reason) = await ReadAsync("cover.png", Picture(width, height, SKEncodedImageFormat.Png));

        Assert.Null(reason);
        using var image = SKBitmap.Decode(cover!.Jpeg);
        Assert.Equal((expected, expected), (image.Width, image.Height));
        Assert.InRange(cover.Jpeg.Length, 1_000, 512_000);
        Assert.Equal(Math.Max(width, height) < 1400 ? ["cover-enlarged"] : [], cover.Diagnostics.Select(finding => finding.Code));
        Assert.Equal(width * 10 < height ? (byte)0 : (byte)255, image.GetPixel(expected / 4, expected / 2).Red > 128 ? (byte)255 : (byte)0);
    }

    [Fact]
    public async Task A_noisy_picture_is_made_small_enough()
    {
        using var bitmap = new SKBitmap(3000, 3000);
        new Random(1).NextBytes(bitmap.GetPixelSpan());
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 60);

        var (cover, _) = await ReadAsync("cover.jpg", data.ToArray());

        Assert.InRange(cover!.Jpeg.Length, 1_000, 4_000_000);
    }

    [Fact]
    public async Task Two_hundred_megapixels_are_refused_before_they_are_unpacked()
    {
        // A whole PNG of one row, whose header says more.
        var bomb = Picture(20_000, 1, SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 10_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));

        var (cover, reason) = await ReadAsync("cover.png", bomb);

        Assert.Null(cover);
        Assert.Contains("20000 × 10000 pixels", reason!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no picture")]
    [InlineData("GIF89a\u0001\0\u0001\0")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    public async Task What_is_no_picture_is_told(string content)
    {
        var (cover, reason) = await ReadAsync("cover.jpg", System.Text.Encoding.Latin1.GetBytes(content));

        Assert.Null(cover);
        Assert.Equal("cover-unusable", reason!.Code);
        Assert.Contains("is no JPEG or PNG picture", reason.Message, StringComparison.Ordinal);
        Assert.Contains("cover.jpg", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_torn_anywhere_is_told()
    {
        var whole = Picture(1500, 1500, SKEncodedImageFormat.Png);
        for (var length = 1; length < whole.Length - 12; length += whole.Length / 9)
        {
            Assert.Equal("cover-unusable", (await ReadAsync("cover.png", whole[..length])).Reason?.Code);
        }
    }

    [Fact]
    public async Task A_missing_cover_is_not_looked_for_twice()
    {
        Assert.Null(OwnCover.Find(folder.Path));
        Assert.Equal("cover-unusable", (await OwnCover.ReadAsync(folder["cover.jpg"], "x", TestContext.Current.CancellationToken)).Reason?.Code);
    }

    [Fact]
    public void Chapters_have_pictures_of_bounded_number_and_size()
    {
        foreach (var (count, expected) in new[] { (13, 13), (100, 100), (300, 15) })
        {
            var recording = Issues.Recording(count, Issues.HostileTitles);
            var pictures = ChapterArt.Draw(recording, "海湾晚报", new(2026, 3, 18), "zh-CN").ToList();

            Assert.Equal(expected, pictures.Count);
            Assert.Equal(expected, pictures.Select(picture => picture.Name).Distinct().Count());
            Assert.All(pictures, picture => Assert.InRange(picture.Jpeg.Length, 1_000, 40_000));
            Assert.Equal(count == 300 ? 299 : count, pictures.Sum(picture => picture.ArticleIds.Length));
        }

        Assert.Empty(ChapterArt.Draw(Issues.Recording(3, ["题"]), "x", new(2026, 3, 18), "en", [folder.Path]));
    }

    public void Dispose() => folder.Dispose();

    private async Task<(CoverImage? Cover, Diagnostics.Diagnostic? Reason)> ReadAsync(string name, byte[] content)
    {
        await File.WriteAllBytesAsync(folder[name], content, TestContext.Current.CancellationToken);
        Assert.Equal(folder[name], OwnCover.Find(folder.Path));
        return await OwnCover.ReadAsync(folder[name], "海湾晚报", TestContext.Current.CancellationToken);
    }

    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.White);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB8_8320);
            }
        }

        return ~crc;
    }
}
