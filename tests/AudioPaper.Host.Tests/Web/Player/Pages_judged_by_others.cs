using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Web.Player;

public sealed class Pages_judged_by_others(MadePapers papers)
{
    private static readonly string Tools = Repository.At("tests", "tools", "node_modules");
    private static readonly string Assets = Repository.At("src", "AudioPaper.Host", "Web", "Front", "Assets");
    private static readonly string[] Paths = ["/", MadePapers.Small.Replace("2026-03-19/", "", StringComparison.Ordinal), MadePapers.Small.Replace("2026-03-19/", "listen", StringComparison.Ordinal), MadePapers.Small, MadePapers.Harbour];

    [Fact]
    public async Task Are_valid_as_served_and_as_the_script_leaves_them()
    {
        Judges.SkipWithoutChecker();
        using var folder = new TemporaryFolder();
        await using var listener = await Listener.ComeAsync(papers);
        var files = new List<string>();
        foreach (var (path, i) in Paths.Select((path, i) => (path, i)))
        {
            foreach (var language in new[] { "zh", "en" })
            {
                files.Add(folder[$"{i}-{language}.html"]);
                await File.WriteAllTextAsync(files[^1], await listener.Served.TextAsync($"{path}?lang={language}"), TestContext.Current.CancellationToken);
            }

            var page = await listener.OpenAsync(path);
            await page.Locator("button.display").WaitForAsync();
            files.Add(folder[$"{i}-script.html"]);
            await File.WriteAllTextAsync(files[^1], "<!DOCTYPE html>\n" + await page.EvaluateAsync<string>("document.documentElement.outerHTML"), TestContext.Current.CancellationToken);
        }

        await Judges.CheckAsync(files);
    }

    [Fact]
    public async Task Pass_pa11y()
    {
        Judges.SkipWithoutPa11y();
        await using var listener = await Listener.ComeAsync(papers);
        await Judges.PassPa11yAsync(listener.Served.Address, Paths);
    }

    [Fact]
    public async Task Have_scripts_whose_types_hold()
    {
        var compiler = Path.Combine(Tools, ".bin", "tsc");
        Assert.SkipUnless(File.Exists(compiler), "typescript is not installed; ./test.sh installs it.");
        string[] options = ["--allowJs", "--checkJs", "--strict", "--noEmit", "--target", "es2022", "--moduleResolution", "bundler", "--module", "es2022"];
        Assert.Equal("", await Judges.RunAsync(compiler, [.. options, "--lib", "es2023,dom,dom.iterable", Path.Combine(Assets, "look.js"), Path.Combine(Assets, "main.js")], Assets));
        Assert.Equal("", await Judges.RunAsync(compiler, [.. options, "--lib", "es2023,webworker", Path.Combine(Assets, "worker.js")], Assets));
        Assert.All(Directory.GetFiles(Assets, "*.js"), path => Assert.InRange(File.ReadLines(path).Count(), 1, 250));
    }

    [Fact]
    public async Task Name_files_that_never_change()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.Served.TextAsync(MadePapers.Small);
        var address = System.Text.RegularExpressions.Regex.Match(page, "src=\"(/player/[0-9a-f]{16}/)main.js\"").Groups[1].Value;
        foreach (var name in Directory.GetFiles(Assets).Select(Path.GetFileName).Where(name => name != "worker.js"))
        {
            using var response = await listener.Served.AskAsync(address + name);
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl!.MaxAge);
            Assert.Contains(response.Headers.CacheControl.Extensions, extension => extension.Name == "immutable");
            Assert.Contains(name!, page, StringComparison.Ordinal);
        }

        using var old = await listener.Served.AskAsync("/player/0123456789abcdef/main.js");
        Assert.True(old.Headers.CacheControl!.NoCache);
        using var worker = await listener.Served.AskAsync("/worker.js?v=1");
        Assert.True(worker.Headers.CacheControl!.NoCache);
        Assert.Contains("connect-src 'self'", worker.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var path in new[] { "/player/", "/player/x/main.js", "/player/0123456789abcdef/", "/player/0123456789abcdef/no.js", "/player/0123456789abcdef/..%2fmain.js" })
        {
            Assert.Equal(System.Net.HttpStatusCode.NotFound, await listener.Served.StatusAsync(path));
        }
    }
}
