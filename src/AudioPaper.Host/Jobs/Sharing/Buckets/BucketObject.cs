namespace AudioPaper.Host.Jobs.Sharing.Buckets;

/// <summary>An object of a bucket.</summary>
/// <param name="Key">Its name below the prefix: the path in the library, parts separated by <c>/</c>.</param>
/// <param name="Tag">Its entity tag without quotes; the MD5 of its bytes in most services (S3 API reference, Object: ETag), else anything that changes with them.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="WrittenAt">When it was put.</param>
internal sealed record BucketObject(string Key, string Tag, long SizeBytes, DateTimeOffset WrittenAt)
{
    /// <summary>Whether the tag can be compared with an MD5.</summary>
    public static bool IsMd5(string tag) => tag.Length == 32 && tag.All(char.IsAsciiHexDigit);
}
