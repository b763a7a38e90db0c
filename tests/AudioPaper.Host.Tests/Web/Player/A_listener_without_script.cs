namespace AudioPaper.Host.Tests.Web.Player;

public sealed class A_listener_without_script(MadePapers papers)
{
    [Fact]
    public async Task Reads_the_whole_issue_and_has_plain_sound_for_it_and_for_each_article()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Harbour, new() { JavaScriptEnabled = false });

        Assert.Equal(0, await page.Locator("#player").CountAsync());
        Assert.True(await page.Locator("#sound[controls]").IsVisibleAsync());
        Assert.Equal("transcript.vtt", (await page.Locator("#sound track[kind=captions]").GetAttributeAsync("src"))!.Split('/')[^1]);
        var text = await page.Locator("#text").InnerTextAsync();
        foreach (var sentence in (await listener.ReadAlongAsync(MadePapers.Harbour)).GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("articles").EnumerateArray())
            .SelectMany(article => article.GetProperty("passages").EnumerateArray()).SelectMany(passage => passage.GetProperty("sentences").EnumerateArray()))
        {
            Assert.Contains(sentence.GetProperty("text").GetString()!, text, StringComparison.Ordinal);
        }

        Assert.Equal(["要闻", "城事"], (await page.Locator("#contents .section").AllInnerTextsAsync()).Take(2));
        Assert.Equal(11, await page.Locator("#contents ol a").CountAsync());
        Assert.Equal(11, await page.Locator(".own a").CountAsync());
        foreach (var link in await page.Locator(".own a").AllAsync())
        {
            using var response = await listener.Served.AskAsync((await link.GetAttributeAsync("href"))!);
            Assert.Equal("audio/mpeg", response.Content.Headers.ContentType!.MediaType);
        }

        // Screen readers change their voice for English articles, and for English words in Chinese ones.
        Assert.Equal("en", await page.Locator("article:has-text('Toasters')").Last.GetAttributeAsync("lang"));
        Assert.NotEqual(0, await page.Locator("article:not([lang]) .s span[lang=en]").CountAsync());
    }
}
