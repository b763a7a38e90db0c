using System.Text.Json;
using AudioPaper.Tests.Intake.Web;
using AudioPaper.Tests.Publishing.ProofSheet;
using Microsoft.Playwright;

namespace AudioPaper.Tests.Packaging.Browser;

/// <summary>Chromium playing sound files that a site on the loopback address serves in ranges, as the web does. Gone when disposed of; ten minutes long at most.</summary>
internal sealed class BrowserPlayer : IAsyncDisposable
{
    /// <summary>Samples that a seek returns: a fifth of a second.</summary>
    public const int HeardCount = 4_410;

    private const string Page = "<!doctype html><meta charset=utf-8><title>player</title><audio id=audio preload=auto></audio>";

    // What the element plays is recorded on its way to the loudspeaker.
    private const string Load =
        """
        async ([url, sampleRate]) => {
          const audio = document.getElementById('audio'), context = new AudioContext({ sampleRate });
          const node = context.createScriptProcessor(1024, 1, 1);
          window.heard = null; window.quiet = 0;
          node.onaudioprocess = event => {
            const samples = event.inputBuffer.getChannelData(0);
            window.quiet = samples.some(sample => sample !== 0) ? 0 : window.quiet + 1;
            if (window.heard) window.heard.push(...samples);
          };
          context.createMediaElementSource(audio).connect(node).connect(context.destination);
          await context.resume();
          const loaded = new Promise((done, failed) => { audio.oncanplay = done; audio.onerror = () => failed(audio.error.message); });
          audio.src = url;
          await loaded;
          return audio.duration;
        }
        """;

    // Nothing of the sound before may be left; the noise has no zeros, so its first sample is the first that is none.
    private const string Seek =
        """
        async ([seconds, count]) => {
          const audio = document.getElementById('audio'), wait = () => new Promise(done => setTimeout(done, 20));
          while (window.quiet < 3) await wait();
          const seeked = new Promise(done => audio.addEventListener('seeked', done, { once: true }));
          audio.currentTime = seconds;
          await seeked;
          window.heard = [];
          await audio.play();
          let first = -1;
          while (first < 0 || window.heard.length < first + count) { await wait(); first = window.heard.findIndex(sample => sample !== 0); }
          audio.pause();
          const heard = window.heard.slice(first, first + count);
          window.heard = null;
          return heard;
        }
        """;

    private readonly LoopbackSite site = new();
    private readonly CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private BrowserPlayer(IPlaywright playwright, IBrowser browser)
    {
        (this.playwright, this.browser) = (playwright, browser);
        late.CancelAfter(TimeSpan.FromMinutes(10));
        site.Serve("/", Page);
    }

    /// <summary>Starts the browser; the test is skipped where there is none.</summary>
    public static async Task<BrowserPlayer> StartAsync()
    {
        var program = Chromium.Find();
        var playwright = await Playwright.CreateAsync();
        try
        {
            return new BrowserPlayer(playwright, await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = program,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required"],
            }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file in a page of its own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mediaType">As what it is served.</param>
    /// <param name="sampleRate">Of what <see cref="HearAsync"/> returns.</param>
    /// <returns>The page, and the length of the sound in seconds as the browser tells it.</returns>
    public async Task<(IPage Page, double Seconds)> OpenAsync(string path, string mediaType, int sampleRate)
    {
        site.ServeFile("/" + Path.GetFileName(path), path, mediaType);
        var page = await browser.NewPageAsync().WaitAsync(late.Token);
        await page.GotoAsync(site.At("/")).WaitAsync(late.Token);
        return (page, await page.EvaluateAsync<double>(Load, new object[] { site.At("/" + Path.GetFileName(path)), sampleRate }).WaitAsync(late.Token));
    }

    /// <summary>Seeks, plays, and returns the first that is heard.</summary>
    public async Task<float[]> HearAsync(IPage page, double seconds) =>
        (await page.EvaluateAsync<JsonElement>(Seek, new object[] { seconds, HeardCount }).WaitAsync(late.Token)).EnumerateArray().Select(sample => sample.GetSingle()).ToArray();

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await site.DisposeAsync();
        late.Dispose();
    }
}
