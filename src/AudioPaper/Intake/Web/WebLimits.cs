using System.Net;

namespace AudioPaper.Intake.Web;

/// <summary>How far fetching from the web may go.</summary>
public sealed record WebLimits
{
    /// <summary>The limits for addresses that people give.</summary>
    public static WebLimits Standard { get; } = new();

    /// <summary>Largest response, unpacked, in bytes.</summary>
    public long MostBytes { get; init; } = 10L << 20;

    /// <summary>All responses of one input together, unpacked, in bytes.</summary>
    public long MostBytesInAll { get; init; } = 64L << 20;

    /// <summary>Longest time for one address, redirects included.</summary>
    public TimeSpan LongestResponse { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest time for all articles that a feed links to.</summary>
    public TimeSpan LongestInAll { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Redirects followed one after the other.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>Items read of a feed, the first ones.</summary>
    public int MostItems { get; init; } = 60;

    /// <summary>Articles fetched at the same time.</summary>
    public int MostConnections { get; init; } = 4;

    /// <summary>Which machines may be connected to; asked for each connection once its name is resolved. Public ones, unless said otherwise.</summary>
    public Func<IPEndPoint, bool> IsAllowed { get; init; } = endPoint => AddressPolicy.IsPublic(endPoint.Address);

    /// <summary>The same limits, with machines of the own network allowed.</summary>
    public WebLimits WithPrivateAddresses() => this with { IsAllowed = _ => true };
}
