using System.Xml.Linq;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Mets;

/// <summary>The order and the labels that the physical structure of a METS document gives its files.</summary>
internal sealed class MetsOrder
{
    private readonly Dictionary<string, (int Position, string? Label)> files = new(StringComparer.Ordinal);

    private MetsOrder()
    {
    }

    /// <summary>Reads them; empty when the document has no physical structure.</summary>
    public static MetsOrder Of(XDocument mets)
    {
        var order = new MetsOrder();
        foreach (var map in mets.Named("structMap").Where(map => string.Equals(map.Attribute("TYPE")?.Value, "PHYSICAL", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var id in map.Named("fptr", "area").Where(pointer => pointer.Attribute("FILEID") is not null))
            {
                var page = id.Ancestors().FirstOrDefault(element => element.Name.LocalName == "div");
                var label = page?.Attribute("ORDERLABEL")?.Value.Trim();
                order.files.TryAdd(id.Attribute("FILEID")!.Value, (order.files.Count, string.IsNullOrEmpty(label) ? null : label));
            }
        }

        return order;
    }

    /// <summary>Whether the structure names a file.</summary>
    public bool Holds(string file) => files.ContainsKey(file);

    /// <summary>The position of a file, from 0; those that the structure does not name come last.</summary>
    public int PositionOf(string file) => files.TryGetValue(file, out var found) ? found.Position : int.MaxValue;

    /// <summary>The printed label of the page that a file belongs to, or null.</summary>
    public string? LabelOf(string file) => files.TryGetValue(file, out var found) ? found.Label : null;
}
