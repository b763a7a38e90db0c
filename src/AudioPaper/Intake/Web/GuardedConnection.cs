using System.Net;
using System.Net.Sockets;

namespace AudioPaper.Intake.Web;

/// <summary>
/// Opens the connections of an HTTP client itself, so that the address that is looked at is the address that is connected to: neither a
/// redirect nor a name that resolves differently the second time (DNS rebinding) gets round it.
/// </summary>
public sealed class GuardedConnection(WebLimits limits)
{
    /// <summary>Names with more addresses are not tried to the end.</summary>
    private const int MostAddresses = 8;

    /// <summary>A connection to the first allowed address of a host that answers.</summary>
    /// <exception cref="IntakeException">The host has no address, or none that may be connected to.</exception>
    /// <exception cref="SocketException">None answers.</exception>
    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        var allowed = addresses.Where(address => limits.IsAllowed(new IPEndPoint(address, port))).Take(MostAddresses).ToArray();
        if (allowed.Length == 0)
        {
            throw FetchFailures.Refused(host, addresses[0]);
        }

        for (var i = 0; i + 1 < allowed.Length; i++)
        {
            try
            {
                return await ConnectAsync(new IPEndPoint(allowed[i], port), cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                // The next address may answer.
            }
        }

        return await ConnectAsync(new IPEndPoint(allowed[^1], port), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var isOpen = false;
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            isOpen = true;
            return new NetworkStream(socket, ownsSocket: true);
        }
        finally
        {
            if (!isOpen)
            {
                socket.Dispose();
            }
        }
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
            return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
        }
        catch (SocketException e)
        {
            throw FetchFailures.NotFound(host, e);
        }
    }
}
