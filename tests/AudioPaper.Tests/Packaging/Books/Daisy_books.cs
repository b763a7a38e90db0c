namespace AudioPaper.Tests.Packaging.Books;

public sealed class Daisy_books : IDisposable
{
    private readonly Shelf shelf = new();

    public void Dispose() => shelf.Dispose();

    [Theory]
    [InlineData(300, false)]
    [InlineData(60, true)]
    [InlineData(1, false)]
    public async Task Follow_the_specification(int chapterCount, bool isHostile)
    {
        var book = Shelf.Book(chapterCount, isHostile ? Epub_books.Hostile : ["运盐旧铁路变身滨海步道", "GDP rises"]);
        var files = Shelf.Unpack(await shelf.WriteAsync("daisy", book));

        var documents = Directory.GetFiles(files).Where(path => Path.GetExtension(path) is ".html" or ".smil").Order(StringComparer.Ordinal).ToList();
        DaisyRules.ShouldHold(files);
        await BookTools.ShouldBeValidAsync(documents);
    }

    [Fact]
    public async Task Begin_with_their_title_also_without_an_opening()
    {
        var book = Shelf.Book(22, ["标题"]);
        book = book with { Articles = book.Articles.RemoveAt(0) };
        var files = Shelf.Unpack(await shelf.WriteAsync("daisy", book));

        DaisyRules.ShouldHold(files);
        await BookTools.ShouldBeValidAsync([Path.Combine(files, "ncc.html"), Path.Combine(files, "content.html")]);
    }
}
