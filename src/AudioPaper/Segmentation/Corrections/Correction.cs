using System.Collections.Immutable;

namespace AudioPaper.Segmentation.Corrections;

/// <summary>What an edit did to an article.</summary>
public enum CorrectionKind
{
    /// <summary>Its texts differ from those on the pages.</summary>
    Changed,

    /// <summary>It was typed by hand.</summary>
    Added,

    /// <summary>It is left out.</summary>
    Removed,

    /// <summary>It is as it was and stands in another place of the issue.</summary>
    Moved,
}

/// <summary>What an edit did to one article.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Title">Its title now; of a removed one, the title it had.</param>
public sealed record Correction(CorrectionKind Kind, string ArticleId, string Title);

/// <summary>An issue corrected by hand.</summary>
/// <param name="Issue">The issue as edited. What the edit left out of the pages is skipped as <see cref="SkipReason.Edited"/>.</param>
/// <param name="Corrections">What differs from the pages, in order of the issue, removed articles last; none when the edit changes nothing.</param>
public sealed record CorrectedIssue(IssueText Issue, ImmutableArray<Correction> Corrections);
