using AudioPaper.Host.Jobs;

namespace AudioPaper.Host.Tests.Jobs;

/// <summary>Which articles are spoken by one job.</summary>
public sealed class Short_articles_in_one_job
{
    [Fact]
    public void Long_ones_are_alone_and_come_first() =>
        Assert.Equal([["c"], ["a"], ["b"]], ArticleGroups.Of([("a", 1_000), ("b", 400), ("c", 9_000)]).Select(group => group.ToArray()));

    [Fact]
    public void Briefs_of_a_large_issue_are_bound_together()
    {
        var groups = ArticleGroups.Of([("long", 20_000), .. Enumerable.Range(0, 20).Select(i => ($"brief{i}", 100))]);

        Assert.Equal(["long"], groups[0]);
        Assert.Equal([8, 8, 4], groups.Skip(1).Select(group => group.Length));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"brief{i}"), groups.Skip(1).SelectMany(group => group));
    }

    [Fact]
    public void A_page_of_briefs_alone_still_gives_every_worker_a_job() =>
        Assert.Equal(12, ArticleGroups.Of([.. Enumerable.Range(0, 12).Select(i => ($"brief{i}", 90))]).Length);

    [Fact]
    public void Each_article_is_in_one_group_and_none_is_too_large()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var articles = Enumerable.Range(0, random.Next(60)).Select(i => (Id: $"a{i}", Characters: random.Next(random.Next(1, 3_000)))).ToList();
            var groups = ArticleGroups.Of(articles);

            Assert.Equal(articles.Select(article => article.Id).Order(StringComparer.Ordinal), groups.SelectMany(group => group).Order(StringComparer.Ordinal));
            Assert.All(groups, group => Assert.True(
                group.Length == 1 || (group.Length <= ArticleGroups.MostArticles && group.Sum(id => articles.Single(article => article.Id == id).Characters) <= ArticleGroups.MostCharacters)));
        }
    }
}
