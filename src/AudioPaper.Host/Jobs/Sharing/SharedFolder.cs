using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>All processes have one folder: what one writes is there for the others.</summary>
public sealed class SharedFolder : ISharedLibrary
{
    private SharedFolder()
    {
    }

    /// <summary>The one there is.</summary>
    public static SharedFolder Instance { get; } = new();

    /// <inheritdoc/>
    public bool IsElsewhere => false;

    /// <inheritdoc/>
    public Task PullIssueAsync(IssueId id, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PullRecordsAsync(IssueId id, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PullSoundAsync(string path, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PushClipAsync(string path, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task KeepAsync(IssueFolder issue, IEnumerable<string> sounds, IReadOnlyList<string> names, Func<Task> write, CancellationToken cancellationToken) => write();

    /// <inheritdoc/>
    public Task KeepImportAsync(IssueFolder issue, string runId, Func<Task> write, CancellationToken cancellationToken) => write();

    /// <inheritdoc/>
    public Task KeepEpisodeAsync(IssueFolder issue, Func<Task> write, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PullNewspaperAsync(IssueId id, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PushPublicationAsync(IssueId id, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PullFeedAsync(IssueId id, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task TellChangedAsync(IssueId id, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PullDeliveryAsync(string deliveryId, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PushDeliveryAsync(string deliveryId, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PullUndoneAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task DeleteAsync(IssueId id, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task DeleteSoundsAsync(IEnumerable<string> names, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PruneAsync(PruneSettings settings, TimeProvider clock, ILogger log, CancellationToken cancellationToken) => Task.CompletedTask;
}
