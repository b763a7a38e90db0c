namespace AudioPaper.Intake;

/// <summary>Which files of a folder (or a zip file) are the pages of an issue.</summary>
internal static class PageFiles
{
    private static readonly string[] Pages = [".txt", ".pdf"];
    private static readonly string[] All = [.. Pages, ".json", ".xml", ".html", ".xhtml", ".htm", ".epub", ".md", ".rss", ".atom", ".zip"];

    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".tif", ".tiff"];

    /// <summary>The endings of file names that may be pages, for messages.</summary>
    public static string Endings => string.Join(" ", All.Concat(Pictures));

    /// <summary>
    /// Where there is a page (.txt or .pdf), pages alone count: what lies beside them, like a README.md or an articles.json, is about them. Else
    /// all files count whose names end as a format does that can be read. Pictures count where there is nothing else, for elsewhere they
    /// illustrate it. In natural order.
    /// </summary>
    public static IReadOnlyList<string> Choose(IEnumerable<string> names)
    {
        var all = names.ToList();
        var known = all.Where(name => EndsWithAny(name, All)).Order(NaturalOrder.Instance).ToList();
        if (known.Count == 0)
        {
            return [.. all.Where(name => EndsWithAny(name, Pictures)).Order(NaturalOrder.Instance)];
        }

        return known.Any(name => EndsWithAny(name, Pages)) ? known.FindAll(name => EndsWithAny(name, Pages)) : known;
    }

    private static bool EndsWithAny(string name, string[] endings) =>
        endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
