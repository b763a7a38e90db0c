using System.Collections.Immutable;
using System.Text;
using AudioPaper.Intake;
using AudioPaper.Intake.Archives;
using AudioPaper.Intake.Html;
using AudioPaper.Intake.Json;
using AudioPaper.Intake.Markdown;
using AudioPaper.Intake.Mets;
using AudioPaper.Intake.Xml;
using AudioPaper.Segmentation;
using CsCheck;

namespace AudioPaper.Tests.Intake.Formats;

public class MutationTests
{
    private static readonly Dictionary<string, Func<byte[], string, ImmutableArray<Source>>> Readers = new(StringComparer.Ordinal)
    {
        ["ninjs2"] = NinjsReader.Read,
        ["ninjs3"] = NinjsReader.Read,
        ["articles"] = ArticlesReader.Read,
        ["alto"] = AltoReader.Read,
        ["html"] = HtmlReader.Read,
        ["html-zh"] = HtmlReader.Read,
        ["epub"] = EpubReader.Read,
        ["markdown"] = MarkdownReader.Read,
        ["rss"] = FeedReader.Read,
        ["atom"] = FeedReader.Read,
        ["rdf"] = FeedReader.Read,
        ["mets"] = (bytes, name) => MetsReader.Read(bytes, name, name, MetsFolder.Around(Corpus.PathOf("mets"), CancellationToken.None), CancellationToken.None).Sources,
        ["zip"] = (bytes, name) => SourceReader.Read(bytes, name, CancellationToken.None),
    };

    private static readonly byte[][] Pieces = [.. new[]
    {
        "<", ">", "</p>", "<p>", "<h1>", "<article>", "<br><br>", "\"", "{", "}", "[", "null", "5", "\\ud800", "\\u0000", "&#xD800;", "&amp;", "<![CDATA[", "]]>", "<!--", "\n\n", "# ", "> ",
        "\u200B", "\u00AD", "😀", "\f", "By Ann Lee", "本报讯（记者 张三）", "hidden", "<time>", "<table><tr><td>", "\u0001",
    }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xED, 0xA0, 0x80], [0]];

    public static IEnumerable<TheoryDataRow<string>> Names => Corpus.Names.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_file_gives_a_result_that_adds_up_or_a_sentence(string name)
    {
        var whole = Corpus.BytesOf(name);
        var file = Path.GetFileName(Corpus.PathOf(name));
        Mutated(whole).Sample(
            bytes =>
            {
                Check(Readers[name], bytes, file);
                Check((content, title) => SourceReader.Read(content, title, CancellationToken.None), bytes, file);
            },
            iter: 400, threads: 1);
    }

    private static Gen<byte[]> Mutated(byte[] whole) =>
        from edits in Gen.Select(Gen.Int[0, whole.Length], Gen.Int[0, 40], Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]), Gen.Int[0, 9]).Array[1, 4]
        select edits.Aggregate(whole, (bytes, edit) => Edit(bytes, Math.Min(edit.Item1, bytes.Length), edit.Item2, edit.Item3, edit.Item4));

    private static byte[] Edit(byte[] bytes, int at, int length, byte[] piece, int kind)
    {
        var end = Math.Min(bytes.Length, at + length);
        return kind switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[at..]],
            3 when at < bytes.Length => [.. bytes[..at], (byte)(bytes[at] ^ (1 << (length % 8))), .. bytes[(at + 1)..]],
            _ => [.. bytes[..at], .. piece, .. bytes[at..]],
        };
    }

    private static void Check(Func<byte[], string, ImmutableArray<Source>> read, byte[] bytes, string name)
    {
        ImmutableArray<Source> sources;
        try
        {
            sources = read(bytes, name);
        }
        catch (IntakeException)
        {
            return;
        }

        Assert.NotEmpty(sources);
        // Sources of page text alone are judged by the tests of segmentation.
        if (sources.All(source => source.Regions.Any(region => region.Article >= 0)))
        {
            Corpus.AssertAllIsAccountedFor(sources, Segmenter.Segment(sources));
        }
    }
}
