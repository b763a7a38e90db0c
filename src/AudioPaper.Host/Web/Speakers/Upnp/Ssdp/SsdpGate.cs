using System.Net;

namespace AudioPaper.Host.Web.Speakers.Upnp.Ssdp;

/// <summary>
/// Lets in so many packets a second and no more, from each source and in all, so that a flood costs a look at its addresses only. Sources are forgotten each second.
/// Not safe for calls at the same time.
/// </summary>
/// <param name="clock">The clock.</param>
internal sealed class SsdpGate(TimeProvider clock)
{
    /// <summary>Packets of one source in a second.</summary>
    public const int MostOfOne = 20;

    /// <summary>Packets of all in a second.</summary>
    public const int MostOfAll = 200;

    private readonly Dictionary<IPAddress, int> counts = [];
    private long begun = clock.GetTimestamp();
    private int count;

    /// <summary>Whether a packet is looked at.</summary>
    public bool LetsIn(IPAddress source)
    {
        if (clock.GetElapsedTime(begun) >= TimeSpan.FromSeconds(1))
        {
            (begun, count) = (clock.GetTimestamp(), 0);
            counts.Clear();
        }

        var own = counts.GetValueOrDefault(source);
        if (own >= MostOfOne || count >= MostOfAll)
        {
            return false;
        }

        (counts[source], count) = (own + 1, count + 1);
        return true;
    }
}
