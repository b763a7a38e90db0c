namespace AudioPaper.Tests.Publishing.ProofSheet;

/// <summary>What a browser makes of a proof sheet.</summary>
public class SheetInBrowserTests
{
    private const string Focused = "document.activeElement.id";

    [Fact]
    public async Task Keys_lead_from_article_to_article_and_to_findings()
    {
        await using var browser = await OpenHarbourAsync();
        Assert.Equal("false", await browser.AskAsync("document.getElementById('keys').hidden"));
        await browser.PressAsync("j");
        Assert.Equal("a1", await browser.AskAsync(Focused));
        await browser.PressAsync("j");
        await browser.PressAsync("j");
        Assert.Equal("a3", await browser.AskAsync(Focused));
        await browser.PressAsync("k");
        Assert.Equal("a2", await browser.AskAsync(Focused));
        // Its first place in the source is in sight beside it.
        Assert.Equal("true", await browser.AskAsync("(r => r.top >= 0 && r.bottom < innerHeight)(document.getElementById(document.getElementById('a2').dataset.place).getBoundingClientRect())"));
        await browser.PressAsync("d");
        Assert.Equal("place1", await browser.AskAsync(Focused));
        for (var i = 0; i < 12; i++)
        {
            await browser.PressAsync("j");
        }

        Assert.Equal("This is the last article.", await browser.AskAsync("document.getElementById('said').textContent"));
    }

    [Fact]
    public async Task Keys_with_modifiers_and_keys_switched_off_do_nothing()
    {
        await using var browser = await OpenHarbourAsync();
        foreach (var modifier in new[] { 1, 2, 4, 8 })
        {
            await browser.PressAsync("j", modifier);
        }

        Assert.Equal("", await browser.AskAsync(Focused));
        await browser.AskAsync("document.getElementById('keys-on').click()");
        await browser.PressAsync("j");
        Assert.Equal("", await browser.AskAsync(Focused));
    }

    [Fact]
    public async Task Text_and_label_lead_to_the_article_and_back()
    {
        await using var browser = await OpenHarbourAsync();
        await browser.AskAsync("document.querySelector('#source .run.headline').click()");
        Assert.Equal("#a1-headline", await browser.AskAsync("location.hash"));
        await browser.AskAsync("document.querySelector('#a1-headline a').click()");
        Assert.Equal("#s1-headline", await browser.AskAsync("location.hash"));
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(400)]
    [InlineData(320)]
    public async Task Nothing_stands_out_sideways_and_every_target_is_large_enough(int width)
    {
        await using var browser = await OpenHarbourAsync();
        await browser.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 800, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        Assert.Equal("true", await browser.AskAsync("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal("", await browser.AskAsync("[...document.querySelectorAll('a.chip, .facts a, #findings a, input')].filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24).map(e => e.outerHTML).join()"));
    }

    [Fact]
    public async Task A_script_in_a_page_does_not_run()
    {
        await using var browser = await Chromium.OpenAsync(SheetPage.Of("<script>window.hurt = 1</script>\n\n<img src=x onerror='window.hurt = 1'> text").Html);
        Assert.Equal("undefined", await browser.AskAsync("window.hurt"));
        // Nor one that somebody puts into the finished page.
        await browser.AskAsync("document.body.appendChild(Object.assign(document.createElement('script'), { textContent: 'window.hurt = 1' }))");
        Assert.Equal("undefined", await browser.AskAsync("window.hurt"));
    }

    private static async Task<Chromium> OpenHarbourAsync() =>
        await Chromium.OpenAsync((await SheetPage.OfFilesAsync(Repository.At("tests", "samples", "harbour"))).Html);
}
