using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Proof_sheets : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_sheet_is_written_with_or_without_the_articles_as_json()
    {
        var alone = (await Narrator.RunAsync("segment", MadeIssue.HarbourPages, "--html", folder["proof.html"])).ShouldEndWith(0);
        Assert.Equal("", alone.Output + alone.Errors);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", await ReadAsync("proof.html"), StringComparison.Ordinal);

        var both = (await Narrator.RunAsync("segment", MadeIssue.HarbourPages, "--html", folder["proof2.html"], "--json", "-", "--ui", "zh")).ShouldEndWith(0);
        Assert.StartsWith("{", both.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">", await ReadAsync("proof2.html"), StringComparison.Ordinal);
        Assert.Equal(["proof.html", "proof2.html"], folder.Names);
    }

    [Theory]
    [InlineData("--json", "--json")]
    [InlineData("--json - --html", "--html")]
    [InlineData("--html -", "--html")]
    [InlineData("--html same --json same", "same")]
    [InlineData("", "--json", "--html")]
    public async Task A_call_that_does_not_say_where_to_write_is_refused(string options, params string[] named)
    {
        foreach (var ui in new[] { "zh", "en" })
        {
            string[] arguments = ["segment", MadeIssue.ShortPage, "--ui", ui, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            var sentence = Assert.Single((await Narrator.RunAsync(arguments)).ShouldEndWith(2).Complaints);
            Assert.All(named, name => Assert.Contains(name, sentence, StringComparison.Ordinal));
            Assert.Equal(ui == "zh", sentence.StartsWith("错误：", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("--html")]
    [InlineData("--json")]
    public async Task A_page_is_never_written_over(string option)
    {
        await File.WriteAllTextAsync(folder["page.html"], "<article><h1>Bell</h1><p>The bell rings again.</p></article>", TestContext.Current.CancellationToken);
        var before = await ReadAsync("page.html");
        foreach (var (input, output) in new[] { (folder["page.html"], folder["page.html"]), (folder.Path, folder["page.html"]), (folder.Path + "/", folder["new.html"]) })
        {
            var sentence = Assert.Single((await Narrator.RunAsync("segment", input, option, output)).ShouldEndWith(1).Complaints);
            Assert.Contains(output, sentence, StringComparison.Ordinal);
        }

        Assert.Equal(before, await ReadAsync("page.html"));
        Assert.Equal(["page.html"], folder.Names);
    }

    [Fact]
    public async Task Beside_pages_of_text_a_sheet_may_lie_in_their_folder()
    {
        File.Copy(MadeIssue.ShortPage, folder["page.txt"]);
        for (var i = 0; i < 2; i++)
        {
            (await Narrator.RunAsync("segment", folder.Path, "--html", folder["proof.html"])).ShouldEndWith(0);
        }

        Assert.DoesNotContain("DOCTYPE html&gt;", await ReadAsync("proof.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var sentence = Assert.Single((await Narrator.RunAsync("segment", MadeIssue.ShortPage, "--html", folder["no/proof.html"])).ShouldEndWith(1).Complaints);
        Assert.Contains("proof.html", sentence, StringComparison.Ordinal);
    }

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(folder[name], TestContext.Current.CancellationToken);
}
