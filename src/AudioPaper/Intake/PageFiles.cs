namespace AudioPaper.Intake;

/// <summary>Which files of a folder (or a zip file) are the pages of an issue.</summary>
internal static class PageFiles
{
    private static readonly string[] Pages = [".txt", ".pdf"];
    private static readonly string[] All = [.. Pages, ".json", ".xml", ".html", ".xhtml", ".htm", ".epub", ".md", ".rss", ".atom", ".zip"];

    /// <summary>The endings of file names that may be pages, for messages.</summary>
    public static string Endings => string.Join(" ", All);

    /// <summary>
    /// Where there is a page (.txt or .pdf), pages alone count: what lies beside them, like a README.md or an articles.json, is about them. Else
    /// all files count whose names end as a format does that can be read. In natural order.
    /// </summary>
    public static IReadOnlyList<string> Choose(IEnumerable<string> names)
    {
        var known = names.Where(name => EndsWithAny(name, All)).Order(NaturalOrder.Instance).ToList();
        return known.Any(name => EndsWithAny(name, Pages)) ? known.FindAll(name => EndsWithAny(name, Pages)) : known;
    }

    private static bool EndsWithAny(string name, string[] endings) =>
        endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
