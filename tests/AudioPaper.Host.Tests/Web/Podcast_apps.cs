using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AudioPaper.Tests;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Host.Tests.Web;

/// <summary>Real podcast apps and feed readers, at a served library.</summary>
public sealed class Podcast_apps
{
    [Fact]
    public async Task GPodder_subscribes_downloads_and_then_asks_in_vain()
    {
        await using var served = await StartAsync(3);
        using var home = new TemporaryFolder();
        var feed = Feed(served);

        await RunAsync("gpo", home, "set", "limit.episodes", "5000");
        await RunAsync("gpo", home, "subscribe", feed);
        await RunAsync("gpo", home, "download", feed);
        var sounds = Directory.GetFiles(home["Downloads"], "*.mp3", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();
        Assert.Equal(3, sounds.Count);
        Assert.All(Enumerable.Range(0, 3), i => Assert.Contains(sounds, sound => sound.AsSpan().SequenceEqual(PaperShelf.Sound(i, 2_000))));

        served.Requests.Clear();
        await RunAsync("gpo", home, "update", feed);
        Assert.Equal([304], served.Requests.Where(request => request.Path.EndsWith(".xml", StringComparison.Ordinal)).Select(request => request.Status));
    }

    [Fact]
    public async Task GPodder_follows_the_pages_to_the_oldest_issue()
    {
        await using var served = await StartAsync(320);
        using var home = new TemporaryFolder();

        await RunAsync("gpo", home, "set", "limit.episodes", "5000");
        await RunAsync("gpo", home, "subscribe", Feed(served));

        Assert.Equal([("", 200), ("?page=2", 200), ("?page=1", 200)], served.Requests.Where(request => request.Path.EndsWith("podcast.xml", StringComparison.Ordinal)).Select(request => (request.Query, request.Status)));
        Assert.Contains("2025-01-01", await RunAsync("gpo", home, "episodes", Feed(served)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newsboat_reads_podboat_downloads_and_newsboat_asks_in_vain()
    {
        await using var served = await StartAsync(1);
        using var home = new TemporaryFolder();
        File.WriteAllText(home["urls"], Feed(served) + "\n");
        File.WriteAllText(home["config"], $"download-path \"{home["sounds"]}\"\npodcast-auto-enqueue yes\n");
        Directory.CreateDirectory(home["sounds"]);
        string[] places = ["-u", home["urls"], "-c", home["cache.db"], "-C", home["config"], "-x"];

        await RunAsync("newsboat", home, [.. places, "reload"]);
        Assert.Contains("1 unread", await RunAsync("newsboat", home, [.. places, "print-unread"]), StringComparison.Ordinal);
        await PodboatAsync(home, home[Path.Combine("sounds", "episode.mp3")]);
        Assert.Equal(PaperShelf.Sound(0, 2_000), File.ReadAllBytes(home[Path.Combine("sounds", "episode.mp3")]));

        // It notes what it has only of feeds that it knew before.
        await RunAsync("newsboat", home, [.. places, "reload"]);
        served.Requests.Clear();
        await RunAsync("newsboat", home, [.. places, "reload"]);
        Assert.Equal([304], served.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task Feed_readers_understand_every_tag()
    {
        Assert.SkipUnless(new[] { "podcast-partytime", "feedsmith" }.All(name => Directory.Exists(Repository.At("tests", "tools", "node_modules", name))),
            "The feed readers for node are not installed; ./test.sh installs them.");
        await using var served = await StartAsync(220, """
            { "description": "海湾的消息", "website": "https://bay.example/", "email": "desk@bay.example", "category": "Politics", "copyright": "© 海湾",
              "hubs": ["https://hub.example/"], "people": { "narrator": "顾汀舟", "editor": "解雨桐" } }
            """);
        var xml = await served.TextAsync(new Uri(Feed(served)).PathAndQuery);
        using var read = JsonDocument.Parse(await RunWithInputAsync("node", Repository.At("tests", "tools", "feed-read.mjs"), xml));
        var (party, smith) = (read.RootElement.GetProperty("partytime"), read.RootElement.GetProperty("feedsmith"));

        Assert.Equal(["locked", "transcript", "chapters", "person", "season", "episode", "guid", "alternateEnclosure", "medium"],
            party.GetProperty("pc20support").EnumerateObject().SelectMany(phase => phase.Value.EnumerateArray()).Select(tag => tag.GetString()));
        Assert.Equal(("海湾晚报", "海湾的消息", "zh-CN", "desk@bay.example"), (Text(party, "title"), Text(party, "description"), Text(party, "language"), Text(party, "podcastOwner")));
        Assert.Equal("https://hub.example/ True", $"{Text(party.GetProperty("pubsub"), "hub")} {Text(party.GetProperty("pubsub"), "next").EndsWith("?page=1", StringComparison.Ordinal)}");
        Assert.Equal("Narrator Cast, Managing Editor Writing", string.Join(", ", party.GetProperty("podcastPeople").EnumerateArray().Select(person => $"{Text(person, "role")} {Text(person, "group")}")));
        Assert.Equal(["News > Politics"], party.GetProperty("itunesCategory").EnumerateArray().Select(category => category.GetString()));
        var item = party.GetProperty("items")[0];
        Assert.Equal((2025, 220), (item.GetProperty("podcastSeason").GetProperty("number").GetInt32(), item.GetProperty("itunesEpisode").GetInt32()));
        Assert.Equal(2, item.GetProperty("podcastTranscripts").GetArrayLength());
        // A book is neither an enclosure nor one that may take its place; readers find it as another form of the item.
        Assert.Equal(1, item.GetProperty("alternativeEnclosures").GetArrayLength());
        Assert.Equal("audio/mpeg", Text(item.GetProperty("enclosure"), "type"));
        Assert.Equal(["alternate application/epub+zip", "alternate application/zip", "alternate application/lpf+zip"],
            smith.GetProperty("items")[0].GetProperty("atom").GetProperty("links").EnumerateArray().Select(link => $"{Text(link, "rel")} {Text(link, "type")}"));
        Assert.EndsWith("episode.opus", Text(item.GetProperty("alternativeEnclosures")[0].GetProperty("source")[0], "uri"), StringComparison.Ordinal);

        Assert.Equal("FREQ=DAILY", Text(smith.GetProperty("podcast").GetProperty("updateFrequency"), "rrule"));
        Assert.Equal(["self", "first", "next", "last", "hub"], smith.GetProperty("atom").GetProperty("links").EnumerateArray().Select(link => Text(link, "rel")));
        Assert.Equal(("desk@bay.example", "© 海湾"), (Text(smith.GetProperty("itunes").GetProperty("owner"), "email"), Text(smith, "copyright")));
        Assert.Equal("text/vtt application/x-subrip", string.Join(' ', smith.GetProperty("items")[0].GetProperty("podcast").GetProperty("transcripts").EnumerateArray().Select(one => Text(one, "type"))));
        Assert.Equal(120, smith.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Podcastparser_and_xmllint_read_all_feeds()
    {
        const string script = "import json,sys,podcastparser; d=podcastparser.parse('http://a/', sys.stdin.buffer); print(json.dumps([d['title'], len(d['episodes']), '/'.join(e['mime_type'] for e in d['episodes'][0]['enclosures']), d.get('paged_feed_next')]))";
        Assert.SkipUnless(File.Exists("/usr/bin/python3") && (await Cli.Wrap("/usr/bin/python3").WithArguments(["-c", "import podcastparser"]).WithValidation(CommandResultValidation.None).ExecuteAsync(TestContext.Current.CancellationToken)).ExitCode == 0,
            "podcastparser is not installed (Debian: python3-podcastparser).");
        SkipWithout("xmllint", "libxml2-utils");
        await using var served = await StartAsync(210);
        var url = new PaperShelf(served.Library).Url;
        foreach (var (feed, count) in new[] { ("podcast.xml", 110), ("headlines.xml", 110), ("articles.xml", 10), ($"sections/{Uri.EscapeDataString("要闻")}.xml", 60), ("2025-01-01/feed.xml", 1) })
        {
            var xml = await served.TextAsync($"{url}/{feed}");
            using var read = JsonDocument.Parse(await RunWithInputAsync("/usr/bin/python3", "-c", xml, script));
            Assert.StartsWith("海湾晚报", read.RootElement[0].GetString(), StringComparison.Ordinal);
            Assert.Equal((count, "audio/mpeg", count > 1), (read.RootElement[1].GetInt32(), read.RootElement[2].GetString(), read.RootElement[3].ValueKind == JsonValueKind.String));
            Assert.Empty(await RunWithInputAsync("xmllint", "--noout", xml, "-"));
        }
    }

    private static Task<ServedLibrary> StartAsync(int issues, string settings = "{}") => ServedLibrary.StartAsync(folder =>
    {
        var shelf = new PaperShelf(folder["library"]).Set(settings);
        for (var i = 0; i < issues; i++)
        {
            shelf.Publish(new DateOnly(2025, 1, 1).AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["A"], seed: i);
        }
    });

    private static string Feed(ServedLibrary served) => new Uri(served.Address, $"{new PaperShelf(served.Library).Url}/podcast.xml").AbsoluteUri;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static void SkipWithout(string program, string package) =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not installed (Debian: {package}).");

    /// <summary>Runs a program in a home of its own, for at most a minute.</summary>
    private static async Task<string> RunAsync(string program, TemporaryFolder home, params string[] arguments)
    {
        SkipWithout(program, program == "gpo" ? "gpodder" : program);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(4));
        var result = await Cli.Wrap(program).WithArguments(arguments)
            .WithEnvironmentVariables(environment => environment.Set("HOME", home.Path).Set("GPODDER_HOME", home.Path).Set("LANG", "C.UTF-8").Set("LC_ALL", "C.UTF-8").Set("no_proxy", "*"))
            .ExecuteBufferedAsync(Encoding.UTF8, late.Token);
        return result.StandardOutput;
    }

    private static async Task<string> RunWithInputAsync(string program, string first, string input, params string[] more)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(4));
        return (await Cli.Wrap(program).WithArguments([first, .. more]).WithStandardInputPipe(PipeSource.FromString(input, new UTF8Encoding(false))).ExecuteBufferedAsync(Encoding.UTF8, late.Token)).StandardOutput;
    }

    /// <summary>Podboat wants a terminal (which <c>script</c> gives it) and never ends by itself.</summary>
    private static async Task PodboatAsync(TemporaryFolder home, string file)
    {
        SkipWithout("podboat", "newsboat");
        SkipWithout("script", "bsdutils");
        var start = new ProcessStartInfo("script", ["-qec", $"podboat -a -C {home["config"]} -q {home[Path.Combine(".newsboat", "queue")]}", "/dev/null"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["HOME"] = home.Path, ["TERM"] = "xterm", ["no_proxy"] = "*" },
        };
        using var podboat = Process.Start(start)!;
        try
        {
            var output = podboat.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            for (var i = 0; i < 600 && !(File.Exists(file) && new FileInfo(file).Length > 0) && !podboat.HasExited; i++)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
        finally
        {
            podboat.Kill(entireProcessTree: true);
        }
    }
}
