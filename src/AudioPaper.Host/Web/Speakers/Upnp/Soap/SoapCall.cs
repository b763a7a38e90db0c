using System.Collections.Frozen;
using System.Globalization;
using System.Xml;

namespace AudioPaper.Host.Web.Speakers.Upnp.Soap;

/// <summary>A call of an action (UPnP Device Architecture 1.1, 3.2.1).</summary>
/// <param name="ServiceType">Type of the service.</param>
/// <param name="Action">Name of the action.</param>
/// <param name="Arguments">What it was called with.</param>
internal sealed record SoapCall(string ServiceType, string Action, FrozenDictionary<string, string> Arguments)
{
    /// <summary>Longer bodies are no calls of ours.</summary>
    public const int MostBytes = 64 << 10;

    /// <summary>Namespace of the envelope.</summary>
    public const string Envelope = "http://schemas.xmlsoap.org/soap/envelope/";

    private const int MostArguments = 32;

    /// <summary>Reads a call, or the answer to one.</summary>
    /// <param name="body">The envelope.</param>
    /// <returns>Null when it is none.</returns>
    public static SoapCall? Parse(byte[] body)
    {
        try
        {
            using var xml = UpnpXml.Read(body);
            xml.MoveToContent();
            if (xml.LocalName != "Envelope" || xml.NamespaceURI != Envelope || !xml.ReadToDescendant("Body", Envelope) || xml.IsEmptyElement || !xml.Read() || xml.MoveToContent() != XmlNodeType.Element)
            {
                return null;
            }

            var (type, action, depth, isEmpty) = (xml.NamespaceURI, xml.LocalName, xml.Depth, xml.IsEmptyElement);
            var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
            xml.Read();
            while (!isEmpty && xml.MoveToContent() == XmlNodeType.Element && xml.Depth == depth + 1)
            {
                var name = xml.LocalName;
                // A fault holds elements where a call holds text.
                if (arguments.Count == MostArguments || !arguments.TryAdd(name, name == "detail" ? xml.ReadInnerXml() : xml.ReadElementContentAsString()))
                {
                    return null;
                }
            }

            return new SoapCall(type, action, arguments.ToFrozenDictionary(StringComparer.Ordinal));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>An argument.</summary>
    /// <exception cref="UpnpFault">It is missing.</exception>
    public string Text(string name) => Arguments.GetValueOrDefault(name) ?? throw UpnpFault.InvalidArgs();

    /// <summary>A number from 0 on (<c>ui4</c>).</summary>
    /// <exception cref="UpnpFault">It is missing, or none.</exception>
    public uint Number(string name) => uint.TryParse(Text(name).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw UpnpFault.InvalidArgs();
}
