using System.Collections.Immutable;
using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Tests.Web.Player;

public sealed class Pages_with_hostile_text(MadePapers papers)
{
    private static readonly string[] Texts =
    [
        "<script>alert(1)</script>", "</title></main><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "javascript:alert(1)", "&lt;b&gt; &amp;", "\u202Eexe.fdp\u2066x", "{{7*7}} ${alert(1)}",
        new string('长', 5_000), new string('W', 5_000), "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "'; DROP TABLE x; --", "\u0000\u0007\uFFFE",
    ];

    [Fact]
    public async Task Show_it_as_text_and_run_nothing()
    {
        await using var listener = await Listener.ComeAsync(papers, Spoil);
        var page = await listener.OpenAsync(MadePapers.Small, new() { ViewportSize = new() { Width = 320, Height = 640 } });

        Assert.Equal(2, await page.Locator("script").CountAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('#text img, #text b, #contents img, [onmouseover], [onerror]').length"));
        Assert.Equal(Texts.Length, await page.Locator("#text article").CountAsync());
        Assert.Equal("<script>alert(1)</script>", (await page.Locator("#text article").First.Locator("h3").TextContentAsync())!.Trim());
        Assert.DoesNotContain('\u202E', await page.ContentAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.KeysAsync("n", "n", "n", ".");
        await page.Locator("dialog[open]").WaitForAsync();
        await page.KeysAsync("Escape", "/");
        await page.Keyboard.TypeAsync("script <");
        await page.ShouldBecomeAsync("document.querySelectorAll('.results li').length === 1");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('.results script').length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.KeysAsync("Escape");
        await Everybody_can_use_it.ShouldPassAsync(page, "hostile text");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"version\":2}")]
    [InlineData("{\"version\":1,\"id\":\"\",\"newspaper\":\"\",\"title\":\"\",\"date\":\"\",\"language\":\"en\",\"durationMs\":0,\"sounds\":[null],\"sections\":[{\"articles\":[null]}]}")]
    [InlineData("{\"version\":1,\"id\":\"\",\"newspaper\":\"\",\"title\":\"\",\"date\":\"\",\"language\":\"en\",\"durationMs\":0,\"sounds\":[],\"sections\":null}")]
    public async Task Are_plain_lists_where_the_text_is_broken(string file)
    {
        await papers.MadeAsync();
        await using var served = await ServedLibrary.StartAsync(folder =>
        {
            papers.CopyTo(folder["library"]);
            File.WriteAllText(FileIn(folder["library"]), file);
        });
        var page = await served.TextAsync(MadePapers.Small);
        Assert.DoesNotContain("id=\"text\"", page, StringComparison.Ordinal);
        Assert.Contains("articles/02-a1.mp3", page, StringComparison.Ordinal);
    }

    private static string FileIn(string library) => Path.Combine(library, "小城早报", "2026-03-19", ReadAlongJson.FileName);

    private static void Spoil(string library)
    {
        ImmutableArray<ReadAlongArticle> articles = [.. Texts.Select((text, i) => new ReadAlongArticle(
            i == 3 ? "\"><script>alert(1)</script>" : $"a{i + 1}", "article", text, "en", i * 1_000, (i + 1) * 1_000, "articles/02-a1.mp3",
            [
                new("headline", "en", [new(i == 3 ? "x\" autofocus onfocus=\"alert(1)" : $"a{i + 1}s1", text, i * 1_000, (i * 1_000) + 400)]),
                new("paragraph", "x\" onclick=\"alert(1)", [new($"a{i + 1}s2", text, (i * 1_000) + 400, (i + 1) * 1_000) { Runs = [new(text, "<b>")] }]),
            ]) { Page = text })];
        using var stream = File.Create(FileIn(library));
        ReadAlongJson.Write(new ReadAlongIssue(1, "x", "x", "x", "2026-03-19", "zh-CN", 66_000, [new("episode.mp3", "audio/mpeg")], [new(articles, "<img src=x onerror=alert(1)>")]), stream);
    }
}
