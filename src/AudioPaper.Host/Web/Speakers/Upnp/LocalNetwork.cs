using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Speakers.Upnp;

/// <summary>An address of this machine and the network behind it; who is not in that network is neither heard nor answered.</summary>
/// <param name="Address">The address (IPv4).</param>
/// <param name="Index">Number of its interface in the system.</param>
/// <param name="Network">The network it stands in.</param>
internal sealed record LocalNetwork(IPAddress Address, int Index, IPNetwork Network)
{
    /// <summary>Whether an address stands in the same network.</summary>
    public bool Has(IPAddress address) => Network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>The networks behind interfaces that somebody chose.</summary>
    /// <param name="chosen">Addresses or names of interfaces.</param>
    /// <exception cref="LibraryException">One is not there, or has no IPv4 address.</exception>
    public static ImmutableArray<LocalNetwork> Of(IEnumerable<string> chosen)
    {
        var all = NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().UnicastAddresses
            .Where(own => own.Address.AddressFamily == AddressFamily.InterNetwork).Select(own => (one.Name, Made: Make(one, own)))).ToList();
        return [.. chosen.Select(name => all.FirstOrDefault(own => own.Name == name || own.Made.Address.ToString() == name).Made ?? throw Missing(name, all.Select(own => $"{own.Name} ({own.Made.Address})")))
            .DistinctBy(network => network.Address)];
    }

    private static LocalNetwork Make(NetworkInterface one, UnicastIPAddressInformation own)
    {
        var address = own.Address.GetAddressBytes();
        var length = Math.Clamp(own.PrefixLength, 0, 32);
        for (var bit = length; bit < 32; bit++)
        {
            address[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new LocalNetwork(own.Address, one.GetIPProperties().GetIPv4Properties().Index, new IPNetwork(new IPAddress(address), length));
    }

    private static LibraryException Missing(string name, IEnumerable<string> there) => new(
        $"There is no interface «{name}» with an IPv4 address for «upnp.interfaces»; there is: {string.Join(", ", there)}.",
        $"“upnp.interfaces”所写的网络接口“{name}”不存在或没有 IPv4 地址；现有：{string.Join("、", there)}。");
}
