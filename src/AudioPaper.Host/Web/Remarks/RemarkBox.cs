using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;

namespace AudioPaper.Host.Web.Remarks;

/// <summary>The remarks on a newspaper, a file each in <c>.server/remarks/NEWSPAPER</c> of the library. Safe for calls at the same time, of other processes, too.</summary>
/// <param name="library">The library.</param>
/// <param name="newspaperFolder">Name of the newspaper's folder, one that is there.</param>
/// <param name="clock">The clock.</param>
internal sealed class RemarkBox(LibraryFolder library, string newspaperFolder, TimeProvider clock)
{
    /// <summary>More open remarks are not taken: somebody has to answer these first.</summary>
    public const int MostOpen = 500;

    /// <summary>Answered remarks that are kept; the oldest go first.</summary>
    private const int MostAnswered = 2_000;

    private const int LargestFileBytes = 64 << 10;
    private const string Extension = ".json";

    private readonly string folder = Path.Combine(library.Root, ".server", "remarks", newspaperFolder);

    /// <summary>Puts a remark in. What others have said of the same sentence in the same words is counted and not kept twice.</summary>
    /// <param name="remark">The remark; its id and time are given here.</param>
    /// <param name="cancellationToken">Ends the wait for others.</param>
    /// <returns>The remark as it is kept; null when the box is full.</returns>
    public async Task<Remark?> AddAsync(Remark remark, CancellationToken cancellationToken)
    {
        ServerFolder.Ensure(library.Root, "remarks", newspaperFolder);
        using var kept = await FolderLock.TakeAsync(folder, () => { }, cancellationToken);
        var all = await AllAsync(cancellationToken);
        if (all.FirstOrDefault(known => known.Stage == RemarkStage.Open && known.IsSameAs(remark)) is { } same)
        {
            return await WriteAsync(same with { Count = same.Count + 1 }, cancellationToken);
        }

        if (all.Count(known => known.Stage == RemarkStage.Open) >= MostOpen)
        {
            return null;
        }

        foreach (var old in all.Where(known => known.Stage != RemarkStage.Open).OrderByDescending(known => known.ReceivedAt).Skip(MostAnswered))
        {
            File.Delete(PathOf(old.Id));
        }

        return await WriteAsync(remark with { Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), ReceivedAt = clock.GetUtcNow() }, cancellationToken);
    }

    /// <summary>A remark; null when there is none of that id.</summary>
    /// <param name="id">Anything; what is no id is none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Remark?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(PathOf(id));
            return !IsId(id) || file.Length > LargestFileBytes ? null : JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file.FullName, cancellationToken), RemarkJson.Readable.Remark);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>All remarks, the oldest first.</summary>
    public async Task<ImmutableArray<Remark>> AllAsync(CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<Remark>();
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension) : [])
        {
            if (await ReadAsync(Path.GetFileNameWithoutExtension(path), cancellationToken) is { } remark)
            {
                all.Add(remark);
            }
        }

        return [.. all.OrderBy(remark => remark.ReceivedAt).ThenBy(remark => remark.Id, StringComparer.Ordinal)];
    }

    /// <summary>Answers a remark.</summary>
    /// <param name="id">The remark.</param>
    /// <param name="answer">Gives it what became of it.</param>
    /// <param name="cancellationToken">Ends the wait for others.</param>
    /// <returns>The remark; null when it is not there, or somebody has answered it before.</returns>
    public async Task<Remark?> AnswerAsync(string id, Func<Remark, Remark> answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        using var kept = await FolderLock.TakeAsync(folder, () => { }, cancellationToken);
        return await ReadAsync(id, cancellationToken) is { Stage: RemarkStage.Open } open ? await WriteAsync(answer(open), cancellationToken) : null;
    }

    private static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);

    private string PathOf(string id) => Path.Combine(folder, (IsId(id) ? id : "none") + Extension);

    private async Task<Remark> WriteAsync(Remark remark, CancellationToken cancellationToken)
    {
        await WholeFile.WriteAsync(PathOf(remark.Id), JsonSerializer.SerializeToUtf8Bytes(remark, RemarkJson.Readable.Remark), cancellationToken);
        return remark;
    }
}
