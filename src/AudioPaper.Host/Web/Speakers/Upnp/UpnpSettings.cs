using System.Collections.Immutable;

namespace AudioPaper.Host.Web.Speakers.Upnp;

/// <summary>The media server for players and speakers at home (UPnP Device Architecture 1.1); it is off where no interface is named.</summary>
public sealed record UpnpSettings
{
    /// <summary>Addresses (<c>192.168.1.5</c>) or names (<c>eth0</c>) of the interfaces that it is bound to; none for off, ten at most. Only IPv4.</summary>
    public ImmutableArray<string> Interfaces { get; init; } = [];

    /// <summary>What players call it.</summary>
    public string Name { get; init; } = "AudioPaper";

    /// <summary>Its TCP port on each of these interfaces; 0 for a free one.</summary>
    public int Port { get; init; } = 8079;
}
