using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace AudioPaper.Intake.Xml;

/// <summary>
/// Reads scanned pages in ALTO (Library of Congress, versions 1 to 4). What lines and blocks are, segmentation finds out: a region for
/// each line, a blank line between blocks, a form feed between pages. METS files, which tie ALTO pages together, are not read.
/// </summary>
public static class AltoReader
{
    /// <summary>Reads the pages of a file.</summary>
    /// <exception cref="IntakeException">The file is no ALTO, or holds no text.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name)
    {
        var document = SafeXml.Load(bytes, name);
        var styles = document.Named("TextStyle").Where(style => style.Attribute("ID") is not null)
            .GroupBy(style => style.Attribute("ID")!.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var places = AltoOrder.Places(document);
        var text = new StringBuilder();
        var regions = ImmutableArray.CreateBuilder<TextRegion>();
        foreach (var page in document.Named("Page"))
        {
            var label = new[] { "PRINTED_IMG_NR", "PHYSICAL_IMG_NR" }.Select(attribute => page.Attribute(attribute)?.Value.Trim()).FirstOrDefault(value => !string.IsNullOrEmpty(value));
            text.Append(text.Length > 0 ? "\f" : "");
            var isFirst = true;
            foreach (var block in AltoOrder.Blocks(page, places))
            {
                var lines = AltoLine.Of(block).Where(line => line.Text.Length > 0).ToList();
                text.Append(lines.Count == 0 ? "" : isFirst ? "" : "\n");
                foreach (var line in lines)
                {
                    var style = Style([line.Element, line.Element.Child("String"), block], styles);
                    regions.Add(new TextRegion(text.Length, line.Text.Length, RegionRole.Line)
                    {
                        Page = label,
                        SizePt = double.TryParse(style?.Attribute("FONTSIZE")?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && double.IsFinite(size) && size > 0 ? size : 0,
                        IsBold = style?.Attribute("FONTSTYLE")?.Value.Contains("bold", StringComparison.OrdinalIgnoreCase) == true,
                    });
                    text.Append(line.Text).Append('\n');
                    isFirst = false;
                }
            }
        }

        return regions.Count == 0
            ? throw new IntakeException($"{name} holds no lines of text (alto/Layout/Page//TextLine/String); give an ALTO file with recognised text.", $"{name} 里没有文字行（alto/Layout/Page//TextLine/String）；请给出含识别文字的 ALTO 文件。")
            : [new Source(Path.GetFileName(name), text.ToString()) { Regions = regions.ToImmutable() }];
    }

    /// <summary>The first text style that an element refers to, the nearest first.</summary>
    private static XElement? Style(IEnumerable<XElement?> elements, Dictionary<string, XElement> styles) => elements
        .SelectMany(element => (element?.Attribute("STYLEREFS")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(id => styles.GetValueOrDefault(id)).FirstOrDefault(style => style is not null);
}
