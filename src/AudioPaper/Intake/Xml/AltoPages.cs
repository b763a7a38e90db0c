using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace AudioPaper.Intake.Xml;

/// <summary>Takes the pages out of an ALTO document (Library of Congress, versions 1 to 4).</summary>
internal static class AltoPages
{
    /// <summary>The pages in order of the document.</summary>
    public static ImmutableArray<AltoPage> Of(XDocument document)
    {
        var styles = document.Named("TextStyle").Where(style => style.Attribute("ID") is not null)
            .GroupBy(style => style.Attribute("ID")!.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        // Some programs write the confidence 0 for every word when they know none.
        var knowsConfidence = document.Named("String").Any(word => word.Attribute("WC")?.Value is { } stated && stated.AsSpan().ContainsAnyInRange('1', '9'));
        var places = AltoOrder.Places(document);
        return [.. document.Named("Page").Select(page => new AltoPage(Label(page),
            [.. AltoOrder.Blocks(page, places).Select(block => Block(block, styles, knowsConfidence)).Where(block => block.Lines.Length > 0)]))];
    }

    private static string? Label(XElement page) =>
        new[] { "PRINTED_IMG_NR", "PHYSICAL_IMG_NR" }.Select(attribute => page.Attribute(attribute)?.Value.Trim()).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static AltoBlock Block(XElement block, Dictionary<string, XElement> styles, bool knowsConfidence) => new(
        [.. block.AncestorsAndSelf().Select(element => element.Attribute("ID")?.Value).OfType<string>()],
        [.. AltoWords.LinesOf(block).Select(line =>
        {
            var style = Style([line.Element, line.Element.Child("String"), block], styles);
            return new AltoLine(line.Text, Size(style), style?.Attribute("FONTSTYLE")?.Value.Contains("bold", StringComparison.OrdinalIgnoreCase) == true, knowsConfidence ? line.Uncertain : []);
        })]);

    private static double Size(XElement? style) =>
        double.TryParse(style?.Attribute("FONTSIZE")?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && double.IsFinite(size) && size > 0 ? size : 0;

    /// <summary>The first text style that an element refers to, the nearest first.</summary>
    private static XElement? Style(IEnumerable<XElement?> elements, Dictionary<string, XElement> styles) => elements
        .SelectMany(element => (element?.Attribute("STYLEREFS")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(id => styles.GetValueOrDefault(id)).FirstOrDefault(style => style is not null);
}
