using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Accounts;

/// <summary>
/// A list in a file of <c>.server</c> that commands of other processes may change while the server runs: it is looked at once a second at most. A file that
/// cannot be read lets nobody in. Safe for calls at the same time.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="root">Full path of the library.</param>
/// <param name="name">Name of the file.</param>
/// <param name="type">How the list is written.</param>
/// <param name="isWhole">Whether an entry has all its members.</param>
/// <param name="clock">The clock.</param>
internal sealed class AccountFile<T>(string root, string name, JsonTypeInfo<ImmutableArray<T>> type, Predicate<T> isWhole, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly string path = Path.Combine(root, ".server", name);
    private readonly Lock gate = new();
    private ImmutableArray<T>? known;
    private long lookedAt;

    /// <summary>The list as it was a second ago at most.</summary>
    public ImmutableArray<T> Current
    {
        get
        {
            lock (gate)
            {
                if (known is not { } list || clock.GetElapsedTime(lookedAt) >= Interval)
                {
                    known = list = ReadOrNobody();
                    lookedAt = clock.GetTimestamp();
                }

                return list;
            }
        }
    }

    /// <summary>The list as it is now.</summary>
    /// <exception cref="LibraryException">The file is broken.</exception>
    public ImmutableArray<T> Read()
    {
        try
        {
            var list = JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
            return !list.IsDefault && list.All(entry => entry is not null && isWhole(entry)) ? list : throw new JsonException("members are missing");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new LibraryException($"{path} cannot be read ({e.Message.TrimEnd('.')}); restore it from a backup, or delete it and add the accounts again.",
                $"无法读取 {path}（{e.Message.TrimEnd('.')}）；请从备份恢复，或删除它并重新添加帐号。", e);
        }
    }

    /// <summary>Changes the list; one process at a time does.</summary>
    /// <param name="change">Makes the new list of the one there is; called once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LibraryException">The file is broken, or cannot be written.</exception>
    public async Task ChangeAsync(Func<ImmutableArray<T>, ImmutableArray<T>> change, CancellationToken cancellationToken)
    {
        using var kept = await FolderLock.TakeAsync(ServerFolder.Ensure(root), () => { }, cancellationToken);
        var list = change(Read());
        await ServerFolder.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(list, type), cancellationToken);
        lock (gate)
        {
            (known, lookedAt) = (list, clock.GetTimestamp());
        }
    }

    private ImmutableArray<T> ReadOrNobody()
    {
        try
        {
            return Read();
        }
        catch (LibraryException)
        {
            return [];
        }
    }
}
