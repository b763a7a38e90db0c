using System.Xml.Linq;
using AudioPaper.Tests;
using AudioPaper.Tests.Packaging.Books;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Books_beside_the_episode(Undisturbed undisturbed)
{
    [Fact]
    public async Task Are_an_EPUB_offered_in_the_feed_unless_somebody_says_otherwise()
    {
        var issue = undisturbed.Harbour;
        XNamespace atom = "http://www.w3.org/2005/Atom";

        Assert.Equal(["episode.epub", "episode.mp3"], Directory.EnumerateFiles(issue.At(), "episode.*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var feed in new[] { issue.At("feed.xml"), issue.At("..", "podcast.xml") })
        {
            var item = XDocument.Load(feed).Descendants("item").Single();
            var link = item.Elements(atom + "link").Single();
            Assert.Equal(("alternate", "application/epub+zip", $"{new FileInfo(issue.At("episode.epub")).Length}"), ((string?)link.Attribute("rel"), (string?)link.Attribute("type"), (string?)link.Attribute("length")));
            Assert.EndsWith("/2026-03-18/episode.epub", (string?)link.Attribute("href"), StringComparison.Ordinal);
            Assert.Single(item.Elements("enclosure"));
        }

        await BookTools.ShouldPassEpubCheckAsync(issue.At("episode.epub"));
    }

    [Fact]
    public async Task Are_mended_by_the_next_run_and_told_by_a_check()
    {
        using var target = new TemporaryFolder();
        var issue = undisturbed.CopyShort(target);
        var whole = await File.ReadAllBytesAsync(issue.At("episode.epub"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(issue.At("episode.epub"), whole[..^100], TestContext.Current.CancellationToken);

        Assert.Contains("episode.epub", (await Narrator.RunAsync("library", "verify", issue.Library)).ShouldEndWith(1).Output, StringComparison.Ordinal);
        (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", issue.Library)).ShouldEndWith(0);
        Assert.Equal(whole, await File.ReadAllBytesAsync(issue.At("episode.epub"), TestContext.Current.CancellationToken));
        (await Narrator.RunAsync("library", "verify", issue.Library)).ShouldEndWith(0);

        // Damaged, and as long as before.
        whole[whole.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(issue.At("episode.epub"), whole, TestContext.Current.CancellationToken);
        Assert.Contains("episode.epub", (await Narrator.RunAsync("library", "verify", issue.Library)).ShouldEndWith(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_refused_with_a_sentence_where_there_is_no_MP3_for_them()
    {
        using var target = new TemporaryFolder();
        Directory.CreateDirectory(target[Path.Combine("library", "小城早报")]);
        await File.WriteAllTextAsync(target[Path.Combine("library", "小城早报", "newspaper.settings.json")], "{\"books\": [\"daisy\"]}", TestContext.Current.CancellationToken);

        var answer = (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", target["library"], "--formats", "opus")).ShouldEndWith(1);
        Assert.Contains("daisy", Assert.Single(answer.Complaints), StringComparison.Ordinal);
    }

}
