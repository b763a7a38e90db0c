using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace AudioPaper.Host.Tests.Web;

/// <summary>Conditions, encodings, ranges and replaced files: what podcast apps and speakers rely on.</summary>
public sealed class Answers_of_the_server : IAsyncLifetime
{
    private const int Size = 2_000;
    private ServedLibrary served = null!;
    private PaperShelf shelf = null!;

    private string Feed => $"{shelf.Url}/podcast.xml";

    private string Sound => $"{shelf.Url}/2026-03-18/episode.mp3";

    public async ValueTask InitializeAsync()
    {
        served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"]).Publish("2026-03-18"));
        shelf = new PaperShelf(served.Library);
    }

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task A_feed_is_sent_once_to_whoever_says_what_it_has()
    {
        using var first = await served.AskAsync(Feed);
        var (tag, modified) = (first.Headers.ETag!.ToString(), first.Content.Headers.LastModified!.Value.ToString("R"));
        Assert.False(first.Headers.ETag.IsWeak);

        foreach (var known in new[] { tag, "W/" + tag, $"\"other\", {tag}", "*", tag.TrimEnd('"') + "-gzip\"" })
        {
            Assert.Equal(HttpStatusCode.NotModified, await served.StatusAsync(Feed, ("If-None-Match", known)));
        }

        Assert.Equal(HttpStatusCode.NotModified, await served.StatusAsync(Feed, ("If-Modified-Since", modified)));
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(Feed, ("If-None-Match", "\"other\""), ("If-Modified-Since", modified)));
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(Feed, ("If-Modified-Since", "Sun, 01 Mar 2020 00:00:00 GMT")));
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(Feed, ("If-Modified-Since", "yesterday")));
        using var unchanged = await served.AskAsync(Feed, ("If-None-Match", tag));
        Assert.Equal(tag, unchanged.Headers.ETag!.ToString());
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        shelf.Publish("2026-03-19");
        served.Index.Changed(shelf.Folder);
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(Feed, ("If-None-Match", tag)));
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("br;q=0.001", "br")]
    [InlineData("identity", "")]
    [InlineData("gzip;q=0", "")]
    [InlineData("gzip;q=0.000, br;q=0.0", "")]
    public async Task Text_is_packed_as_the_client_likes(string accepted, string encoding)
    {
        var plain = await served.BytesAsync(Feed);
        using var response = await served.AskAsync(Feed, ("Accept-Encoding", accepted));

        Assert.Equal(encoding, string.Join(',', response.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var unpacked = encoding switch { "gzip" => new GZipStream(body, CompressionMode.Decompress), "br" => new BrotliStream(body, CompressionMode.Decompress), _ => body };
        using var copy = new MemoryStream();
        await unpacked.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(plain, copy.ToArray());
    }

    [Theory]
    [InlineData("podcast.xml", "application/rss+xml", true)]
    [InlineData("2026-03-18/episode.mp3", "audio/mpeg", true)]
    [InlineData("2026-03-18/episode.opus", "audio/ogg", true)]
    [InlineData("2026-03-18/articles/02-a1.mp3", "audio/mpeg", true)]
    [InlineData("2026-03-18/art/a1.jpg", "image/jpeg", true)]
    [InlineData("2026-03-18/cover.jpg", "image/jpeg", true)]
    [InlineData("2026-03-18/chapters.json", "application/json+chapters", true)]
    [InlineData("2026-03-18/transcript.vtt", "text/vtt", true)]
    [InlineData("2026-03-18/transcript.srt", "application/x-subrip", true)]
    [InlineData("2026-03-18/articles.m3u8", "application/vnd.apple.mpegurl", true)]
    [InlineData("2026-03-18/articles.xspf", "application/xspf+xml", true)]
    [InlineData("2026-03-18/episode.epub", "application/epub+zip", true)]
    [InlineData("2026-03-18/episode.daisy.zip", "application/zip", true)]
    [InlineData("2026-03-18/episode.lpf", "application/lpf+zip", true)]
    [InlineData("2026-03-18/publication.json", "application/ld+json", true)]
    [InlineData("2026-03-18/contents.html", "text/html", true)]
    [InlineData("2026-03-18/", "text/html", false)]
    public async Task Everything_says_what_it_is_and_answers_HEAD_like_GET(string path, string type, bool isForOthers)
    {
        using var got = await served.AskAsync($"{shelf.Url}/{path}");
        using var request = new HttpRequestMessage(HttpMethod.Head, $"{shelf.Url}/{path}");
        using var head = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(type, got.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.NotNull(got.Headers.ETag);
        Assert.True(got.Headers.CacheControl!.Public);
        Assert.Equal(isForOthers, got.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Single() == "*");
        Assert.Equal((got.Content.Headers.ContentLength, got.Headers.ETag, got.StatusCode), (head.Content.Headers.ContentLength, head.Headers.ETag, head.StatusCode));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("bytes=0-0", 206, 0, 1)]
    [InlineData("bytes=100-199", 206, 100, 100)]
    [InlineData("bytes=1999-", 206, 1999, 1)]
    [InlineData("bytes=1990-5000", 206, 1990, 10)]
    [InlineData("bytes=-5", 206, 1995, 5)]
    [InlineData("bytes=-99999", 206, 0, Size)]
    [InlineData("bytes=2000-", 416, 0, 0)]
    [InlineData("bytes=-0", 416, 0, 0)]
    [InlineData("bytes=9223372036854775807-", 416, 0, 0)]
    [InlineData("bytes=99999999999999999999999-", 200, 0, Size)]
    [InlineData("bytes=0-99999999999999999999999", 200, 0, Size)]
    [InlineData("bytes=5-2", 200, 0, Size)]
    [InlineData("bytes=--1", 200, 0, Size)]
    [InlineData("bytes=a-b", 200, 0, Size)]
    [InlineData("lines=1-2", 200, 0, Size)]
    [InlineData("bytes=", 200, 0, Size)]
    [InlineData("bytes=0-1,1-2,0-1999,0-1999,-2000", 200, 0, Size)]
    public async Task Ranges_are_answered_with_no_more_than_the_file(string range, int status, int from, int count)
    {
        var whole = File.ReadAllBytes(shelf.At("2026-03-18", "episode.mp3"));
        using var response = await served.AskAsync(Sound, ("Range", range));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(whole[from..(from + count)], await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(status switch { 206 => new ContentRangeHeaderValue(from, from + count - 1, Size), 416 => new ContentRangeHeaderValue(Size), _ => null }, response.Content.Headers.ContentRange);
        Assert.Equal("bytes", response.Headers.AcceptRanges.Single());
    }

    [Fact]
    public async Task A_sound_is_sent_only_to_whom_its_conditions_hold()
    {
        using var first = await served.AskAsync(Sound);
        var (tag, modified) = (first.Headers.ETag!.ToString(), first.Content.Headers.LastModified!.Value);
        foreach (var (name, value, status) in new[]
        {
            ("If-Match", tag, HttpStatusCode.OK), ("If-Match", "*", HttpStatusCode.OK), ("If-Match", "\"other\"", HttpStatusCode.PreconditionFailed), ("If-Match", "W/" + tag, HttpStatusCode.PreconditionFailed),
            ("If-None-Match", "W/" + tag, HttpStatusCode.NotModified), ("If-None-Match", "*", HttpStatusCode.NotModified), ("If-None-Match", "\"other\"", HttpStatusCode.OK),
            ("If-Modified-Since", modified.ToString("R"), HttpStatusCode.NotModified), ("If-Modified-Since", modified.AddSeconds(-1).ToString("R"), HttpStatusCode.OK), ("If-Modified-Since", "yesterday", HttpStatusCode.OK),
            ("If-Unmodified-Since", modified.ToString("R"), HttpStatusCode.OK), ("If-Unmodified-Since", modified.AddSeconds(-1).ToString("R"), HttpStatusCode.PreconditionFailed),
        })
        {
            using var answer = await served.AskAsync(Sound, (name, value));
            Assert.Equal((name, value, status), (name, value, answer.StatusCode));
            Assert.Equal(status == HttpStatusCode.OK ? Size : 0, (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
        }

        Assert.Equal(HttpStatusCode.NotModified, await served.StatusAsync(Sound, ("If-None-Match", tag), ("Range", "bytes=0-1")));
        Assert.Equal(HttpStatusCode.PartialContent, await served.StatusAsync(Sound, ("If-Range", modified.ToString("R")), ("Range", "bytes=0-1")));
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(Sound, ("If-Range", modified.AddSeconds(-1).ToString("R")), ("Range", "bytes=0-1")));
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(Sound, ("If-Range", "W/" + tag), ("Range", "bytes=0-1")));
    }

    [Fact]
    public async Task Thousands_of_ranges_at_once_cost_no_more_than_the_file()
    {
        using var response = await served.AskAsync(Sound, ("Range", "bytes=" + string.Join(',', Enumerable.Repeat("0-", 5_000))));

        Assert.Equal(Size, (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Who_goes_on_with_a_corrected_file_gets_it_from_the_beginning()
    {
        using var first = await served.AskAsync(Sound, ("Range", "bytes=0-99"));
        var tag = first.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.PartialContent, await served.StatusAsync(Sound, ("Range", "bytes=100-"), ("If-Range", tag)));
        Assert.Equal(HttpStatusCode.NotModified, await served.StatusAsync(Sound, ("If-None-Match", tag)));

        shelf.Publish("2026-03-18", seed: 9);

        using var later = await served.AskAsync(Sound, ("Range", "bytes=100-"), ("If-Range", tag));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        Assert.Equal(PaperShelf.Sound(9, Size), await later.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_downloads_while_the_file_is_replaced_or_deleted_gets_the_old_one_whole(bool isDeleted)
    {
        // More than all buffers on the way hold.
        const int large = 32 << 20;
        shelf.Publish("2026-03-18", seed: 3, soundBytes: large);
        using var response = await served.Client.GetAsync(new Uri(Sound, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var got = new byte[large];
        await body.ReadExactlyAsync(got.AsMemory(0, 1000), TestContext.Current.CancellationToken);

        if (isDeleted)
        {
            Directory.Delete(shelf.Path, recursive: true);
        }
        else
        {
            shelf.Publish("2026-03-18", seed: 4, soundBytes: 5_000);
        }

        served.Index.Changed(shelf.Folder);
        await body.ReadExactlyAsync(got.AsMemory(1000), TestContext.Current.CancellationToken);
        Assert.True(got.AsSpan().SequenceEqual(PaperShelf.Sound(3, large)));
        Assert.Equal(isDeleted ? HttpStatusCode.NotFound : HttpStatusCode.OK, await served.StatusAsync(Sound));
    }

    [Theory]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", HttpStatusCode.NoContent)]
    public async Task Other_methods_change_nothing(string method, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Sound);
        using var response = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }
}
