using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace AudioPaper.Host.Jobs.Sharing.Buckets;

/// <summary>
/// An S3-compatible bucket, object by object: puts are whole and checked by MD5, gets are bounded, checked and appear whole. What fails for a while is tried four times; then
/// <see cref="BucketAwayException"/>. Thread-safe.
/// </summary>
internal sealed class Bucket : IDisposable
{
    /// <summary>Largest object: ten hours of sound have 300 MB.</summary>
    private const long MostBytes = 2L << 30;

    /// <summary>Most keys of one listing.</summary>
    private const int MostKeys = 2_000_000;

    private readonly AmazonS3Client client;
    private readonly BucketSettings settings;

    /// <summary>Creates it; nothing is sent yet.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="keys">Keys of the account.</param>
    public Bucket(BucketSettings settings, (string Id, string Secret) keys)
    {
        this.settings = settings;
        var config = new AmazonS3Config
        {
            AuthenticationRegion = settings.Region, ForcePathStyle = settings.Endpoint is not null, MaxErrorRetry = 3, RetryMode = RequestRetryMode.Standard, Timeout = TimeSpan.FromSeconds(100),
            // Checksums in trailers are Amazon's own; MD5 is known everywhere.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        }

        client = new AmazonS3Client(new BasicAWSCredentials(keys.Id, keys.Secret), config);
    }

    /// <summary>Asks whether the bucket is there and lets us in.</summary>
    /// <exception cref="LibraryException">It does not; a service that is away for a while is no such fault.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = settings.Name, Prefix = settings.Prefix, MaxKeys = 1 }, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
        {
            var reason = e.Message.ReplaceLineEndings(" ").TrimEnd('.');
            throw new LibraryException($"The bucket {settings.Name} cannot be used ({reason}); check the settings under \"bucket\" and the keys.", $"无法使用存储桶 {settings.Name}（{reason}）；请检查 bucket 设置和密钥。", e);
        }
        catch (Exception e) when (IsTrouble(e, cancellationToken))
        {
            // It is waited for, like the database.
        }
    }

    /// <summary>All objects whose keys begin so, in order of their keys.</summary>
    /// <param name="prefix">Beginning of the keys.</param>
    /// <param name="after">Only keys after this one; null for all.</param>
    /// <param name="isFlat">Whether only objects directly below are listed (no further <c>/</c>); else all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<BucketObject> ListAsync(string prefix, string? after = null, bool isFlat = false, CancellationToken cancellationToken = default) =>
        PagesAsync(prefix, after, isFlat, page => page.S3Objects?.Select(found => new BucketObject(
            found.Key[settings.Prefix.Length..], TagOf(found.ETag), found.Size ?? 0, new DateTimeOffset(DateTime.SpecifyKind(found.LastModified?.ToUniversalTime() ?? DateTime.UnixEpoch, DateTimeKind.Utc)))), cancellationToken);

    /// <summary>Names of what would be folders directly below a prefix, each ending in <c>/</c>.</summary>
    public IAsyncEnumerable<string> FoldersAsync(string prefix, CancellationToken cancellationToken) =>
        PagesAsync(prefix, null, true, page => page.CommonPrefixes?.Select(folder => folder[settings.Prefix.Length..]), cancellationToken);

    /// <summary>Tag of an object; null when there is none.</summary>
    public Task<string?> TagAsync(string key, CancellationToken cancellationToken) => TryAsync($"head {key}", async () =>
    {
        try
        {
            return TagOf((await client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = settings.Name, Key = settings.Prefix + key }, cancellationToken)).ETag);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }, cancellationToken);

    /// <summary>Reads an object into a file, which appears whole.</summary>
    /// <param name="key">The object.</param>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was read; null when there is none.</returns>
    public Task<BucketObject?> GetAsync(string key, string path, CancellationToken cancellationToken) => TryAsync($"get {key}", async () =>
    {
        try
        {
            using var answer = await client.GetObjectAsync(settings.Name, settings.Prefix + key, cancellationToken);
            var (tag, size) = (TagOf(answer.ETag), answer.ContentLength);
            var writtenAt = new DateTimeOffset(DateTime.SpecifyKind(answer.LastModified?.ToUniversalTime() ?? DateTime.UnixEpoch, DateTimeKind.Utc));
            await WholeFile.WriteAsync(path, async (stream, cancellation) =>
            {
                using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
                var (buffer, all) = (new byte[128 << 10], 0L);
                for (int got; (got = await answer.ResponseStream.ReadAsync(buffer, cancellation)) > 0;)
                {
                    all += got;
                    if (all > Math.Min(size, MostBytes))
                    {
                        throw new IOException($"{key} is larger than it says, or than {MostBytes} bytes");
                    }

                    md5.AppendData(buffer, 0, got);
                    await stream.WriteAsync(buffer.AsMemory(0, got), cancellation);
                }

                if (all != size || (BucketObject.IsMd5(tag) && !Convert.ToHexStringLower(md5.GetHashAndReset()).Equals(tag, StringComparison.OrdinalIgnoreCase)))
                {
                    throw new IOException($"{key} came cut off or with other bytes than were put");
                }
            }, cancellationToken, flushesToDisk: false);
            File.SetLastWriteTimeUtc(path, writtenAt.UtcDateTime);
            return new BucketObject(key, tag, size, writtenAt);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }, cancellationToken);

    /// <summary>Puts bytes.</summary>
    /// <param name="key">The object.</param>
    /// <param name="content">They are read from the beginning, perhaps more than once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its tag.</returns>
    public Task<string> PutAsync(string key, Stream content, CancellationToken cancellationToken) => TryAsync($"put {key}", async () =>
    {
        content.Position = 0;
        var md5 = await CryptographicOperations.HashDataAsync(HashAlgorithmName.MD5, content, cancellationToken);
        content.Position = 0;
        var request = new PutObjectRequest
        {
            BucketName = settings.Name, Key = settings.Prefix + key, InputStream = content, AutoCloseStream = false, UseChunkEncoding = false,
            MD5Digest = Convert.ToBase64String(md5), ContentType = "application/octet-stream",
        };
        var tag = TagOf((await client.PutObjectAsync(request, cancellationToken)).ETag);
        return !BucketObject.IsMd5(tag) || tag.Equals(Convert.ToHexStringLower(md5), StringComparison.OrdinalIgnoreCase) ? tag : throw new IOException($"other bytes of {key} arrived than were sent");
    }, cancellationToken);

    /// <summary>Takes an object away; none is no fault.</summary>
    public Task DeleteAsync(string key, CancellationToken cancellationToken) => TryAsync($"delete {key}", async () =>
    {
        await client.DeleteObjectAsync(settings.Name, settings.Prefix + key, cancellationToken);
        return true;
    }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async IAsyncEnumerable<T> PagesAsync<T>(string prefix, string? after, bool isFlat, Func<ListObjectsV2Response, IEnumerable<T>?> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = settings.Name, Prefix = settings.Prefix + prefix, StartAfter = after is null ? null : settings.Prefix + after, Delimiter = isFlat ? "/" : null };
        for (var count = 0; count < MostKeys;)
        {
            var page = await TryAsync($"list {prefix}", () => client.ListObjectsV2Async(request, cancellationToken), cancellationToken);
            foreach (var item in items(page) ?? [])
            {
                count++;
                yield return item;
            }

            if (page.IsTruncated != true || string.IsNullOrEmpty(page.NextContinuationToken))
            {
                yield break;
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
    }

    private static async Task<T> TryAsync<T>(string what, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (!DiskFull.Is(e) && IsTrouble(e, cancellationToken))
        {
            throw new BucketAwayException(what, e);
        }
    }

    private static bool IsTrouble(Exception e, CancellationToken cancellationToken) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or WebException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static string TagOf(string? tag) => (tag ?? "").Trim('"');
}
