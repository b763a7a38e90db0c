using System.Globalization;
using AudioPaper.Host.Web.Speakers.Upnp.Soap;

namespace AudioPaper.Host.Web.Speakers.Upnp.Content;

/// <summary>Does what players ask of the services ContentDirectory:1 and ConnectionManager:1.</summary>
/// <param name="tree">What players see.</param>
/// <param name="updates">Counts its changes.</param>
internal sealed class ContentActions(ContentTree tree, SystemUpdates updates)
{
    /// <summary>Forms in which there is sound.</summary>
    public static readonly string SourceProtocols = string.Join(',', new[] { "audio/mpeg", "audio/mp4", "audio/ogg" }.Select(DidlLite.ProtocolInfo));

    /// <summary>Objects in one answer; who asks for more asks again.</summary>
    private const int MostObjects = 1000;

    /// <summary>Objects that one search looks at; newest issues come first.</summary>
    private const int MostSearched = 10_000;

    /// <summary>Does an action.</summary>
    /// <param name="service">The service it was sent to.</param>
    /// <param name="call">The call.</param>
    /// <param name="media">Address below which files stand, as the asker reaches it.</param>
    /// <returns>What it answers, in the order of the description.</returns>
    /// <exception cref="UpnpFault">It is refused.</exception>
    public IReadOnlyList<(string Name, string Value)> Do(ServiceDescription service, SoapCall call, Uri media)
    {
        if (call.ServiceType != service.Type || service.Actions.FirstOrDefault(action => action.Name == call.Action) is not { } known)
        {
            throw UpnpFault.InvalidAction();
        }

        return known.Arguments.Any(argument => !argument.IsOut && !call.Arguments.ContainsKey(argument.Name)) ? throw UpnpFault.InvalidArgs() : call.Action switch
        {
            "Browse" => Browse(call, media),
            "Search" => Search(call, media),
            "GetSearchCapabilities" => [("SearchCaps", SearchCriteria.Capabilities)],
            // Newspapers have an order of their own; no other is offered, and wishes for one are passed over.
            "GetSortCapabilities" => [("SortCaps", "")],
            "GetSystemUpdateID" => [("Id", Text(updates.Now()))],
            "GetProtocolInfo" => [("Source", SourceProtocols), ("Sink", "")],
            "GetCurrentConnectionIDs" => [("ConnectionIDs", "0")],
            "GetCurrentConnectionInfo" => call.Text("ConnectionID").Trim() != "0" ? throw UpnpFault.NoSuchConnection()
                : [("RcsID", "-1"), ("AVTransportID", "-1"), ("ProtocolInfo", ""), ("PeerConnectionManager", ""), ("PeerConnectionID", "-1"), ("Direction", "Output"), ("Status", "OK")],
            _ => throw UpnpFault.InvalidAction(),
        };
    }

    private IReadOnlyList<(string Name, string Value)> Browse(SoapCall call, Uri media)
    {
        var (id, start, count) = (call.Text("ObjectID"), call.Number("StartingIndex"), call.Number("RequestedCount"));
        return call.Text("BrowseFlag") switch
        {
            "BrowseMetadata" => start > 0 ? throw UpnpFault.InvalidArgs() : Answer([tree.Find(id) ?? throw UpnpFault.NoSuchObject()], 0, 1, call, media),
            // A track has no children; only what is not there is refused.
            "BrowseDirectChildren" => Answer(tree.Children(id) ?? (tree.Find(id) is null ? throw UpnpFault.NoSuchObject() : []), start, count, call, media),
            _ => throw UpnpFault.InvalidArgs(),
        };
    }

    private IReadOnlyList<(string Name, string Value)> Search(SoapCall call, Uri media)
    {
        var (start, count, isMeant) = (call.Number("StartingIndex"), call.Number("RequestedCount"), SearchCriteria.Parse(call.Text("SearchCriteria")));
        var all = tree.Descendants(call.Text("ContainerID")) ?? throw UpnpFault.NoSuchContainer();
        return Answer([.. all.Take(MostSearched).Where(one => isMeant(one))], start, count, call, media);
    }

    private IReadOnlyList<(string Name, string Value)> Answer(IReadOnlyList<MediaObject> all, uint start, uint count, SoapCall call, Uri media)
    {
        var page = all.Skip((int)Math.Min(start, int.MaxValue)).Take(count == 0 ? MostObjects : (int)Math.Min(count, MostObjects)).ToList();
        return [("Result", DidlLite.Write(page, media, call.Text("Filter"))), ("NumberReturned", Text((uint)page.Count)), ("TotalMatches", Text((uint)all.Count)), ("UpdateID", Text(updates.Now()))];
    }

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
