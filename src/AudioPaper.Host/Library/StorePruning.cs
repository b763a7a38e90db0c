using System.Collections.Immutable;

namespace AudioPaper.Host.Library;

/// <summary>What a pruning removes.</summary>
/// <param name="Removed">Files that go.</param>
/// <param name="KeptSizeBytes">Size of what stays.</param>
/// <param name="NeededSizeBytes">Size of what issues of the library need; it stays whatever was asked.</param>
internal sealed record PruningPlan(ImmutableArray<StoreFile> Removed, long KeptSizeBytes, long NeededSizeBytes)
{
    /// <summary>Size of what goes.</summary>
    public long RemovedSizeBytes => Removed.Sum(file => file.SizeBytes);
}

/// <summary>
/// Bounds the disk use of the store: clips and tracks go by age and size, the oldest first. What an issue of the library needs stays;
/// its records name it. Whoever calls has the store's lock, so that no run is under way whose files no record names yet.
/// </summary>
internal static class StorePruning
{
    /// <summary>Chooses what goes.</summary>
    /// <param name="library">The library.</param>
    /// <param name="madeBefore">Files made before this go; null for no limit.</param>
    /// <param name="mostBytes">The store shrinks to this, if it can; null for no limit.</param>
    /// <param name="cancellationToken">Ends the choosing.</param>
    /// <exception cref="LibraryException">Of an issue nobody knows what it needs.</exception>
    public static async Task<PruningPlan> PlanAsync(LibraryFolder library, DateTime? madeBefore, long? mostBytes, CancellationToken cancellationToken)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in library.Issues())
        {
            needed.UnionWith(await IssueCheck.NeededAsync(library.Issue(id), cancellationToken) ?? throw new LibraryException(
                $"The records of {id} do not tell what it needs (they are damaged or of an earlier version); narrate it again, then prune.",
                $"{id} 的记录没有说明它需要哪些文件（损坏或出自旧版本）；请先重新运行 narrate，再清理。"));
        }

        var files = new StoreFiles(library).All().OrderBy(file => file.MadeAt).ThenBy(file => file.Name, StringComparer.Ordinal).ToList();
        var left = files.Sum(file => file.SizeBytes);
        var removed = ImmutableArray.CreateBuilder<StoreFile>();
        foreach (var file in files.Where(file => !needed.Contains(file.Name)))
        {
            if (file.MadeAt < madeBefore || left > mostBytes)
            {
                removed.Add(file);
                left -= file.SizeBytes;
            }
        }

        return new PruningPlan(removed.ToImmutable(), left, files.Where(file => needed.Contains(file.Name)).Sum(file => file.SizeBytes));
    }

    /// <summary>Removes what was chosen; what has gone meanwhile is gone.</summary>
    public static void Remove(PruningPlan plan, CancellationToken cancellationToken)
    {
        foreach (var file in plan.Removed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.Delete(file.Path);
        }
    }
}
