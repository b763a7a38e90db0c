using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AudioPaper.Tests;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Host.Tests.Web.Speakers;

/// <summary>Addresses that stay the same, given to real players.</summary>
public sealed class Players_that_are_given_an_address(Undisturbed undisturbed)
{
    [Fact]
    public async Task Are_led_to_the_newest_issue_today_and_tomorrow()
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"], "Harbour News").Publish("2026-03-18"));
        var shelf = new PaperShelf(served.Library, "Harbour News");
        await LeadsAsync(served, "latest.mp3", "2026-03-18/episode.mp3");
        await LeadsAsync(served, "latest.opus", "2026-03-18/episode.opus");
        await LeadsAsync(served, "latest/headlines.mp3", "2026-03-18/digest.mp3");
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync("/Harbour%20News/latest.m4b"));
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync("/Harbour%20News/latest.wav"));
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync("/Harbour%20News/latest/episode.mp3"));

        shelf.Publish("2026-03-19", seed: 7);
        served.Index.Changed("Harbour News");
        await LeadsAsync(served, "latest.mp3", "2026-03-19/episode.mp3");
        using var part = await served.AskAsync("/Harbour%20News/2026-03-19/episode.mp3", ("Range", "bytes=0-9"));
        Assert.Equal((HttpStatusCode.PartialContent, "audio/mpeg"), (part.StatusCode, part.Content.Headers.ContentType!.ToString()));
    }

    [Theory]
    [InlineData("m3u", "audio/x-mpegurl")]
    [InlineData("m3u8", "audio/mpegurl; charset=utf-8")]
    [InlineData("pls", "audio/x-scpls")]
    public async Task Get_a_playlist_of_the_articles(string extension, string type)
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"], "Harbour News").Publish("2026-03-18", ["One\nFile1=http://evil.example/", "Two"]));
        using var answer = await served.AskAsync($"/Harbour%20News/latest.{extension}", ("Origin", "https://player.example"));
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');
        Assert.Equal((type, "*"), (answer.Content.Headers.ContentType!.ToString(), answer.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        Assert.True(answer.Headers.CacheControl!.NoCache);
        var addresses = lines.Where(line => line.Contains("/articles/", StringComparison.Ordinal)).Select(line => line[line.IndexOf("http", StringComparison.Ordinal)..]).ToList();
        Assert.Equal(2, addresses.Count);
        Assert.DoesNotContain(lines, line => line.StartsWith("http://evil", StringComparison.Ordinal) || line.StartsWith("File1=http://evil", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(address));
        }
    }

    [Fact]
    public async Task Play_it_with_mpv_and_ffprobe()
    {
        SkipWithout("mpv", "mpv");
        SkipWithout("ffprobe", "ffmpeg");
        await using var served = await ServedLibrary.StartAsync(folder => undisturbed.CopyShort(folder));
        var place = new Uri(served.Address, Uri.EscapeDataString("小城早报") + "/").AbsoluteUri;
        Assert.StartsWith("mp3", await RunAsync("ffprobe", "-v", "error", "-show_entries", "format=format_name", "-of", "csv=p=0", place + "latest.mp3"), StringComparison.Ordinal);
        foreach (var (name, count) in new[] { ("latest.mp3", 1), ("latest/headlines.mp3", 1), ("latest.m3u", 2), ("latest.m3u8", 2), ("latest.pls", 2) })
        {
            served.Requests.Clear();
            await RunAsync("mpv", "--no-config", "--vid=no", "--ao=null", "--ao-null-untimed", "--end=0.5", "--msg-level=all=error", place + name);
            Assert.Equal(count, served.Requests.Where(request => request.Path.EndsWith(".mp3", StringComparison.Ordinal) && request.Status is 200 or 206).Select(request => request.Path).Distinct().Count());
        }
    }

    [Fact]
    public async Task Play_it_with_mpd()
    {
        SkipWithout("mpd", "mpd");
        SkipWithout("mpc", "mpc");
        await using var served = await ServedLibrary.StartAsync(folder => undisturbed.CopyShort(folder));
        using var home = new TemporaryFolder();
        var port = FreePort();
        await File.WriteAllTextAsync(home["mpd.conf"], $$"""
            bind_to_address "127.0.0.1"
            port "{{port}}"
            db_file "{{home["db"]}}"
            state_file "{{home["state"]}}"
            log_file "{{home["log"]}}"
            zeroconf_enabled "no"
            audio_output {
              type "null"
              name "null"
              sync "no"
            }
            """, TestContext.Current.CancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(TimeSpan.FromMinutes(2));
        var daemon = Cli.Wrap("mpd").WithArguments(["--no-daemon", home["mpd.conf"]]).WithEnvironmentVariables(environment => environment.Set("HOME", home.Path).Set("no_proxy", "*")).WithValidation(CommandResultValidation.None).ExecuteAsync(end.Token);
        try
        {
            await UntilAsync(async () => (await MpcAsync("status")).Contains("volume", StringComparison.Ordinal), "mpd does not answer", home);
            var place = new Uri(served.Address, Uri.EscapeDataString("小城早报") + "/").AbsoluteUri;
            foreach (var (order, name, count) in new[] { ("add", "latest.mp3", 1), ("load", "latest.m3u", 2), ("load", "latest.m3u8", 2), ("load", "latest.pls", 2) })
            {
                await MpcAsync("clear");
                served.Requests.Clear();
                await MpcAsync(order, place + name);
                Assert.Equal(count, (await MpcAsync("playlist")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
                await MpcAsync("play");
                await UntilAsync(() => Task.FromResult(served.Requests.Select(request => request.Path).Where(path => path.Contains(name == "latest.mp3" ? "episode" : "/articles/", StringComparison.Ordinal)).Distinct().Count() == count), $"{name} is not played", home);
                Assert.DoesNotContain("ERROR", await MpcAsync("status"), StringComparison.Ordinal);
            }
        }
        finally
        {
            await end.CancelAsync();
            try
            {
                await daemon;
            }
            catch (OperationCanceledException)
            {
                // It was ended.
            }
        }

        async Task<string> MpcAsync(params string[] arguments)
        {
            var answer = await Cli.Wrap("mpc").WithArguments(["-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), .. arguments]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(Encoding.UTF8, end.Token);
            return answer.StandardOutput + answer.StandardError;
        }
    }

    [Theory]
    [InlineData("zh-CN", "在音箱上收听")]
    [InlineData("en", "Listen on speakers")]
    public async Task Are_told_of_by_a_page(string language, string title)
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"], "Harbour \"<i>News").Publish("2026-03-18"), "https://papers.example/");
        var folder = Uri.EscapeDataString(new PaperShelf(served.Library, "Harbour \"<i>News").Folder);
        using var answer = await served.AskAsync($"/{folder}/listen", ("Accept-Language", language));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
        foreach (var link in page.Split("href=\"").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]).Distinct())
        {
            Assert.Contains(await served.StatusAsync(link), new[] { HttpStatusCode.OK, HttpStatusCode.Found });
        }
    }

    private static async Task LeadsAsync(ServedLibrary served, string from, string to)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, $"/Harbour%20News/{from}");
            using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.Found, $"/Harbour%20News/{to}"), (answer.StatusCode, answer.Headers.Location!.ToString()));
            Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise, TemporaryFolder home)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail(otherwise + "\n" + (File.Exists(home["log"]) ? await File.ReadAllTextAsync(home["log"], TestContext.Current.CancellationToken) : ""));
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(4));
        var answer = await Cli.Wrap(program).WithArguments(arguments).WithEnvironmentVariables(environment => environment.Set("no_proxy", "*")).ExecuteBufferedAsync(Encoding.UTF8, late.Token);
        return answer.StandardOutput;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void SkipWithout(string program, string package) =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not installed (Debian: {package}).");
}
