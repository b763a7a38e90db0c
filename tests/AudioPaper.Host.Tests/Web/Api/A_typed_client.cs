using System.Text;
using System.Text.Json;
using AudioPaper.Tests;
using CliWrap;

namespace AudioPaper.Host.Tests.Web.Api;

public sealed class A_typed_client
{
    [Fact]
    public async Task Made_of_the_document_drives_the_server()
    {
        var tools = Repository.At("tests", "tools");
        Assert.SkipUnless(Directory.Exists(Path.Combine(tools, "node_modules", "openapi-typescript")) && Directory.Exists(Path.Combine(tools, "node_modules", "typescript")),
            "openapi-typescript and TypeScript are not installed; ./test.sh installs them.");
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(Path.Combine(tools, "client")))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        Directory.CreateSymbolicLink(folder["node_modules"], Path.Combine(tools, "node_modules"));
        await using var office = await Office.OpenAsync(workers: 2);
        using var stranger = office.Stranger();
        await File.WriteAllTextAsync(folder["openapi.json"], await stranger.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        await NodeAsync(folder.Path, Path.Combine("node_modules", "openapi-typescript", "bin", "cli.js"), "openapi.json", "-o", "api.d.ts");
        await NodeAsync(folder.Path, Path.Combine("node_modules", "typescript", "bin", "tsc"), "--strict", "--noUncheckedIndexedAccess", "--target", "es2022", "--module", "nodenext", "--types", "node", "drive.ts");
        using var told = JsonDocument.Parse(await NodeAsync(folder.Path, "drive.js", office.Address.ToString(), await office.TokenAsync(null, "issues:read", "issues:write"), Repository.At("tests", "samples", "short", "page.txt")));
        var root = told.RootElement;
        Assert.Equal("test", root.GetProperty("name").GetString());
        Assert.Equal(2, root.GetProperty("articles").GetInt32());
        Assert.True(root.GetProperty("changed").GetBoolean());
        Assert.True(root.GetProperty("after").GetInt32() < root.GetProperty("before").GetInt32());
        Assert.Equal(404, root.GetProperty("refusal").GetInt32());
    }

    private static async Task<string> NodeAsync(string folder, params string[] arguments)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(3));
        var result = await Cli.Wrap("node").WithArguments(arguments).WithWorkingDirectory(folder).WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8)).WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8)).ExecuteAsync(timeout.Token);
        Assert.True(result.ExitCode == 0, $"{arguments[0]}: {output} {errors}");
        return output.ToString();
    }
}
