using AudioPaper.Diagnostics;
using AudioPaper.Files;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Commands;

/// <summary>
/// Finds that an issue is as the last run left it: the same pages, wishes and programs, and every file that it is made of or consists of
/// unchanged. Then nothing is segmented, spoken or joined; of anything else the whole run makes what is missing.
/// </summary>
/// <param name="root">Path of the library, which may not be there yet.</param>
/// <param name="key">What the run is known by.</param>
internal sealed class UnchangedIssue(string root, string key)
{
    /// <summary>What the run tells when nothing is to do; null when something is, or nobody knows. Its <c>report.json</c> is written.</summary>
    /// <param name="progress">Told when another process has the issue.</param>
    /// <param name="onPruning">Called when the library is being pruned.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<(IssueFolder Issue, RunFigures Figures)?> FindAsync(ConsoleProgress progress, Action onPruning, CancellationToken cancellationToken)
    {
        var records = new RunRecords(root);
        if (await records.ReadAsync(key, cancellationToken) is not { } record)
        {
            return null;
        }

        var library = LibraryFolder.Open(root);
        var id = new IssueId(record.Issue);
        var (issue, files) = (library.Issue(id), new RunFiles(library, id));
        if (!Directory.Exists(issue.Path))
        {
            return null;
        }

        using var used = await FolderLock.ShareAsync(library.StorePath, onPruning, cancellationToken);
        using var kept = await FolderLock.TakeAsync(issue.Path, progress.Waiting, cancellationToken);
        try
        {
            library.RemoveTorn();
            if (!files.Stamps(record.Stored).SequenceEqual(record.Stamps))
            {
                return null;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // The whole run says what is wrong.
        }

        // The run that made something has told what it made; this one made nothing.
        if (await File.ReadAllTextAsync(issue.At("report.json"), cancellationToken) != record.Report)
        {
            await WholeFile.WriteAsync(issue.At("report.json"), System.Text.Encoding.UTF8.GetBytes(record.Report), cancellationToken);
            await records.WriteAsync(key, record with { Stamps = files.Stamps(record.Stored) }, cancellationToken);
        }

        return (issue, record.Figures);
    }

    /// <summary>Remembers a run; not one after which something is left to say, for a shorter run would not say it.</summary>
    /// <param name="library">The library, opened.</param>
    /// <param name="published">What it made.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RememberAsync(LibraryFolder library, PublishedIssue published, IssueRequest request, CancellationToken cancellationToken)
    {
        var (issue, report) = (published.Issue, published.Report);
        if (report.Diagnostics.Any(finding => finding.Severity != Severity.Note) || report.Articles.Any(article => article.State != "spoken"))
        {
            return;
        }

        var articles = new List<ArticleRecord>();
        foreach (var path in Directory.EnumerateFiles(issue.At("work"), "*.json"))
        {
            // Records of other kinds and of earlier runs bear another run's id, or none.
            if (await issue.ReadAsync(Path.GetFileNameWithoutExtension(path), RecordJson.Readable.ArticleRecord, cancellationToken) is { } article && article.RunId == request.RunId && article.ArticleId is not null)
            {
                articles.Add(article);
            }
        }

        var files = new RunFiles(library, issue.Id);
        if (files.Stored(articles.SelectMany(article => article.Clips), articles.SelectMany(article => article.Tracks)) is { } stored)
        {
            var again = report with { NewClips = 0, ReusedClips = report.NewClips + report.ReusedClips };
            using var written = new MemoryStream();
            Publishing.ReportJson.Write(again, await issue.ReadSourcesAsync(request, cancellationToken), written);
            var record = new RunRecord(issue.Id.Folder, NarrationSummary.FiguresOf(published.Episode, again), System.Text.Encoding.UTF8.GetString(written.ToArray()), stored, files.Stamps(stored));
            await new RunRecords(root).WriteAsync(key, record, cancellationToken);
        }
    }
}
