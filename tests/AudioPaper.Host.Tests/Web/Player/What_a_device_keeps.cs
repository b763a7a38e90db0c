using Microsoft.Playwright;

namespace AudioPaper.Host.Tests.Web.Player;

public sealed class What_a_device_keeps(MadePapers papers)
{
    [Fact]
    public async Task Is_the_place_where_one_stopped()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Harbour);
        await page.KeysAsync("n", "n", "k");
        await page.ShouldBecomeAsync("!document.getElementById('sound').paused");
        await page.KeysAsync("k");
        var (seconds, heard) = (await page.SecondsAsync(), await page.EvaluateAsync<string>("document.querySelector('.s[tabindex=\"0\"]').id"));

        await page.ReloadAsync();
        await page.ShouldBecomeAsync($"Math.abs(document.getElementById('sound').currentTime - {seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)}) < 0.1");
        Assert.Equal(heard, await page.EvaluateAsync<string>("document.querySelector('.s[tabindex=\"0\"]').id"));
        Assert.Contains("Goes on at", await page.Locator("[role=status].vh").InnerTextAsync(), StringComparison.Ordinal);
        // An address that names a place wins.
        await page.GotoAsync(MadePapers.Small);
        await page.GotoAsync(MadePapers.Harbour + "#a4");
        await page.ShouldBecomeAsync("document.querySelector('.s.heard')?.closest('article').id === 'a4'");
        await page.EvaluateAsync("location.hash = '#t=' + (Number(document.getElementById('openings2').dataset.b) / 1000 + 0.1).toFixed(3)");
        await page.ShouldHearAsync("openings2");
        await page.EvaluateAsync("location.hash = '#a2s3'");
        await page.ShouldHearAsync("a2s3");
    }

    [Fact]
    public async Task Is_how_pages_look_and_what_language_they_speak()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small);
        await page.GetByRole(AriaRole.Button, new() { Name = "Display" }).ClickAsync();
        await page.GetByLabel("Dark").CheckAsync();
        await page.GetByLabel("150 %").CheckAsync();
        await page.KeysAsync("Escape");
        await page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await page.ShouldBecomeAsync("document.documentElement.lang === 'zh-CN' && document.documentElement.dataset.theme === 'dark' && document.documentElement.dataset.size === '150'");
        await page.ShouldBecomeAsync("location.search === ''");
        Assert.Equal("rgb(22, 24, 27)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await page.GotoAsync("/");
        Assert.Equal("有声报纸", await page.TitleAsync());
        Assert.Equal("dark", await page.EvaluateAsync<string>("document.documentElement.dataset.theme"));
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await page.ShouldBecomeAsync("document.documentElement.lang === 'en'");
    }

    [Fact]
    public async Task Is_not_needed_where_the_browser_refuses_it()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync("/");
        await page.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });");
        await page.GotoAsync(MadePapers.Small);
        await page.Locator("#player").WaitForAsync();
        await page.KeysAsync("n", "k");
        await page.ShouldBecomeAsync("!document.getElementById('sound').paused");
    }

    [Fact]
    public async Task Is_told_to_keys_of_headphones()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync("/");
        await page.AddInitScriptAsync("window.handlers = {}; navigator.mediaSession.setActionHandler = (name, handler) => { window.handlers[name] = handler; };");
        await page.GotoAsync(MadePapers.Harbour);
        await page.Locator("#player").WaitForAsync();
        await page.EvaluateAsync("window.handlers.play({})");
        await page.ShouldBecomeAsync("navigator.mediaSession.playbackState === 'playing'");
        await page.EvaluateAsync("window.handlers.nexttrack({})");
        await page.ShouldBecomeAsync("navigator.mediaSession.metadata.title === document.querySelector('#a1 :is(h2, h3)').textContent.trim()");
        Assert.Equal("海湾晚报", await page.EvaluateAsync<string>("navigator.mediaSession.metadata.artist"));
        await page.EvaluateAsync("window.handlers.seekto({ seekTime: 1 })");
        await page.ShouldHearAsync("openings2");
        await page.EvaluateAsync("window.handlers.pause({})");
        await page.ShouldBecomeAsync("navigator.mediaSession.playbackState === 'paused'");
    }

    [Fact]
    public async Task Is_whether_playing_stops_behind_an_article()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small);
        await page.Locator("[aria-controls=more]").ClickAsync();
        await page.GetByLabel("After an article").SelectOptionAsync("stop");
        await page.GetByLabel("Speed").SelectOptionAsync("4");
        await page.Locator("#a1 .s").First.ClickAsync();
        await page.ShouldBecomeAsync("document.getElementById('sound').paused");
        var end = await page.EvaluateAsync<double>("Number(document.getElementById('a1').dataset.e) / 1000");
        Assert.InRange(await page.SecondsAsync(), end - 0.2, end + 1);
        // The sleep timer ends with the article, too, and goes on when asked to.
        await page.GetByLabel("After an article").SelectOptionAsync("go");
        await page.Locator("#a2 .s").First.ClickAsync();
        await page.GetByLabel("Sleep timer").SelectOptionAsync("end");
        await page.ShouldBecomeAsync("document.getElementById('sound').paused");
        Assert.Equal("0", await page.GetByLabel("Sleep timer").InputValueAsync());
        await page.GetByLabel("Sleep timer").SelectOptionAsync("5");
        Assert.Equal("Sleep timer: 5 minutes", (await page.Locator("[role=status].vh").InnerTextAsync()).Trim());
    }

    [Fact]
    public async Task Is_not_asked_to_play_longer_than_the_sleep_timer_says()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync("/");
        await page.Clock.InstallAsync();
        await page.GotoAsync(MadePapers.Harbour);
        await page.Locator("#player").WaitForAsync();
        await page.Locator("[aria-controls=more]").ClickAsync();
        await page.GetByLabel("Sleep timer").SelectOptionAsync("5");
        // What is not heard does not count.
        await page.Clock.RunForAsync(310_000);
        Assert.Equal("5", await page.GetByLabel("Sleep timer").InputValueAsync());
        await page.Locator("#toggle").ClickAsync();
        await page.ShouldBecomeAsync("!document.getElementById('sound').paused && document.getElementById('sound').currentTime > 0");
        await page.Clock.RunForAsync(290_000);
        Assert.True(await page.IsPlayingAsync());
        await page.Clock.RunForAsync(11_000);
        Assert.False(await page.IsPlayingAsync());
        Assert.Equal("0", await page.GetByLabel("Sleep timer").InputValueAsync());
        Assert.Equal("Paused by the sleep timer", (await page.Locator("[role=status].vh").InnerTextAsync()).Trim());
    }

    [Fact]
    public async Task Finds_words_in_articles_while_they_are_typed()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Harbour);
        await page.KeysAsync("/");
        await page.Keyboard.TypeAsync("Ｔｏａｓｔｅｒｓ CAFÉ");
        await page.ShouldBecomeAsync("document.querySelector('.count').textContent !== ''");
        Assert.Matches("^[12] articles?$", await page.Locator(".count").InnerTextAsync());
        var link = page.Locator(".results a").First;
        await link.ClickAsync();
        await page.ShouldBecomeAsync("location.hash.length > 1 && document.querySelector('.s.heard')?.closest('article').id === location.hash.slice(1)");
        await page.Locator("#search-words").FillAsync("没有这样的词");
        await page.ShouldBecomeAsync("document.querySelector('.count').textContent === 'Nothing found'");
        await page.KeysAsync("Escape");
        Assert.Equal("", await page.Locator("#search-words").InputValueAsync());
    }
}
