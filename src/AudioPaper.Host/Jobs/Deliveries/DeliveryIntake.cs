using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Jobs.Deliveries;

/// <summary>Turns deliveries into issues of the library.</summary>
/// <param name="library">The library.</param>
/// <param name="runs">Stopped where a delivery replaces what they make.</param>
/// <param name="locks">Two deliveries of one issue come one after the other.</param>
/// <param name="tools">What issues are made with.</param>
/// <param name="publicUrl">Address of the library on the web.</param>
/// <param name="clock">The clock.</param>
/// <param name="shared">What is shared with other processes.</param>
internal sealed class DeliveryIntake(LibraryFolder library, IssueRuns runs, IJobLocks locks, StudioTools tools, Uri publicUrl, TimeProvider clock, ISharedLibrary shared)
{
    /// <summary>An issue whose pages share less of their lines with those that are there is another one.</summary>
    private const double LeastShared = 0.1;

    /// <summary>Reads the pages and keeps them as an issue, unless it is there already.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="files">Its files.</param>
    /// <param name="limits">How far fetching may go.</param>
    /// <param name="cancellationToken">Ends it; then nothing has changed, or everything.</param>
    /// <returns>The delivery, accepted, and the run to be made; null when the issue is there as wished.</returns>
    /// <exception cref="Diagnostics.SentenceException">The pages cannot be read, hold no article, or are of another issue.</exception>
    public async Task<(Delivery Delivery, IssueRequest? Request)> AcceptAsync(Delivery delivery, IReadOnlyList<string> files, WebLimits limits, CancellationToken cancellationToken)
    {
        var sources = await PageReader.ReadAsync([.. files, .. delivery.Addresses], limits, cancellationToken);
        var text = Segmenter.Segment(sources);
        if (text.Articles.IsEmpty)
        {
            throw new IntakeException("No article was found: there is only page furniture; deliver pages with text.", "没有找到文章，只有报头、页码之类；请送来有文章的版面。");
        }

        var wishes = delivery.Wishes;
        var request = IssueRequests.Of(wishes, text, sources, publicUrl, DateOnly.FromDateTime(clock.GetLocalNow().DateTime)) with { DeliveredAt = delivery.ReceivedAt };
        var issue = library.Issue(IssueId.Of(request.Newspaper, request.Date, request.Edition));
        await shared.PullIssueAsync(issue.Id, cancellationToken);
        await using (var studio = OpenStudio.Of(tools, library, issue.Id, request))
        {
            request = request with { VoiceId = IssueRequests.MainVoice(studio.Cast, text), Formats = await IssueRequests.FormatsAsync(wishes.Formats, studio.Settings, issue, cancellationToken) };
        }

        var accepted = delivery with
        {
            Stage = DeliveryStage.Accepted, IssueId = issue.Id.ToString(),
            Guessed = [.. new[] { (wishes.Newspaper ?? text.Newspaper) is null ? "newspaper" : null, (wishes.Date ?? text.Date) is null ? "date" : null }.OfType<string>()],
        };
        await using var mine = await locks.TakeAsync($"import {issue.Id}", cancellationToken);
        await shared.PullRecordsAsync(issue.Id, cancellationToken);
        if (await issue.RequestAsync(cancellationToken) is { } last && last.DeliveredAt > delivery.ReceivedAt)
        {
            return (accepted with { IsOutdated = true }, null);
        }

        if (await IsThereAsync(issue, request, sources, cancellationToken))
        {
            return (accepted, null);
        }

        runs.Stop(issue.Id.ToString());
        using var kept = await FolderLock.TakeAsync(issue.Path, () => { }, cancellationToken);
        if (!wishes.Replaces && await SharedAsync(issue, request, sources, cancellationToken) < LeastShared)
        {
            throw new LibraryException(
                $"{issue.Id} is in the library with other pages; deliver these with an edition of their own, or say that they replace those.",
                $"节目库里已有 {issue.Id}，版面不同；请为这些版面另给版本标签（edition），或声明由它们取代（replace）。");
        }

        await shared.KeepImportAsync(issue, request.RunId, () => issue.ImportAsync(request, sources, cancellationToken), cancellationToken);
        return (accepted, request);
    }

    /// <summary>Makes an issue of the library again: of the pages that are kept, and the articles as somebody may have edited them.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="isUpgrade">Whether voices that were replaced are tried again.</param>
    /// <param name="change">Changes something of the issue while nobody works on it; null for nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The run to be made; null when there is no such issue.</returns>
    /// <exception cref="Diagnostics.SentenceException">The edited articles are broken.</exception>
    public async Task<IssueRequest?> RenewAsync(IssueFolder issue, bool isUpgrade, Func<IssueRequest, CancellationToken, Task>? change, CancellationToken cancellationToken)
    {
        await using var mine = await locks.TakeAsync($"import {issue.Id}", cancellationToken);
        await shared.PullIssueAsync(issue.Id, cancellationToken);
        if (await issue.RequestAsync(cancellationToken) is not { } before)
        {
            return null;
        }

        var request = before with { RunId = Guid.NewGuid().ToString("N"), Upgrades = isUpgrade };
        var sources = await issue.ReadSourcesAsync(before, cancellationToken);
        runs.Stop(issue.Id.ToString());
        using var kept = await FolderLock.TakeAsync(issue.Path, () => { }, cancellationToken);
        if (change is not null)
        {
            await change(before, cancellationToken);
        }

        await shared.KeepImportAsync(issue, request.RunId, () => issue.ImportAsync(request, sources, cancellationToken), cancellationToken);
        return request;
    }

    /// <summary>Whether the issue is there, or being made, of these very pages and as wished.</summary>
    private static async Task<bool> IsThereAsync(IssueFolder issue, IssueRequest request, ImmutableArray<Source> sources, CancellationToken cancellationToken)
    {
        if (await issue.RequestAsync(cancellationToken) is not { } before || before with { RunId = request.RunId, Formats = request.Formats, Sources = request.Sources, PublicUrl = request.PublicUrl, DeliveredAt = request.DeliveredAt } != request
            || !before.Formats.SequenceEqual(request.Formats) || !before.Sources.SequenceEqual(request.Sources) || !before.Sources.All(name => File.Exists(issue.At("source", name))))
        {
            return false;
        }

        var state = await issue.StateAsync(cancellationToken);
        return state?.Stage is not (IssueStage.Failed or IssueStage.Cancelled)
            && (await issue.ReadSourcesAsync(before, cancellationToken)).Select(source => source.Text.TrimStart('\uFEFF')).SequenceEqual(sources.Select(source => source.Text.TrimStart('\uFEFF')));
    }

    /// <summary>Which part of the lines is in the issue already; 1 when there is no issue. A corrected page shares most of them.</summary>
    private static async Task<double> SharedAsync(IssueFolder issue, IssueRequest request, ImmutableArray<Source> sources, CancellationToken cancellationToken)
    {
        if (await issue.RequestAsync(cancellationToken) is not { } before || !before.Sources.All(name => File.Exists(issue.At("source", name))))
        {
            return 1;
        }

        var there = Lines(await issue.ReadSourcesAsync(before, cancellationToken));
        var lines = Lines(sources);
        return lines.Count == 0 || there.Count == 0 ? 1 : (double)lines.Count(there.Contains) / Math.Min(lines.Count, there.Count);

        // Nameplates and folios are the same on all pages of a day.
        HashSet<string> Lines(ImmutableArray<Source> of) =>
            [.. of.SelectMany(source => source.Text.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 8
                && !line.Contains(request.Newspaper, StringComparison.Ordinal) && !line.Contains(request.Date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))];
    }
}
