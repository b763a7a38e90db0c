using System.Net;
using System.Net.Sockets;
using AudioPaper.Intake.Web;

namespace AudioPaper.Voices.Catalogue;

/// <summary>
/// Opens the connections of downloads, so that the address looked at is the one connected to: no redirect and no name that resolves differently the
/// second time leads into a private network. This machine itself is reached only where somebody named it.
/// </summary>
/// <param name="limits">Says whether private networks are allowed.</param>
/// <param name="first">The address that somebody gave.</param>
internal sealed class DownloadConnection(DownloadLimits limits, Uri first)
{
    /// <summary>Whether an address may be asked for by its scheme: https, and http on this machine or where private networks are allowed.</summary>
    public bool Allows(Uri address) => address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (limits.AllowsPrivate || (first.IsLoopback && address.IsLoopback))));

    /// <summary>A connection.</summary>
    /// <exception cref="VoiceInstallException">The host is not found, or may not be connected to.</exception>
    /// <exception cref="SocketException">It does not answer.</exception>
    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            throw DownloadFailures.NotFound(host, e);
        }

        var allowed = addresses.Where(address => limits.AllowsPrivate || AddressPolicy.IsPublic(address) || (first.IsLoopback && IPAddress.IsLoopback(address))).ToArray();
        if (allowed.Length == 0)
        {
            throw DownloadFailures.Private(host, addresses.Length > 0 ? addresses[0] : IPAddress.None);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var isOpen = false;
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken).ConfigureAwait(false);
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
}
