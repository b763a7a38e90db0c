using AudioPaper.Host.Tests.Web.Player;
using AudioPaper.Tests;
using Microsoft.Playwright;

namespace AudioPaper.Host.Tests.Web.Api;

/// <summary>The desk in a real browser, which hides and tells things that no program does.</summary>
public sealed class An_editor_in_a_browser
{
    private const string Issue = "/api/v1/issues/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/2026-03-19";
    private const string Desk = "/desk/issues/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/2026-03-19";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Logs_in_delivers_answers_a_listener_corrects_and_logs_out()
    {
        await using var browsers = await Browsers.StartAsync();
        await using var office = await Office.OpenAsync(workers: 2);
        await office.AddUserAsync("editor");
        using var program = await office.ProgramAsync();
        var errors = new List<string>();
        var page = await (await browsers.Chromium.NewContextAsync(new() { BaseURL = office.Address.AbsoluteUri, Locale = "en-GB" })).NewPageAsync();
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        page.PageError += (_, error) => errors.Add(error);

        await PassesAsync(page, "/login", "/desk");
        await page.Locator("[name=name]").FillAsync("editor");
        await page.Locator("[name=password]").FillAsync(Office.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".who").WaitForAsync();
        await PassesAsync(page, "/desk", "/desk/upload");
        await page.Locator("[name=files]").SetInputFilesAsync(Repository.At("tests", "samples", "short", "page.txt"));
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator("table[data-live]").WaitForAsync();
        await Office.UntilAsync(program, Issue, json => json.GetProperty("stage").GetString() == "published");

        // A listener says that a word was said wrong; the form takes it.
        using var listener = office.Stranger();
        using var sent = await listener.PostAsync("/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/2026-03-19/remarks", new StringContent("""{"sentence": "a1s3", "wish": "bie2 de5"}""", System.Text.Encoding.UTF8, "application/json"), Now);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(Now));
        await PassesAsync(page, "/desk/remarks", Desk + "/articles/a1", Desk + "/delete", "/desk/downloads", "/desk/password", Desk + "/proof", Desk + "/script", Desk);

        // The buttons of articles play from there.
        await page.Locator("[data-seek]").Nth(1).ClickAsync();
        await page.ShouldBecomeAsync("document.getElementById('sound').currentTime > 20 && !document.getElementById('sound').paused");
        await page.Locator("a", new() { HasText = "Correct" }).First.ClickAsync();
        await page.Locator("[name=headline]").FillAsync("请喝热茶");
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator("#sound").WaitForAsync();
        await Office.UntilAsync(program, Issue, json => json.GetProperty("publications").GetInt32() == 2);
        Assert.Contains("请喝热茶", await program.GetStringAsync(Issue + "/episode/transcript", Now), StringComparison.Ordinal);

        await JudgedAsync(page, office.Address, "/desk", "/desk/upload", "/desk/remarks", Desk, Desk + "/articles/a1", Desk + "/delete", "/desk/downloads", "/desk/password");
        await page.GotoAsync("/desk");
        await page.Locator(".who button").ClickAsync();
        await page.Locator("[name=password]").WaitForAsync();
        await page.GotoAsync("/desk");
        Assert.Equal((1, 0), (await page.Locator("[name=password]").CountAsync(), await page.Locator(".who").CountAsync()));
        // The form that asks for the login comes with the status 401.
        Assert.DoesNotContain(errors, error => !error.Contains("401", StringComparison.Ordinal));
    }

    /// <summary>In both themes.</summary>
    private static async Task PassesAsync(IPage page, params string[] paths)
    {
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            foreach (var colours in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = colours });
                await Everybody_can_use_it.ShouldPassAsync(page, $"{path}, {colours}");
            }
        }
    }

    /// <summary>What other programs say of the same pages.</summary>
    private static async Task JudgedAsync(IPage page, Uri server, params string[] paths)
    {
        Judges.SkipWithoutChecker();
        Judges.SkipWithoutPa11y();
        using var folder = new TemporaryFolder();
        var files = new List<string>();
        foreach (var path in paths)
        {
            // As served: a page of the desk that is open loads itself again when something happens.
            files.Add(folder[$"{files.Count}.html"]);
            await File.WriteAllTextAsync(files[^1], await (await page.APIRequest.GetAsync(path)).TextAsync(), Now);
        }

        await Judges.CheckAsync(files);
        await Judges.PassPa11yAsync(server, paths, string.Join("; ", (await page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}")));
    }
}
