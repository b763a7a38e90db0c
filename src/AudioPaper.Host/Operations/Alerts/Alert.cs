using AudioPaper.Host.Library;

namespace AudioPaper.Host.Operations.Alerts;

/// <summary>Why somebody is told.</summary>
public enum AlertKind
{
    /// <summary>The edition is not published when it should be, or will not be.</summary>
    Late,

    /// <summary>The edition could not be made.</summary>
    Broken,

    /// <summary>The edition is published, and something of it is missing.</summary>
    Incomplete,
}

/// <summary>What somebody is told of an edition.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Issue">The issue.</param>
/// <param name="English">One sentence: what, where and the way out.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="Time">When it was found.</param>
/// <param name="Link">Page that shows the issue; null when there is none.</param>
public sealed record Alert(AlertKind Kind, IssueId Issue, string English, string Chinese, DateTimeOffset Time, Uri? Link)
{
    /// <summary>Where is kept that it was sent; the issue's own folder, unless that is not there.</summary>
    public IssueId KeptAt { get; init; } = Issue;
}
