using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AudioPaper.Host.Web.Speakers.Upnp.Ssdp;

/// <summary>SSDP on one network: one socket hears what is said to the group, the other speaks and hears what is answered to it.</summary>
internal sealed class SsdpLink : IDisposable
{
    /// <summary>Where SSDP is spoken.</summary>
    public static readonly IPEndPoint Group = new(IPAddress.Parse("239.255.255.250"), 1900);

    /// <summary>Routers on the way that a packet to the group may pass (UPnP Device Architecture 1.1, 1).</summary>
    private const int TimeToLive = 2;

    private readonly Socket group;
    private readonly Socket own;
    private readonly SsdpGate gate;

    /// <summary>Opens it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="SocketException">The system does not allow it.</exception>
    public SsdpLink(LocalNetwork network, TimeProvider clock)
    {
        (Network, gate) = (network, new SsdpGate(clock));
        group = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        own = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            group.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            group.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.PacketInformation, true);
            group.Bind(new IPEndPoint(IPAddress.Any, Group.Port));
            group.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group.Address, network.Address));
            own.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.PacketInformation, true);
            own.Bind(new IPEndPoint(network.Address, 0));
            own.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, network.Address.GetAddressBytes());
            own.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, TimeToLive);
        }
        catch (SocketException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Its network.</summary>
    public LocalNetwork Network { get; }

    /// <summary>Hears until it is cancelled. What comes from another network or too often, and what is no SSDP, is dropped.</summary>
    /// <param name="heard">Told of each packet and who sent it, one after the other.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task HearAsync(Action<SsdpMessage, IPEndPoint> heard, CancellationToken cancellationToken) =>
        Task.WhenAll(HearAsync(group, heard, cancellationToken), HearAsync(own, heard, cancellationToken));

    /// <summary>Sends a packet; what cannot be sent is as good as lost on the way, which UDP allows anyway.</summary>
    public async Task SendAsync(string text, IPEndPoint to, CancellationToken cancellationToken)
    {
        try
        {
            await own.SendToAsync(Encoding.Latin1.GetBytes(text), SocketFlags.None, to, cancellationToken);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The cable is out, or we are ending.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        group.Dispose();
        own.Dispose();
    }

    private async Task HearAsync(Socket socket, Action<SsdpMessage, IPEndPoint> heard, CancellationToken cancellationToken)
    {
        var packet = new byte[SsdpMessage.MostBytes + 1];
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var got = await socket.ReceiveMessageFromAsync(packet, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), cancellationToken);
                // The group is heard on all interfaces; what is sent to our own address by this machine itself comes over loopback.
                if (got.RemoteEndPoint is IPEndPoint { Port: > 0 } source && (socket == own || got.PacketInformation.Interface == Network.Index) && Network.Has(source.Address))
                {
                    lock (gate)
                    {
                        if (gate.LetsIn(source.Address) && SsdpMessage.Parse(packet.AsSpan(0, got.ReceivedBytes)) is { } message)
                        {
                            heard(message, source);
                        }
                    }
                }
            }
            catch (SocketException)
            {
                // A port that nobody listens at any more is told here, and packets that are too long; the next one may be good. Never in a tight loop.
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            }
        }
    }
}
