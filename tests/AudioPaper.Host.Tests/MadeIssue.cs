using System.Text.Json;
using AudioPaper.Packaging;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests;

/// <summary>A library with one issue in it, seen from outside.</summary>
internal sealed class MadeIssue(string library, string folder)
{
    /// <summary>The files that depend on nothing but pages, voice and programs.</summary>
    public static readonly string[] Reproducible = ["episode.mp3", "chapters.json", "transcript.vtt", "articles.json", "cover.jpg", "feed.xml"];

    public static readonly string ShortPage = Repository.At("tests", "samples", "short", "page.txt");

    public static readonly string HarbourPages = Repository.At("tests", "samples", "harbour");

    public string Library => library;

    public static MadeIssue Short(string library) => new(library, Path.Combine("小城早报", "2026-03-19"));

    public static MadeIssue Harbour(string library) => new(library, Path.Combine("海湾晚报", "2026-03-18"));

    public string At(params string[] names) => Path.Combine([library, folder, .. names]);

    public JsonElement Json(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(At(name)));
        return document.RootElement.Clone();
    }

    public (int New, int Reused) Clips => Json("report.json").GetProperty("clips") is var clips
        ? (clips.GetProperty("new").GetInt32(), clips.GetProperty("reused").GetInt32()) : default;

    public IReadOnlyList<WebVttCue> Cues => WebVtt.Read(File.ReadAllText(At("transcript.vtt")));

    /// <summary>Finished clips or tracks of the store.</summary>
    public string[] Stored(string kind) => StoredIn(library, kind);

    public static string[] StoredIn(string library, string kind)
    {
        try
        {
            return Directory.Exists(Path.Combine(library, ".store", kind))
                ? [.. Directory.EnumerateFiles(Path.Combine(library, ".store", kind), "*", SearchOption.AllDirectories)
                    .Where(path => !path.EndsWith(".tmp", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (DirectoryNotFoundException)
        {
            return []; // it was being made
        }
    }

    /// <summary>Every reproducible file is there and holds the same bytes.</summary>
    public void ShouldEqual(MadeIssue other)
    {
        foreach (var name in Reproducible)
        {
            Assert.True(File.ReadAllBytes(other.At(name)).AsSpan().SequenceEqual(File.ReadAllBytes(At(name))), $"{name} differs");
        }

        Assert.Equal(other.Stored("clips").Select(Path.GetFileName), Stored("clips").Select(Path.GetFileName));
        Assert.Equal(other.Stored("tracks").Select(Path.GetFileName), Stored("tracks").Select(Path.GetFileName));
    }
}
