using System.Text.Json;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Tests.Packaging.Books;

/// <summary>Programs of others that judge books. A test that needs one which is not here is skipped.</summary>
internal static class BookTools
{
    private const string EpubCheck = "/usr/share/java/epubcheck.jar";
    private static readonly string Ace = Repository.At("tests", "tools", "node_modules", ".bin", "ace-cli");

    /// <summary>Runs EPUBCheck; it has nothing to say, not even a warning.</summary>
    public static async Task ShouldPassEpubCheckAsync(string path)
    {
        Assert.SkipUnless(File.Exists(EpubCheck), "EPUBCheck is not installed; ./test.sh installs it.");
        // Compiled lightly and collected on one thread: it runs for seconds.
        var said = await RunAsync("java", ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", EpubCheck, path, "--json", "-"]);
        Assert.Contains("\"nFatal\" : 0", said, StringComparison.Ordinal);
        Assert.Matches(new Regex(@"""nError"" : 0\b"), said);
        Assert.Matches(new Regex(@"""nWarning"" : 0\b"), said);
    }

    /// <summary>Runs Ace by DAISY; it finds no violation.</summary>
    public static async Task ShouldPassAceAsync(string path, TemporaryFolder folder)
    {
        Assert.SkipUnless(File.Exists(Ace), "Ace is not installed; ./test.sh installs it.");
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Ace needs chromium; ./test.sh installs it.");
        await RunAsync(Ace, ["--force", "--silent", "--outdir", folder["ace"], path], ("PUPPETEER_EXECUTABLE_PATH", "/usr/bin/chromium"));
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder["ace"], "report.json"), TestContext.Current.CancellationToken));
        var found = report.RootElement.GetProperty("assertions").EnumerateArray().SelectMany(document => document.GetProperty("assertions").EnumerateArray())
            .Select(one => one.GetProperty("earl:test").GetProperty("dct:title").GetString()).ToList();
        Assert.Empty(found);
        Assert.Equal("pass", report.RootElement.GetProperty("earl:result").GetProperty("earl:outcome").GetString());
    }

    /// <summary>Runs xmllint against the DTDs that the documents name, from this machine's catalogue.</summary>
    public static async Task ShouldBeValidAsync(IEnumerable<string> paths)
    {
        Assert.SkipUnless(File.Exists("/usr/share/xml/w3c-sgml-lib/schema/dtd/catalog.xml"), "The DTDs of the W3C are not installed (w3c-sgml-lib); ./test.sh installs them.");
        Assert.Equal("", await RunAsync("xmllint", ["--nonet", "--valid", "--noout", .. paths]));
    }

    private static async Task<string> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timed.CancelAfter(TimeSpan.FromMinutes(4));
        var answer = await Cli.Wrap(program).WithArguments(arguments).WithValidation(CommandResultValidation.None)
            .WithEnvironmentVariables(environment.ToDictionary(pair => pair.Name, string? (pair) => pair.Value)).ExecuteBufferedAsync(timed.Token);
        Assert.True(answer.ExitCode == 0, answer.StandardOutput + answer.StandardError);
        return answer.StandardOutput;
    }
}
