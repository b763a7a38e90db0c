using System.Text.Json;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Files_that_tell_their_articles : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Become_an_issue_whose_account_adds_up()
    {
        (await Narrator.RunAsync("narrate", Repository.At("tests", "corpus", "markdown", "issue.md"), "-o", folder["library"])).ShouldEndWith(0);

        var issue = Path.Combine(folder["library"], "杏林晚报", "2026-07-03");
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(issue, "report.json"), TestContext.Current.CancellationToken));
        Assert.Equal(["老水车又转起来了", "Kite Comes Home"], report.RootElement.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("title").GetString()));
        var coverage = report.RootElement.GetProperty("coverage");
        Assert.Equal(0, coverage.GetProperty("flagged").GetInt32());
        Assert.Equal(coverage.GetProperty("characters").GetInt32(), coverage.GetProperty("spoken").GetInt32() + coverage.GetProperty("skipped").GetInt32());
    }
}
