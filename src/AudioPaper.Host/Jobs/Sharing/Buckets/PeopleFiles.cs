using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AudioPaper.Files;

namespace AudioPaper.Host.Jobs.Sharing.Buckets;

/// <summary>
/// What people write beside the server (settings, lexicons, covers), here and in the bucket. It remembers what both last agreed on, so that it can tell what was changed or deleted here from what was changed
/// or deleted elsewhere; where both happened, this folder counts. Kept in <c>.server/people.tsv</c> (key, MD5 here, tag there); where that is lost, nothing is taken for deleted. Safe for calls at the same time.
/// </summary>
/// <param name="copy">The working copy.</param>
internal sealed class PeopleFiles(WorkingCopy copy) : IDisposable
{
    private const int MostBytes = 32 << 20;

    private readonly string path = Path.Combine(copy.Root, ".server", "people.tsv");
    private readonly SemaphoreSlim gate = new(1);
    private readonly ConcurrentDictionary<string, (long SizeBytes, long Ticks, string Md5)> hashes = new(StringComparer.Ordinal);
    private Dictionary<string, (string Md5, string Tag)>? agreed;

    /// <summary>Brings everything below a prefix to one state.</summary>
    /// <param name="prefix">Beginning of the keys.</param>
    /// <param name="here">Keys of the files that are here.</param>
    /// <param name="there">Objects of the bucket; others may be among them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="isOne">Which keys below the prefix; all by default.</param>
    public async Task ReconcileAsync(string prefix, IEnumerable<string> here, IEnumerable<BucketObject> there, CancellationToken cancellationToken, Predicate<string>? isOne = null)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var known = agreed ??= Read();
            var tags = there.ToDictionary(one => one.Key, one => one.Tag, StringComparer.Ordinal);
            foreach (var key in here.Concat(tags.Keys).Concat(known.Keys).Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && isOne?.Invoke(key) != false).Distinct(StringComparer.Ordinal).ToList())
            {
                await AgreeAsync(known, key, tags.GetValueOrDefault(key), cancellationToken);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Puts what was changed here since, and takes away there what was deleted here; asks the bucket only then.</summary>
    /// <param name="here">Keys of all files that are here.</param>
    /// <param name="isOne">Which of the keys agreed on are looked at.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task PushAsync(IEnumerable<string> here, Predicate<string> isOne, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var known = agreed ??= Read();
            foreach (var key in here.Concat(known.Keys.Where(key => isOne(key))).Distinct(StringComparer.Ordinal).ToList())
            {
                if (await Md5Async(key, cancellationToken) != (known.TryGetValue(key, out var before) ? before.Md5 : null))
                {
                    await AgreeAsync(known, key, await copy.Bucket.TagAsync(key, cancellationToken), cancellationToken);
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task AgreeAsync(Dictionary<string, (string Md5, string Tag)> known, string key, string? tag, CancellationToken cancellationToken)
    {
        if (copy.PathOf(key) is not { } file)
        {
            return;
        }

        var md5 = await Md5Async(key, cancellationToken);
        var isKnown = known.TryGetValue(key, out var before);
        var (isSameHere, isSameThere) = isKnown ? (md5 == before.Md5, tag == before.Tag) : (md5 is null, tag is null);
        if (isSameHere && isSameThere)
        {
            return;
        }

        if (!isSameHere && md5 is not null)
        {
            await copy.PushAsync(file, tag, cancellationToken);
        }
        else if (!isSameHere)
        {
            await copy.Bucket.DeleteAsync(key, cancellationToken);
        }
        else if (tag is not null)
        {
            await copy.GetAsync(key, file, cancellationToken);
        }
        else
        {
            File.Delete(file);
        }

        if (await Md5Async(key, cancellationToken) is { } agreedMd5 && await copy.Bucket.TagAsync(key, cancellationToken) is { } agreedTag)
        {
            known[key] = (agreedMd5, agreedTag);
        }
        else
        {
            known.Remove(key);
        }

        var lines = string.Concat(known.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}\t{one.Value.Md5}\t{one.Value.Tag}\n"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await WholeFile.WriteAsync(path, Encoding.UTF8.GetBytes(lines), cancellationToken);
    }

    /// <summary>MD5 of a file here; null where there is none.</summary>
    private async Task<string?> Md5Async(string key, CancellationToken cancellationToken)
    {
        if (copy.PathOf(key) is not { } file || new FileInfo(file) is not { Exists: true } info)
        {
            return null;
        }

        if (hashes.TryGetValue(key, out var known) && known.SizeBytes == info.Length && known.Ticks == info.LastWriteTimeUtc.Ticks)
        {
            return known.Md5;
        }

        try
        {
            await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var md5 = Convert.ToHexStringLower(await CryptographicOperations.HashDataAsync(HashAlgorithmName.MD5, content, cancellationToken));
            hashes[key] = (info.Length, info.LastWriteTimeUtc.Ticks, md5);
            return md5;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private Dictionary<string, (string Md5, string Tag)> Read()
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: < MostBytes }
                ? File.ReadLines(path).Select(line => line.Split('\t')).Where(row => row.Length == 3).DistinctBy(row => row[0]).ToDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal) : new(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(StringComparer.Ordinal);
        }
    }
}
