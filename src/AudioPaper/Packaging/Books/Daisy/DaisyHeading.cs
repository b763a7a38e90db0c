using System.Collections.Immutable;
using AudioPaper.Normalization;

namespace AudioPaper.Packaging.Books.Daisy;

/// <summary>A place to jump to, as <c>ncc.html</c> lists it.</summary>
/// <param name="Level">1 or 2. None is left out: an article stands one below its section where that is announced.</param>
/// <param name="Class">Its class; null for none.</param>
/// <param name="Title">Its title, one line.</param>
/// <param name="Language">BCP 47 tag of the title.</param>
/// <param name="Target">File and id where it is played.</param>
internal sealed record DaisyHeading(int Level, string? Class, string Title, string Language, string Target)
{
    /// <summary>
    /// The headings of a book. The first must be its title (2.1.3): it leads to what is said first. Where that is a headline, the title leads
    /// to the element that plays it and the headline to the text in there, so that no two lead to the same place.
    /// </summary>
    public static ImmutableArray<DaisyHeading> Of(Book book)
    {
        var headings = ImmutableArray.CreateBuilder<DaisyHeading>();
        var first = book.Articles[0].Clips.First().Sentence;
        headings.Add(new(1, "title", book.Title, book.Tags.Language, $"{DaisyBook.SmilOf(0)}#{DaisyBook.ParIdOf(0, first)}"));
        for (var i = 0; i < book.Articles.Length; i++)
        {
            var article = book.Articles[i];
            if (article.IsAround && i == 0)
            {
                continue; // it is the title's own
            }

            var spoken = article.Passages.Where(passage => passage.Sentences.Any(sentence => sentence.Clip is not null)).ToList();
            if (article.AnnouncesSection)
            {
                headings.Add(new(1, "section", article.Section!, article.Language, TargetOf(i, spoken[0])));
            }

            headings.Add(new(book.LevelOf(article), null, article.Title, article.Language, TargetOf(i, spoken[article.AnnouncesSection && spoken.Count > 1 ? 1 : 0])));
        }

        return headings.ToImmutable();
    }

    /// <summary>The passage whose text is the heading of an article; null when it has none.</summary>
    public static BookPassage? HeadlineOf(BookArticle article) => article.Passages.FirstOrDefault(passage => passage.Role == PassageRole.Headline);

    private static string TargetOf(int index, BookPassage passage) =>
        $"{DaisyBook.SmilOf(index)}#{DaisyBook.IdOf(index, passage.Sentences.First(sentence => sentence.Clip is not null))}";
}
