using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Intake.Json;

namespace AudioPaper.Segmentation.Corrections;

/// <summary>
/// Takes the articles of an issue from its edited <c>articles.json</c>. What the edit kept of the pages, in whatever place, keeps its
/// place in the sources; what was typed by hand has none; what is no longer there is skipped as edited. Pure.
/// </summary>
public static class Corrector
{
    /// <summary>Applies an edit.</summary>
    /// <param name="sources">The pages.</param>
    /// <param name="found">What segmentation found on the pages.</param>
    /// <param name="edited">The articles as edited, in their new order.</param>
    public static CorrectedIssue Apply(ImmutableArray<Source> sources, IssueText found, ImmutableArray<StatedArticle> edited)
    {
        ArgumentNullException.ThrowIfNull(found);
        var origins = ArticleOrigins.Of(found.Articles, edited);
        var texts = new TextOrigins(found);
        var drafts = edited.Select((article, i) => new ArticleDraft(article, origins[i])).ToList();
        // First what stayed in its place, then what stands elsewhere unchanged, last what was changed: so that no one takes another's text.
        drafts.ForEach(draft => draft.TakeFromOrigin(texts));
        drafts.ForEach(draft => draft.TakeFromAnywhere(texts));
        drafts.ForEach(draft => draft.AlignRest(texts));

        var ids = new ArticleIds(found.Articles);
        var made = drafts.Where(draft => draft.HasText).Select(draft => (Article: draft.ToArticle(draft.Origin?.Id ?? ids.Next()), draft.Origin)).ToList();
        var articles = made.Select(pair => pair.Article).ToImmutableArray();
        var skipped = found.Skipped.Where(skip => !texts.IsTaken(skip)).Concat(LeftOut.Of(sources, found.Articles, articles, drafts.Select(draft => draft.Section)))
            .OrderBy(skip => (skip.Span.Source, skip.Span.Start));
        var corrections = Corrections(found, made);
        var diagnostics = found.Diagnostics.Where(diagnostic => diagnostic.Code != "headline-made")
            .Concat(corrections.Select(correction => new Diagnostic("article-edited", Severity.Note, $"{correction.Kind} by hand: «{correction.Title}».")));
        return new CorrectedIssue(found with { Articles = articles, Skipped = [.. skipped], Diagnostics = [.. diagnostics] }, corrections);
    }

    private static ImmutableArray<Correction> Corrections(IssueText found, List<(Article Article, Article? Origin)> made)
    {
        var kept = made.Select(pair => pair.Origin?.Id).ToHashSet();
        var places = found.Articles.Select((article, i) => (article.Id, i)).ToDictionary(place => place.Id, place => place.i, StringComparer.Ordinal);
        var moved = OutOfOrder([.. made.Select(pair => pair.Origin is { } origin ? places[origin.Id] : -1)]);
        return
        [
            .. made.Select((pair, i) => (pair.Article, Kind: pair.Origin is null ? CorrectionKind.Added
                    : !ArticleDraft.AreSame(pair.Article, pair.Origin) ? CorrectionKind.Changed : moved.Contains(i) ? CorrectionKind.Moved : (CorrectionKind?)null))
                .Where(pair => pair.Kind is not null).Select(pair => new Correction(pair.Kind!.Value, pair.Article.Id, pair.Article.Title)),
            .. found.Articles.Where(article => !kept.Contains(article.Id)).Select(article => new Correction(CorrectionKind.Removed, article.Id, article.Title)),
        ];
    }

    /// <summary>The fewest places that had to move to get this order: those outside a longest ascending run. Negative ones are new and never moved.</summary>
    private static HashSet<int> OutOfOrder(int[] order)
    {
        // tails[n]: where the ascending run of n + 1 places with the smallest end stands.
        var (tails, before) = (new List<int>(), new int[order.Length]);
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i] < 0)
            {
                continue;
            }

            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = order[tails[middle]] < order[i] ? (middle + 1, high) : (low, middle);
            }

            before[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        var moved = Enumerable.Range(0, order.Length).Where(i => order[i] >= 0).ToHashSet();
        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = before[i])
        {
            moved.Remove(i);
        }

        return moved;
    }
}
