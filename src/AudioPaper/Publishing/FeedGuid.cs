namespace AudioPaper.Publishing;

/// <summary>The id of a podcast (Podcasting 2.0, <c>podcast:guid</c>).</summary>
public static class FeedGuid
{
    private static readonly Guid PodcastSpace = new("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

    /// <summary>
    /// The id for a feed's first address: UUIDv5 of the address without scheme and trailing slashes. Made once and
    /// stored, as it must not change when the feed moves.
    /// </summary>
    /// <param name="feedUrl">The absolute address.</param>
    public static Guid FromUrl(Uri feedUrl)
    {
        var url = FeedXml.Ascii(feedUrl);
        return Uuid5.Make(PodcastSpace, url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/'));
    }

    /// <summary>The id of a feed with a part of a podcast: UUIDv5 of the part's name in the podcast's own id.</summary>
    /// <param name="podcast">Id of the full podcast.</param>
    /// <param name="part">Which part, e.g. <c>headlines</c>.</param>
    public static Guid OfPart(Guid podcast, string part) => Uuid5.Make(podcast, part);
}
