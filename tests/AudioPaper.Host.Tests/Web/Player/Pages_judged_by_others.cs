using System.Text.Json;
using AudioPaper.Tests;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Host.Tests.Web.Player;

[Collection(PlayerTests.Name)]
public sealed class Pages_judged_by_others(MadePapers papers)
{
    private static readonly string Tools = Repository.At("tests", "tools", "node_modules");
    private static readonly string Assets = Repository.At("src", "AudioPaper.Host", "Web", "Front", "Assets");
    private static readonly string[] Paths = ["/", MadePapers.Small.Replace("2026-03-19/", "", StringComparison.Ordinal), MadePapers.Small, MadePapers.Harbour];

    [Fact]
    public async Task Are_valid_as_served_and_as_the_script_leaves_them()
    {
        var checker = Path.Combine(Tools, "vnu-jar", "build", "dist", "vnu.jar");
        Assert.SkipUnless(File.Exists(checker), "The checker of the W3C (vnu-jar) is not installed; ./test.sh installs it.");
        Assert.SkipUnless(File.Exists("/usr/bin/java"), "java is not installed; ./test.sh installs it.");
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

        Assert.Equal("", await RunAsync("java", ["-jar", checker, "--format", "gnu", .. files]));
    }

    [Fact]
    public async Task Pass_pa11y()
    {
        var program = Path.Combine(Tools, ".bin", "pa11y");
        Assert.SkipUnless(File.Exists(program), "pa11y is not installed; ./test.sh installs it.");
        using var folder = new TemporaryFolder();
        await using var listener = await Listener.ComeAsync(papers);
        await File.WriteAllTextAsync(folder["config.json"], JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["standard"] = "WCAG2AA", ["runners"] = new[] { "htmlcs" }, ["includeWarnings"] = false, ["timeout"] = 60_000, ["wait"] = 1_000,
            ["chromeLaunchConfig"] = new { executablePath = "/usr/bin/chromium", args = new[] { "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage" } },
        }), TestContext.Current.CancellationToken);
        foreach (var path in Paths)
        {
            var said = await RunAsync(program, ["--config", folder["config.json"], "--reporter", "json", new Uri(listener.Served.Address, path).AbsoluteUri]);
            Assert.Equal("[]", said.Trim());
        }
    }

    [Fact]
    public async Task Have_scripts_whose_types_hold()
    {
        var compiler = Path.Combine(Tools, ".bin", "tsc");
        Assert.SkipUnless(File.Exists(compiler), "typescript is not installed; ./test.sh installs it.");
        string[] options = ["--allowJs", "--checkJs", "--strict", "--noEmit", "--target", "es2022", "--moduleResolution", "bundler", "--module", "es2022"];
        Assert.Equal("", await RunAsync(compiler, [.. options, "--lib", "es2023,dom,dom.iterable", Path.Combine(Assets, "look.js"), Path.Combine(Assets, "main.js")], Assets));
        Assert.Equal("", await RunAsync(compiler, [.. options, "--lib", "es2023,webworker", Path.Combine(Assets, "worker.js")], Assets));
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

    private static async Task<string> RunAsync(string program, string[] arguments, string? folder = null)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timed.CancelAfter(TimeSpan.FromMinutes(4));
        var answer = await Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(folder ?? Path.GetTempPath()).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(timed.Token);
        return answer.StandardOutput + answer.StandardError;
    }
}
