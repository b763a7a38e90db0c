using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using AudioPaper.Intake;
using AudioPaper.Intake.Archives;
using AudioPaper.Intake.Html;
using AudioPaper.Intake.Json;
using AudioPaper.Intake.Markdown;
using AudioPaper.Intake.Pdf;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Tests.Intake.Mutations;

/// <summary>A reader and the files that it is given.</summary>
internal sealed class MutatedReader
{
    private readonly Mutator mutator;
    private readonly bool isZip;

    static MutatedReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private MutatedReader(string file, Func<byte[], string, ImmutableArray<Source>> read, IReadOnlyList<byte[]> seeds, Encoding? encoding = null)
    {
        (File, Read, isZip) = (file, read, seeds[0].AsSpan().StartsWith("PK"u8));
        mutator = new Mutator(isZip ? [.. seeds.SelectMany(Contents), .. seeds] : seeds, [.. Directory.GetFiles(Repository.At("tests", "corpus"), "*.*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".pdf", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllBytes)], encoding ?? Encoding.UTF8);
        Seeds = seeds;
    }

    public static IReadOnlyDictionary<string, Lazy<MutatedReader>> All { get; } = new Dictionary<string, Lazy<MutatedReader>>(StringComparer.Ordinal)
    {
        ["page-utf8"] = Page(Encoding.UTF8),
        ["page-utf16"] = Page(Encoding.Unicode),
        ["page-gb18030"] = Page("gb18030"),
        ["page-big5"] = Page("big5"),
        ["ninjs"] = Of("a.json", NinjsReader.Read, "ninjs2/item.json", "ninjs3/items.json"),
        ["articles"] = Of("a.json", ArticlesReader.Read, "articles/articles.json"),
        ["alto"] = Of("a.xml", AltoReader.Read, "alto/page.xml"),
        ["html"] = Of("a.html", HtmlReader.Read, "html/page.html", "html-zh/page.htm"),
        ["epub"] = Of("a.epub", EpubReader.Read, "epub/issue.epub"),
        ["zip"] = Of("a.zip", (bytes, name) => SourceReader.Read(bytes, name, CancellationToken.None), "zip/issue.zip"),
        ["markdown"] = Of("a.md", MarkdownReader.Read, "markdown/issue.md"),
        ["feed"] = Of("a.rss", FeedReader.Read, "rss/feed.rss", "atom/feed.atom", "rdf/feed.xml"),
        ["pdf"] = new(() => new MutatedReader("a.pdf", (bytes, name) => [PdfReader.Read(bytes, name, CancellationToken.None).Source], PlainPdf.Seeds)),
        ["pdf-corpus"] = Of("a.pdf", (bytes, name) => [PdfReader.Read(bytes, name, CancellationToken.None).Source], "pdf/linden.pdf", "pdf/qingxia.pdf", "pdf/pinwheel.pdf"),
    };

    public string File { get; }

    public Func<byte[], string, ImmutableArray<Source>> Read { get; }

    private IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>The input of a number. In two of three zip files a member is spoiled and packed as it should be: what is spoiled outside is found out by the checksums.</summary>
    public byte[] Input(int number)
    {
        var mutated = mutator.File(number);
        return isZip && number % 3 != 0 ? Packed(Seeds[number % Seeds.Count], mutated, number) : mutated;
    }

    private static Lazy<MutatedReader> Of(string file, Func<byte[], string, ImmutableArray<Source>> read, params string[] seeds) =>
        new(() => new MutatedReader(file, read, [.. seeds.Select(seed => System.IO.File.ReadAllBytes(Repository.At(["tests", "corpus", .. seed.Split('/')])))]));

    private static Lazy<MutatedReader> Page(string encoding) => new(() => PageIn(Encoding.GetEncoding(encoding)));

    private static Lazy<MutatedReader> Page(Encoding encoding) => new(() => PageIn(encoding));

    private static MutatedReader PageIn(Encoding encoding)
    {
        var pages = new[] { "harbour/page1.txt", "harbour/page2.txt", "harbour/page3.txt", "short/page.txt" }.Select(page => System.IO.File.ReadAllText(Repository.At(["tests", "samples", .. page.Split('/')])));
        return new MutatedReader("a.txt", (bytes, name) => SourceReader.Read(bytes, name, CancellationToken.None),
            [.. pages.Select((page, i) => (byte[])[.. i % 2 == 0 ? encoding.GetPreamble() : [], .. encoding.GetBytes(page)])], encoding);
    }

    private static IEnumerable<byte[]> Contents(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries.Where(entry => entry.Length > 0))
        {
            using var stream = new MemoryStream();
            using var content = entry.Open();
            content.CopyTo(stream);
            yield return stream.ToArray();
        }
    }

    private static byte[] Packed(byte[] zip, byte[] content, int number)
    {
        using var stream = new MemoryStream();
        stream.Write(zip);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries[number / 3 % archive.Entries.Count];
            var name = entry.FullName;
            entry.Delete();
            using var member = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            member.Write(content);
        }

        return stream.ToArray();
    }
}
