using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs;

namespace AudioPaper.Host.Commands;

/// <summary>Prints what came out of a narration.</summary>
internal static class NarrationSummary
{
    /// <summary>Prints to standard output: the report as JSON, or a few lines for people. Warnings go to standard error.</summary>
    /// <returns>Exit code: 0, or 1 when something is missing from the episode.</returns>
    public static async Task<int> PrintAsync(PublishedIssue published, bool json, UiLanguage ui, CancellationToken cancellationToken)
    {
        var report = published.Report;
        if (json)
        {
            Console.Out.Write(await File.ReadAllTextAsync(published.Issue.At("report.json"), cancellationToken));
        }
        else
        {
            var (coverage, length) = (report.Coverage, TimeSpan.FromSeconds(published.Episode.DurationSeconds));
            var spoken = report.Articles.Count(article => article.State == "spoken");
            Console.Out.WriteLine(ui.Say(
                $"{published.Episode.Title}：{spoken} 篇文章，{(int)length.TotalMinutes} 分 {length.Seconds} 秒",
                $"{published.Episode.Title}: {spoken} {(spoken == 1 ? "article" : "articles")}, {(int)length.TotalMinutes} min {length.Seconds} s"));
            Console.Out.WriteLine(ui.Say(
                $"共 {coverage.Characters} 字：朗读 {coverage.Spoken}，略过 {coverage.Skipped}，待查 {coverage.Flagged}；新录 {report.NewClips} 句，沿用 {report.ReusedClips} 句",
                $"{coverage.Characters} characters: {coverage.Spoken} spoken, {coverage.Skipped} skipped, {coverage.Flagged} flagged; {report.NewClips} clips new, {report.ReusedClips} reused"));
            foreach (var file in published.Episode.Files)
            {
                Console.Out.WriteLine(published.Issue.At(file.Name));
            }
        }

        var failed = report.Articles.Count(article => article.State == "failed");
        if (failed > 0)
        {
            Console.Error.WriteLine(ui.Say($"有 {failed} 篇文章未能朗读，原因见 report.json。", $"{failed} of the articles could not be spoken; report.json says why."));
        }

        if (report.Coverage.Unaccounted > 0)
        {
            Console.Error.WriteLine(ui.Say($"有 {report.Coverage.Unaccounted} 个字去向不明，位置见 report.json。", $"{report.Coverage.Unaccounted} characters are unaccounted for; report.json says where."));
        }

        foreach (var finding in report.Diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Note && diagnostic.Code != "unaccounted")
            .OrderByDescending(diagnostic => diagnostic.Severity).DistinctBy(diagnostic => diagnostic.Message).Take(3))
        {
            Console.Error.WriteLine(finding.Message);
        }

        return failed > 0 || report.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? 1 : 0;
    }
}
