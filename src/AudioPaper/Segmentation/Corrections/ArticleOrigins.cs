using System.Collections.Immutable;
using AudioPaper.Intake;
using AudioPaper.Intake.Json;

namespace AudioPaper.Segmentation.Corrections;

/// <summary>Finds which article of the pages each edited one was.</summary>
internal static class ArticleOrigins
{
    /// <summary>
    /// For each edited article the one it was, each taken once; null for one typed by hand. Id and headline tell together, then the
    /// headline, then the id alone: people copy articles together with their ids.
    /// </summary>
    public static IReadOnlyList<Article?> Of(ImmutableArray<Article> found, ImmutableArray<StatedArticle> edited)
    {
        var origins = new Article?[edited.Length];
        var free = found.ToDictionary(article => article.Id, StringComparer.Ordinal);
        var byHeadline = found.GroupBy(article => SourceBuilder.OneLine(article.Headline.Text), StringComparer.Ordinal).Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);
        Take(stated => stated.Id is { } id && free.GetValueOrDefault(id) is { } article && SourceBuilder.OneLine(article.Headline.Text) == stated.Headline ? article : null);
        Take(stated => stated.Headline is { } headline ? byHeadline.GetValueOrDefault(headline) : null);
        Take(stated => stated.Id is { } id ? free.GetValueOrDefault(id) : null);
        return origins;

        void Take(Func<StatedArticle, Article?> find)
        {
            for (var i = 0; i < edited.Length; i++)
            {
                if (origins[i] is null && find(edited[i]) is { } article && free.Remove(article.Id))
                {
                    origins[i] = article;
                }
            }
        }
    }
}
