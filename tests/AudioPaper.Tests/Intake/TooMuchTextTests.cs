using AudioPaper.Intake;

namespace AudioPaper.Tests.Intake;

public sealed class TooMuchTextTests
{
    [Fact]
    public async Task More_text_than_any_issue_has_is_refused_with_a_sentence_that_names_the_file()
    {
        using var folder = new TemporaryFolder();
        // Each file is within its own bound; together they pass 32 Mi characters.
        var files = Enumerable.Range(1, 10).Select(number => folder[$"{number}.md"]).ToList();
        foreach (var path in files)
        {
            await File.WriteAllTextAsync(path, "# Bread\n\n" + string.Concat(Enumerable.Repeat("A baker bakes bread every morning before it is light in the street.\n\n", 50_000)), TestContext.Current.CancellationToken);
        }

        await PageReader.ReadAsync(files.Take(9), TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<IntakeException>(() => PageReader.ReadAsync(files, TestContext.Current.CancellationToken));
        Assert.StartsWith("Up to 10.md there are more than 32 million characters of text;", refused.Message, StringComparison.Ordinal);
        Assert.Contains("10.md", refused.Chinese, StringComparison.Ordinal);
    }
}
