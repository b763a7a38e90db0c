using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Packaging;

namespace AudioPaper.Host.Tests.Web.Speakers;

/// <summary>Alexa's Flash Briefing, held against Amazon's feed reference.</summary>
public sealed class Flash_briefings(Undisturbed undisturbed)
{
    private static readonly string[] Fields = ["uid", "updateDate", "titleText", "mainText", "streamUrl", "redirectionUrl"];

    [Fact]
    public async Task Are_the_digest_where_it_fits_else_the_first_articles_that_fit()
    {
        await using var served = await StartAsync(shelf =>
        {
            shelf.Publish("2026-03-17");
            shelf.Publish("2026-03-18", ["A", "B", "C", "D", "E", "F", "G"]);
        });
        var items = await ItemsAsync(served, "/Harbour%20News/briefing.json");
        var digest = Assert.Single(items);
        Assert.Equal("https://papers.example/Harbour%20News/2026-03-18/digest.mp3", digest["streamUrl"]!.GetValue<string>());
        Assert.Equal("Harbour News 2026-03-18 提要", digest["titleText"]!.GetValue<string>());

        Change(served.Library, "work/digest.json", record => record["DurationSeconds"] = 601);
        served.Index.Changed("Harbour News");
        var articles = await ItemsAsync(served, "/Harbour%20News/briefing.json");
        Assert.Equal(["A", "B", "C", "D", "E"], articles.Select(item => item["titleText"]!.GetValue<string>()));
        Assert.Equal(articles.Select(item => item["updateDate"]!.GetValue<string>()).OrderDescending(StringComparer.Ordinal), articles.Select(item => item["updateDate"]!.GetValue<string>()));
        Assert.Equal(5, articles.Select(item => item["uid"]!.GetValue<string>()).Distinct().Count());

        var section = await ItemsAsync(served, $"/Harbour%20News/briefing/{Uri.EscapeDataString("城事")}.json");
        Assert.Equal(["B", "D", "F"], section.Select(item => item["titleText"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync("/Harbour%20News/briefing/none.json"));
    }

    [Fact]
    public async Task Leave_out_what_is_too_short_or_too_long_or_no_mp3()
    {
        await using var served = await StartAsync(shelf => shelf.Publish("2026-03-18", ["Short", "Long", "Right"]));
        Change(served.Library, "work/digest.json", record => record["DurationSeconds"] = 9.9);
        Change(served.Library, "chapters.json", record =>
        {
            var chapters = record["chapters"]!.AsArray();
            chapters[1]!["endTime"] = 19.5;
            chapters[2]!["endTime"] = 620.5;
        });
        served.Index.Changed("Harbour News");
        Assert.Equal("Right", Assert.Single(await ItemsAsync(served, "/Harbour%20News/briefing.json"))["titleText"]!.GetValue<string>());

        var articles = Path.Combine(served.Library, "Harbour News", "2026-03-18", "articles");
        foreach (var file in Directory.GetFiles(articles))
        {
            File.Move(file, Path.ChangeExtension(file, ".opus"));
        }

        Change(served.Library, "chapters.json", _ => { });
        served.Index.Changed("Harbour News");
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync("/Harbour%20News/briefing.json"));
    }

    [Fact]
    public async Task Of_hostile_text_are_plain_and_bounded()
    {
        var title = "<script>alert(1)</script>\u202E\u0007" + new string('x', 9_000);
        await using var served = await StartAsync(shelf => shelf.Publish("2026-03-18", [title]));
        foreach (var path in new[] { "/Harbour%20News/briefing.json", $"/Harbour%20News/briefing/{Uri.EscapeDataString("要闻")}.json" })
        {
            var item = Assert.Single(await ItemsAsync(served, path));
            foreach (var text in new[] { item["titleText"]!.GetValue<string>(), item["mainText"]!.GetValue<string>() })
            {
                Assert.InRange(text.Length, 1, 4_499);
                Assert.DoesNotContain(text, c => c is '<' or '>' or '\u202E' || char.IsControl(c));
            }
        }
    }

    [Fact]
    public async Task Of_private_newspapers_are_at_a_listeners_address_only()
    {
        await using var served = await StartAsync(shelf =>
        {
            shelf.Set("{ \"private\": true }");
            shelf.Publish("2026-03-18");
        });
        var (_, secret) = await served.Listeners.AddAsync("Harbour News", "Tom", TestContext.Current.CancellationToken);
        foreach (var path in new[] { "briefing.json", "latest.mp3", "latest.m3u8", "latest.pls", "latest/headlines.mp3", "listen" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync($"/Harbour%20News/{path}"));
            using var answer = await served.AskAsync($"/p/{secret}/Harbour%20News/{path}");
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Found });
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        }

        Assert.StartsWith($"https://papers.example/p/{secret}/", Assert.Single(await ItemsAsync(served, $"/p/{secret}/Harbour%20News/briefing.json"))["streamUrl"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_made_issue_have_the_sound_that_Amazon_asks_for()
    {
        await using var served = await ServedLibrary.StartAsync(folder => undisturbed.CopyHarbour(folder), "https://papers.example/");
        var name = Uri.EscapeDataString("海湾晚报");
        var items = await ItemsAsync(served, $"/{name}/briefing.json");
        var sections = (await served.TextAsync($"/{name}/listen")).Split('"').Where(part => part.StartsWith($"/{name}/briefing/", StringComparison.Ordinal)).Distinct().ToList();
        foreach (var section in sections)
        {
            items = [.. items, .. await ItemsAsync(served, section)];
        }

        var ffmpeg = await FfmpegProgram.FindAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(items.Length > 2, $"only {items.Length} items");
        foreach (var item in items)
        {
            var path = Path.Combine(served.Library, Uri.UnescapeDataString(new Uri(item["streamUrl"]!.GetValue<string>()).AbsolutePath.TrimStart('/')));
            var sound = await SoundCheck.OfAsync(ffmpeg, path, TestContext.Current.CancellationToken);
            Assert.InRange(sound.IntegratedLufs!.Value, -19, -9);
            Assert.True(sound.TruePeakDbtp <= -2, $"{path}: {sound.TruePeakDbtp}");
            Assert.InRange(sound.Duration.TotalSeconds, 10, 600);
        }
    }

    private static Task<ServedLibrary> StartAsync(Action<PaperShelf> shelve) => ServedLibrary.StartAsync(folder => shelve(new PaperShelf(folder["library"], "Harbour News")), "https://papers.example/");

    private static async Task<JsonObject[]> ItemsAsync(ServedLibrary served, string path)
    {
        using var answer = await served.AskAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var items = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsArray().Select(item => item!.AsObject()).ToArray();
        Assert.InRange(items.Length, 1, 5);
        foreach (var item in items)
        {
            Assert.Equal(Fields, item.Select(member => member.Key));
            Assert.True(DateTime.TryParseExact(item["updateDate"]!.GetValue<string>(), "yyyy-MM-dd'T'HH:mm:ss'.0Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
            Assert.StartsWith("https://", item["streamUrl"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.EndsWith(".mp3", item["streamUrl"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.StartsWith("https://", item["redirectionUrl"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        return items;
    }

    private static void Change(string library, string file, Action<JsonObject> change)
    {
        var path = Path.Combine([library, "Harbour News", "2026-03-18", .. file.Split('/')]);
        var record = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(record);
        File.WriteAllText(path, record.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        // As an edit would leave it: looked at again whatever the clock's grain.
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(1 + Random.Shared.Next(100)));
    }
}
