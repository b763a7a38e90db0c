using System.Text.Json;
using AudioPaper.Tests;
using Microsoft.Playwright;

namespace AudioPaper.Host.Tests.Web.Player;

/// <summary>WCAG 2.0 to 2.2, A and AA, as far as axe-core can tell: in every state of every public page, in all colours.</summary>
public sealed class Everybody_can_use_it(MadePapers papers)
{
    private static readonly string Axe = Repository.At("tests", "tools", "node_modules", "axe-core", "axe.min.js");

    [Theory]
    [InlineData("light", "zh-CN")]
    [InlineData("dark", "en-GB")]
    [InlineData("contrast", "en-GB")]
    [InlineData("forced", "zh-CN")]
    public async Task In_every_state_of_every_page(string colours, string locale)
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is not installed; ./test.sh installs it.");
        await using var listener = await Listener.ComeAsync(papers);
        var options = new BrowserNewContextOptions
        {
            Locale = locale, ColorScheme = colours == "dark" ? ColorScheme.Dark : ColorScheme.Light, ForcedColors = colours == "forced" ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = ReducedMotion.Reduce, ViewportSize = colours is "dark" ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
        };
        var page = await listener.OpenAsync("/", options);
        if (colours == "contrast")
        {
            await page.EvaluateAsync("localStorage.setItem('audiopaper.look', '{\"theme\":\"contrast\"}')");
            await page.ReloadAsync();
        }

        await page.Locator("button.display").WaitForAsync();
        await ShouldPassAsync(page, "the front page");
        await page.GotoAsync(MadePapers.Small.Replace("2026-03-19/", "", StringComparison.Ordinal));
        await page.Locator("button.display").ClickAsync();
        await ShouldPassAsync(page, "the newspaper's page, its dialog open");

        await page.GotoAsync(MadePapers.Small.Replace("2026-03-19/", "listen", StringComparison.Ordinal));
        await ShouldPassAsync(page, "the page for speakers");

        await page.GotoAsync(MadePapers.Small);
        await page.Locator("#player").WaitForAsync();
        await ShouldPassAsync(page, "a fresh issue");
        await page.KeysAsync("n", "k");
        await page.ShouldBecomeAsync("document.querySelector('.s.heard') && !document.getElementById('sound').paused");
        await ShouldPassAsync(page, "playing");
        await page.KeysAsync("k", "c");
        await page.Locator("[aria-controls=more]").ClickAsync();
        await ShouldPassAsync(page, "the panel open, with captions");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.KeysAsync("?");
        await ShouldPassAsync(page, "the map of keys");
        await page.KeysAsync("Escape", ".");
        await ShouldPassAsync(page, "what can be done with a sentence");
        await page.KeysAsync("Escape", "/");
        await page.Keyboard.TypeAsync("的");
        await page.ShouldBecomeAsync("document.querySelectorAll('.results li').length > 0");
        await ShouldPassAsync(page, "search results");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.KeysAsync("h");
        await page.ShouldBecomeAsync("!document.querySelector('.open').hidden");
        await ShouldPassAsync(page, "skimming");
        await page.KeysAsync("h");
        await page.Locator("#keep").ClickAsync();
        await page.ShouldBecomeAsync("document.querySelector('.keep .state').textContent !== ''");
        await ShouldPassAsync(page, "kept");
    }

    [Fact]
    public async Task Without_a_script_too()
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is not installed; ./test.sh installs it.");
        await using var listener = await Listener.ComeAsync(papers);
        foreach (var path in new[] { "/", MadePapers.Harbour })
        {
            var page = await listener.OpenAsync("/");
            await page.RouteAsync("**/main.js", route => route.AbortAsync());
            await page.GotoAsync(path);
            await ShouldPassAsync(page, path);
        }
    }

    internal static async Task ShouldPassAsync(IPage page, string state)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken));
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] }, rules: { 'target-size': { enabled: true } } }))
              .violations.map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary.replace(/\s+/g, ' ')).join('; '))
            """);
        Assert.True(found.GetArrayLength() == 0, $"{state}: {found}");
    }
}
