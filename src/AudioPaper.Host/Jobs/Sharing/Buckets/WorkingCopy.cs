using System.Collections.Concurrent;
using System.Security.Cryptography;
using AudioPaper.Audio;

namespace AudioPaper.Host.Jobs.Sharing.Buckets;

/// <summary>
/// The folder of one process as the copy of a bucket it works in, file by file. It remembers which object a file is the copy of, as long as neither is changed, so that nothing
/// is copied twice; after a restart hashes are compared instead. Thread-safe.
/// </summary>
/// <param name="root">Full path of the library.</param>
/// <param name="bucket">The bucket.</param>
internal sealed class WorkingCopy(string root, Bucket bucket)
{
    private const int MostSegments = 8;

    private static readonly TimeSpan Trusted = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (string Tag, long SizeBytes, long Ticks, long At)> known = new(StringComparer.Ordinal);

    /// <summary>The bucket.</summary>
    public Bucket Bucket => bucket;

    /// <summary>Full path of the library.</summary>
    public string Root => root;

    /// <summary>Key of a file of the library.</summary>
    public string KeyOf(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    /// <summary>Path of an object; null for a key that is no file of a library: others may write into the bucket.</summary>
    public string? PathOf(string key)
    {
        var segments = key.Split('/');
        return segments.Length <= MostSegments && segments.All(name => name is not ("" or "." or "..") && name.Length <= 255 && !name.Any(c => c is '\\' or ':' || char.IsControl(c))) && !key.EndsWith("/.lock", StringComparison.Ordinal)
            ? Path.Combine([root, .. segments]) : null;
    }

    /// <summary>Takes an object unless the file is its copy already.</summary>
    /// <param name="listed">The object as it was listed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task PullAsync(BucketObject listed, CancellationToken cancellationToken)
    {
        if (PathOf(listed.Key) is { } path && !await IsCopyAsync(path, listed.Key, listed.Tag, cancellationToken))
        {
            await GetAsync(listed.Key, path, cancellationToken);
        }
    }

    /// <summary>Takes objects, eight at once.</summary>
    public Task PullAllAsync(IEnumerable<BucketObject> listed, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(listed, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (one, cancellation) => await PullAsync(one, cancellation));

    /// <summary>Takes an object that was not listed. A clip whose bytes are wrong is not taken.</summary>
    /// <returns>False when there is none; a file that stands here stays.</returns>
    public async Task<bool> GetAsync(string key, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (await bucket.GetAsync(key, path, cancellationToken) is not { } got)
        {
            return false;
        }

        if (path.EndsWith(".wav", StringComparison.Ordinal) && !IsWholeClip(path))
        {
            File.Delete(path);
            return false;
        }

        Remember(path, key, got.Tag);
        return true;
    }

    /// <summary>Puts a file unless the object is its copy.</summary>
    /// <param name="path">The file; when it is gone meanwhile, nothing is put.</param>
    /// <param name="tag">Tag of the object as it was listed; null when there is none, empty to ask for it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task PushAsync(string path, string? tag, CancellationToken cancellationToken)
    {
        var key = KeyOf(path);
        if (tag is "")
        {
            if (IsKnown(path, key, null))
            {
                return;
            }

            tag = await bucket.TagAsync(key, cancellationToken);
        }

        if (!File.Exists(path) || (tag is not null && await IsCopyAsync(path, key, tag, cancellationToken)))
        {
            return;
        }

        var before = new FileInfo(path);
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var put = await bucket.PutAsync(key, content, cancellationToken);
        known[key] = (put, before.Length, before.LastWriteTimeUtc.Ticks, Environment.TickCount64);
    }

    /// <summary>Puts files, four at once.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="there">Tags of what is there, by key; null to ask for each.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task PushAllAsync(IEnumerable<string> paths, IReadOnlyDictionary<string, string>? there, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
            async (path, cancellation) => await PushAsync(path, there is null ? "" : there.GetValueOrDefault(KeyOf(path)), cancellation));

    private bool IsKnown(string path, string key, string? tag) =>
        known.TryGetValue(key, out var was) && (tag is null ? Environment.TickCount64 - was.At < Trusted.TotalMilliseconds : was.Tag == tag)
            && new FileInfo(path) is { Exists: true } file && file.Length == was.SizeBytes && file.LastWriteTimeUtc.Ticks == was.Ticks;

    private async Task<bool> IsCopyAsync(string path, string key, string tag, CancellationToken cancellationToken)
    {
        if (IsKnown(path, key, tag))
        {
            return true;
        }

        if (!File.Exists(path) || !BucketObject.IsMd5(tag))
        {
            return false;
        }

        byte[] md5;
        await using (var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
        {
            md5 = await CryptographicOperations.HashDataAsync(HashAlgorithmName.MD5, content, cancellationToken);
        }

        if (!Convert.ToHexStringLower(md5).Equals(tag, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Remember(path, key, tag);
        return true;
    }

    private void Remember(string path, string key, string tag)
    {
        if (new FileInfo(path) is { Exists: true } file)
        {
            known[key] = (tag, file.Length, file.LastWriteTimeUtc.Ticks, Environment.TickCount64);
        }
    }

    private static bool IsWholeClip(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return WavFile.IsWhole(stream);
    }
}
