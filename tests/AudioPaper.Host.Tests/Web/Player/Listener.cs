using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace AudioPaper.Host.Tests.Web.Player;

/// <summary>Somebody with a real browser in front of a real server. Nothing in a page may fail unseen. Gone when disposed of.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private const int Patience = 120_000;

    private readonly Browsers browsers;
    private readonly List<IBrowserContext> contexts = [];
    private ServedLibrary? served;

    private Listener(ServedLibrary served, Browsers browsers) => (this.served, this.browsers) = (served, browsers);

    public ServedLibrary Served => served!;

    /// <summary>What went wrong in any page.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Starts a server; the test is skipped where there is no browser.</summary>
    public static async Task<Listener> ComeAsync(MadePapers papers, Action<string>? change = null)
    {
        var browsers = await papers.Browsers;
        await papers.MadeAsync();
        var served = await ServedLibrary.StartAsync(folder =>
        {
            papers.CopyTo(folder["library"]);
            change?.Invoke(folder["library"]);
        });
        return new Listener(served, browsers);
    }

    /// <summary>Opens a page in a browser of its own that knows nothing yet.</summary>
    public async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        var context = await browsers.Chromium.NewContextAsync(new(options ?? new()) { BaseURL = Served.Address.AbsoluteUri, Locale = options?.Locale ?? "en-GB" });
        contexts.Add(context);
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => Errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !message.Text.Contains("net::ERR_", StringComparison.Ordinal))
            {
                Errors.Add(message.Text);
            }
        };
        page.Dialog += (_, dialog) => Errors.Add("dialog: " + dialog.Message);
        await page.GotoAsync(path);
        if (options?.JavaScriptEnabled != false && path.Contains("/2026-", StringComparison.Ordinal))
        {
            await page.Locator("#player").WaitForAsync();
        }

        return page;
    }

    /// <summary>The server goes away, as a train goes into a tunnel.</summary>
    public async Task LoseServerAsync()
    {
        await Served.DisposeAsync();
        served = null;
    }

    /// <summary>The read-along file of an issue.</summary>
    public async Task<JsonElement> ReadAlongAsync(string issue)
    {
        using var document = JsonDocument.Parse(await Served.BytesAsync(issue + "readalong.json"));
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts)
        {
            await context.DisposeAsync();
        }

        if (served is not null)
        {
            await served.DisposeAsync();
        }

        Assert.Empty(Errors);
    }
}

/// <summary>What a page shows of the player.</summary>
internal static class PlayerLook
{
    /// <summary>Id of the sentence that is highlighted; empty when none is.</summary>
    public static Task<string> HeardAsync(this IPage page) => page.EvaluateAsync<string>("document.querySelector('.s.heard')?.id ?? ''");

    /// <summary>Waits until a sentence is highlighted.</summary>
    public static Task ShouldHearAsync(this IPage page, string id) => page.Locator($".s.heard[id='{id}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Whether sound is on.</summary>
    public static Task<bool> IsPlayingAsync(this IPage page) => page.EvaluateAsync<bool>("!document.getElementById('sound').paused");

    /// <summary>Where the sound is, in seconds.</summary>
    public static Task<double> SecondsAsync(this IPage page) => page.EvaluateAsync<double>("document.getElementById('sound').currentTime");

    /// <summary>Waits until an expression holds, two minutes at most. Playwright's own waiting needs a policy that allows <c>eval</c>.</summary>
    public static async Task ShouldBecomeAsync(this IPage page, string expression)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(2);)
        {
            try
            {
                if (await page.EvaluateAsync<bool>($"async () => Boolean(await ({expression}))"))
                {
                    return;
                }
            }
            catch (PlaywrightException e) when (e.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                // The page is being loaded.
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"It did not become so: {expression}");
    }

    /// <summary>Presses keys one after the other.</summary>
    public static async Task KeysAsync(this IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }
}
