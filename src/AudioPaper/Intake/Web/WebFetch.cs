using System.Net;

namespace AudioPaper.Intake.Web;

/// <summary>
/// Fetches files from the web within limits: no proxy, no cookies, no credentials, every connection looked at. One instance serves one
/// input and all that it links to. Safe for calls at the same time.
/// </summary>
internal sealed class WebFetch : IDisposable
{
    /// <summary>Says who asks, as RFC 9110 (10.1.5) wants of programs.</summary>
    private const string UserAgent = "AudioPaper/1.0 (reads newspapers aloud)";

    private readonly WebLimits limits;
    private readonly HttpClient client;
    private long bytesInAll;

    /// <summary>Makes a client of its own.</summary>
    public WebFetch(WebLimits limits)
    {
        this.limits = limits;
        client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = new GuardedConnection(limits).OpenAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = limits.MostConnections,
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.Add("User-Agent", UserAgent);
        client.DefaultRequestHeaders.Add("Accept", "application/rss+xml, application/atom+xml, text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5");
    }

    /// <summary>The file at an address.</summary>
    /// <exception cref="IntakeException">It cannot be had within the limits.</exception>
    public async Task<FetchedFile> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(limits.LongestResponse);
        try
        {
            return await FollowAsync(address, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw FetchFailures.TooSlow(address, limits.LongestResponse);
        }
        catch (HttpRequestException e) when (e.InnerException is IntakeException refused)
        {
            throw new IntakeException(refused.Message, refused.Chinese!, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw FetchFailures.Broken(address, e);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<FetchedFile> FollowAsync(Uri first, CancellationToken cancellationToken)
    {
        var address = first;
        for (var redirects = 0; redirects <= limits.MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            {
                address = WebAddress.Resolve(address, response.Headers.Location?.OriginalString) ?? throw FetchFailures.BadRedirect(first);
                continue;
            }

            return response.StatusCode == HttpStatusCode.OK
                ? new FetchedFile(address, await BodyAsync(response.Content, address, cancellationToken).ConfigureAwait(false), response.Content.Headers.ContentType?.CharSet?.Trim('"', '\'', ' '))
                : throw FetchFailures.Status(address, response.StatusCode);
        }

        throw FetchFailures.TooManyRedirects(first, limits.MostRedirects);
    }

    /// <summary>The body, counted as it comes unpacked: what the server says of its length is not believed.</summary>
    private async Task<byte[]> BodyAsync(HttpContent content, Uri address, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[64 << 10];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > limits.MostBytes)
            {
                throw FetchFailures.TooLarge(address, limits.MostBytes);
            }

            if (Interlocked.Add(ref bytesInAll, count) > limits.MostBytesInAll)
            {
                throw FetchFailures.TooMuchInAll(address, limits.MostBytesInAll);
            }
        }

        return body.ToArray();
    }
}
