using Microsoft.Playwright;

namespace AudioPaper.Host.Tests.Web;

/// <summary>A real Chromium; gone when disposed of.</summary>
internal sealed class Browsers : IAsyncDisposable
{
    private readonly IPlaywright playwright;

    private Browsers(IPlaywright playwright, IBrowser chromium) => (this.playwright, Chromium) = (playwright, chromium);

    public IBrowser Chromium { get; }

    /// <summary>Starts it; the test is skipped where there is none.</summary>
    public static async Task<Browsers> StartAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "chromium is not installed; ./test.sh installs it.");
        var playwright = await Playwright.CreateAsync();
        return new Browsers(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required"],
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        playwright.Dispose();
    }
}
