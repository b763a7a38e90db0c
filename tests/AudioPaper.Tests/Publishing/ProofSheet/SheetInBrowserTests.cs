namespace AudioPaper.Tests.Publishing.ProofSheet;

/// <summary>What a browser makes of a proof sheet.</summary>
public class SheetInBrowserTests
{
    private const string Focused = "document.activeElement.id";

    [Fact]
    public async Task Keys_lead_from_article_to_article_and_to_findings()
    {
        await using var browser = await OpenHarbourAsync();
        await browser.ShouldBecomeAsync("false", "document.getElementById('keys').hidden");
        await browser.PressAsync("j");
        await browser.ShouldBecomeAsync("a1", Focused);
        await browser.PressAsync("j");
        await browser.PressAsync("j");
        await browser.ShouldBecomeAsync("a3", Focused);
        await browser.PressAsync("k");
        await browser.ShouldBecomeAsync("a2", Focused);
        // Its first place in the source is in sight beside it.
        await browser.ShouldBecomeAsync("true", "(r => r.top >= 0 && r.bottom < innerHeight)(document.getElementById(document.getElementById('a2').dataset.place).getBoundingClientRect())");
        await browser.PressAsync("d");
        await browser.ShouldBecomeAsync("place1", Focused);
        for (var i = 0; i < 12; i++)
        {
            await browser.PressAsync("j");
        }

        await browser.ShouldBecomeAsync("This is the last article.", "document.getElementById('said').textContent");
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
        await browser.ShouldBecomeAsync("#a1-headline", "location.hash");
        await browser.AskAsync("document.querySelector('#a1-headline a').click()");
        await browser.ShouldBecomeAsync("#s1-headline", "location.hash");
    }

    [Fact]
    public async Task Nothing_stands_out_sideways_and_every_target_is_large_enough()
    {
        await using var browser = await OpenHarbourAsync();
        foreach (var width in new[] { 1440, 400, 320 })
        {
            await browser.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 800, ["deviceScaleFactor"] = 1, ["mobile"] = false });
            Assert.Equal("true", await browser.AskAsync("document.documentElement.scrollWidth <= innerWidth"));
            Assert.Equal("", await browser.AskAsync("[...document.querySelectorAll('a.chip, .facts a, #findings a, input')].filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24).map(e => e.outerHTML).join()"));
        }
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
