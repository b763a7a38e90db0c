using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace AudioPaper.Host.Tests.Web;

public sealed partial class Pages_for_everybody
{
    [Fact]
    public async Task The_first_one_names_the_feeds_a_full_one_first()
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"]).Publish("2026-03-18"));
        var page = await served.TextAsync("/");
        var feeds = Alternate().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(new PaperShelf(served.Library).Url + "/podcast.xml", feeds[0]);
        Assert.Equal(5, feeds.Count);
        foreach (var feed in feeds)
        {
            Assert.All(feed, c => Assert.True(c is > ' ' and < '\x7F'));
            using var response = await served.AskAsync(feed);
            Assert.Equal("application/rss+xml", response.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", true)]
    [InlineData("en-GB,en;q=0.9,zh;q=0.8", false)]
    [InlineData("fr, zh;q=0.3, en;q=0.2", true)]
    [InlineData("zh;q=0, en", false)]
    [InlineData("", false)]
    public async Task They_speak_the_readers_language(string accepted, bool isChinese)
    {
        await using var served = await ServedLibrary.StartAsync(folder => Directory.CreateDirectory(folder["library"]));
        using var response = await served.AskAsync("/", ("Accept-Language", accepted));
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(isChinese ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains(isChinese ? "还没有报纸" : "There is no newspaper yet", page, StringComparison.Ordinal);
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }

    [Fact]
    public async Task Each_newspaper_and_issue_has_one_and_every_link_leads_somewhere()
    {
        const string name = "100% 报 #1 + ü;a=b";
        await using var served = await ServedLibrary.StartAsync(folder =>
        {
            var shelf = new PaperShelf(folder["library"], name);
            for (var i = 0; i < 120; i++)
            {
                shelf.Publish(new DateOnly(2026, 1, 1).AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            }
        });
        var (seen, open) = (new HashSet<string>(), new Queue<string>(["/"]));
        while (open.TryDequeue(out var path))
        {
            if (path == "/desk")
            {
                // The one link that is not for everybody.
                Assert.Equal(HttpStatusCode.Unauthorized, await served.StatusAsync(path));
                continue;
            }

            using var response = await served.AskAsync(path);
            if (response.StatusCode == HttpStatusCode.Found)
            {
                // Addresses for speakers lead to the newest issue.
                open.Enqueue(response.Headers.Location!.IsAbsoluteUri ? response.Headers.Location.PathAndQuery : response.Headers.Location.ToString());
                continue;
            }

            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
            if (response.Content.Headers.ContentType!.MediaType != "text/html")
            {
                continue;
            }

            var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("<script", OwnScript().Replace(page, ""), StringComparison.OrdinalIgnoreCase);
            new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(page).Dispose();
            Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            foreach (Match match in LinkAddress().Matches(page))
            {
                var link = WebUtility.HtmlDecode(match.Groups[1].Value).Split('#')[0];
                if (seen.Add(link))
                {
                    open.Enqueue(link);
                }
            }
        }

        Assert.Equal(120, seen.Count(link => link.EndsWith("/episode.mp3", StringComparison.Ordinal)));
        using var moved = await served.AskAsync(new PaperShelf(served.Library, name).Url + "/2026-01-01");
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        Assert.EndsWith("/2026-01-01/", moved.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_titles_stay_text()
    {
        string[] titles = ["</title><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "\u202Eexe.cod", "<!-- ]]> &lt;", "😀 \uFFFD \u0001"];
        const string name = "<b>\"报\"&'";
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"], name).Publish("2026-03-18", titles));
        var url = new PaperShelf(served.Library, name).Url;
        foreach (var path in new[] { "/", $"{url}/", $"{url}/2026-03-18/" })
        {
            var page = await served.TextAsync(path);
            Assert.DoesNotContain("<script", OwnScript().Replace(page, ""), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
            Assert.DoesNotContain(" onmouseover=\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', page);
        }

        Assert.Equal(titles.Length, Feeds_of_the_server.Titles(await served.TextAsync($"{url}/articles.xml")).Count);
    }

    [Fact]
    public async Task Hundreds_of_slow_clients_keep_nobody_waiting()
    {
        var clients = int.TryParse(Environment.GetEnvironmentVariable("AUDIOPAPER_SLOW_CLIENTS"), out var asked) ? Math.Clamp(asked, 1, 5_000) : 300;
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"], "bay").Publish("2026-03-18", soundBytes: 8 << 20));
        var slow = new List<System.Net.Sockets.TcpClient>();
        try
        {
            // A third never ends its request, a third asks for a large file and reads nothing, a third says nothing at all.
            for (var i = 0; i < clients; i++)
            {
                var client = await served.ConnectAsync();
                slow.Add(client);
                var said = (i % 3) switch { 0 => "GET /bay/2026-03-18/episode.mp3 HTTP/1.1\r\nHost: x\r\nX-A", 1 => "GET /bay/2026-03-18/episode.mp3 HTTP/1.1\r\nHost: x\r\n\r\n", _ => "" };
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(said), TestContext.Current.CancellationToken);
            }

            for (var i = 0; i < 50; i++)
            {
                Assert.Equal(HttpStatusCode.OK, await served.StatusAsync("/bay/podcast.xml"));
                Assert.Equal(HttpStatusCode.PartialContent, await served.StatusAsync("/bay/2026-03-18/episode.mp3", ("Range", "bytes=100-199")));
            }
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }

        Assert.Equal(8 << 20, (await served.BytesAsync("/bay/2026-03-18/episode.mp3")).Length);
    }

    [GeneratedRegex("<link rel=\"alternate\" type=\"application/rss\\+xml\" title=\"[^\"]*\" href=\"([^\"]*)\">")]
    private static partial Regex Alternate();

    [GeneratedRegex("<script(?: type=\"module\")? src=\"/player/[0-9a-f]{16}/(?:look|main)\\.js\"></script>")]
    private static partial Regex OwnScript();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex LinkAddress();
}
