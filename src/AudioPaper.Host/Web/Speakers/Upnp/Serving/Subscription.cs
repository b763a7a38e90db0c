using System.Net;
using AudioPaper.Host.Web.Speakers.Upnp.Soap;

namespace AudioPaper.Host.Web.Speakers.Upnp.Serving;

/// <summary>Somebody who wants to be told of changes (UPnP Device Architecture 1.1, 4.1).</summary>
/// <param name="id">Its id.</param>
/// <param name="service">The service.</param>
/// <param name="callback">Where events go: to the one who asked, nowhere else.</param>
/// <param name="owner">Who asked.</param>
internal sealed class Subscription(Guid id, ServiceDescription service, Uri callback, IPAddress owner) : IDisposable
{
    /// <summary>Its id as it is told.</summary>
    public string Sid { get; } = $"uuid:{id:D}";

    /// <summary>The service.</summary>
    public ServiceDescription Service => service;

    /// <summary>Where events go.</summary>
    public Uri Callback => callback;

    /// <summary>Who asked.</summary>
    public IPAddress Owner => owner;

    /// <summary>When it ends.</summary>
    public DateTimeOffset Expires { get; set; }

    /// <summary>Number of the next event; 0 for the first one, which tells everything.</summary>
    public uint Sequence { get; private set; }

    /// <summary>Events in a row that did not arrive.</summary>
    public int Failures { get; set; }

    /// <summary>Events are sent one after the other.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Counts an event; the number begins anew with 1, not 0 (4.3.2).</summary>
    public void Count() => Sequence = Sequence == uint.MaxValue ? 1 : Sequence + 1;

    /// <inheritdoc/>
    public void Dispose() => Turn.Dispose();
}
