using System.Collections.Immutable;
using System.Xml;
using AudioPaper.Host.Web.Speakers.Upnp.Soap;

namespace AudioPaper.Host.Web.Speakers.Upnp;

/// <summary>What the media server says of itself (UPnP Device Architecture 1.1, 2.3; MediaServer:1, ContentDirectory:1, ConnectionManager:1).</summary>
internal static class MediaDevice
{
    /// <summary>Its type.</summary>
    public const string Type = "urn:schemas-upnp-org:device:MediaServer:1";

    /// <summary>Type of the service that tells what there is.</summary>
    public const string ContentDirectory = "urn:schemas-upnp-org:service:ContentDirectory:1";

    /// <summary>Type of the service that tells in which forms.</summary>
    public const string ConnectionManager = "urn:schemas-upnp-org:service:ConnectionManager:1";

    private const string Space = "urn:schemas-upnp-org:device-1-0";

    /// <summary>Its services.</summary>
    public static ImmutableArray<ServiceDescription> Services { get; } =
    [
        new ServiceDescription(ContentDirectory, "ContentDirectory",
            [
                .. new[]
                {
                    "GetSearchCapabilities > SearchCaps:SearchCapabilities", "GetSortCapabilities > SortCaps:SortCapabilities", "GetSystemUpdateID > Id:SystemUpdateID",
                    "Browse ObjectID:A_ARG_TYPE_ObjectID BrowseFlag:A_ARG_TYPE_BrowseFlag " + Paging, "Search ContainerID:A_ARG_TYPE_ObjectID SearchCriteria:A_ARG_TYPE_SearchCriteria " + Paging,
                }.Select(ServiceAction.Of),
            ],
            [
                new("TransferIDs", "string", true), new("A_ARG_TYPE_ObjectID", "string"), new("A_ARG_TYPE_Result", "string"), new("A_ARG_TYPE_SearchCriteria", "string"),
                new("A_ARG_TYPE_BrowseFlag", "string", false, "BrowseMetadata", "BrowseDirectChildren"), new("A_ARG_TYPE_Filter", "string"), new("A_ARG_TYPE_SortCriteria", "string"),
                new("A_ARG_TYPE_Index", "ui4"), new("A_ARG_TYPE_Count", "ui4"), new("A_ARG_TYPE_UpdateID", "ui4"), new("SearchCapabilities", "string"), new("SortCapabilities", "string"),
                new("SystemUpdateID", "ui4", true), new("ContainerUpdateIDs", "string", true),
            ]),
        new ServiceDescription(ConnectionManager, "ConnectionManager",
            [
                .. new[]
                {
                    "GetProtocolInfo > Source:SourceProtocolInfo Sink:SinkProtocolInfo", "GetCurrentConnectionIDs > ConnectionIDs:CurrentConnectionIDs",
                    "GetCurrentConnectionInfo ConnectionID:A_ARG_TYPE_ConnectionID > RcsID:A_ARG_TYPE_RcsID AVTransportID:A_ARG_TYPE_AVTransportID ProtocolInfo:A_ARG_TYPE_ProtocolInfo "
                        + "PeerConnectionManager:A_ARG_TYPE_ConnectionManager PeerConnectionID:A_ARG_TYPE_ConnectionID Direction:A_ARG_TYPE_Direction Status:A_ARG_TYPE_ConnectionStatus",
                }.Select(ServiceAction.Of),
            ],
            [
                new("SourceProtocolInfo", "string", true), new("SinkProtocolInfo", "string", true), new("CurrentConnectionIDs", "string", true),
                new("A_ARG_TYPE_ConnectionStatus", "string", false, "OK", "ContentFormatMismatch", "InsufficientBandwidth", "UnreliableChannel", "Unknown"),
                new("A_ARG_TYPE_ConnectionManager", "string"), new("A_ARG_TYPE_Direction", "string", false, "Input", "Output"), new("A_ARG_TYPE_ProtocolInfo", "string"),
                new("A_ARG_TYPE_ConnectionID", "i4"), new("A_ARG_TYPE_AVTransportID", "i4"), new("A_ARG_TYPE_RcsID", "i4"),
            ]),
    ];

    private const string Paging =
        "Filter:A_ARG_TYPE_Filter StartingIndex:A_ARG_TYPE_Index RequestedCount:A_ARG_TYPE_Count SortCriteria:A_ARG_TYPE_SortCriteria "
        + "> Result:A_ARG_TYPE_Result NumberReturned:A_ARG_TYPE_Count TotalMatches:A_ARG_TYPE_Count UpdateID:A_ARG_TYPE_UpdateID";

    /// <summary>Its description.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">What people call it.</param>
    public static byte[] Describe(Guid id, string name) => UpnpXml.Document(xml =>
    {
        xml.WriteStartElement("root", Space);
        xml.WriteStartElement("specVersion", Space);
        xml.WriteElementString("major", Space, "1");
        xml.WriteElementString("minor", Space, "1");
        xml.WriteEndElement();
        xml.WriteStartElement("device", Space);
        xml.WriteElementString("dlna", "X_DLNADOC", "urn:schemas-dlna-org:device-1-0", "DMS-1.50");
        foreach (var (member, value) in new[]
        {
            ("deviceType", Type), ("friendlyName", UpnpXml.Line(name)), ("manufacturer", "AudioPaper"), ("modelDescription", "Newspapers to listen to"), ("modelName", "AudioPaper"),
            ("modelNumber", "1"), ("UDN", $"uuid:{id:D}"),
        })
        {
            xml.WriteElementString(member, Space, value);
        }

        xml.WriteStartElement("serviceList", Space);
        foreach (var service in Services)
        {
            Write(xml, service);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, ServiceDescription service)
    {
        xml.WriteStartElement("service", Space);
        foreach (var (member, value) in new[]
        {
            ("serviceType", service.Type), ("serviceId", $"urn:upnp-org:serviceId:{service.Name}"), ("SCPDURL", $"/{service.Name}.xml"), ("controlURL", $"/control/{service.Name}"), ("eventSubURL", $"/event/{service.Name}"),
        })
        {
            xml.WriteElementString(member, Space, value);
        }

        xml.WriteEndElement();
    }
}
