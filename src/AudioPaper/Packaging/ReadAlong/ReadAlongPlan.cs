using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Normalization;
using AudioPaper.Packaging.Books;

namespace AudioPaper.Packaging.ReadAlong;

/// <summary>Makes read-along issues of books: the same texts and the same clips, told in the time of the episode. Pure arithmetic.</summary>
public static class ReadAlongPlan
{
    /// <summary>The read-along issue of a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="sounds">Files of the episode, the main one first; one at least.</param>
    /// <param name="articleExtension">What names of the articles' own files end in, e.g. <c>mp3</c>.</param>
    public static ReadAlongIssue Of(Book book, ImmutableArray<ReadAlongSound> sounds, string articleExtension)
    {
        ArgumentNullException.ThrowIfNull(book);
        var (sections, start) = (new List<(string? Title, List<ReadAlongArticle> Articles)>(), 0L);
        foreach (var article in book.Articles)
        {
            if (sections.Count == 0 || sections[^1].Title != article.Section)
            {
                sections.Add((article.Section, []));
            }

            sections[^1].Articles.Add(Of(book, article, start, articleExtension));
            start += article.SampleCount;
        }

        return new ReadAlongIssue(
            ReadAlongJson.Version, book.Tags.ItemGuid, book.Newspaper, book.Title, book.Tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), book.Tags.Language,
            Milliseconds.At(book.Format, start), sounds,
            [.. sections.Select(section => new ReadAlongSection([.. section.Articles], section.Title))]);
    }

    private static ReadAlongArticle Of(Book book, BookArticle article, long start, string extension)
    {
        var chapter = article.File.Chapter;
        var kind = article.IsAround ? chapter.ArticleId == Announcements.ClosingId ? "closing" : "opening" : "article";
        return new ReadAlongArticle(
            chapter.ArticleId, kind, article.Title, article.Language, Milliseconds.At(book.Format, chapter.Start), Milliseconds.At(book.Format, chapter.End),
            Path.ChangeExtension(article.File.Path, extension), [.. article.Passages.Select(passage => Of(book, article, passage, start))])
        {
            Page = article.Page is { } page && PlainText.OneLine(page) is { Length: > 0 } label ? label : null,
        };
    }

    private static ReadAlongPassage Of(Book book, BookArticle article, BookPassage passage, long start)
    {
        var sentences = ImmutableArray.CreateBuilder<ReadAlongSentence>(passage.Sentences.Length);
        foreach (var sentence in passage.Sentences)
        {
            var text = PlainText.OneLine(sentence.Text).Trim();
            ImmutableArray<ReadAlongRun> runs = [.. LanguageRuns.Of(text, passage.Language).Select(run => new ReadAlongRun(run.Text, run.Language))];
            // The tone before an article's first words belongs to the chapter before, as in all outputs.
            var (begin, end) = sentence.Clip is { } clip ? (Math.Max(start + clip.Begin, article.File.Chapter.Start), start + clip.End) : (0, 0);
            sentences.Add(new ReadAlongSentence(
                FormattableString.Invariant($"{article.File.Chapter.ArticleId}s{sentence.Number}"), text,
                sentence.Clip is null ? null : Milliseconds.At(book.Format, begin), sentence.Clip is null ? null : Milliseconds.At(book.Format, end))
            {
                Spaced = sentences.Count > 0 && sentence.Text.Length > 0 && (char.IsWhiteSpace(sentence.Text[0]) || EndsWithSpace(passage, sentences.Count - 1)),
                Runs = runs.Any(run => run.Language is not null) ? runs : null,
            });
        }

        return new ReadAlongPassage(passage.IsAnnounced ? "announcement" : passage.Role switch
        {
            PassageRole.Opening => "announcement",
            PassageRole.Kicker => "kicker",
            PassageRole.Headline => "headline",
            PassageRole.Deck => "deck",
            PassageRole.Byline => "byline",
            PassageRole.Dateline => "dateline",
            _ => "paragraph",
        }, passage.Language, sentences.MoveToImmutable());
    }

    private static bool EndsWithSpace(BookPassage passage, int index) => passage.Sentences[index].Text is { Length: > 0 } text && char.IsWhiteSpace(text[^1]);
}
