using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>
/// What the processes of a newsroom share beside the jobs. Where it is a folder nothing is to be done; where it is a bucket each process works in a folder of its own,
/// takes from the bucket what a job needs and puts there what it made. A record in the bucket never names something that is not there. Safe for calls at the same time;
/// each call can be executed several times and throws <see cref="BucketAwayException"/> while the bucket is away.
/// </summary>
public interface ISharedLibrary
{
    /// <summary>Whether others may have what this process's folder has not.</summary>
    bool IsElsewhere { get; }

    /// <summary>Takes what every job of an issue begins with: request, state, records, pages, edit, lexicons and the newspaper's settings. What is no longer part of it goes here, too.</summary>
    Task PullIssueAsync(IssueId id, CancellationToken cancellationToken);

    /// <summary>The same without settings and lexicons of the newspaper.</summary>
    Task PullRecordsAsync(IssueId id, CancellationToken cancellationToken);

    /// <summary>Takes a clip or an encoded part that is not here; where there is none, or its bytes are wrong, it is made.</summary>
    /// <param name="path">Where it stands in this process's folder.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task PullSoundAsync(string path, CancellationToken cancellationToken);

    /// <summary>Puts a clip that was just spoken, so that nobody speaks it again.</summary>
    /// <inheritdoc cref="PullSoundAsync"/>
    Task PushClipAsync(string path, CancellationToken cancellationToken);

    /// <summary>Writes records of an issue here and puts them, after the sound that they name. What cannot be put does not stand here either.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="sounds">Full paths of what must be there before; what is there already is not put again.</param>
    /// <param name="names">Names of the records in the issue's folder, in the order in which they are put; what is not here is taken away.</param>
    /// <param name="write">Writes them here.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task KeepAsync(IssueFolder issue, IEnumerable<string> sounds, IReadOnlyList<string> names, Func<Task> write, CancellationToken cancellationToken);

    /// <summary>Keeps what an import made: the request comes last.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="runId">The run that the request is of.</param>
    /// <param name="write">Imports.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task KeepImportAsync(IssueFolder issue, string runId, Func<Task> write, CancellationToken cancellationToken);

    /// <summary>Keeps an assembled episode: its files, then <c>work/episode.json</c>; what is no part of it any more goes.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="write">Writes the record once more.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task KeepEpisodeAsync(IssueFolder issue, Func<Task> write, CancellationToken cancellationToken);

    /// <summary>Takes what a publication needs: the transcript, and what is known of the newspaper's other issues.</summary>
    Task PullNewspaperAsync(IssueId id, CancellationToken cancellationToken);

    /// <summary>Takes the newspaper's feed, before something of it is taken back.</summary>
    Task PullFeedAsync(IssueId id, CancellationToken cancellationToken);

    /// <summary>Puts what a publication or a withdrawal wrote, but for the state of a publication, which comes after it.</summary>
    Task PushPublicationAsync(IssueId id, CancellationToken cancellationToken);

    /// <summary>Tells the others that an issue is published, withdrawn or deleted; its state stands already.</summary>
    Task TellChangedAsync(IssueId id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes a delivery that another process took in.</summary>
    Task PullDeliveryAsync(string deliveryId, CancellationToken cancellationToken);

    /// <summary>Puts a delivery, or what became of it.</summary>
    Task PushDeliveryAsync(string deliveryId, CancellationToken cancellationToken);

    /// <summary>Takes requests and states of all issues that are not done, and deliveries that nobody has looked at.</summary>
    Task PullUndoneAsync(CancellationToken cancellationToken);

    /// <summary>Takes an issue away for good.</summary>
    Task DeleteAsync(IssueId id, CancellationToken cancellationToken);

    /// <summary>Takes clips and parts away, by name, that only a deleted issue needed. What somebody needs all the same is made again.</summary>
    Task DeleteSoundsAsync(IEnumerable<string> names, CancellationToken cancellationToken);

    /// <summary>Removes what the settings let go and no issue needs; only where the library is elsewhere.</summary>
    Task PruneAsync(PruneSettings settings, TimeProvider clock, ILogger log, CancellationToken cancellationToken);
}
