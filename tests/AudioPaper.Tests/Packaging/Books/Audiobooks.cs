using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace AudioPaper.Tests.Packaging.Books;

public sealed class Audiobooks : IDisposable
{
    private readonly Shelf shelf = new();

    public void Dispose() => shelf.Dispose();

    [Theory]
    [InlineData(300)]
    [InlineData(1)]
    public async Task Name_only_files_that_are_in_them(int chapterCount)
    {
        var book = Shelf.Book(chapterCount, Epub_books.Hostile);
        using var archive = ZipFile.OpenRead(await shelf.WriteAsync("lpf", book));
        using var manifest = JsonDocument.Parse(archive.GetEntry("publication.json")!.Open());
        var root = manifest.RootElement;

        var listed = new[] { "readingOrder", "resources" }.SelectMany(list => root.GetProperty(list).EnumerateArray()).Select(link => link.GetProperty("url").GetString()!).ToList();
        Assert.Equal(archive.Entries.Select(entry => entry.FullName).Except(["publication.json"]).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        var contents = XDocument.Load(archive.GetEntry("contents.html")!.Open()).Descendants().Attributes("href").Select(href => href.Value).ToList();
        Assert.Equal("publication.json", contents[0]);
        Assert.Equal(root.GetProperty("readingOrder").EnumerateArray().Select(link => link.GetProperty("url").GetString()), contents.Skip(1));
    }

    [Fact]
    public async Task Say_what_the_recommendation_wants_to_know()
    {
        using var archive = ZipFile.OpenRead(await shelf.WriteAsync("lpf", Shelf.Book(4, ["标题", "GDP"])));
        using var manifest = JsonDocument.Parse(archive.GetEntry("publication.json")!.Open());
        var root = manifest.RootElement;

        Assert.Equal(["https://schema.org", "https://www.w3.org/ns/pub-context"], root.GetProperty("@context").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(("https://www.w3.org/TR/audiobooks/", "Audiobook", "标题"), (root.GetProperty("conformsTo").GetString(), root.GetProperty("type").GetString(), root.GetProperty("name").GetString()));
        foreach (var recommended in new[] { "id", "author", "readBy", "inLanguage", "readingProgression", "dateModified", "datePublished", "duration", "abridged", "accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary" })
        {
            Assert.True(root.TryGetProperty(recommended, out _), recommended);
        }

        var order = root.GetProperty("readingOrder").EnumerateArray().ToList();
        Assert.All(order, link => Assert.Equal("audio/mpeg", link.GetProperty("encodingFormat").GetString()));
        Assert.Equal(
            System.Xml.XmlConvert.ToTimeSpan(root.GetProperty("duration").GetString()!),
            order.Aggregate(TimeSpan.Zero, (sum, link) => sum + System.Xml.XmlConvert.ToTimeSpan(link.GetProperty("duration").GetString()!)));
        Assert.Equal(["cover", "contents"], root.GetProperty("resources").EnumerateArray().Select(link => link.GetProperty("rel")[0].GetString()));
    }
}
