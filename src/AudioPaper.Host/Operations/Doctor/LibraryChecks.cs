using System.Runtime.CompilerServices;
using AudioPaper.Diagnostics;
using AudioPaper.Host.Library;
using AudioPaper.Host.Library.Format;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>The library: its format, newspapers, issues. Nothing is changed.</summary>
internal static class LibraryChecks
{
    private const int MostNamed = 5;

    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> All { get; } = [new("library", FormatAsync), new("newspapers", NewspapersAsync), new("issues", IssuesAsync)];

    private static async IAsyncEnumerable<Finding> FormatAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var root = patient.Settings.Library;
        if (!Directory.Exists(Path.Combine(root, ".store")))
        {
            yield break;
        }

        var version = LibraryFormat.Of(root);
        yield return version > LibraryFormat.Version
            ? found.Error($"节目库格式为 {version}，本程序最高支持 {LibraryFormat.Version}。", $"The library has format {version}, this program knows up to {LibraryFormat.Version}.", "请使用更新的程序。", "Use the newer program.")
            : version < LibraryFormat.Version
                ? found.Warning($"节目库格式为 {version}。", $"The library has format {version}.", $"下次打开时会升级到 {LibraryFormat.Version}；请先备份。", $"It is brought to {LibraryFormat.Version} when it is opened next; make a backup before.")
                : found.Ok($"节目库格式为 {version}。", $"The library has format {version}.");
    }

    private static async IAsyncEnumerable<Finding> NewspapersAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var (count, faults) = (0, 0);
        foreach (var folder in patient.Newspapers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            count++;
            foreach (var fault in Faults(patient.Settings.Library, folder))
            {
                faults++;
                yield return found.Error(fault.Chinese ?? fault.Message, fault.Message);
            }
        }

        if (faults == 0)
        {
            yield return found.Ok($"{count} 种报纸的设置和词典都可读。", $"Settings and lexicons of all newspapers can be read; there are {count}.");
        }
    }

    private static async IAsyncEnumerable<Finding> IssuesAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(patient.Settings.Library))
        {
            yield break;
        }

        var library = LibraryFolder.At(patient.Settings.Library);
        var issues = library.Issues().ToList();
        // The report is written last.
        var unfinished = issues.Where(id => !File.Exists(library.Issue(id).At("report.json")) || !File.Exists(library.Issue(id).At("feed.xml"))).ToList();
        var named = string.Join(", ", unfinished.Take(MostNamed)) + (unfinished.Count > MostNamed ? " …" : "");
        yield return unfinished.Count == 0
            ? found.Ok($"共 {issues.Count} 期，都已完成。", $"All issues are finished; there are {issues.Count}.")
            : found.Warning($"共 {issues.Count} 期，其中 {unfinished.Count} 期未完成：{named}。", $"{unfinished.Count} of {issues.Count} issues are unfinished: {named}.", "启动服务器（或再次运行 narrate）即可继续。", "The server goes on with them when it starts; or run narrate again.");
    }

    private static IEnumerable<SentenceException> Faults(string library, string folder)
    {
        if (FaultOf(() => SettingsFile.Read(Path.Combine(folder, NewspaperSettings.FileName))) is { } settings)
        {
            yield return settings;
        }

        if (FaultOf(() => new IssueLexicons(library, Path.GetFileName(folder), null).Load()) is { } lexicon)
        {
            yield return lexicon;
        }
    }

    private static SentenceException? FaultOf(Func<object> read)
    {
        try
        {
            read();
            return null;
        }
        catch (SentenceException e)
        {
            return e;
        }
    }
}
