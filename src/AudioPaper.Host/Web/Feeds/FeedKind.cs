namespace AudioPaper.Host.Web.Feeds;

/// <summary>The feeds of a newspaper.</summary>
internal enum FeedKind
{
    /// <summary>Each issue (<c>podcast.xml</c>).</summary>
    Full,

    /// <summary>Each issue's digest (<c>headlines.xml</c>).</summary>
    Headlines,

    /// <summary>Each article, for speakers (<c>articles.xml</c>).</summary>
    Articles,

    /// <summary>The articles of one section (<c>sections/SECTION.xml</c>).</summary>
    Section,

    /// <summary>One issue alone (<c>DATE/feed.xml</c>).</summary>
    Issue,
}

/// <summary>Which feed of a newspaper is meant.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The file's name of a section's feed, or the issue's folder; empty for others.</param>
/// <param name="Page">The page; null for the first.</param>
internal readonly record struct FeedName(FeedKind Kind, string Name = "", int? Page = null)
{
    /// <summary>Path of its file from the newspaper's folder.</summary>
    public string Path => Kind switch
    {
        FeedKind.Full => "podcast.xml",
        FeedKind.Headlines => "headlines.xml",
        FeedKind.Articles => "articles.xml",
        FeedKind.Section => $"sections/{Name}",
        _ => $"{Name}/feed.xml",
    };
}
