using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Publishing;

namespace AudioPaper.Host.Commands;

/// <summary>Prints what came out of a narration.</summary>
internal static class NarrationSummary
{
    /// <summary>Prints to standard output: the report as JSON, or a few lines for people. Warnings go to standard error.</summary>
    /// <returns>Exit code: 0, or 1 when something is missing from the episode.</returns>
    public static async Task<int> PrintAsync(PublishedIssue published, bool json, UiLanguage ui, CancellationToken cancellationToken)
    {
        var report = published.Report;
        await PrintAsync(published.Issue, FiguresOf(published.Episode, report), json, ui, cancellationToken);
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

    /// <summary>Prints the report as JSON, or a few lines for people, to standard output.</summary>
    public static async Task PrintAsync(IssueFolder issue, RunFigures figures, bool json, UiLanguage ui, CancellationToken cancellationToken)
    {
        if (json)
        {
            Console.Out.Write(await File.ReadAllTextAsync(issue.At("report.json"), cancellationToken));
            return;
        }

        var (length, spoken) = (TimeSpan.FromSeconds(figures.DurationSeconds), figures.Articles);
        Console.Out.WriteLine(ui.Say(
            $"{figures.Title}：{spoken} 篇文章，{(int)length.TotalMinutes} 分 {length.Seconds} 秒",
            $"{figures.Title}: {spoken} {(spoken == 1 ? "article" : "articles")}, {(int)length.TotalMinutes} min {length.Seconds} s"));
        Console.Out.WriteLine(ui.Say(
            $"共 {figures.Characters} 字：朗读 {figures.Spoken}，略过 {figures.Skipped}，待查 {figures.Flagged}；新录 {figures.NewClips} 句，沿用 {figures.ReusedClips} 句",
            $"{figures.Characters} characters: {figures.Spoken} spoken, {figures.Skipped} skipped, {figures.Flagged} flagged; {figures.NewClips} clips new, {figures.ReusedClips} reused"));
        foreach (var name in figures.Files)
        {
            Console.Out.WriteLine(issue.At(name));
        }
    }

    /// <summary>What is told of a run.</summary>
    public static RunFigures FiguresOf(EpisodeRecord episode, Report report) => new(
        episode.Title, report.Articles.Count(article => article.State == "spoken"), episode.DurationSeconds,
        report.Coverage.Characters, report.Coverage.Spoken, report.Coverage.Skipped, report.Coverage.Flagged, report.NewClips, report.ReusedClips, [.. episode.Files.Select(file => file.Name)]);
}
