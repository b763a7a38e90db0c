using System.Xml.Linq;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Mets;

/// <summary>What a METS document tells of the issue.</summary>
/// <param name="Newspaper">Name of the newspaper, or null.</param>
/// <param name="Date">Date of the issue, or null.</param>
internal sealed record MetsFacts(string? Newspaper, DateOnly? Date)
{
    /// <summary>
    /// Reads them from the descriptions (MODS) of the divisions NEWSPAPER and ISSUE, else from the document's label. Descriptions of articles
    /// hold titles and dates, too, and do not count.
    /// </summary>
    public static MetsFacts Of(XDocument mets)
    {
        var about = mets.Named("structMap").SelectMany(map => map.Named("div"))
            .Where(division => division.Attribute("TYPE")?.Value.Trim().ToUpperInvariant() is "NEWSPAPER" or "PERIODICAL" or "VOLUME" or "ISSUE")
            .SelectMany(division => (division.Attribute("DMDID")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
        var described = mets.Named("dmdSec").Where(section => about.Contains(section.Attribute("ID")?.Value ?? "")).ToList();
        var title = described.SelectMany(section => section.Named("titleInfo")).Select(info => SourceBuilder.OneLine(info.Child("title")?.Value ?? "")).FirstOrDefault(text => text.Length is > 0 and <= 100);
        var label = mets.Root!.Attribute("LABEL")?.Value;
        return new MetsFacts(title ?? StatedFacts.Newspaper(label),
            described.SelectMany(section => section.Named("dateIssued")).Select(date => StatedFacts.Date(date.Value)).FirstOrDefault(date => date is not null));
    }
}
