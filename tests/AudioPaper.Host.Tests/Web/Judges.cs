using System.Text.Json;
using AudioPaper.Tests;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Host.Tests.Web;

/// <summary>Programs of others that judge pages.</summary>
internal static class Judges
{
    private static readonly string Tools = Repository.At("tests", "tools", "node_modules");
    private static readonly string Checker = Path.Combine(Tools, "vnu-jar", "build", "dist", "vnu.jar");
    private static readonly string Pa11y = Path.Combine(Tools, ".bin", "pa11y");

    /// <summary>Skips the test where the checker of the W3C, or java, is missing.</summary>
    public static void SkipWithoutChecker()
    {
        Assert.SkipUnless(File.Exists(Checker), "The checker of the W3C (vnu-jar) is not installed; ./test.sh installs it.");
        Assert.SkipUnless(File.Exists("/usr/bin/java"), "java is not installed; ./test.sh installs it.");
    }

    /// <summary>Skips the test where pa11y is missing.</summary>
    public static void SkipWithoutPa11y() => Assert.SkipUnless(File.Exists(Pa11y), "pa11y is not installed; ./test.sh installs it.");

    /// <summary>The checker of the W3C finds nothing in files.</summary>
    public static async Task CheckAsync(IEnumerable<string> files)
    {
        // Compiled lightly and collected on one thread, as it runs for seconds; such code needs more of the stack.
        var said = await RunAsync("java", ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m", "-jar", Checker, "--format", "gnu", .. files]);
        Assert.True(said.Length == 0, said);
    }

    /// <summary>pa11y finds nothing on pages.</summary>
    /// <param name="server">Where they are.</param>
    /// <param name="paths">Their paths.</param>
    /// <param name="cookie">What is sent with each request; null for nothing.</param>
    public static async Task PassPa11yAsync(Uri server, IEnumerable<string> paths, string? cookie = null)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["config.json"], JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["standard"] = "WCAG2AA", ["runners"] = new[] { "htmlcs" }, ["includeWarnings"] = false, ["timeout"] = 200_000, ["wait"] = 1_000,
            ["headers"] = cookie is null ? [] : new Dictionary<string, string> { ["Cookie"] = cookie },
            ["chromeLaunchConfig"] = new { executablePath = "/usr/bin/chromium", args = new[] { "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage" } },
        }), TestContext.Current.CancellationToken);
        foreach (var path in paths)
        {
            var said = await RunAsync(Pa11y, ["--config", folder["config.json"], "--reporter", "json", new Uri(server, path).AbsoluteUri]);
            Assert.Equal("[]", said.Trim());
        }
    }

    /// <summary>What a program says.</summary>
    public static async Task<string> RunAsync(string program, string[] arguments, string? folder = null)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timed.CancelAfter(TimeSpan.FromMinutes(4));
        var answer = await Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(folder ?? Path.GetTempPath()).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(timed.Token);
        return answer.StandardOutput + answer.StandardError;
    }
}
