namespace AudioPaper.Packaging.Books;

/// <summary>Articles in a row that stand in the same section, or one that stands in none.</summary>
/// <param name="Name">Name of the section on one line; null for none.</param>
/// <param name="Articles">At least one.</param>
internal sealed record BookSection(string? Name, IReadOnlyList<BookArticle> Articles)
{
    /// <summary>All articles of a book, in order.</summary>
    public static IEnumerable<BookSection> Of(Book book)
    {
        var together = new List<BookArticle>();
        foreach (var article in book.Articles)
        {
            if (together.Count > 0 && (article.Section is null || article.Section != together[0].Section))
            {
                yield return new BookSection(together[0].Section, together);
                together = [];
            }

            together.Add(article);
        }

        yield return new BookSection(together[0].Section, together);
    }
}
