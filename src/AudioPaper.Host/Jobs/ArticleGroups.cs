using System.Collections.Immutable;

namespace AudioPaper.Host.Jobs;

/// <summary>Which articles are spoken by one job: long ones alone, short ones a few together, for a job costs a turn of the scheduler and of its database.</summary>
internal static class ArticleGroups
{
    /// <summary>Articles below this many characters are short: about a minute of sound.</summary>
    public const int ShortCharacters = 300;

    /// <summary>Characters in a group at most, far fewer than in the articles that the episode waits for; and so few that <see cref="LeastJobs"/> remain.</summary>
    public const int MostCharacters = 900;

    /// <summary>An issue is never bound together so tightly that workers are left without a job.</summary>
    public const int LeastJobs = 16;

    /// <summary>Articles in a group at most.</summary>
    public const int MostArticles = 8;

    /// <summary>The groups, the longest first: it is the critical path. Each article is in one of them.</summary>
    /// <param name="articles">Ids and lengths in characters.</param>
    public static ImmutableArray<ImmutableArray<string>> Of(IReadOnlyCollection<(string Id, int Characters)> articles)
    {
        var most = Math.Min(MostCharacters, articles.Sum(article => (long)article.Characters) / LeastJobs);
        var groups = new List<(ImmutableArray<string> Ids, int Characters)>();
        var (together, characters) = (ImmutableArray.CreateBuilder<string>(), 0);
        foreach (var article in articles)
        {
            if (article.Characters >= ShortCharacters)
            {
                groups.Add(([article.Id], article.Characters));
                continue;
            }

            if (together.Count == MostArticles || characters + article.Characters > most)
            {
                Close();
            }

            together.Add(article.Id);
            characters += article.Characters;
        }

        Close();
        return [.. groups.OrderByDescending(group => group.Characters).Select(group => group.Ids)];

        void Close()
        {
            if (together.Count > 0)
            {
                groups.Add((together.ToImmutable(), characters));
                together.Clear();
                characters = 0;
            }
        }
    }
}
