using System.IO.Compression;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AudioPaper.Packaging;

namespace AudioPaper.Tests.Packaging.Books;

public sealed class Epub_books : IDisposable
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Smil = "http://www.w3.org/ns/SMIL";
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace Ops = "http://www.idpf.org/2007/ops";
    private readonly Shelf shelf = new();

    /// <summary>What pages may hold.</summary>
    internal static readonly string[] Hostile =
    [
        .. Issues.HostileTitles, "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<![CDATA[x", "<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
        "\u0000\u0001\u001F\u007F\u0085\u009F", "\uFFFE\uFFFF\uFDD0 \uDBFF\uDFFF \uE000", "\u202E\u202E\u2066 abc", "\uDC00\uD800", "javascript:alert(1)", "../../etc/passwd", " \t\n ", new string('<', 5_000),
    ];

    public void Dispose() => shelf.Dispose();

    [Theory]
    [InlineData(300, false)]
    [InlineData(60, true)]
    [InlineData(1, false)]
    public async Task Pass_EPUBCheck_without_a_warning(int chapterCount, bool isHostile) =>
        await BookTools.ShouldPassEpubCheckAsync(await shelf.WriteAsync("epub", Shelf.Book(chapterCount, isHostile ? Hostile : ["运盐旧铁路变身滨海步道", "GDP 增长 5%"])));

    [Fact]
    public async Task Pass_Ace_whatever_the_page_holds() =>
        await BookTools.ShouldPassAceAsync(await shelf.WriteAsync("epub", Shelf.Book(30, Hostile)), shelf.Folder);

    [Fact]
    public async Task Are_known_by_their_first_bytes_and_the_same_each_time()
    {
        var book = Shelf.Book(3, ["一", "二"]);
        var first = await File.ReadAllBytesAsync(await shelf.WriteAsync("epub", book), TestContext.Current.CancellationToken);
        var second = await File.ReadAllBytesAsync(await shelf.WriteAsync("epub", book, "again.epub"), TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
        // EPUB 3.3, 4.3.2: local file header without extra field, the name at byte 30, the content at byte 38.
        Assert.Equal("mimetypeapplication/epub+zip", Encoding.ASCII.GetString(first, 30, 28));
        Assert.Equal(0, BitConverter.ToUInt16(first, 8));
        Assert.Equal(0, BitConverter.ToUInt16(first, 28));
    }

    [Fact]
    public async Task Carry_the_sound_without_its_tag()
    {
        using var archive = ZipFile.OpenRead(await shelf.WriteAsync("epub", Shelf.Book(2, ["一"])));
        var sound = new MemoryStream();
        await using (var entry = await archive.GetEntry("EPUB/audio/01-opening.mp3")!.OpenAsync(TestContext.Current.CancellationToken))
        {
            await entry.CopyToAsync(sound, TestContext.Current.CancellationToken);
        }

        var whole = await File.ReadAllBytesAsync(shelf.Folder["sound.mp3"], TestContext.Current.CancellationToken);
        Assert.Equal("ID3", Encoding.ASCII.GetString(whole, 0, 3));
        Assert.True(whole.AsSpan().EndsWith(sound.ToArray()));
        Assert.True(Mp3FrameHeader.TryRead(sound.ToArray(), out _));
    }

    [Fact]
    public async Task Play_all_sound_without_gaps_and_tell_its_length()
    {
        var book = Shelf.Book(43, Hostile);
        var files = Shelf.Unpack(await shelf.WriteAsync("epub", book));
        var package = DaisyRules.Read(Path.Combine(files, "EPUB", "package.opf")).Root!;
        var lengths = package.Descendants(Opf + "meta").Where(meta => (string?)meta.Attribute("property") == "media:duration").ToLookup(meta => (string?)meta.Attribute("refines"), meta => Ms(meta.Value));

        Assert.Equal(lengths[null].Single(), lengths.Where(group => group.Key is not null).Sum(group => group.Single()));
        foreach (var path in Directory.GetFiles(Path.Combine(files, "EPUB", "overlay")))
        {
            var at = 0L;
            var text = DaisyRules.Read(Path.Combine(files, "EPUB", "text", Path.GetFileNameWithoutExtension(path) + ".xhtml"));
            var ids = text.Descendants().Attributes("id").Select(id => id.Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            foreach (var par in DaisyRules.Read(path).Descendants(Smil + "par"))
            {
                var audio = par.Element(Smil + "audio")!;
                Assert.Equal(at, Ms(audio.Attribute("clipBegin")!.Value));
                at = Ms(audio.Attribute("clipEnd")!.Value);
                Assert.Contains(par.Element(Smil + "text")!.Attribute("src")!.Value.Split('#')[1], ids);
            }

            Assert.Equal(lengths[$"#overlay-{Path.GetFileNameWithoutExtension(path)}"].Single(), at);
        }
    }

    [Fact]
    public async Task Show_text_as_text_and_lose_none_of_it()
    {
        var book = Shelf.Book(27, Hostile);
        var files = Shelf.Unpack(await shelf.WriteAsync("epub", book));
        foreach (var article in book.Articles)
        {
            var text = DaisyRules.Read(Path.Combine(files, "EPUB", "text", Path.GetFileNameWithoutExtension(article.File.Path) + ".xhtml"));
            Assert.Equal(
                article.Passages.SelectMany(passage => passage.Sentences).Select(sentence => PlainText.OneLine(sentence.Text).Trim()),
                text.Descendants(Html + "span").Where(span => span.Attribute("id") is not null).Select(span => span.Value));
            string[] known = ["html", "head", "title", "link", "body", "section", "div", "h1", "h2", "p", "span"];
            Assert.Empty(text.Descendants().Select(element => element.Name.LocalName).Except(known));
        }
    }

    [Fact]
    public async Task Can_be_navigated_by_section_article_and_page()
    {
        var files = Shelf.Unpack(await shelf.WriteAsync("epub", Shelf.Book(42, ["标题", "GDP rises"])));
        var navs = DaisyRules.Read(Path.Combine(files, "EPUB", "nav.xhtml")).Descendants(Html + "nav").ToDictionary(nav => (string)nav.Attribute(Ops + "type")!);

        Assert.Equal(["toc", "page-list", "landmarks"], navs.Keys);
        var top = navs["toc"].Element(Html + "ol")!.Elements(Html + "li").ToList();
        Assert.Equal(["0 标题", "第1版", "第2版", "第3版"], top.Select(item => item.Element(Html + "a")!.Value));
        Assert.Equal([0, 20, 20, 1], top.Select(item => item.Elements(Html + "ol").Elements(Html + "li").Count()));
        Assert.Equal(["A1", "A2", "A3"], navs["page-list"].Descendants(Html + "a").Select(link => link.Value));
        foreach (var link in navs.Values.SelectMany(nav => nav.Descendants(Html + "a")).Select(link => link.Attribute("href")!.Value.Split('#')))
        {
            var target = DaisyRules.Read(Path.Combine(files, "EPUB", link[0]));
            Assert.True(link.Length == 1 || target.Descendants().Any(element => (string?)element.Attribute("id") == link[1]), string.Join('#', link));
        }
    }

    [Fact]
    public async Task Mark_what_is_announced_and_what_nobody_can_say()
    {
        var files = Shelf.Unpack(await shelf.WriteAsync("epub", Shelf.Book(3, ["标题"])));
        XDocument Text(string name) => DaisyRules.Read(Path.Combine(files, "EPUB", "text", name));

        Assert.Equal(["announced", "announced", "announced"], Text("01-opening.xhtml").Descendants().Where(element => element.Name.LocalName is "h1" or "p").Select(element => (string?)element.Attribute("class")));
        var first = Text("02-a1.xhtml");
        Assert.Equal(("announced", null), ((string?)first.Descendants(Html + "h1").Single().Attribute("class"), (string?)first.Descendants(Html + "h2").Single().Attribute("class")));
        Assert.Equal("😀", first.Descendants(Html + "span").Single(span => (string?)span.Attribute("class") == "unsaid").Value);
        Assert.DoesNotContain("s3", DaisyRules.Read(Path.Combine(files, "EPUB", "overlay", "02-a1.smil")).Descendants(Smil + "text").Select(text => text.Attribute("src")!.Value.Split('#')[1]));
        Assert.Contains("auditory", DaisyRules.Read(Path.Combine(files, "EPUB", "package.opf")).Descendants(Opf + "meta").Where(meta => (string?)meta.Attribute("property") == "schema:accessMode").Select(meta => meta.Value));
        // Where something is not heard, the sound alone is not enough.
        Assert.DoesNotContain("auditory", DaisyRules.Read(Path.Combine(files, "EPUB", "package.opf")).Descendants(Opf + "meta").Where(meta => (string?)meta.Attribute("property") == "schema:accessModeSufficient").Select(meta => meta.Value));
    }

    private static long Ms(string clock) => (long)TimeSpan.ParseExact(clock, @"h\:mm\:ss\.fff", CultureInfo.InvariantCulture).TotalMilliseconds;
}
