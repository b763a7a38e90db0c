using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AudioPaper.Host.Library;

/// <summary>How far an issue has come.</summary>
public enum IssueStage
{
    /// <summary>Its pages are kept; its articles are being found.</summary>
    Importing,

    /// <summary>Its articles are being spoken.</summary>
    Narrating,

    /// <summary>Its episode is being put together.</summary>
    Assembling,

    /// <summary>Its episode is there and waits for somebody to publish it.</summary>
    Held,

    /// <summary>It is in the feed.</summary>
    Published,

    /// <summary>It could not be made.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,

    /// <summary>It was published, and somebody took it back; it is kept, and nobody is served it.</summary>
    Withdrawn,
}

/// <summary>How far the last run of an issue has come: <c>work/state.json</c>. An issue without one was made by an earlier version and is published when its report is there.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="At">When it came there.</param>
public sealed record IssueState(string RunId, IssueStage Stage, DateTimeOffset At)
{
    /// <summary>Why it failed, one sentence; null when it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>The same in Chinese; null when there is none.</summary>
    public string? Chinese { get; init; }

    /// <summary>When the issue was published for the first time; null while it never was.</summary>
    public DateTimeOffset? FirstPublishedAt { get; init; }

    /// <summary>When it was published the last time; null while it never was.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>How many runs have been published.</summary>
    public int Publications { get; init; }

    /// <summary>Whether the publication was told to everybody who wants to know (hubs, people).</summary>
    public bool IsAnnounced { get; init; }

    /// <summary>Ids of articles that another voice spoke because there was no time left; they are spoken again after the publication.</summary>
    public ImmutableArray<string> Hurried { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether nothing is to be done for it any more without somebody's wish.</summary>
    [JsonIgnore]
    public bool IsFinal => Stage is IssueStage.Held or IssueStage.Published or IssueStage.Failed or IssueStage.Cancelled or IssueStage.Withdrawn;

    /// <summary>The next stage of the same run.</summary>
    public IssueState With(IssueStage stage, TimeProvider clock) => this with { Stage = stage, At = clock.GetUtcNow(), Reason = null, Chinese = null };
}
