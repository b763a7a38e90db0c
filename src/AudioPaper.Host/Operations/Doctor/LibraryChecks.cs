using System.Runtime.CompilerServices;
using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;
using AudioPaper.Host.Library.Format;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>The library: its format, newspapers, issues. Nothing is changed.</summary>
internal static class LibraryChecks
{
    private const int MostNamed = 5;

    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> All { get; } = [new("library", FormatAsync), new("newspapers", NewspapersAsync), new("issues", IssuesAsync), new("arrivals", ArrivalsAsync)];

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
        if (!Directory.Exists(patient.Settings.Library))
        {
            yield break;
        }

        var library = LibraryFolder.At(patient.Settings.Library);
        var (count, unfinished, failed) = (0, new List<IssueId>(), new List<IssueId>());
        foreach (var issue in library.Issues().Select(library.Issue))
        {
            count++;
            var state = await issue.ReadAsync("state", RecordJson.Readable.IssueState, cancellationToken);
            // Earlier versions kept no state; they wrote the report last.
            if (state is { IsFinal: false } || (state is null && !File.Exists(issue.At("report.json"))))
            {
                unfinished.Add(issue.Id);
            }
            else if (state?.Stage == IssueStage.Failed)
            {
                failed.Add(issue.Id);
            }
        }

        if (failed.Count > 0)
        {
            yield return found.Warning($"{failed.Count} 期未能制作：{Named(failed)}。", $"Issues that could not be made: {Named(failed)}.", "原因见各期的 work/state.json 和 work/log.jsonl。", "work/state.json and work/log.jsonl of each say why.");
        }

        yield return unfinished.Count == 0
            ? found.Ok($"共 {count} 期，没有未完成的。", $"No issue is unfinished; there are {count}.")
            : found.Warning($"共 {count} 期，其中 {unfinished.Count} 期未完成：{Named(unfinished)}。", $"Unfinished issues ({unfinished.Count} of {count}): {Named(unfinished)}.", "启动服务器（或再次运行 narrate）即可继续。", "The server goes on with them when it starts; or run narrate again.");

        static string Named(List<IssueId> issues) => string.Join(", ", issues.Take(MostNamed)) + (issues.Count > MostNamed ? " …" : "");
    }

    private static async IAsyncEnumerable<Finding> ArrivalsAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var library = LibraryFolder.At(patient.Settings.Library);
        var missing = await new ExpectedIssues(library, new Inbox(library, TimeProvider.System), TimeProvider.System).MissingAsync(cancellationToken);
        foreach (var issue in missing)
        {
            yield return found.Warning(issue.Chinese, issue.English);
        }

        if (missing.Count == 0)
        {
            yield return found.Ok("没有该到而未到的报纸。", "No issue that should have arrived is missing.");
        }
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
