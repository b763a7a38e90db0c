using System.Net;
using System.Xml.Linq;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioPaper.Host.Tests.Web;

public sealed class Feeds_of_the_server
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";

    [Fact]
    public async Task There_is_one_of_issues_one_of_headlines_one_of_articles_and_one_for_each_section()
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"]).Publish("2026-03-18"));
        var url = new PaperShelf(served.Library).Url;

        Assert.Equal(["海湾晚报 2026-03-18"], Titles(await served.TextAsync($"{url}/podcast.xml")));
        Assert.Equal(["海湾晚报 2026-03-18 提要"], Titles(await served.TextAsync($"{url}/headlines.xml")));
        Assert.Equal(["头条", "第二条"], Titles(await served.TextAsync($"{url}/articles.xml")));
        Assert.Equal(["头条"], Titles(await served.TextAsync($"{url}/sections/{Uri.EscapeDataString("要闻")}.xml")));
        Assert.Equal(["第二条"], Titles(await served.TextAsync($"{url}/sections/{Uri.EscapeDataString("城事")}.xml")));
        Assert.Equal(["海湾晚报 2026-03-18"], Titles(await served.TextAsync($"{url}/2026-03-18/feed.xml")));
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync($"{url}/sections/none.xml"));
    }

    [Fact]
    public async Task Whatever_a_feed_names_is_there_and_as_long_as_it_says()
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"]).Publish("2026-03-18"));
        var url = new PaperShelf(served.Library).Url;
        foreach (var feed in new[] { "podcast.xml", "headlines.xml", "articles.xml" })
        {
            var channel = Channel(await served.TextAsync($"{url}/{feed}"));
            foreach (var (address, length) in channel.Descendants().SelectMany(Addresses).Where(address => address.Url.StartsWith("http", StringComparison.Ordinal)))
            {
                using var response = await served.AskAsync(address);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.True(length is null || length == response.Content.Headers.ContentLength, address);
            }
        }
    }

    [Fact]
    public async Task Guids_are_the_same_under_each_address_and_after_a_correction()
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"]).Publish("2026-03-18"));
        var shelf = new PaperShelf(served.Library);
        string[] feeds = ["podcast.xml", "headlines.xml", "articles.xml"];
        var before = await Task.WhenAll(feeds.Select(feed => served.TextAsync($"{shelf.Url}/{feed}")));
        shelf.Publish("2026-03-18", seed: 7, soundBytes: 3_000);
        served.Index.Changed(shelf.Folder);

        for (var i = 0; i < feeds.Length; i++)
        {
            using var response = await served.AskAsync($"{shelf.Url}/{feeds[i]}", ("Host", "other.example"));
            var after = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(Guids(before[i]), Guids(after));
            Assert.Equal((string?)Channel(before[i]).Element(Podcast + "guid"), (string?)Channel(after).Element(Podcast + "guid"));
            Assert.Contains("http://other.example/", after, StringComparison.Ordinal);
            Assert.DoesNotContain("127.0.0.1", after, StringComparison.Ordinal);
        }

        Assert.Equal(3, before.SelectMany(feed => Guids(feed)).Distinct().Count() - 1);
        Assert.Contains("length=\"3000\"", await served.TextAsync($"{shelf.Url}/podcast.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_lead_through_all_issues_once_and_stay_when_a_new_one_comes()
    {
        var first = new DateOnly(2025, 1, 1);
        await using var served = await ServedLibrary.StartAsync(folder =>
        {
            var shelf = new PaperShelf(folder["library"]);
            for (var i = 0; i < 420; i++)
            {
                shelf.Publish(first.AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["A"]);
            }
        });
        var paper = new PaperShelf(served.Library);

        var pages = new List<string>();
        for (var next = $"{served.Address}{paper.Url[1..]}/podcast.xml"; next is not null; next = Link(pages[^1], "next"))
        {
            pages.Add(await served.TextAsync(new Uri(next).PathAndQuery));
        }

        Assert.Equal([120, 100, 100, 100], pages.Select(page => Titles(page).Count));
        Assert.Equal(420, pages.SelectMany(Guids).Distinct().Count());
        Assert.Equal("海湾晚报 2025-01-01", Titles(pages[^1])[^1]);
        Assert.All(pages, page => Assert.EndsWith("/podcast.xml", Link(page, "first"), StringComparison.Ordinal));
        Assert.EndsWith("?page=1", Link(pages[0], "last"), StringComparison.Ordinal);
        Assert.EndsWith("?page=3", Link(pages[2], "previous"), StringComparison.Ordinal);
        Assert.Equal(Link(pages[0], "self"), Link(pages[1], "previous"));
        foreach (var none in new[] { "0", "4", "99", "x", "-1", "", "99999999999" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync($"{paper.Url}/podcast.xml?page={none}"));
        }

        paper.Publish("2026-12-24");
        served.Index.Changed(paper.Folder);
        Assert.Equal("海湾晚报 2026-12-24", Titles(await served.TextAsync($"{paper.Url}/podcast.xml"))[0]);
        Assert.Equal(pages[1..], await Task.WhenAll(new[] { 3, 2, 1 }.Select(page => served.TextAsync($"{paper.Url}/podcast.xml?page={page}"))));
        Assert.Contains("rrule=\"FREQ=DAILY\"", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_unfinished_or_held_is_not_in_it_nor_are_its_files()
    {
        await using var served = await ServedLibrary.StartAsync(folder =>
        {
            var shelf = new PaperShelf(folder["library"]);
            shelf.Publish("2026-03-18");
            File.Delete(shelf.At(shelf.Publish("2026-03-19"), "report.json"));
            shelf.Mark(shelf.Publish("2026-03-20"), new IssueState("1", IssueStage.Held, DateTimeOffset.UnixEpoch));
            File.Delete(shelf.At(shelf.Publish("2026-03-21"), "episode.mp3"));
            File.WriteAllText(shelf.At(shelf.Publish("2026-03-22"), "work", "episode.json"), "{ torn");
        });
        var paper = new PaperShelf(served.Library);

        Assert.Equal(["海湾晚报 2026-03-18"], Titles(await served.TextAsync($"{paper.Url}/podcast.xml")));
        foreach (var date in new[] { "2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync($"{paper.Url}/{date}/transcript.vtt"));
        }

        paper.Mark("2026-03-20", new IssueState("1", IssueStage.Published, DateTimeOffset.UnixEpoch) { PublishedAt = DateTimeOffset.UnixEpoch });
        served.Index.Changed(paper.Folder);
        Assert.Equal(["海湾晚报 2026-03-20", "海湾晚报 2026-03-18"], Titles(await served.TextAsync($"{paper.Url}/podcast.xml")));
        Directory.Delete(paper.At("2026-03-20"), recursive: true);
        served.Index.Changed(paper.Folder);
        Assert.Equal(["海湾晚报 2026-03-18"], Titles(await served.TextAsync($"{paper.Url}/podcast.xml")));
    }

    [Fact]
    public void What_another_process_publishes_is_seen_a_second_later_and_the_disk_is_left_alone_until_then()
    {
        using var folder = new TemporaryFolder();
        var (shelf, clock) = (new PaperShelf(folder["library"]), new StoppedClock());
        shelf.Publish("2026-03-18");
        var index = new PublishedIndex(LibraryFolder.Open(folder["library"]), clock, NullLogger<PublishedIndex>.Instance);
        var before = index.Newspapers;
        clock.Advance(TimeSpan.FromSeconds(0.9));
        shelf.Publish("2026-03-19");

        Assert.Same(before, index.Newspapers);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(["2026-03-18", "2026-03-19"], index.Newspapers[shelf.Folder].Issues.Select(issue => issue.Name));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Same(index.Newspapers, index.Newspapers);
        shelf.Publish("2026-03-20");
        index.Changed(shelf.Folder);
        Assert.Equal("2026-03-20", index.Newspapers[shelf.Folder].Newest.Name);
    }

    [Fact]
    public void An_issue_that_is_out_before_its_time_does_not_stand_in_the_future_and_a_correction_keeps_its_time()
    {
        using var folder = new TemporaryFolder();
        var shelf = new PaperShelf(folder["library"]);
        var (early, late) = (shelf.Publish("2030-03-18"), shelf.Publish("2026-03-18"));
        File.SetLastWriteTimeUtc(shelf.At(early, "work", "episode.json"), new DateTime(2030, 3, 17, 21, 30, 5, DateTimeKind.Utc));
        shelf.Mark(shelf.Publish("2030-03-19"), new IssueState("1", IssueStage.Narrating, DateTimeOffset.UnixEpoch) { FirstPublishedAt = new DateTimeOffset(2030, 3, 19, 5, 0, 0, 300, TimeSpan.FromHours(8)) });
        var newspaper = new PublishedIndex(LibraryFolder.Open(folder["library"]), TimeProvider.System, NullLogger<PublishedIndex>.Instance).Newspapers[shelf.Folder];

        Assert.Equal(new DateTimeOffset(2030, 3, 17, 21, 30, 5, TimeSpan.Zero), newspaper.Issue(early)!.Published);
        Assert.Equal(new DateTimeOffset(2026, 3, 18, 6, 0, 0, TimeSpan.Zero), newspaper.Issue(late)!.Published);
        Assert.Equal(new DateTimeOffset(2030, 3, 18, 21, 0, 0, TimeSpan.Zero), newspaper.Issue("2030-03-19")!.Published);
    }

    [Fact]
    public async Task Chapters_name_the_address_the_listener_uses()
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"]).Publish("2026-03-18"), "https://bay.example/paper/");
        var url = new PaperShelf(served.Library).Url;

        Assert.Contains($"\"https://bay.example/paper{url}/2026-03-18/episode.mp3#t=10\"", await served.TextAsync($"{url}/2026-03-18/digest.chapters.json"), StringComparison.Ordinal);
        Assert.Contains($"\"https://bay.example/paper{url}/2026-03-18/art/a1.jpg\"", await served.TextAsync($"{url}/2026-03-18/chapters.json"), StringComparison.Ordinal);
        Assert.Contains($"href=\"https://bay.example/paper{url}/podcast.xml\" rel=\"self\"", await served.TextAsync($"{url}/podcast.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_none_is_refused()
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"]).Publish("2026-03-18"));
        foreach (var host in new[] { "a b", "a\"b", "<x>", "a/b", "ex_ample..", new string('a', 300) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await served.StatusAsync("/", ("Host", host)));
        }
    }

    internal static XElement Channel(string feed) => XDocument.Parse(feed).Root!.Element("channel")!;

    internal static List<string> Titles(string feed) => [.. Channel(feed).Elements("item").Select(item => item.Element("title")!.Value)];

    internal static string? Link(string feed, string relation) => (string?)Channel(feed).Elements(Atom + "link").SingleOrDefault(link => (string?)link.Attribute("rel") == relation)?.Attribute("href");

    private static IEnumerable<string> Guids(string feed) => Channel(feed).Elements("item").Select(item => item.Element("guid")!.Value);

    private static IEnumerable<(string Url, long? Length)> Addresses(XElement element) => element.Attributes().Where(attribute => attribute.Name.LocalName is "href" or "url" or "uri")
        .Select(attribute => (attribute.Value, (long?)element.Attribute("length") ?? (attribute.Name.LocalName == "uri" ? (long?)element.Parent!.Attribute("length") : null)));

    private sealed class StoppedClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => ticks += time.Ticks;

        public override long GetTimestamp() => ticks;
    }
}
