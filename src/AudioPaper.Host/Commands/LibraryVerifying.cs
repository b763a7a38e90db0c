using System.Globalization;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>library verify</c>: a line for each issue on standard output.</summary>
internal static class LibraryVerifying
{
    /// <summary>Checks all issues.</summary>
    /// <returns>Exit code: 0, or 1 when something is wrong.</returns>
    public static async Task<int> RunAsync(string path, UiLanguage ui, CancellationToken cancellationToken)
    {
        var library = LibraryFolder.OpenExisting(path);
        var ffmpeg = await FfmpegProgram.FindAsync(cancellationToken: cancellationToken);
        var isFaulty = false;
        foreach (var id in library.Issues())
        {
            if (FolderLock.IsTaken(library.Issue(id).Path))
            {
                Console.Out.WriteLine(ui.Say($"{id}：正在制作，未检查", $"{id}: is being made; not checked"));
                continue;
            }

            var found = await new IssueCheck(library, ffmpeg, id).RunAsync(cancellationToken);
            isFaulty |= !found.Faults.IsEmpty;
            Console.Out.WriteLine(ConsoleProgress.Printable(LineOf(found, ui)));
        }

        return isFaulty ? Failure.Failed : 0;
    }

    private static string LineOf(CheckedIssue issue, UiLanguage ui)
    {
        var measured = issue.Sound is not { } sound ? "" : ui.Say(
            $"{Level(sound.IntegratedLufs)} LUFS，{Level(sound.TruePeakDbtp)} dBTP，{(int)sound.Duration.TotalMinutes} 分 {sound.Duration.Seconds} 秒，{issue.ChapterCount} 章；",
            $"{Level(sound.IntegratedLufs)} LUFS, {Level(sound.TruePeakDbtp)} dBTP, {(int)sound.Duration.TotalMinutes} min {sound.Duration.Seconds} s, {issue.ChapterCount} chapters; ");
        var verdict = issue.Faults.IsEmpty ? ui.Say("完好", "ok") : ui.Say("有误：", "wrong: ") + string.Join(ui.Say("；", "; "), issue.Faults.Select(fault => ui.Say(fault.Chinese, fault.English)));
        return $"{issue.Id}{ui.Say("：", ": ")}{measured}{verdict}";
    }

    private static string Level(double? level) => level?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-inf";
}
