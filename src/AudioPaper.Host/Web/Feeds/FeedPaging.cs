namespace AudioPaper.Host.Web.Feeds;

/// <summary>
/// Parts a list into pages (RFC 5005). Pages are counted from the oldest issue, so that a full page stays as it is when new issues come; the first page,
/// which people subscribe to, holds what is newer than the last full page but one: between one and two pages' worth.
/// </summary>
/// <param name="count">Number of issues.</param>
/// <param name="size">Issues on a page.</param>
internal readonly struct FeedPaging(int count, int size)
{
    /// <summary>Number of pages beside the first; they are numbered from 1, the oldest.</summary>
    public int ArchiveCount { get; } = Math.Max(0, (count / size) - 1);

    /// <summary>The issues on a page, counted from the oldest.</summary>
    /// <param name="page">Its number; null for the first page.</param>
    /// <returns>Null when there is no such page.</returns>
    public Range? Issues(int? page) => page is null ? (ArchiveCount * size)..count
        : page >= 1 && page <= ArchiveCount ? ((page.Value - 1) * size)..(page.Value * size) : null;

    /// <summary>The page with older issues; null when there is none.</summary>
    public int? Older(int? page) => page is null ? ArchiveCount > 0 ? ArchiveCount : null : page > 1 ? page - 1 : null;

    /// <summary>The page with newer issues, where null is the first page.</summary>
    public int? Newer(int page) => page < ArchiveCount ? page + 1 : null;
}
