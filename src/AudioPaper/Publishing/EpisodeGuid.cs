namespace AudioPaper.Publishing;

/// <summary>The id of an episode, made of what it is and not of where it lies.</summary>
public static class EpisodeGuid
{
    // Ours for ever: another value would make every episode new to every listener.
    private static readonly Guid EpisodeSpace = new("5a3f0f5e-6d0b-5c53-9a52-0a6d3f7c1e84");

    /// <summary>UUIDv5 of newspaper, ISO date and edition, each on a line of its own.</summary>
    /// <param name="newspaper">Name or id of the newspaper; letter case and spaces count.</param>
    /// <param name="date">Date of the issue.</param>
    /// <param name="edition">The edition's label; empty if there is one only.</param>
    /// <exception cref="ArgumentException">A name holds a line end.</exception>
    public static Guid Make(string newspaper, DateOnly date, string edition) =>
        newspaper.Contains('\n', StringComparison.Ordinal) || edition.Contains('\n', StringComparison.Ordinal)
            ? throw new ArgumentException("The names of newspaper and edition stand on one line.")
            : Uuid5.Make(EpisodeSpace, FormattableString.Invariant($"{newspaper}\n{date:yyyy-MM-dd}\n{edition}"));

    /// <summary>The id of an issue's digest, where it is an item of a feed of its own.</summary>
    /// <inheritdoc cref="Make"/>
    public static Guid OfDigest(string newspaper, DateOnly date, string edition) => Uuid5.Make(Make(newspaper, date, edition), "digest");

    /// <summary>The id of an article as an item.</summary>
    /// <inheritdoc cref="Make"/>
    /// <param name="newspaper">Name or id of the newspaper; letter case and spaces count.</param>
    /// <param name="date">Date of the issue.</param>
    /// <param name="edition">The edition's label; empty if there is one only.</param>
    /// <param name="articleId">The article's id in its issue.</param>
    public static Guid OfArticle(string newspaper, DateOnly date, string edition, string articleId) =>
        Uuid5.Make(Make(newspaper, date, edition), "article\n" + articleId);
}
