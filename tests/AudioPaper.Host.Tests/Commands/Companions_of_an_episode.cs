using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using AudioPaper.Tests.Packaging;

namespace AudioPaper.Host.Tests.Commands;

/// <summary>What stands beside the episode of the harbour sample: files of articles, playlists, pictures, digest.</summary>
public sealed class Companions_of_an_episode(Undisturbed undisturbed)
{
    // Of MP3 at 22,050 Hz: 576 samples.
    private const double FrameSeconds = 576 / 22_050.0;
    private static readonly XNamespace Xspf = "http://xspf.org/ns/0/";

    private MadeIssue Issue => undisturbed.Harbour;

    [Fact]
    public async Task Each_chapter_has_a_file_as_long_as_the_playlists_say_and_together_they_are_the_episode()
    {
        var tracks = XDocument.Load(Issue.At("articles.xspf")).Root!.Element(Xspf + "trackList")!.Elements()
            .Select(track => (Path: track.Element(Xspf + "location")!.Value, Title: track.Element(Xspf + "title")!.Value, Seconds: int.Parse(track.Element(Xspf + "duration")!.Value, CultureInfo.InvariantCulture) / 1000.0)).ToList();

        Assert.Equal(Chapters("chapters.json").Select(chapter => chapter.GetProperty("title").GetString()), tracks.Select(track => track.Title));
        Assert.Equal(Directory.EnumerateFiles(Issue.At("articles")).Select(Path.GetFileName).Order(StringComparer.Ordinal), tracks.Select(track => Path.GetFileName(track.Path)));
        foreach (var (path, _, seconds) in tracks)
        {
            Assert.InRange(await SecondsAsync(path) - seconds, -FrameSeconds, FrameSeconds);
        }

        // Milliseconds are rounded.
        Assert.InRange(tracks.Sum(track => track.Seconds) - await SecondsAsync("episode.mp3"), -FrameSeconds, FrameSeconds);
        var lines = (await File.ReadAllLinesAsync(Issue.At("articles.m3u8"), TestContext.Current.CancellationToken)).SkipWhile(line => !line.StartsWith("#EXTINF", StringComparison.Ordinal));
        Assert.Equal(tracks.SelectMany(track => new[] { FormattableString.Invariant($"#EXTINF:{Math.Round(track.Seconds):0},{track.Title}"), track.Path }), lines);
    }

    [Fact]
    public void Chapters_know_the_newspaper_and_the_sections_on_its_pages()
    {
        Assert.Equal("海湾晚报", Issue.Json("chapters.json").GetProperty("author").GetString());
        Assert.Equal(["要闻", "城事"], Chapters("chapters.json").Select(chapter => chapter.TryGetProperty("audiopaper:section", out var section) ? section.GetString() : null).OfType<string>().Distinct());
    }

    [Fact]
    public async Task Chapters_end_with_the_episode_and_each_has_a_picture_that_is_one()
    {
        var chapters = Chapters("chapters.json");

        Assert.InRange(chapters[^1].GetProperty("endTime").GetDouble() - await SecondsAsync("episode.mp3"), -FrameSeconds, FrameSeconds);
        Assert.All(chapters.Zip(chapters.Skip(1)), pair => Assert.Equal(pair.First.GetProperty("endTime").GetDecimal(), pair.Second.GetProperty("startTime").GetDecimal()));
        var pictures = chapters.Select(chapter => chapter.GetProperty("img").GetString()!).ToList();
        Assert.Equal(Directory.EnumerateFiles(Issue.At("art")).Select(path => "art/" + Path.GetFileName(path)).Order(StringComparer.Ordinal), pictures.Order(StringComparer.Ordinal));
        foreach (var picture in pictures)
        {
            Assert.Equal("mjpeg,600,600", (await Programs.AskAsync("ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0", Issue.At(picture))).Trim());
        }
    }

    [Fact]
    public async Task The_digest_has_the_same_chapters_and_ends_with_the_last()
    {
        var (digest, chapters) = (Chapters("digest.chapters.json"), Chapters("chapters.json"));

        Assert.Equal(chapters.Select(chapter => chapter.GetProperty("title").GetString()), digest.Select(chapter => chapter.GetProperty("title").GetString()));
        Assert.Equal(chapters.Select(chapter => FormattableString.Invariant($"episode.mp3#t={chapter.GetProperty("startTime").GetDecimal()}")), digest.Select(chapter => chapter.GetProperty("url").GetString()!.Split('/')[^1]));
        Assert.InRange(digest[^1].GetProperty("endTime").GetDouble() - await SecondsAsync("digest.mp3"), -FrameSeconds, FrameSeconds);
        Assert.True(await SecondsAsync("digest.mp3") < await SecondsAsync("episode.mp3"));
    }

    private List<JsonElement> Chapters(string name) => [.. Issue.Json(name).GetProperty("chapters").EnumerateArray()];

    // ffprobe counts the frame that is left of LAME's delay, which players leave out.
    private async Task<double> SecondsAsync(string path) => double.Parse(
        (await Programs.AskAsync("ffprobe", "-v", "error", "-select_streams", "a", "-show_entries", "stream=duration", "-of", "csv=p=0", Issue.At(path))).Trim(), CultureInfo.InvariantCulture) - FrameSeconds;
}
