using System.Net;
using System.Net.Sockets;

namespace AudioPaper.Intake.Web;

/// <summary>
/// Tells the addresses of the public internet from all others: what a page or feed names must not lead into the network that the
/// program runs in. By the IANA registries of special-purpose addresses (RFC 6890 and its updates).
/// </summary>
public static class AddressPolicy
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Answers only inside Azure, with the machine's own data, although the address is from a public range.
            "168.63.129.16/32",
            // Protocol assignments (Teredo among them), documentation, and 6to4, which carries any IPv4 address inside.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>IPv4 addresses for machines that have IPv6 alone (RFC 6052).</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>
    /// Whether an address is of the public internet. Private, loopback, link-local, shared (CGNAT), multicast, unspecified, reserved and
    /// documentation addresses are not, nor are the addresses where clouds keep their machines' secrets, nor is any IPv4-mapped IPv6 address.
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (Translated.Contains(address))
        {
            return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        }

        return (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address)) && !NotPublic.Any(network => network.Contains(address));
    }
}
