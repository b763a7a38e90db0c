using System.Xml.Linq;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Mets;

/// <summary>
/// The files that a METS document lists (<c>fileSec</c>), matched to those that were given with it. What it writes as an address is compared
/// with names and never used as a path.
/// </summary>
internal sealed class MetsFiles
{
    private readonly List<(string Id, string Address)> listed = [];
    private readonly Dictionary<string, string> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, string> byLastPart;
    private readonly string folder;

    /// <summary>Matches the files.</summary>
    /// <param name="document">The METS document.</param>
    /// <param name="own">Its own name in the set.</param>
    /// <param name="given">The names of the set.</param>
    public MetsFiles(XDocument document, string own, IEnumerable<string> given)
    {
        folder = own.Contains('/', StringComparison.Ordinal) ? own[..own.LastIndexOf('/')] : "";
        var names = given.Where(name => name != own).ToList();
        byLastPart = names.ToLookup(name => name[(name.LastIndexOf('/') + 1)..], StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            byName.TryAdd(name, name);
        }

        foreach (var file in document.Named("file"))
        {
            var address = file.Named("FLocat").SelectMany(place => place.Attributes()).FirstOrDefault(attribute => attribute.Name.LocalName == "href")?.Value;
            if (file.Attribute("ID")?.Value is { } id && address is not null && IsXml(file, address))
            {
                listed.Add((id, address.Trim()));
            }
        }
    }

    /// <summary>The XML files that the document lists, in its order: ID, address as written, name in the set or null when it was not given.</summary>
    public IEnumerable<(string Id, string Address, string? Name)> Listed => listed.Select(file => (file.Id, file.Address, NameOf(file.Address)));

    private static bool IsXml(XElement file, string address) => address.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || file.Attribute("MIMETYPE")?.Value is "text/xml" or "application/xml" or "application/alto+xml";

    /// <summary>The file at an address relative to the METS file; else the only one in the set that is called the same.</summary>
    private string? NameOf(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var parts = new List<string>();
        foreach (var part in $"{folder}/{Uri.UnescapeDataString(scheme < 0 ? address : address[(scheme + 3)..])}".Replace('\\', '/').Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return byName.TryGetValue(string.Join('/', parts), out var name) ? name
            : parts.Count > 0 && byLastPart[parts[^1]].Take(2).ToList() is [var only] ? only : null;
    }
}
