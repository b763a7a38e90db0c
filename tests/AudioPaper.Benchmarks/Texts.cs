using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AudioPaper.Benchmarks;

/// <summary>Newspapers of any length, written for this; no two articles are alike.</summary>
internal static class Texts
{
    private static readonly string[] Places = ["望潮山", "青螺湾", "白鹭街", "杏林桥", "海棠里"];

    /// <summary>Raw Chinese page text in narrow columns; two articles on a page.</summary>
    public static string ChinesePages(int articles) => string.Concat(Enumerable.Range(1, articles).Select(i =>
        $"{(i % 2 == 1 ? $"{(i > 1 ? "\f" : "")}第{(i / 2) + 1}版　2026年3月18日　星期三\n\n" : "")}{Places[i % 5]}第{i}座茶亭昨天开放\n本报讯（记者 顾汀舟）" + Columns(string.Concat(Enumerable.Range(1, 12).Select(n => ChineseSentence(i, n))), 18) + "\n\n"));

    /// <summary>Raw English page text in narrow columns.</summary>
    public static string EnglishPages(int articles) => string.Concat(Enumerable.Range(1, articles).Select(i =>
        $"{(i % 2 == 1 ? $"{(i > 1 ? "\f" : "")}A{(i / 2) + 1}  Wednesday, March 18, 2026\n\n" : "")}Ferry Number {i} Sails Again\nBy Clara Wenlock\n" + Wrapped(string.Concat(Enumerable.Range(1, 14).Select(n => EnglishSentence(i, n))), 36) + "\n\n"));

    public static string ChineseSentence(int article, int n) => $"{Places[(article + n) % 5]}的茶亭有{(n * 7) + article}把椅子，修了{n}个月，花费{article + n}.5万元，老人说，从前这里只有一棵树。";

    public static string EnglishSentence(int article, int n) => $"The ferry carried {(n * 37) + article} people on day {n}, and its cap-tain said that the bell of pier {article} would ring again. ";

    public static string Ninjs(int items) => $"{{\"items\":[{string.Join(',', Enumerable.Range(1, items).Select(i => $"{{\"headline\":\"Ferry {i}\",\"byline\":\"Ann Lee\",\"body_xhtml\":\"<p>{EnglishSentence(i, 1)}</p><p>{EnglishSentence(i, 2)}</p>\"}}"))}]}}";

    public static string Articles(int items) => $"{{\"articles\":[{string.Join(',', Enumerable.Range(1, items).Select(i => $"{{\"headline\":\"茶亭{i}\",\"byline\":[\"张三\"],\"paragraphs\":[\"{ChineseSentence(i, 1)}\",\"{ChineseSentence(i, 2)}\"]}}"))}]}}";

    public static string Alto(int lines) => "<alto><Layout>" + string.Concat(Enumerable.Range(0, lines / 50).Select(page => $"<Page ID=\"p{page}\"><PrintSpace>" + string.Concat(Enumerable.Range(0, 10).Select(block =>
        $"<TextBlock ID=\"b{page}-{block}\" HPOS=\"100\" VPOS=\"{100 + (block * 300)}\" WIDTH=\"800\" HEIGHT=\"250\">" + string.Concat(Enumerable.Range(0, 5).Select(line =>
        $"<TextLine HPOS=\"100\" VPOS=\"{100 + (block * 300) + (line * 50)}\" WIDTH=\"800\" HEIGHT=\"40\">{string.Join("<SP/>", Enumerable.Range(0, 6).Select(word => $"<String CONTENT=\"word{page}{line}{word}\"/>"))}</TextLine>")) + "</TextBlock>")) + "</PrintSpace></Page>")) + "</Layout></alto>";

    public static string Html(int paragraphs) => $"<html><head><title>Ferry</title></head><body><article><h1>Ferry Sails</h1>{string.Concat(Enumerable.Range(1, paragraphs).Select(i => $"<p class=\"x\">{EnglishSentence(i, 3)}<b>{i}</b></p>\n"))}</article></body></html>";

    public static string Markdown(int articles) => string.Concat(Enumerable.Range(1, articles).Select(i => $"# Ferry {i}\n\n*By Ann Lee*\n\n{EnglishSentence(i, 1)}\n\n{ChineseSentence(i, 2)}\n\n"));

    public static string Feed(int items) => $"<rss><channel><title>Ferry News</title>{string.Concat(Enumerable.Range(1, items).Select(i => $"<item><title>Ferry {i}</title><description>&lt;p&gt;{EnglishSentence(i, 1)}&lt;/p&gt;&lt;p&gt;{EnglishSentence(i, 2)}&lt;/p&gt;</description></item>"))}</channel></rss>";

    /// <summary>A zip file of pages; as an EPUB with container, package and chapters.</summary>
    public static byte[] Zip(int members, bool isEpub)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (isEpub)
            {
                Add(archive, "META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>");
                Add(archive, "a.opf", $"<package><metadata/><manifest>{Each(i => $"<item id=\"c{i}\" href=\"c{i}.xhtml\" media-type=\"application/xhtml+xml\"/>")}</manifest><spine>{Each(i => $"<itemref idref=\"c{i}\"/>")}</spine></package>");
            }

            for (var i = 1; i <= members; i++)
            {
                Add(archive, isEpub ? $"c{i}.xhtml" : $"page{i}.txt", isEpub ? $"<?xml version=\"1.0\"?><html><body><h1>Ferry {i}</h1><p>{EnglishSentence(i, 1)}</p><p>{ChineseSentence(i, 1)}</p></body></html>" : ChinesePages(2));
            }
        }

        return stream.ToArray();

        string Each(Func<int, string> item) => string.Concat(Enumerable.Range(1, members).Select(item));
    }

    private static string Columns(string text, int width) => string.Join('\n', text.Chunk(width).Select(line => new string(line)));

    private static string Wrapped(string text, int width)
    {
        var (wrapped, column) = (new StringBuilder(), 0);
        foreach (var word in text.Split(' '))
        {
            (wrapped, column) = column + word.Length > width ? (wrapped.Append('\n'), 0) : (wrapped.Append(column > 0 ? " " : ""), column + 1);
            wrapped.Append(word);
            column += word.Length;
        }

        return wrapped.ToString();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    public static string Numbers(int count) => string.Concat(Enumerable.Range(1, count).Select(i => i.ToString(CultureInfo.InvariantCulture) + "\n\n" + ChineseSentence(i, 1) + "\n\n"));
}
