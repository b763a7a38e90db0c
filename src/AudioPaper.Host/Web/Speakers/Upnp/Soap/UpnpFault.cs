namespace AudioPaper.Host.Web.Speakers.Upnp.Soap;

/// <summary>A refusal in UPnP's terms (Device Architecture 1.1, table 3-3; ContentDirectory:1, 2.7; ConnectionManager:1, 2.4).</summary>
/// <param name="code">Its number.</param>
/// <param name="description">Its standard text.</param>
internal sealed class UpnpFault(int code, string description) : Exception(description)
{
    /// <summary>Its number.</summary>
    public int Code => code;

    /// <summary>401: no such action.</summary>
    public static UpnpFault InvalidAction() => new(401, "Invalid Action");

    /// <summary>402: arguments are missing, or out of range.</summary>
    public static UpnpFault InvalidArgs() => new(402, "Invalid Args");

    /// <summary>701: no such object.</summary>
    public static UpnpFault NoSuchObject() => new(701, "No such object");

    /// <summary>706: no such connection.</summary>
    public static UpnpFault NoSuchConnection() => new(706, "Invalid connection reference");

    /// <summary>708: the criteria are not understood.</summary>
    public static UpnpFault UnsupportedSearch() => new(708, "Unsupported or invalid search criteria");

    /// <summary>710: no such container.</summary>
    public static UpnpFault NoSuchContainer() => new(710, "No such container");
}
