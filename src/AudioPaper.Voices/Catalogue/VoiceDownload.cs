using System.Net;
using System.Net.Http.Headers;
using AudioPaper.Intake.Web;

namespace AudioPaper.Voices.Catalogue;

/// <summary>
/// Downloads the files of one voice within limits: https, no proxy, cookies or credentials, every connection looked at. A file that broke off is gone on
/// with where it was (Range with If-Range, RFC 9110, 13.1.5 and 14), in the same run and in later ones.
/// </summary>
internal sealed class VoiceDownload : IDisposable
{
    private const string UserAgent = "AudioPaper/1.0 (installs a voice)";
    private const int BufferBytes = 128 << 10;

    private readonly DownloadLimits limits;
    private readonly DownloadConnection connection;
    private readonly HttpClient client;

    /// <summary>Makes a client of its own.</summary>
    /// <param name="limits">How far it may go.</param>
    /// <param name="first">The address that somebody gave.</param>
    public VoiceDownload(DownloadLimits limits, Uri first)
    {
        this.limits = limits;
        connection = new DownloadConnection(limits, first);
        client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = connection.OpenAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseDrainSize = 0,
            ConnectTimeout = limits.LongestSilence,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.Add("User-Agent", UserAgent);
        client.DefaultRequestHeaders.Add("Accept-Encoding", "identity");
    }

    /// <summary>A small file.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="mostBytes">Bytes it may have.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="VoiceInstallException">It cannot be had within the limits.</exception>
    public async Task<byte[]> GetAsync(Uri address, long mostBytes, CancellationToken cancellationToken)
    {
        using var pace = new DownloadPace(limits, cancellationToken);
        using var body = new MemoryStream();
        try
        {
            using var response = await SendAsync(address, null, pace).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw DownloadFailures.Status(address, response.StatusCode);
            }

            CheckHead(response, address, mostBytes);
            await CopyAsync(response, address, mostBytes, pace, (piece, _) =>
            {
                body.Write(piece.Span);
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
            return body.ToArray();
        }
        catch (Exception e) when (Refusal(e, address, pace, cancellationToken) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>A large file, into <paramref name="part"/>; what is there of it already is not fetched again.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="part">Where it goes.</param>
    /// <param name="progress">Told the bytes that are there and the size.</param>
    /// <param name="cancellationToken">Ends the download; what came stays.</param>
    /// <exception cref="VoiceInstallException">It cannot be had within the limits; what came stays where it can be gone on with.</exception>
    public async Task GetAsync(Uri address, PartialFile part, Action<long, long?> progress, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var pace = new DownloadPace(limits, cancellationToken);
            var before = part.Length;
            try
            {
                await TryAsync(address, part, progress, pace).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (Refusal(e, address, pace, cancellationToken) is { } refusal)
            {
                if (part.Length > limits.MostBytes - BufferBytes)
                {
                    part.Remove();
                }

                if (ReferenceEquals(refusal, e) || pace.IsTooSlow || attempt == limits.MostAttempts || part.Length <= before || part.ValidatorFor(address) is null)
                {
                    throw refusal;
                }
            }
        }
    }

    public void Dispose() => client.Dispose();

    private async Task TryAsync(Uri address, PartialFile part, Action<long, long?> progress, DownloadPace pace)
    {
        var validator = part.ValidatorFor(address);
        var start = validator is null ? 0 : part.Length;
        using var response = await SendAsync(address, validator is null ? null : (start, validator), pace).ConfigureAwait(false);
        var range = response.Content.Headers.ContentRange;
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && start > 0)
        {
            if (range?.Length != start)
            {
                part.Remove();
                await TryAsync(address, part, progress, pace).ConfigureAwait(false);
            }

            return;
        }

        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && range?.From == start && range.Unit == "bytes";
        if (!goesOn && response.StatusCode != HttpStatusCode.OK)
        {
            throw DownloadFailures.Status(address, response.StatusCode);
        }

        // A web page (the sign-in of a hotel) must not wipe out what is there.
        start = goesOn ? start : 0;
        CheckHead(response, address, limits.MostBytes - start);
        var total = goesOn ? range!.Length : response.Content.Headers.ContentLength;
        try
        {
            if (!goesOn)
            {
                part.Begin(address, ValidatorOf(response));
            }

            CheckRoom(part.Path, (total ?? 0) - start);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DownloadFailures.NotWritable(part.Path, e);
        }

        var file = new FileStream(part.Path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            progress(start, total);
            await CopyAsync(response, address, limits.MostBytes - start, pace, async (piece, cancellation) =>
            {
                try
                {
                    await file.WriteAsync(piece, cancellation).ConfigureAwait(false);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw DownloadFailures.NotWritable(part.Path, e);
                }

                progress(file.Position, total);
            }).ConfigureAwait(false);
            if (file.Position < total)
            {
                throw new IOException("The connection ended before the file.");
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri first, (long Start, string Validator)? rest, DownloadPace pace)
    {
        var address = first;
        for (var redirects = 0; redirects <= limits.MostRedirects; redirects++)
        {
            if (!connection.Allows(address))
            {
                throw DownloadFailures.NotAllowed(address);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (rest is { } wanted)
            {
                request.Headers.Range = new RangeHeaderValue(wanted.Start, null);
                request.Headers.TryAddWithoutValidation("If-Range", wanted.Validator);
            }

            pace.Heard(0);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, pace.Token).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return response;
            }

            var location = response.Headers.Location?.OriginalString;
            response.Dispose();
            address = location is not null && Uri.TryCreate(address, location, out var next) && WebAddress.Is(next.AbsoluteUri) ? next : throw DownloadFailures.BadRedirects(first);
        }

        throw DownloadFailures.BadRedirects(first);
    }

    private static void CheckHead(HttpResponseMessage response, Uri address, long mostBytes)
    {
        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw DownloadFailures.WebPage(address);
        }

        if (response.Content.Headers.ContentLength > mostBytes)
        {
            throw DownloadFailures.TooLarge(address, mostBytes);
        }
    }

    private static async Task CopyAsync(HttpResponseMessage response, Uri address, long mostBytes, DownloadPace pace, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write)
    {
        var stream = await response.Content.ReadAsStreamAsync(pace.Token).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[BufferBytes];
            var sum = 0L;
            for (int count; (count = await stream.ReadAsync(buffer, pace.Token).ConfigureAwait(false)) > 0;)
            {
                pace.Heard(count);
                sum += count;
                if (sum > mostBytes)
                {
                    throw DownloadFailures.TooLarge(address, mostBytes);
                }

                await write(buffer.AsMemory(0, count), pace.Token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What a failure means; null for what is none of ours.</summary>
    private static VoiceInstallException? Refusal(Exception e, Uri address, DownloadPace pace, CancellationToken cancellationToken) => e switch
    {
        VoiceInstallException refusal => refusal,
        HttpRequestException { InnerException: VoiceInstallException refused } => new VoiceInstallException(refused.Message, refused.Chinese!, e),
        OperationCanceledException => cancellationToken.IsCancellationRequested ? null : DownloadFailures.TooSlow(address),
        HttpRequestException or IOException => pace.IsTooSlow ? DownloadFailures.TooSlow(address) : DownloadFailures.Broken(address, e),
        _ => null,
    };

    private static string? ValidatorOf(HttpResponseMessage response) => response.Headers.ETag is { IsWeak: false } tag ? tag.ToString()
        : response.Content.Headers.LastModified is { } modified ? modified.ToString("R") : null;

    private void CheckRoom(string path, long bytes)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (bytes > 0 && new DriveInfo(folder).AvailableFreeSpace < bytes + limits.SpareBytes)
        {
            throw DownloadFailures.NoRoom(folder, bytes);
        }
    }
}
