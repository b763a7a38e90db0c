using System.Globalization;
using System.Xml;

namespace AudioPaper.Host.Web.Speakers.Upnp.Soap;

/// <summary>Writes envelopes (UPnP Device Architecture 1.1, 3.2).</summary>
internal static class SoapAnswer
{
    /// <summary>Media type of an envelope.</summary>
    public const string MediaType = "text/xml; charset=\"utf-8\"";

    private const string Encoding = "http://schemas.xmlsoap.org/soap/encoding/";

    /// <summary>An action with its arguments, as call or (with <c>Response</c> behind its name) as answer.</summary>
    /// <param name="serviceType">Type of the service.</param>
    /// <param name="action">Name of the element.</param>
    /// <param name="arguments">What stands in it, in the order of the service's description.</param>
    public static byte[] Of(string serviceType, string action, IEnumerable<(string Name, string Value)> arguments) => Envelope(xml =>
    {
        xml.WriteStartElement("u", action, serviceType);
        foreach (var (name, value) in arguments)
        {
            xml.WriteElementString(name, value);
        }

        xml.WriteEndElement();
    });

    /// <summary>A refusal (3.2.5); it is sent with status 500.</summary>
    public static byte[] Of(UpnpFault fault) => Envelope(xml =>
    {
        xml.WriteStartElement("s", "Fault", SoapCall.Envelope);
        xml.WriteElementString("faultcode", "s:Client");
        xml.WriteElementString("faultstring", "UPnPError");
        xml.WriteStartElement("detail");
        xml.WriteStartElement("UPnPError", "urn:schemas-upnp-org:control-1-0");
        xml.WriteElementString("errorCode", "urn:schemas-upnp-org:control-1-0", fault.Code.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("errorDescription", "urn:schemas-upnp-org:control-1-0", fault.Message);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static byte[] Envelope(Action<XmlWriter> write) => UpnpXml.Document(xml =>
    {
        xml.WriteStartElement("s", "Envelope", SoapCall.Envelope);
        xml.WriteAttributeString("s", "encodingStyle", SoapCall.Envelope, Encoding);
        xml.WriteStartElement("s", "Body", SoapCall.Envelope);
        write(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });
}
