using AudioPaper.Publishing;

namespace AudioPaper.Tests.Publishing;

public sealed class GuidTests
{
    [Theory]
    [InlineData("https://podnews.net/rss")]
    [InlineData("http://podnews.net/rss/")]
    public void The_id_of_a_feed_is_that_of_the_published_example(string url) =>
        Assert.Equal(new Guid("9b024349-ccf0-5f69-a609-6b82873eab3c"), FeedGuid.FromUrl(new Uri(url)));

    [Fact]
    public void The_id_of_an_episode_never_changes() =>
        Assert.Equal(new Guid("54ebb9af-d993-5d0b-b2ee-4c2148c13a7b"), EpisodeGuid.Make("丰台报", new(2026, 11, 18), ""));

    [Fact]
    public void Newspaper_date_and_edition_each_make_another_episode()
    {
        var date = new DateOnly(2026, 11, 18);
        Guid[] ids =
        [
            EpisodeGuid.Make("丰台报", date, ""),
            EpisodeGuid.Make("丰台报", date, "晚报"),
            EpisodeGuid.Make("丰台报", date.AddDays(1), ""),
            EpisodeGuid.Make("丰台", date, "报"),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Throws<ArgumentException>(() => EpisodeGuid.Make("丰台报\n", date, ""));
    }
}
