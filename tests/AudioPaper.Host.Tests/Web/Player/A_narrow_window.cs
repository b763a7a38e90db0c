using Microsoft.Playwright;

namespace AudioPaper.Host.Tests.Web.Player;

public sealed class A_narrow_window(MadePapers papers)
{
    /// <summary>WCAG 2.2, 1.4.10 and 1.4.4: 320 px, as 1,280 px at 400 %; also with large type.</summary>
    [Theory]
    [InlineData(320, 640, "")]
    [InlineData(320, 256, "")]
    [InlineData(390, 844, "200")]
    public async Task Needs_no_sideways_scrolling(int width, int height, string type)
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync("/", new() { ViewportSize = new() { Width = width, Height = height }, Locale = "en-GB" });
        await page.EvaluateAsync("size => localStorage.setItem('audiopaper.look', JSON.stringify({ size }))", type);
        foreach (var path in new[] { "/", MadePapers.Harbour.Replace("2026-03-18/", "", StringComparison.Ordinal), MadePapers.Harbour })
        {
            await page.GotoAsync(path);
            await page.Locator("button.display").WaitForAsync();
            Assert.Equal(0, await SidewaysAsync(page));
        }

        await page.Locator("#player [aria-controls=more]").ClickAsync();
        await page.KeysAsync("c");
        Assert.Equal(0, await SidewaysAsync(page));
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.KeysAsync("?");
        Assert.Equal(0, await page.EvaluateAsync<int>("(() => { const open = document.querySelector('dialog[open]'); return Math.max(open.scrollWidth - open.clientWidth, open.getBoundingClientRect().right - innerWidth, 0); })()"));
        await page.KeysAsync("Escape");
        // The bar leaves most of the window to the text, or scrolls with it.
        await page.Locator("#player [aria-controls=more]").ClickAsync();
        Assert.True(await page.EvaluateAsync<bool>("(() => { const bar = document.getElementById('player'); return getComputedStyle(bar).position === 'static' || bar.offsetHeight < innerHeight / 2; })()"));
    }

    [Fact]
    public async Task Has_targets_for_fingers()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small, new() { ViewportSize = new() { Width = 320, Height = 640 }, HasTouch = true });
        await page.Locator("#player [aria-controls=more]").ClickAsync();
        var small = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('button, select, input, summary, .top a, #contents a, .own a, .feeds a')].filter(one => one.checkVisibility())
              .filter(one => { const place = (one.closest('label') ?? one).getBoundingClientRect(); return place.width < 24 || place.height < 24; }).map(one => one.outerHTML.slice(0, 80))
            """);
        Assert.Empty(small);
    }

    private static Task<int> SidewaysAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
