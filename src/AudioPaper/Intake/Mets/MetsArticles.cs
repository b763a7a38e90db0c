using System.Xml.Linq;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Mets;

/// <summary>
/// Reads the articles out of the logical structure of a METS document, as libraries write it (METS/ALTO profiles for newspapers): divisions of
/// the type ARTICLE and the like, in them HEADING, TITLE, AUTHOR, PARAGRAPH and others that point to blocks (<c>area</c> with FILEID and
/// BEGIN). A block belongs to the first division that names it.
/// </summary>
internal sealed class MetsArticles(IReadOnlyList<MetsPage> pages)
{
    private static readonly HashSet<string> Articles = new(StringComparer.OrdinalIgnoreCase)
    {
        "ARTICLE", "ADVERTISEMENT", "OBITUARY", "LETTER", "POEM", "REVIEW", "EDITORIAL", "FEATURE", "INTERVIEW", "DEATH_NOTICE", "WEATHER",
    };

    private static readonly Dictionary<string, RegionRole> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HEADING"] = RegionRole.Headline, ["HEADLINE"] = RegionRole.Headline, ["TITLE"] = RegionRole.Headline,
        ["OVERLINE"] = RegionRole.Kicker, ["KICKER"] = RegionRole.Kicker, ["SUBTITLE"] = RegionRole.Deck, ["SUBHEADLINE"] = RegionRole.Deck, ["SUBHEADING"] = RegionRole.Deck,
        ["AUTHOR"] = RegionRole.Byline, ["BYLINE"] = RegionRole.Byline, ["CAPTION"] = RegionRole.Caption, ["PARAGRAPH"] = RegionRole.Paragraph,
        ["CROSSHEADING"] = RegionRole.Paragraph, ["BODY"] = RegionRole.Paragraph, ["BODY_CONTENT"] = RegionRole.Paragraph, ["TITLE_SECTION"] = RegionRole.Nameplate,
        ["PAGE_NUMBER"] = RegionRole.Folio, ["RUNNING_TITLE"] = RegionRole.Folio,
    };

    private readonly Dictionary<(string File, string Block), (MetsPage Page, List<AltoBlock> Blocks)> places = Places(pages);
    private readonly HashSet<AltoBlock> taken = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<XElement, int> numbers = [];

    private HashSet<XElement> sectionsOfArticles = [];

    /// <summary>Whether a block is part of a division.</summary>
    public bool Holds(AltoBlock block) => taken.Contains(block);

    /// <summary>The parts of all articles and what stands between them, in order of the document.</summary>
    public List<MetsPart> Of(XDocument mets)
    {
        var parts = new List<MetsPart>();
        foreach (var map in mets.Named("structMap").Where(map => !string.Equals(map.Attribute("TYPE")?.Value, "PHYSICAL", StringComparison.OrdinalIgnoreCase)))
        {
            sectionsOfArticles = [.. map.Named("div").Where(division => Articles.Contains(Type(division))).SelectMany(article => article.Ancestors())];
            foreach (var division in map.Named("div"))
            {
                if (PartOf(division) is { } part)
                {
                    parts.Add(part);
                }
            }
        }

        return parts;
    }

    private MetsPart? PartOf(XElement division)
    {
        var found = division.Elements().Where(child => child.Name.LocalName == "fptr").SelectMany(pointer => pointer.DescendantsAndSelf())
            .Select(area => (File: area.Attribute("FILEID")?.Value, Block: area.Attribute("BEGIN")?.Value))
            .Where(area => area is { File: not null, Block: not null })
            .Select(area => places.GetValueOrDefault((area.File!, area.Block!))).Where(place => place.Blocks is not null).ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var above = division.AncestorsAndSelf().Where(element => element.Name.LocalName == "div").ToList();
        var article = above.Find(element => Articles.Contains(Type(element))) ?? above.Find(element => Type(element) == "SECTION" && !sectionsOfArticles.Contains(element));
        var role = RoleOf(above, article);
        // What belongs to no article and is no furniture of the page is left to segmentation.
        var blocks = article is null && role is not (RegionRole.Nameplate or RegionRole.Folio or RegionRole.Section) ? [] : found.SelectMany(place => place.Blocks).Where(taken.Add).ToList();
        return blocks.Count == 0 ? null : new MetsPart(article is null ? -1 : NumberOf(article), role, found[0].Page.Label, blocks);
    }

    private int NumberOf(XElement article)
    {
        if (!numbers.TryGetValue(article, out var number))
        {
            numbers.Add(article, number = numbers.Count);
        }

        return number;
    }

    /// <summary>The role of the nearest division that has one; the heading of a section that holds articles is the section's name.</summary>
    private static RegionRole RoleOf(List<XElement> above, XElement? article)
    {
        var role = above.TakeWhile(element => element != article).Select(element => Roles.TryGetValue(Type(element), out var known) ? known : (RegionRole?)null)
            .FirstOrDefault(known => known is not null) ?? RegionRole.Paragraph;
        return article is not null ? role == RegionRole.Nameplate ? RegionRole.Paragraph : role
            : above.Exists(element => Type(element) == "TITLE_SECTION") ? RegionRole.Nameplate
            : role == RegionRole.Headline && above.Exists(element => Type(element) == "SECTION") ? RegionRole.Section : role;
    }

    private static string Type(XElement division) => division.Attribute("TYPE")?.Value.Trim().ToUpperInvariant() ?? "";

    /// <summary>The blocks that an ID of a file means: a block itself, or all blocks inside a larger one.</summary>
    private static Dictionary<(string File, string Block), (MetsPage Page, List<AltoBlock> Blocks)> Places(IReadOnlyList<MetsPage> pages)
    {
        var places = new Dictionary<(string, string), (MetsPage Page, List<AltoBlock> Blocks)>();
        foreach (var page in pages)
        {
            foreach (var block in page.Blocks)
            {
                foreach (var id in block.Ids.Distinct(StringComparer.Ordinal))
                {
                    if (!places.TryGetValue((page.FileId, id), out var place))
                    {
                        places.Add((page.FileId, id), place = (page, []));
                    }

                    place.Blocks.Add(block);
                }
            }
        }

        return places;
    }
}
