using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Downloads;
using AudioPaper.Tests;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Tests.Web.Api;

public sealed class Download_counts
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Theory]
    [InlineData("/Mine/2026-03-19/episode.mp3", "Mine/2026-03-19/episode.mp3")]
    [InlineData("/小城早报/2026-03-19/articles/01-a1.mp3", "小城早报/2026-03-19/articles/01-a1.mp3")]
    [InlineData("/p/c2VjcmV0/Mine/2026-03-19/episode.m4b", "Mine/2026-03-19/episode.m4b")]
    [InlineData("/Mine/2026-03-19/cover.jpg", null)]
    [InlineData("/Mine/podcast.xml", null)]
    [InlineData("/api/v1/x.mp3", null)]
    [InlineData("/", null)]
    public void Are_of_sound_and_hold_no_secret(string path, string? file) => Assert.Equal(file, DownloadSetup.FileOf(new PathString(path)));

    [Theory]
    [InlineData(200, null, true)]
    [InlineData(206, "bytes 0-999/1000", true)]
    [InlineData(206, "bytes 0-1/1000", false)]
    [InlineData(206, "bytes 500-999/1000", false)]
    [InlineData(304, null, false)]
    [InlineData(404, null, false)]
    [InlineData(416, "bytes */1000", false)]
    public void Are_of_downloads_that_begin(int status, string? range, bool isCounted)
    {
        var response = new DefaultHttpContext().Response;
        response.StatusCode = status;
        response.Headers.ContentRange = range;
        Assert.Equal(isCounted, DownloadSetup.IsBeginning(response));
    }

    [Fact]
    public async Task Of_several_processes_add_up_and_hold_nothing_of_listeners()
    {
        using var folder = new TemporaryFolder();
        var library = LibraryFolder.Open(folder["library"]);
        var (one, two) = (new DownloadCounts(library, TimeProvider.System), new DownloadCounts(library, TimeProvider.System));
        for (var i = 0; i < 3; i++)
        {
            one.Count("Mine/2026-03-19/episode.mp3");
            two.Count("Mine/2026-03-19/episode.mp3");
        }

        two.Count("Minerva/2026-03-19/episode.mp3");
        await Task.WhenAll(one.SaveAsync(TestContext.Current.CancellationToken), two.SaveAsync(TestContext.Current.CancellationToken));
        one.Count("Mine/2026-03-19/episode.mp3");
        var day = Today;
        Assert.Equal([(day, "Mine/2026-03-19/episode.mp3", 7L)], one.Of("Mine", day));
        var file = Directory.GetFiles(Path.Combine(library.Root, ".server", "downloads"), "*.json").Single();
        Assert.Equal($$$"""{"{{{day:yyyy-MM-dd}}}":{"Mine/2026-03-19/episode.mp3":6,"Minerva/2026-03-19/episode.mp3":1}}""",
            string.Concat((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Where(c => !char.IsWhiteSpace(c))));
    }
}
