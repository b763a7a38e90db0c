using System.IO.Compression;
using System.Text;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;

namespace AudioPaper.Tests.Intake.Web;

public sealed class WebBoundsTests : IAsyncDisposable
{
    private readonly LoopbackSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_loop_of_redirects_is_left()
    {
        site.Redirect("/a", "/b");
        site.Redirect("/b", "/a");
        Assert.Contains("more than 5 times", await site.RefusedAsync("/a"), StringComparison.Ordinal);
        Assert.Equal(6, site.Requests.Count);
    }

    [Fact]
    public async Task Five_redirects_are_followed()
    {
        site.Serve("/5", Stories.Bridge);
        for (var i = 0; i < 5; i++)
        {
            site.Redirect($"/{i}", $"/{i + 1}");
        }

        Assert.Contains("铁索桥", (await site.ReadAsync("/0")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", "private network")]
    [InlineData("http://127.0.0.1:9/", "private network")]
    [InlineData("http://localhost:9/", "private network")]
    [InlineData("http://2130706433:9/", "private network")]
    [InlineData("http://[::1]:9/", "private network")]
    [InlineData("http://[::ffff:127.0.0.1]:9/", "private network")]
    [InlineData("file:///etc/passwd", "no address of the web")]
    [InlineData("ftp://127.0.0.1/", "no address of the web")]
    [InlineData("http://user:word@127.0.0.1:9/", "no address of the web")]
    public async Task A_redirect_leads_neither_inside_nor_out_of_the_web(string target, string sentence)
    {
        site.Redirect("/a", target);
        Assert.Contains(sentence, await site.RefusedAsync("/a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_leave_no_private_address_is_connected_to()
    {
        foreach (var address in new[] { site.At("/a"), $"http://localhost:{site.EndPoint.Port}/a" })
        {
            var refused = await Assert.ThrowsAsync<IntakeException>(() => PageReader.ReadAsync([address], TestContext.Current.CancellationToken));
            Assert.Contains("--allow-private", refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty(site.Requests);
        site.Serve("/a", Stories.Bridge);
        Assert.Single(await PageReader.ReadAsync([site.At("/a")], WebLimits.Standard.WithPrivateAddresses(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        site.Answer("/slow", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray(), cancellation);
            while (true)
            {
                await stream.WriteAsync("<p>x"u8.ToArray(), cancellation);
                await Task.Delay(20, cancellation);
            }
        });
        Assert.Contains("was not there after", await site.RefusedAsync("/slow", limits => limits with { LongestResponse = TimeSpan.FromMilliseconds(400) }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_costs_its_article_alone()
    {
        site.Answer("/mute", (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        site.Serve("/feed", Stories.Rss(Stories.Item("Mute", "It says nothing.", "/mute")), "application/rss+xml");
        var source = await site.ReadAsync("/feed", limits => limits with { LongestInAll = TimeSpan.FromMilliseconds(400) });
        Assert.Equal("Mute\n\nIt says nothing.", source.Text);
        Assert.Contains("nothing more was fetched", Assert.Single(source.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        site.Answer("/endless", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray(), cancellation);
            var piece = new byte[64 << 10];
            while (true)
            {
                await stream.WriteAsync(piece, cancellation);
            }
        });
        Assert.Contains("more than 10 MiB", await site.RefusedAsync("/endless"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_file_that_unpacks_without_end_is_cut_off()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
            {
                gzip.Write(zeros);
            }
        }

        site.Serve("/bomb", packed.ToArray(), "text/html", head: "Content-Encoding: gzip\r\n");
        Assert.Contains("more than 10 MiB", await site.RefusedAsync("/bomb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_articles_of_a_feed_together_are_bounded()
    {
        site.Serve("/one", Stories.Page("One", "One came first."));
        site.Serve("/feed", Stories.Rss(Stories.Item("One", "One.", "/one")), "application/rss+xml");
        Assert.Contains("together", Assert.Single((await site.ReadAsync("/feed", limits => limits with { MostBytesInAll = 600 })).Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 Not Found", "answers 404 (nothing is there)")]
    [InlineData("403 Forbidden", "answers 403 (not open to everybody)")]
    [InlineData("503 Service Unavailable", "answers 503 (the server fails)")]
    [InlineData("204 No Content", "answers 204")]
    [InlineData("304 Not Modified", "answers 304")]
    public async Task A_status_is_told(string status, string sentence)
    {
        site.Serve("/a", [], "text/plain", status);
        Assert.Contains(sentence, await site.RefusedAsync("/a"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("just words", "neither a feed")]
    [InlineData("{\"articles\":[{\"headline\":\"x\"}]}", "neither a feed")]
    [InlineData("%PDF-1.7", "neither a feed")]
    [InlineData("PK\u0003\u0004", "neither a feed")]
    [InlineData("", "neither a feed")]
    [InlineData("<html><body><nav><a href=/>Home</a></nav></body></html>", "no article text")]
    [InlineData("<rss><channel><title>x</title></channel></rss>", "no article text")]
    [InlineData("<rss><channel>", "not XML")]
    [InlineData("<!DOCTYPE x [<!ENTITY c SYSTEM \"file:///etc/passwd\">]><rss>&c;</rss>", "")]
    public async Task What_is_neither_feed_nor_page_is_told(string body, string sentence)
    {
        site.Serve("/a", body);
        Assert.Contains(sentence, await site.RefusedAsync("/a"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<html>")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\n<html>")]
    [InlineData("no server at all")]
    [InlineData("")]
    public async Task A_damaged_answer_is_told(string answer)
    {
        site.Answer("/a", (stream, cancellation) => stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellation).AsTask());
        Assert.Contains("broke off", await site.RefusedAsync("/a"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://no-such-host.invalid/", "was not found")]
    [InlineData("https://", "no address")]
    [InlineData("http://user:word@example.org/", "user name or password")]
    public async Task An_address_that_leads_nowhere_is_told(string address, string sentence)
    {
        var refused = await Assert.ThrowsAsync<IntakeException>(() => PageReader.ReadAsync([address], TestContext.Current.CancellationToken));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word@", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetching_stops_when_it_is_told_to()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        site.Answer("/mute", async (_, cancellation) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PageReader.ReadAsync([site.At("/mute")], Stories.Only(site), stop.Token));
    }
}
