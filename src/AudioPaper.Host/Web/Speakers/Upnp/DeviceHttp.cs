using System.Net;

namespace AudioPaper.Host.Web.Speakers.Upnp;

/// <summary>Asks devices at home over HTTP. They may be anything: answers are bounded in size (256 KiB) and time (5 s), redirects and proxies are not followed.</summary>
internal sealed class DeviceHttp : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(3), MaxResponseHeadersLength = 16,
        MaxConnectionsPerServer = 4, PooledConnectionLifetime = TimeSpan.FromMinutes(1), ResponseDrainTimeout = TimeSpan.Zero,
    })
    { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = 256 << 10 };

    /// <summary>Whether an address leads to a device itself: plain http to its own number, not a name that could lead elsewhere.</summary>
    /// <param name="address">What somebody told.</param>
    /// <param name="device">Where the device is.</param>
    public static bool LeadsTo(Uri address, IPAddress device) => address is { IsAbsoluteUri: true, Port: > 0 } && address.Scheme == Uri.UriSchemeHttp && address.UserInfo.Length == 0
        && address.OriginalString.Length <= 1000 && IPAddress.TryParse(address.Host, out var named) && named.Equals(device.IsIPv4MappedToIPv6 ? device.MapToIPv4() : device);

    /// <summary>Sends a request.</summary>
    /// <returns>Status and body; null when there was no answer, or one that is too long, too slow or broken.</returns>
    public async Task<(int Status, byte[] Body)?> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Fetches a document; null when it does not come, or not with status 200.</summary>
    public async Task<byte[]?> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await AskAsync(request, cancellationToken) is (200, var body) ? body : null;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
