using System.Net;
using System.Security.Authentication;

namespace AudioPaper.Voices.Web;

/// <summary>
/// Calls one server of speech within limits: no cookies, no redirects to another host, nothing unpacked, no proxy for this machine itself.
/// Safe to call from several threads.
/// </summary>
internal sealed class SpeechHttp : IDisposable
{
    private const int MostRedirects = 3;

    private readonly SpeechServer server;
    private readonly SpeechLimits limits;
    private readonly HttpClient client;

    /// <summary>Makes a client of its own.</summary>
    public SpeechHttp(SpeechServer server, SpeechLimits limits)
    {
        (this.server, this.limits) = (server, limits);
        client = new HttpClient(Handler(server.BaseAddress)) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Add("User-Agent", UserAgent);
        // A packed answer could be a bomb; sound hardly shrinks anyway.
        client.DefaultRequestHeaders.Add("Accept-Encoding", "identity");
    }

    /// <summary>Says who asks, as RFC 9110 (10.1.5) wants of programs; Azure asks for it, too.</summary>
    public const string UserAgent = "AudioPaper/1.0";

    /// <summary>A handler for connections to one server.</summary>
    public static SocketsHttpHandler Handler(Uri address) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = !address.IsLoopback,
        Credentials = null,
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = 64,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    };

    /// <summary>Sends a request and reads the answer.</summary>
    /// <param name="request">Makes the request for an address; called again for a redirect on the same host.</param>
    /// <param name="address">Where to.</param>
    /// <param name="mostBytes">Bytes that the answer may have.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SpeechFailure">There is no answer within the limits, or none that is a success.</exception>
    public async Task<SpeechAnswer> SendAsync(Func<Uri, HttpRequestMessage> request, Uri address, long mostBytes, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(limits.LongestCall);
        try
        {
            return await FollowAsync(request, address, mostBytes, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw SpeechFailures.TooLate(server, limits.LongestCall);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ResponseEnded)
        {
            throw SpeechFailures.ClosedEarly(server);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded)
        {
            throw SpeechFailures.Broken(server, "HTTP");
        }
        catch (HttpRequestException e) when (e.InnerException is IOException && e.HttpRequestError is HttpRequestError.Unknown)
        {
            throw SpeechFailures.ClosedEarly(server);
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException)
        {
            throw SpeechFailures.Untrusted(server);
        }
        catch (HttpRequestException)
        {
            throw SpeechFailures.Unreachable(server);
        }
        catch (IOException)
        {
            throw SpeechFailures.ClosedEarly(server);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<SpeechAnswer> FollowAsync(Func<Uri, HttpRequestMessage> make, Uri address, long mostBytes, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = make(address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is >= 300 and < 400)
            {
                address = NextOf(address, response) ?? throw SpeechFailures.Redirected(server);
                continue;
            }

            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                var first = await BoundedBody.ReadFirstAsync(stream, cancellationToken).ConfigureAwait(false);
                throw SpeechFailures.Status(server, response.StatusCode, FirstWords.Of(first, server.Secret), RetryAfterOf(response));
            }

            if (response.Content.Headers.ContentEncoding.Any(name => name is not ("identity" or "")))
            {
                throw SpeechFailures.Packed(server);
            }

            var hasEnd = response.Content.Headers.ContentLength is not null || response.Headers.TransferEncodingChunked == true;
            var body = await BoundedBody.ReadAsync(stream, mostBytes, server, limits, cancellationToken).ConfigureAwait(false);
            return new SpeechAnswer(body, hasEnd, IsText(response.Content.Headers.ContentType?.MediaType));
        }

        throw SpeechFailures.Redirected(server);
    }

    /// <summary>Where a redirect leads that keeps the method (307, 308) and the host; null for others.</summary>
    private static Uri? NextOf(Uri from, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect && response.Headers.Location is { } location
        && Uri.TryCreate(from, location, out var next) && next.GetLeftPart(UriPartial.Authority) == from.GetLeftPart(UriPartial.Authority) ? next : null;

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        // Counted by the server's own clock: ours may be wrong.
        { Date: { } date } when response.Headers.Date is { } now => date - now,
        _ => null,
    };

    private static bool IsText(string? type) =>
        type is not null && (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase));
}
