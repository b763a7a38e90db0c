using AudioPaper.Host.Library;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>library prune</c>.</summary>
internal static class LibraryPruning
{
    /// <summary>Removes old files of the store, or tells which would go. Waits until no issue is being made.</summary>
    /// <returns>Exit code 0.</returns>
    public static async Task<int> RunAsync(string path, TimeSpan? olderThan, long? mostBytes, bool isDryRun, UiLanguage ui, CancellationToken cancellationToken)
    {
        var library = LibraryFolder.OpenExisting(path);
        using var kept = await FolderLock.TakeAsync(
            library.StorePath, () => Console.Error.WriteLine(ui.Say("正在制作节目，等待它结束…", "an issue is being made; waiting for it…")), cancellationToken);
        var plan = await StorePruning.PlanAsync(library, TimeProvider.System.GetUtcNow().UtcDateTime - olderThan, mostBytes, cancellationToken);
        if (!isDryRun)
        {
            StorePruning.Remove(plan, cancellationToken);
        }

        var (count, removed, left) = (plan.Removed.Length, Megabytes(plan.RemovedSizeBytes), Megabytes(plan.KeptSizeBytes));
        Console.Out.WriteLine(isDryRun
            ? ui.Say($"会删除 {count} 个文件，共 {removed}；留下 {left}", $"{count} files ({removed}) would go; {left} would stay")
            : ui.Say($"删除了 {count} 个文件，共 {removed}；留下 {left}", $"{count} files ({removed}) removed; {left} stay"));
        if (plan.KeptSizeBytes > mostBytes)
        {
            Console.Error.WriteLine(ui.Say(
                $"各期需要的文件共 {Megabytes(plan.NeededSizeBytes)}，不会删除；要再小，请移走旧的期号文件夹。",
                $"The issues of the library need {Megabytes(plan.NeededSizeBytes)}, which stay; to shrink further, move folders of old issues away."));
        }

        return 0;
    }

    private static string Megabytes(long bytes) => FormattableString.Invariant($"{bytes / 1e6:0.0} MB");
}
