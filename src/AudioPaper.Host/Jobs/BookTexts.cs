using System.Collections.Immutable;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Packaging.Books;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Jobs;

/// <summary>The texts of an issue as books have them: what is printed and read, and what is said around it. What is skipped is not among them.</summary>
/// <param name="text">The issue.</param>
/// <param name="language">Language of what is announced; null for that of the issue.</param>
internal sealed class BookTexts(IssueText text, string? language)
{
    // A single page needs no list of pages.
    private readonly bool hasPages = text.Articles.Select(article => article.Page).Distinct(StringComparer.Ordinal).Count() > 1;

    /// <summary>Text and places of an article's record.</summary>
    /// <param name="record">The record of an article that has a track.</param>
    public BookTrack Of(ArticleRecord record)
    {
        var article = text.Articles.FirstOrDefault(one => one.Id == record.ArticleId);
        var printed = article is not null && record.State == ArticleState.Spoken ? ScriptComposition.TextsOf(article).ToList() : [];
        var lines = ImmutableArray.CreateBuilder<BookLine>();
        var cues = record.Cues.ToLookup(cue => cue.Passage);
        var places = ImmutableArray.CreateBuilder<BookCue>(record.Cues.Length);
        var count = Math.Max(record.AnnouncedPassages + printed.Count, record.Cues.Max(cue => cue.Passage) + 1);
        for (var i = 0; i < count; i++)
        {
            if (i - record.AnnouncedPassages is var at && at >= 0 && at < printed.Count)
            {
                lines.Add(new BookLine(printed[at].Role, printed[at].Text.Text, article!.Language, IsAnnounced: false));
                places.AddRange(cues[i].Select(cue => new BookCue(i, cue.PassageStart, cue.Text.Length)));
                continue;
            }

            // Of what is said without being printed, the cues are all there is.
            var said = "";
            foreach (var cue in cues[i])
            {
                places.Add(new BookCue(i, said.Length, cue.Text.Length));
                said += cue.Text;
            }

            var isTitle = article is not null && at == 0;
            lines.Add(new BookLine(isTitle ? PassageRole.Headline : article is not null && at > 0 ? PassageRole.Paragraph : PassageRole.Opening, said, Writing.IsMainlyChinese(said) ? "zh-CN" : "en", IsAnnounced: !isTitle));
        }

        return new BookTrack(record.SampleCount, article?.Language ?? language ?? text.Language, lines.ToImmutable(), places.ToImmutable()) { Page = hasPages ? article?.Page : null };
    }
}
