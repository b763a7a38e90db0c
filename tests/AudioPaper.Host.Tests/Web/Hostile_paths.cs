using System.Net;
using System.Text;

namespace AudioPaper.Host.Tests.Web;

/// <summary>Requests as no client makes them, over a bare connection.</summary>
public sealed class Hostile_paths
{
    [Fact]
    public async Task Lead_to_no_file()
    {
        await using var served = await ServedLibrary.StartAsync(folder =>
        {
            new PaperShelf(folder["library"], "bay").Publish("2026-03-18");
            File.WriteAllText(folder["secret.txt"], "secret outside");
            File.WriteAllText(Path.Combine(folder["library"], "secret.txt"), "secret inside");
            Directory.CreateDirectory(Path.Combine(folder["library"], ".server"));
            File.WriteAllText(Path.Combine(folder["library"], ".server", "listeners.json"), "{ \"listeners\": [] }");
        });
        string[] targets =
        [
            "/../secret.txt", "/bay/../../secret.txt", "/bay/..%2f..%2fsecret.txt", "/bay/%2e%2e/%2e%2e/secret.txt", "/%2e%2e/secret.txt", "/bay/%2E%2E%2Fsecret.txt", "/bay/..\\..\\secret.txt",
            "/bay/..%5c..%5csecret.txt", "/bay/2026-03-18/..%2f..%2f..%2fsecret.txt", "/bay/2026-03-18/%2e%2e%2f%2e%2e%2f%2e%2e%2fsecret.txt", "/bay/2026-03-18/articles/..%2fwork%2fepisode.json",
            "/bay/2026-03-18/articles/../work/episode.json", "/bay/2026-03-18/articles/%2e%2e/source/001-page.txt", "/bay/2026-03-18/work/episode.json", "/bay/2026-03-18/work/", "/bay/2026-03-18/source/001-page.txt",
            "/bay/2026-03-18/report.json", "/bay/2026-03-18/articles.json", "/bay/2026-03-18/.lock", "/bay/2026-03-18/articles/", "/bay/2026-03-18/art/", "/bay/newspaper.json", "/bay/newspaper.settings.json",
            "/bay/lexicon/zh-CN.pls", "/.store/clips/", "/.store/", "/.server/listeners.json", "/%2eserver/listeners.json", "/secret.txt", "//secret.txt", "//bay//2026-03-18//episode.mp3", "/bay/2026-03-18/episode.mp3/",
            "/bay/2026-03-18/episode.mp3%00.jpg", "/bay/2026-03-18/episode.mp3%00", "/bay%00/podcast.xml", "/%00", "/bay/2026-03-18/episode%2emp3%20", "/bay/2026-03-18/EPISODE.MP3", "/BAY/podcast.xml",
            "/bay/2026-03-18/%c0%ae%c0%ae/secret.txt", "/bay/%ff%fe/podcast.xml", "/bay/%e6%b5/", "/%ed%a0%80/", "/bay/2026-03-18/%252e%252e/%252e%252e/secret.txt", "/bay/2026-03-18/articles/02-a1.mp3%2f..%2f..%2freport.json",
            "/bay/2026-03-18/cover.jpg:stream", "/bay/2026-03-18/cover.jpg.", "/bay/2026-03-18/art/a1.jpg%20", "/bay/2026-03-18/art/%2e%2e%5ccover.jpg", "/bay/2026-03-18/art/CON.jpg", "/bay/%", "/bay/%2", "/bay/%zz", "/bay/\tpodcast.xml",
            "/bay/podcast.xml\u0001", "/" + new string('a', 4000), "/bay/" + new string('.', 4000), "/bay/" + string.Concat(Enumerable.Repeat("../", 1300)) + "secret.txt", "/bay/2026-03-18/articles/" + new string('9', 4000) + ".mp3",
            "/bay/" + string.Concat(Enumerable.Repeat("%2e%2e%2f", 400)) + "secret.txt", "/" + string.Concat(Enumerable.Repeat("/", 3000)), "/" + new string('%', 3000), "/p/../bay/report.json", "/p/" + new string('A', 43) + "/bay/podcast.xml",
            "/sections/..%2f..%2fsecret.txt.xml", "/bay/sections/..%2f..%2fsecret.txt", "/bay/sections/../newspaper.json", "http://127.0.0.1/../secret.txt", "http://x/bay/2026-03-18/report.json", "*", "bay/podcast.xml", "file:///etc/passwd", "/etc/passwd",
            "/bay/2026-03-18/~/secret.txt", "/bay/2026-03-18/$HOME/secret.txt", "/bay/2026-03-18/|id", "/bay/2026-03-18/;id", "/bay/2026-03-18/episode.mp3;x", "/bay/./2026-03-18/./work/episode.json", "/\u00e9", "/bay/\u00ff",
        ];

        foreach (var target in targets)
        {
            var answer = await SendAsync(served, target);
            var status = answer.Split(' ') is [_, var code, ..] ? code : "";
            Assert.True(status is "400" or "404" or "414" || (target == "*" && status == "405"), $"{target[..Math.Min(target.Length, 80)]}: {answer.Split('\r')[0]}");
            Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync("/bay/podcast.xml"));
        Assert.Contains("200 OK", await SendAsync(served, "http://127.0.0.1/bay/podcast.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_are_links_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links takes rights here.");
        await using var served = await ServedLibrary.StartAsync(folder =>
        {
            var shelf = new PaperShelf(folder["library"], "bay");
            shelf.Publish("2026-03-18");
            new PaperShelf(folder["elsewhere"], "out").Publish("2026-03-18");
            File.WriteAllText(folder["secret.txt"], "secret");
            File.Delete(shelf.At("2026-03-18", "cover.jpg"));
            File.CreateSymbolicLink(shelf.At("2026-03-18", "cover.jpg"), folder["secret.txt"]);
            File.Delete(shelf.At("2026-03-18", "transcript.vtt"));
            File.CreateSymbolicLink(shelf.At("2026-03-18", "transcript.vtt"), folder["secret.txt"]);
            Directory.Delete(shelf.At("2026-03-18", "art"), recursive: true);
            Directory.CreateSymbolicLink(shelf.At("2026-03-18", "art"), Path.Combine(folder["elsewhere"], "out", "2026-03-18", "art"));
            Directory.CreateSymbolicLink(shelf.At("2026-03-19"), Path.Combine(folder["elsewhere"], "out", "2026-03-18"));
            Directory.CreateSymbolicLink(Path.Combine(folder["library"], "out"), Path.Combine(folder["elsewhere"], "out"));
        });

        foreach (var path in new[] { "/bay/2026-03-18/cover.jpg", "/bay/2026-03-18/transcript.vtt", "/bay/2026-03-18/art/a1.jpg", "/bay/2026-03-19/episode.mp3", "/bay/2026-03-19/", "/out/podcast.xml", "/out/" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync(path));
        }
    }

    private static async Task<string> SendAsync(ServedLibrary served, string target)
    {
        using var client = await served.ConnectAsync();
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
