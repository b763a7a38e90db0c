using System.Globalization;

namespace AudioPaper.Benchmarks.Feed;

/// <summary>A library with one newspaper of many published issues, as it stands on the disk; each sound is one byte.</summary>
internal static class FeedShelf
{
    /// <summary>Name and folder of the newspaper.</summary>
    public const string Newspaper = "Daily";

    /// <summary>Writes the library.</summary>
    /// <param name="folder">Where; it is made.</param>
    /// <param name="issues">Number of issues, a day apart.</param>
    public static void Write(string folder, int issues)
    {
        var paper = Path.Combine(folder, Newspaper);
        Directory.CreateDirectory(Path.Combine(folder, ".store"));
        Directory.CreateDirectory(paper);
        File.WriteAllText(Path.Combine(paper, "newspaper.json"), $$"""{"Name":"{{Newspaper}}","PodcastGuid":"08ca9148-8c61-5bb5-921d-34c0e3629fb7","FeedUrl":"https://daily.example/podcast.xml"}""");
        for (var i = 0; i < issues; i++)
        {
            var date = new DateOnly(1999, 1, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var issue = Path.Combine(paper, date);
            Directory.CreateDirectory(Path.Combine(issue, "work"));
            var titles = string.Join("\\n", Enumerable.Range(1, 20).Select(n => $"{n}. An article with a title of usual length"));
            File.WriteAllText(Path.Combine(issue, "work", "episode.json"), $$"""
                {"Key":"k","Title":"{{Newspaper}} {{date}}","Description":"{{titles}}","Newspaper":"{{Newspaper}}","Language":"en","Date":"{{date}}","Edition":"","SizeBytes":1,
                "DurationSeconds":1200,"Diagnostics":[],"Files":[{"Name":"episode.mp3","MediaType":"audio/mpeg","SizeBytes":1}]}
                """);
            File.WriteAllText(Path.Combine(issue, "chapters.json"), """{"version":"1.2.0","chapters":[{"startTime":0,"endTime":60,"title":"A","audiopaper:section":"City"}]}""");
            File.WriteAllText(Path.Combine(issue, "episode.mp3"), "x");
            File.WriteAllText(Path.Combine(issue, "report.json"), "{}");
        }
    }
}
