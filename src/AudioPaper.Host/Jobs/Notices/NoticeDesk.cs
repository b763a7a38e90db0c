using System.Globalization;
using System.Text.Json;
using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;

namespace AudioPaper.Host.Jobs.Notices;

/// <summary>Tells the world what became of an issue: hubs of its publication, people when it is late, broken or incomplete.</summary>
/// <param name="library">The library.</param>
/// <param name="alerts">Tells people.</param>
/// <param name="pingHubs">Tells the hubs of a newspaper, by its folder's name.</param>
/// <param name="publicUrl">Address of the library on the web, for links; null when it has none.</param>
/// <param name="clock">The clock.</param>
internal sealed class NoticeDesk(LibraryFolder library, AlertDesk alerts, Func<string, CancellationToken, Task> pingHubs, Uri? publicUrl, TimeProvider clock)
{
    /// <summary>Tells what is to be told of a run that is over. Safe to repeat.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="state">How its run ended.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Diagnostics.SentenceException">Somebody could not be told; the others were.</exception>
    public async Task TellAsync(IssueFolder issue, IssueState state, CancellationToken cancellationToken)
    {
        if (state.Stage == IssueStage.Failed)
        {
            await SendAsync(AlertKind.Broken, issue.Id, $"{issue.Id} could not be made: {state.Reason}", $"{issue.Id} 未能制作：{state.Chinese ?? state.Reason}", cancellationToken);
            return;
        }

        if (state.Stage != IssueStage.Published)
        {
            return;
        }

        // Hubs first: listeners wait for the paper, editors for its faults.
        await pingHubs(issue.Id.NewspaperFolder, cancellationToken);
        var (failed, unaccounted) = await MissingAsync(issue, cancellationToken);
        if (failed > 0 || unaccounted > 0)
        {
            await SendAsync(AlertKind.Incomplete, issue.Id,
                $"{issue.Id} is published, but {failed} of its articles could not be spoken and {unaccounted} characters are unaccounted for; its report says which.",
                $"{issue.Id} 已发布，但有 {failed} 篇文章未能朗读，{unaccounted} 个字去向不明；详见报告。", cancellationToken);
        }

        if (await DeadlineAsync(issue, cancellationToken) is { } deadline && state.FirstPublishedAt > deadline.DueAt)
        {
            await LateAsync(issue, deadline, cancellationToken);
        }
    }

    /// <summary>Tells the hubs of a newspaper that its feeds have changed. May be repeated.</summary>
    /// <exception cref="Diagnostics.SentenceException">A hub could not be told.</exception>
    public Task PingHubsAsync(string newspaperFolder, CancellationToken cancellationToken) => pingHubs(newspaperFolder, cancellationToken);

    /// <summary>Tells that a delivery became no issue. It is known by its folder, as it has no issue to be known by.</summary>
    public Task RefusedAsync(Delivery delivery, CancellationToken cancellationToken) => SendAsync(AlertKind.Broken, new IssueId(Inbox.FolderOf(delivery)),
        $"A delivery was refused: {delivery.Reason}", $"一份来稿被拒收：{delivery.Chinese ?? delivery.Reason}", cancellationToken);

    /// <summary>Tells that an issue that is being made is late.</summary>
    /// <returns>False when it is not.</returns>
    public async Task<bool> TellIfLateAsync(IssueFolder issue, CancellationToken cancellationToken)
    {
        if (await DeadlineAsync(issue, cancellationToken) is not { } deadline || clock.GetUtcNow() < deadline.DueAt)
        {
            return false;
        }

        await LateAsync(issue, deadline, cancellationToken);
        return true;
    }

    /// <summary>Tells that nothing of an issue has arrived; once, however often it is called.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Diagnostics.SentenceException">Somebody could not be told; the others were.</exception>
    public Task MissingAsync(MissingIssue issue, CancellationToken cancellationToken) =>
        alerts.SendAsync(new Alert(AlertKind.Late, issue.Id, issue.English, issue.Chinese, clock.GetUtcNow(), Link: null) { KeptAt = issue.KeptAt }, cancellationToken);

    private Task LateAsync(IssueFolder issue, Deadline deadline, CancellationToken cancellationToken) => SendAsync(AlertKind.Late, issue.Id,
        string.Create(CultureInfo.InvariantCulture, $"{issue.Id} was not in the feed by {deadline.DueAt:HH:mm}; the log of the issue says what held it up."),
        string.Create(CultureInfo.InvariantCulture, $"{issue.Id} 未能在 {deadline.DueAt:HH:mm} 前进入订阅源；原因见该期日志。"), cancellationToken);

    private async Task<Deadline?> DeadlineAsync(IssueFolder issue, CancellationToken cancellationToken) =>
        await issue.RequestAsync(cancellationToken) is { } request
            ? Deadline.Of(SettingsFile.Read(Path.Combine(library.NewspaperPath(issue.Id), NewspaperSettings.FileName)), request.Date, clock.GetUtcNow()) : null;

    private Task SendAsync(AlertKind kind, IssueId id, string english, string chinese, CancellationToken cancellationToken) =>
        alerts.SendAsync(new Alert(kind, id, english, chinese, clock.GetUtcNow(), publicUrl is null ? null : LibraryUrl.Of(publicUrl, id.Folder, "")), cancellationToken);

    /// <summary>What the report says is missing; nothing where it cannot be read.</summary>
    private static async Task<(int Failed, int Unaccounted)> MissingAsync(IssueFolder issue, CancellationToken cancellationToken)
    {
        try
        {
            using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(issue.At("report.json"), cancellationToken));
            var coverage = report.RootElement.GetProperty("coverage");
            return (report.RootElement.GetProperty("articles").EnumerateArray().Count(article => article.GetProperty("state").GetString() == "failed"),
                coverage.GetProperty("characters").GetInt32() - coverage.GetProperty("spoken").GetInt32() - coverage.GetProperty("skipped").GetInt32() - coverage.GetProperty("flagged").GetInt32());
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (0, 0);
        }
    }
}
