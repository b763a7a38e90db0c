using System.Xml.Linq;

namespace AudioPaper.Intake.Xml;

/// <summary>The order in which the blocks of an ALTO page are read.</summary>
internal static class AltoOrder
{
    /// <summary>
    /// The text blocks of a page: as <c>ReadingOrder</c> says (version 4.3), those it leaves out after the others; else as they stand in
    /// the file, a block's <c>IDNEXT</c> directly after it. The top margin comes first, the other margins last.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="places">Places of the document's blocks in its reading order, by their ids.</param>
    public static IReadOnlyList<XElement> Blocks(XElement page, IReadOnlyDictionary<string, int> places)
    {
        var blocks = page.Elements().OrderBy(space => space.Name.LocalName switch { "TopMargin" => 0, "PrintSpace" => 1, _ => 2 })
            .SelectMany(space => space.DescendantsAndSelf().Where(element => element.Name.LocalName == "TextBlock")).Distinct().ToList();
        var byId = blocks.Where(block => Id(block) is not null).GroupBy(block => Id(block)!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var first = byId.Where(block => places.ContainsKey(block.Key)).OrderBy(block => places[block.Key]).Select(block => block.Value);
        var ordered = new List<XElement>();
        var placed = new HashSet<XElement>();
        foreach (var block in first.Concat(blocks))
        {
            for (var next = block; next is not null && placed.Add(next); next = byId.GetValueOrDefault(next.Attribute("IDNEXT")?.Value ?? ""))
            {
                ordered.Add(next);
            }
        }

        return ordered;
    }

    /// <summary>Places in the reading order of a document, by the ids of its blocks. Found once: a document may have a thousand pages.</summary>
    public static Dictionary<string, int> Places(XDocument document)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var reference in document.Named("ReadingOrder").SelectMany(order => order.Named("ElementRef")))
        {
            places.TryAdd(reference.Attribute("REF")?.Value ?? "", places.Count);
        }

        return places;
    }

    private static string? Id(XElement block) => block.Attribute("ID")?.Value;
}
