using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Segmentation;

/// <summary>
/// Finds the articles in the page text of an issue; takes them as they are where a source's format tells them. Pure: the same sources
/// give the same result. Never fails: what it cannot place becomes an article of its own or is flagged, with a diagnostic.
/// </summary>
public static class Segmenter
{
    /// <summary>Finds the articles of <paramref name="sources"/>, which are the pages of one issue in order.</summary>
    public static IssueText Segment(ImmutableArray<Source> sources) => Segment(sources, LineLabeller.Default.Label);

    /// <summary>The same with other labels, to measure how well they are found, and what follows from right ones.</summary>
    internal static IssueText Segment(ImmutableArray<Source> sources, Func<IReadOnlyList<PageLine>, IReadOnlyList<SkipReason?>, LineLabel[]> label)
    {
        var account = new PageAccount(sources, label);
        var joined = JumpJoining.Join(HeadMatching.Match(StoryAssembly.Assemble(account.PagesWithoutFurniture())), account.LabelOf, account.LeaveOut);
        var stories = EditorsNotes.Join(joined);
        var found = stories.Select(story => (Source: account.SourceOf(story.Page), Article: ArticleComposition.Compose(story, "", account.LabelOf(story.Page))))
            .Concat(account.Known).OrderBy(article => article.Source);
        var articles = ImmutableArray.CreateBuilder<Article>();
        foreach (var (_, unnumbered) in found)
        {
            var article = unnumbered with { Id = $"a{articles.Count + 1}" };
            articles.Add(article);
            if (article.HeadlineMade)
            {
                account.Report("headline-made", Severity.Note, $"The page has no headline for «{article.Headline.Text}»; it was made from the lede.",
                    article.Paragraphs.SelectMany(paragraph => paragraph.Spans).Cast<SourceSpan?>().FirstOrDefault());
            }
        }

        return account.ToIssueText(articles.ToImmutable());
    }
}
