namespace AudioPaper.Host.Tests.Jobs;

public sealed class A_sentence_that_articles_share : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Is_spoken_once_though_two_jobs_reach_it_at_the_same_moment()
    {
        // Both articles have the same headline, and the contents of the opening repeat it: three jobs want the same clip at once.
        var page = Path.Combine(workshop.Library.Root, "page.txt");
        await File.WriteAllTextAsync(page, """
            小城早报
            2026年3月19日 星期四 第1版

            春天来了

            本报讯（记者 丁一禾）东街的柳树发芽了，
            河边的人也多了起来。

            春天来了

            本报讯（记者 温若川）西街的桃花开了，
            蜜蜂整天忙个不停。
            """, TestContext.Current.CancellationToken);
        var voice = new NoiseVoice { Before = (_, _) => Thread.Sleep(50) };

        var published = await workshop.MakeAsync(page, voice);

        Assert.Equal(["春天来了", "春天来了"], published.Report.Articles.Select(article => article.Title));
        Assert.All(voice.Asked, asked => Assert.Equal(1, asked.Value));
        Assert.Equal(voice.Asked.Count, published.Report.NewClips);
    }
}
