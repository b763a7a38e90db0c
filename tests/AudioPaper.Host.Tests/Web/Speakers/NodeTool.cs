using System.Text;
using AudioPaper.Tests;
using CliWrap;

namespace AudioPaper.Host.Tests.Web.Speakers;

/// <summary>Amazon's own programs for node, as test.sh installs them.</summary>
internal static class NodeTool
{
    private static string Tools => Repository.At("tests", "tools");

    public static void SkipWithout(params string[] packages) => Assert.SkipUnless(packages.All(name => Directory.Exists(Path.Combine(Tools, "node_modules", name))),
        $"{string.Join(", ", packages)}: not installed; ./test.sh installs them.");

    /// <summary>Runs a script of the tests' tools with something on its standard input, two minutes at most.</summary>
    public static Task<string> RunAsync(string script, string input) => RunAsync(Tools, input, Path.Combine(Tools, script));

    /// <summary>Checks TypeScript strictly.</summary>
    public static async Task TypeCheckAsync(string source)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["check.ts"], source, TestContext.Current.CancellationToken);
        Directory.CreateSymbolicLink(folder["node_modules"], Path.Combine(Tools, "node_modules"));
        await RunAsync(folder.Path, "", Path.Combine("node_modules", "typescript", "bin", "tsc"), "--strict", "--noEmit", "--exactOptionalPropertyTypes", "--target", "es2022", "--module", "nodenext", "--types", "node", "check.ts");
    }

    private static async Task<string> RunAsync(string folder, string input, params string[] arguments)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        var result = await Cli.Wrap("node").WithArguments(arguments).WithWorkingDirectory(folder).WithValidation(CommandResultValidation.None).WithStandardInputPipe(PipeSource.FromString(input, new UTF8Encoding(false)))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8)).WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8)).ExecuteAsync(late.Token);
        Assert.True(result.ExitCode == 0, $"{arguments[0]}: {output} {errors}");
        return output.ToString();
    }
}
