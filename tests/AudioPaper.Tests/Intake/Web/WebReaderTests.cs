using System.IO.Compression;
using System.Text;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Intake.Formats;

namespace AudioPaper.Tests.Intake.Web;

public sealed class WebReaderTests : IAsyncDisposable
{
    private readonly LoopbackSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_page_gives_its_article_and_nothing_of_the_site_around_it()
    {
        site.Serve("/bridge.html", Stories.Bridge);
        var source = await site.ReadAsync("/bridge.html");
        var issue = Segmenter.Segment([source]);
        var article = Assert.Single(issue.Articles);
        Assert.Equal("铁索桥修好了", article.Headline.Text);
        Assert.Equal(["叶知秋"], article.Byline);
        Assert.Equal(["昨天下午", "修桥的工", "桥重新开"], article.Paragraphs.Select(paragraph => paragraph.Text[..4]));
        Assert.Equal(["铁索桥头"], issue.Skipped.Select(skip => skip.Text));
        Assert.Equal(("青溪晚报", new DateOnly(2026, 5, 9)), (issue.Newspaper, issue.Date));
        Assert.Equal($"{site.EndPoint.Address}-bridge.html", source.Name);
        Corpus.AssertAllIsAccountedFor([source], issue);
    }

    [Fact]
    public async Task A_feed_gives_its_items_in_order_and_the_pages_of_those_that_are_summaries()
    {
        site.Serve("/otter.html", Stories.Page("Otter in the Mill", "An otter has moved into the old mill."));
        site.Serve("/kite.html", Stories.Page("Kite over Town", "A kite flew over the town all night."));
        var whole = string.Concat(Enumerable.Repeat("The ferry is late because the river is low. ", 20));
        site.Serve("/feed", Stories.Rss(Stories.Item("Otter in the Mill", "An otter …", "/otter.html") + Stories.Item("Ferry Late", whole, "/ferry.html") + Stories.Item("Kite over Town", "A kite.", site.At("/kite.html"))), "application/rss+xml");
        var source = await site.ReadAsync("/feed");
        var issue = Segmenter.Segment([source]);
        Assert.Equal(["Otter in the Mill", "Ferry Late", "Kite over Town"], issue.Articles.Select(article => article.Headline.Text));
        Assert.Equal([2, 1, 2], issue.Articles.Select(article => article.Paragraphs.Length));
        Assert.StartsWith("An otter has moved", issue.Articles[0].Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Equal(("Linden Post", new DateOnly(2026, 5, 9)), (issue.Newspaper, issue.Date));
        Assert.Empty(source.Diagnostics);
        Assert.Equal(3, site.Requests.Count);
        Corpus.AssertAllIsAccountedFor([source], issue);
    }

    [Fact]
    public async Task An_atom_feed_is_read_by_its_alternate_links()
    {
        site.Serve("/otter.html", Stories.Page("Otter in the Mill", "An otter has moved into the old mill."));
        site.Serve("/atom", $"""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Linden Post</title><entry><title>Otter in the Mill</title><link rel="enclosure" href="/sound.mp3"/><link href="/otter.html"/>
            <summary>An otter.</summary><updated>2026-05-10T23:30:00-05:00</updated></entry></feed>
            """, "application/atom+xml");
        var issue = Segmenter.Segment([await site.ReadAsync("/atom")]);
        Assert.Equal(2, Assert.Single(issue.Articles).Paragraphs.Length);
        Assert.Equal(new DateOnly(2026, 5, 10), issue.Date);
    }

    [Fact]
    public async Task An_article_that_fails_keeps_its_summary_and_loses_no_other()
    {
        site.Serve("/kite.html", Stories.Page("Kite over Town", "A kite flew over the town all night."));
        site.Redirect("/inside", "http://169.254.169.254/latest/meta-data/");
        site.Serve("/picture", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13], "image/png");
        site.Serve("/feed", Stories.Rss(
            Stories.Item("Gone", "It was here.", "/gone") + Stories.Item("Inside", "It leads in.", "/inside") + Stories.Item("Picture", "It shows.", "/picture")
            + Stories.Item("File", "It is a file.", "file:///etc/passwd") + Stories.Item("Kite over Town", "A kite.", "/kite.html")), "application/rss+xml");
        var source = await site.ReadAsync("/feed");
        var articles = Segmenter.Segment([source]).Articles;
        Assert.Equal(["It was here.", "It leads in.", "It shows.", "It is a file."], articles.Take(4).Select(article => article.Paragraphs.Single().Text));
        Assert.Equal(2, articles[4].Paragraphs.Length);
        Assert.Equal(["404", "private network", "neither a feed", "no address"], source.Diagnostics.Select(found =>
            new[] { "404", "private network", "neither a feed", "no address" }.First(words => found.Message.Contains(words, StringComparison.Ordinal))));
        Assert.All(source.Diagnostics, found => Assert.Contains("only the summary is read", found.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_feed_without_end_the_first_items_are_read_few_at_a_time()
    {
        for (var i = 0; i < 70; i++)
        {
            site.Serve($"/{i}", Stories.Page($"Story {i}", $"This is story number {i}."));
        }

        site.Serve("/feed", Stories.Rss(string.Concat(Enumerable.Range(0, 70).Select(i => Stories.Item($"Story {i}", "Short.", $"/{i}")))), "application/rss+xml");
        var source = await site.ReadAsync("/feed");
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"Story {i}"), Segmenter.Segment([source]).Articles.Select(article => article.Headline.Text));
        Assert.Contains("70 items; the first 60", Assert.Single(source.Diagnostics).Message, StringComparison.Ordinal);
        // Four at once are asked; the server may still be closing some that the reader is done with.
        Assert.InRange(site.MostAtOnce, 1, 8);
        Assert.Equal(61, site.Requests.Count);
    }

    [Theory]
    [InlineData("gb18030", "text/html; charset=gb2312", "")]
    [InlineData("gb18030", "text/html; charset=iso-8859-1", "<meta charset=gbk>")]
    [InlineData("gb18030", "text/html; charset=utf-8", "<meta charset=gbk>")]
    [InlineData("gb18030", "text/html; charset=no-such", "")]
    [InlineData("utf-8", "text/html; charset=gb2312", "<meta charset=gb2312>")]
    [InlineData("utf-16", "text/html", "")]
    [InlineData("big5", "text/html; charset=big5", "")]
    public async Task A_page_is_read_in_the_encoding_it_is_in_whatever_is_said(string encoding, string type, string meta)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = encoding == "big5" ? Stories.Page("木橋", string.Concat(Enumerable.Repeat("昨天下午木橋重新開放，老人走得很慢。", 8))) : Stories.Bridge;
        var text = Encoding.GetEncoding(encoding);
        site.Serve("/page", [.. text.GetPreamble(), .. text.GetBytes(page.Replace("<head>", "<head>" + meta, StringComparison.Ordinal))], type);
        Assert.Contains(encoding == "big5" ? "木橋重新開放" : "最难的是换第七根铁索", (await site.ReadAsync("/page")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packed_responses_are_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Stories.Bridge));
        }

        site.Serve("/page", packed.ToArray(), "text/html", head: "Content-Encoding: gzip\r\n");
        Assert.Contains("铁索桥", (await site.ReadAsync("/page")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_say_who_asks_and_carry_nothing_else()
    {
        site.Serve("/kite.html", Stories.Page("Kite over Town", "A kite flew over the town all night."));
        site.Serve("/feed", Encoding.UTF8.GetBytes(Stories.Rss(Stories.Item("Kite over Town", "A kite.", "/kite.html"))), "application/rss+xml", head: "Set-Cookie: who=you\r\n");
        await site.ReadAsync("/feed");
        Assert.All(site.Requests, head =>
        {
            Assert.Contains("User-Agent: AudioPaper/", head, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?im)^(?:cookie|authorization|referer|traceparent):", head);
        });
    }
}
