using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AudioPaper.Intake;
using AudioPaper.Publishing.ProofSheet;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Publishing.ProofSheet;

/// <summary>A proof sheet as a browser's parser sees it.</summary>
internal sealed class SheetPage
{
    private SheetPage(string html, IHtmlDocument document) => (Html, Document) = (html, document);

    public string Html { get; }

    public IHtmlDocument Document { get; }

    public static SheetPage Of(params string[] pages) => Of([.. pages.Select((text, i) => new Source($"page{i + 1}.txt", text))]);

    public static SheetPage Of(ImmutableArray<Source> sources, bool inChinese = false) => Of(Segmenter.Segment(sources), sources, inChinese);

    public static SheetPage Of(IssueText issue, ImmutableArray<Source> sources, bool inChinese = false)
    {
        using var stream = new MemoryStream();
        ProofSheetHtml.Write(issue, sources, inChinese, stream, CancellationToken.None);
        var html = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
        return new SheetPage(html, new HtmlParser().ParseDocument(html));
    }

    public static async Task<SheetPage> OfFilesAsync(params string[] inputs) =>
        Of(await PageReader.ReadAsync(inputs, TestContext.Current.CancellationToken));

    public IElement At(string selector) => Document.QuerySelector(selector) ?? throw new InvalidOperationException($"Nothing is {selector}.");

    public IEnumerable<IElement> All(string selector) => Document.QuerySelectorAll(selector);

    /// <summary>The text of an element as it stands in the pages: without labels, codes turned back to what they stand for.</summary>
    public static string TextOf(INode node) => node switch
    {
        IElement element when element.ClassList.Contains("vh") || element.ClassList.Contains("chip") => "",
        IElement element when element.ClassList.Contains("sign") => Character(int.Parse(element.TextContent[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        IText text => text.Data,
        _ => string.Concat(node.ChildNodes.Select(TextOf)),
    };

    /// <summary>The text of a source, white space apart.</summary>
    public string SourceText(int source) => Bare(string.Concat(All($"#source{source + 1} .run").Select(TextOf)));

    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Character(int code) => code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code);
}
