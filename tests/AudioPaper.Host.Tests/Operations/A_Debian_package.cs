using System.Text;
using AudioPaper.Tests;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Host.Tests.Operations;

/// <summary>The package that <c>src/packaging/build-deb.sh</c> builds, unpacked and run.</summary>
public sealed class A_Debian_package : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Holds_a_program_that_runs_and_a_unit_that_systemd_understands()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/dpkg-deb"), "Only Debian has dpkg-deb.");
        var built = await RunAsync(Repository.At("src", "packaging", "build-deb.sh"), folder["out"], "--quick");
        var package = built.Trim();
        Assert.Equal(folder["out"], Path.GetDirectoryName(package));
        await RunAsync("dpkg", "-x", package, folder["root"]);
        var program = Path.Combine(folder["root"], "usr", "bin", "audiopaper");
        Assert.Equal("0.1.0", (await RunAsync(program, "--version")).Trim());
        await RunAsync(program, "narrate", MadeIssue.ShortPage, "-o", folder["library"]);
        Assert.True(MadeIssue.Short(folder["library"]).Json("report.json").GetProperty("articles").GetArrayLength() > 0);

        Assert.Contains("Depends: aspnetcore-runtime-10.0", await RunAsync("dpkg-deb", "-f", package), StringComparison.Ordinal);
        Assert.Equal("/etc/audiopaper/settings.json", (await RunAsync("dpkg-deb", "-I", package, "conffiles")).Trim());
        Assert.DoesNotMatch(@"(?m)^\S{7}w|\.pdb$| (?!root/root)\w+/\w+ ", await RunAsync("dpkg-deb", "-c", package));
        // Its settings are read, although their library is elsewhere.
        var settings = Path.Combine(folder["root"], "etc", "audiopaper", "settings.json");
        Assert.Contains("the library is /var/lib/audiopaper/library", await RunAsync(program, "doctor", "--settings", settings, "--urls", "http://127.0.0.1:0", "--ui", "en"), StringComparison.Ordinal);

        if (File.Exists("/usr/bin/systemd-analyze"))
        {
            // The command as it was unpacked, for the package is not installed here.
            var unit = folder["audiopaper.service"];
            File.WriteAllText(unit, File.ReadAllText(Path.Combine(folder["root"], "usr", "lib", "systemd", "system", "audiopaper.service")).Replace("/usr/bin/audiopaper", program, StringComparison.Ordinal));
            Assert.Equal("", await RunAsync("systemd-analyze", "verify", "--man=no", unit));
        }
    }

    [Fact]
    public async Task Is_not_built_with_options_that_nobody_knows()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/dpkg-deb"), "Only Debian has dpkg-deb.");
        var answer = await Cli.Wrap(Repository.At("src", "packaging", "build-deb.sh")).WithArguments([folder["out"], "--lean"]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.Equal((2, false), (answer.ExitCode, Directory.Exists(folder["out"])));
        Assert.StartsWith("usage: build-deb.sh", answer.StandardError, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(10));
        var answer = await Cli.Wrap(program).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(Encoding.UTF8, late.Token);
        Assert.True(answer.ExitCode == 0, $"{program}: {answer.ExitCode}\n{answer.StandardOutput}\n{answer.StandardError}");
        return program == "systemd-analyze" ? answer.StandardOutput + answer.StandardError : answer.StandardOutput;
    }
}
