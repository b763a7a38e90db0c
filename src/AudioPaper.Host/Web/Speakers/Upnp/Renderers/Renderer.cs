using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>A device that plays what it is told to (MediaRenderer:1 with AVTransport:1).</summary>
/// <param name="Udn">The id it tells of itself.</param>
/// <param name="Name">What people call it; one line.</param>
/// <param name="Model">Its model; one line.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Network">The network it was found on.</param>
/// <param name="Control">Where it takes orders; on its own address.</param>
/// <param name="TakesNext">Whether it can be told what follows, so that there is no gap.</param>
internal sealed record Renderer(string Udn, string Name, string Model, IPAddress Address, LocalNetwork Network, Uri Control, bool TakesNext)
{
    /// <summary>Type of the service that plays.</summary>
    public const string Transport = "urn:schemas-upnp-org:service:AVTransport:1";

    private const string Space = "urn:schemas-upnp-org:device-1-0";
    private const int LongestName = 100;

    /// <summary>Its id in the API: the same as long as its own is, and plain letters whatever that holds.</summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Udn)))[..12];

    /// <summary>Reads a description (UPnP Device Architecture 1.1, 2.3).</summary>
    /// <param name="document">The description.</param>
    /// <param name="location">Where it was fetched.</param>
    /// <param name="network">The network it was found on.</param>
    /// <returns>The device and the address of its transport's own description; null when it is no renderer, or leads elsewhere than to itself.</returns>
    public static (Renderer Renderer, Uri Scpd)? Read(byte[] document, Uri location, LocalNetwork network)
    {
        try
        {
            using var xml = UpnpXml.Read(document);
            var device = new Dictionary<string, string>(StringComparer.Ordinal);
            var service = new Dictionary<string, string>(StringComparer.Ordinal);
            Uri? control = null, scpd = null;
            var root = location;
            for (xml.MoveToContent(); !xml.EOF;)
            {
                if (xml.NodeType == XmlNodeType.Element && xml is { LocalName: "service", NamespaceURI: Space })
                {
                    service.Clear();
                    xml.Read();
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == Space && xml.LocalName is "URLBase" or "friendlyName" or "modelName" or "UDN" or "serviceType" or "controlURL" or "SCPDURL")
                {
                    var name = xml.LocalName;
                    var text = xml.ReadElementContentAsString().Trim();
                    _ = name is "serviceType" or "controlURL" or "SCPDURL" ? service[name] = text : device.TryAdd(name, text) ? text : text;
                    root = name == "URLBase" && Uri.TryCreate(text, UriKind.Absolute, out var told) ? told : root;
                    if (control is null && service.GetValueOrDefault("serviceType") == Transport && service.TryGetValue("controlURL", out var controlled) && service.TryGetValue("SCPDURL", out var described))
                    {
                        _ = Uri.TryCreate(root, controlled, out control) && Uri.TryCreate(root, described, out scpd);
                    }
                }
                else
                {
                    xml.Read();
                }
            }

            return control is null || scpd is null || !IPAddress.TryParse(location.Host, out var address) || !DeviceHttp.LeadsTo(control, address) || !DeviceHttp.LeadsTo(scpd, address)
                || !device.TryGetValue("UDN", out var udn) || udn.Length is 0 or > 200 ? null
                : (new Renderer(udn, Short(device.GetValueOrDefault("friendlyName"), udn), Short(device.GetValueOrDefault("modelName"), ""), address, network, control, false), scpd);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Whether a description of a transport names the action that tells what follows.</summary>
    public static bool HasNext(byte[] scpd)
    {
        try
        {
            using var xml = UpnpXml.Read(scpd);
            while (xml.ReadToFollowing("name", "urn:schemas-upnp-org:service-1-0"))
            {
                if (xml.ReadElementContentAsString().Trim() == "SetNextAVTransportURI")
                {
                    return true;
                }
            }
        }
        catch (XmlException)
        {
            // Then it is simply not told.
        }

        return false;
    }

    private static string Short(string? text, string without)
    {
        var line = UpnpXml.Line(text ?? "");
        return line.Length == 0 ? without : line.Length <= LongestName ? line : line[..(char.IsHighSurrogate(line[LongestName - 1]) ? LongestName - 1 : LongestName)] + "…";
    }
}
