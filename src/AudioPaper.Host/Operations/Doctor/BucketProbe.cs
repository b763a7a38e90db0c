using System.Text;
using AudioPaper.Host.Web.Settings;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>Tries a bucket: lists, writes, reads and deletes a small object.</summary>
internal static class BucketProbe
{
    /// <summary>The first thing that does not work, in the service's words; null when all works.</summary>
    public static async Task<string?> FaultAsync(BucketSettings bucket, (string Id, string Secret) keys, CancellationToken cancellationToken)
    {
        var config = new AmazonS3Config { AuthenticationRegion = bucket.Region, ForcePathStyle = bucket.Endpoint is not null, MaxErrorRetry = 1, Timeout = TimeSpan.FromSeconds(8) };
        if (bucket.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(bucket.Region);
        }

        using var client = new AmazonS3Client(new BasicAWSCredentials(keys.Id, keys.Secret), config);
        var (step, key) = ("list", $"{bucket.Prefix}.doctor-{Path.GetRandomFileName()}");
        try
        {
            await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket.Name, Prefix = bucket.Prefix, MaxKeys = 1 }, cancellationToken);
            step = "write";
            await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = key, ContentBody = "probe", UseChunkEncoding = false }, cancellationToken);
            step = "read";
            using (var read = await client.GetObjectAsync(bucket.Name, key, cancellationToken))
            {
                using var reader = new StreamReader(read.ResponseStream, Encoding.UTF8);
                if (await reader.ReadToEndAsync(cancellationToken) != "probe")
                {
                    return "read: other bytes than were written";
                }
            }

            step = "delete";
            await client.DeleteObjectAsync(bucket.Name, key, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
        {
            return $"{step}: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}";
        }
    }
}
