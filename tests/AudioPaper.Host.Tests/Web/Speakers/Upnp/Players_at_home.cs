using System.Diagnostics;
using System.Text.Json;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Tests;
using AudioPaper.Tests.Packaging;

namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>Real programs that find, browse and play, in a network of their own.</summary>
public sealed class Players_at_home : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "AudioPaper.Host.dll");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Are_told_by_gssdp_discover_that_the_server_comes_is_there_and_goes()
    {
        using var network = await HomeNetwork.OpenAsync("gssdp-discover");
        var server = await ServeAsync(network);
        var found = await network.RunAsync("timeout", "4", "gssdp-discover", "-i", "v0", "-t", "urn:schemas-upnp-org:device:MediaServer:1", "-n", "3");
        Assert.Contains($"Location: http://{HomeNetwork.Address}:8079/description.xml", found, StringComparison.Ordinal);
        Assert.Equal(5, (await network.RunAsync("timeout", "4", "gssdp-discover", "-i", "v0", "-n", "3")).Split("resource available").Length - 1);

        var watching = network.Start("stdbuf", "-oL", "gssdp-discover", "-i", "v0", "-m", "unavailable");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await HomeNetwork.EndAsync(server);
        await UntilAsync(() => Task.FromResult(network.Said.Contains("resource unavailable", StringComparison.Ordinal)), () => network.Said);
        await HomeNetwork.EndAsync(watching);
    }

    [Fact]
    public async Task As_mpd_browse_search_and_play_an_article()
    {
        using var network = await HomeNetwork.OpenAsync("mpd", "mpc");
        await ServeAsync(network);
        await File.WriteAllTextAsync(folder["mpd.conf"], $$"""
            database {
              plugin "upnp"
            }
            bind_to_address "{{folder["mpd.sock"]}}"
            audio_output {
              type "null"
              name "nothing"
            }
            """, TestContext.Current.CancellationToken);
        network.Start("mpd", "--no-daemon", "--stderr", folder["mpd.conf"]);
        Task<string> Ask(params string[] arguments) => network.RunAsync("mpc", ["--host", folder["mpd.sock"], .. arguments]);
        await UntilAsync(async () => (await Ask("ls")).Trim() == "Bay", () => network.Said);

        Assert.Equal("Bay/海湾晚报", (await Ask("ls", "Bay")).Trim());
        Assert.Equal(["Bay/海湾晚报/海湾晚报 2026-03-19", "Bay/海湾晚报/海湾晚报 2026-03-18"], (await Ask("ls", "Bay/海湾晚报")).Trim().Split('\n'));
        Assert.Equal(5, (await Ask("search", "title", "条")).Trim().Split('\n').Length);
        var section = (await Ask("ls", "Bay/海湾晚报/海湾晚报 2026-03-19")).Trim().Split('\n').Single(line => line.EndsWith("/城事", StringComparison.Ordinal));
        await Ask("add", (await Ask("ls", section)).Trim());
        await Ask("play");
        await UntilAsync(async () => await Ask("status") is var status && status.Contains("[playing]", StringComparison.Ordinal) && !status.Contains(" 0:00/", StringComparison.Ordinal), () => network.Said);
        Assert.Contains("第二条", await Ask("current"), StringComparison.Ordinal);
        await Ask("seek", "6");
        await UntilAsync(async () => await Ask("status") is var status && (status.Contains(" 0:06/", StringComparison.Ordinal) || status.Contains(" 0:07/", StringComparison.Ordinal)), () => network.Said);
    }

    [Fact]
    public async Task As_gmediarender_are_driven_through_play_pause_seek_and_next()
    {
        using var network = await HomeNetwork.OpenAsync("gmediarender");
        var token = await ServeAsync(network, isPlaying: true);
        network.Start("gmediarender", "-I", "v0", "-p", "49494", "-f", "Kitchen", "--gstout-audiopipe", "fakesink sync=true");
        const string all = "http://127.0.0.1:8085/api/v1/speakers";
        async Task<JsonElement> LookAsync() => JsonDocument.Parse(await network.RunAsync("curl", "-s", "-m", "20", "-H", "@" + folder["token"], all)).RootElement;
        JsonElement kitchen = default;
        async Task<bool> IsAsync(Predicate<JsonElement> isSo) => await LookAsync() is var speakers && speakers.GetArrayLength() == 1 && isSo(kitchen = speakers[0].Clone());
        await UntilAsync(() => IsAsync(speaker => speaker.GetProperty("name").GetString() == "Kitchen"), () => network.Said);
        var at = $"{all}/{kitchen.GetProperty("id").GetString()}/";
        Task<string> Order(string order, string body = "{}") => network.RunAsync("curl", "-s", "-m", "20", "-H", "@" + folder["token"], "-H", "Content-Type: application/json", "-d", body, at + order);
        Task PlaysAsync(string article, double from) => UntilAsync(
            () => IsAsync(speaker => speaker.GetProperty("state").GetString() == "playing" && speaker.GetProperty("article").GetString() == article
                && speaker.GetProperty("positionSeconds") is { ValueKind: JsonValueKind.Number } position && position.GetDouble() >= from), () => $"{kitchen}\n{network.Said}");

        await Order("play", """{ "newspaper": "海湾晚报" }""");
        await PlaysAsync("a1", 1);
        await Order("pause");
        await UntilAsync(() => IsAsync(speaker => speaker.GetProperty("state").GetString() == "paused"), () => network.Said);
        await Order("resume");
        await Order("seek", """{ "seconds": 5 }""");
        await PlaysAsync("a1", 5);
        await Order("next");
        await PlaysAsync("a2", 1);
        // At its end it goes on by itself.
        await Order("seek", """{ "seconds": 8 }""");
        await PlaysAsync("a3", 1);
        await Order("previous");
        await PlaysAsync("a2", 1);
        await Order("stop");
        await UntilAsync(() => IsAsync(speaker => speaker.GetProperty("state").GetString() == "stopped"), () => network.Said);
        Assert.DoesNotContain("Unhandled", network.Said, StringComparison.Ordinal);
        Assert.False(token.HasExited);
    }

    [Fact]
    public async Task Are_found_again_after_a_flood_of_packets()
    {
        using var network = await HomeNetwork.OpenAsync("gssdp-discover");
        var server = await ServeAsync(network);
        // As fast as the shell sends: searches by the hundred, and bytes that are nothing.
        await network.RunAsync("bash", "-c", $$"""
            for i in $(seq 2000); do
              printf 'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n' > /dev/udp/239.255.255.250/1900
              head -c 900 /dev/urandom > /dev/udp/239.255.255.250/1900
            done 2>/dev/null
            """);
        Assert.False(server.HasExited, network.Said);
        await UntilAsync(async () => (await network.RunAsync("timeout", "4", "gssdp-discover", "-i", "v0", "-n", "3")).Contains("MediaServer:1", StringComparison.Ordinal), () => network.Said);
        Assert.DoesNotContain("exception", network.Said, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Starts a server in the network, and waits until it answers.</summary>
    private async Task<Process> ServeAsync(HomeNetwork network, bool isPlaying = false)
    {
        var shelf = new PaperShelf(folder["library"]);
        foreach (var issue in new[] { shelf.Publish("2026-03-18"), shelf.Publish("2026-03-19", ["头条", "第二条", "第三条"]) })
        {
            foreach (var sound in Directory.GetFiles(shelf.At(issue, "articles")))
            {
                await Programs.AskAsync("ffmpeg", "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", "sine=frequency=440:duration=10:sample_rate=22050", "-b:a", "64k", sound);
            }
        }

        Directory.CreateDirectory(Path.Combine(folder["library"], ".server"));
        await File.WriteAllTextAsync(Path.Combine(folder["library"], ".server", "settings.json"), """{ "upnp": { "interfaces": ["v0"], "name": "Bay" } }""", TestContext.Current.CancellationToken);
        if (isPlaying)
        {
            var token = await Programs.AskAsync("dotnet", Program, "tokens", "add", "house", "--library", folder["library"], "--scopes", $"{Scopes.SpeakersRead},{Scopes.SpeakersWrite}");
            await File.WriteAllTextAsync(folder["token"], $"Authorization: Bearer {token.Trim().Split('\n')[^1]}\n", TestContext.Current.CancellationToken);
        }

        var server = network.Start("dotnet", Program, "serve", "--library", folder["library"], "--urls", "http://127.0.0.1:8085", "--workers", "0");
        await UntilAsync(async () => (await network.RunAsync("curl", "-s", "-m", "5", "http://127.0.0.1:8085/health/live")).Contains("ok", StringComparison.Ordinal), () => network.Said);
        return server;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> said)
    {
        for (var watch = Stopwatch.StartNew(); !await isSo(); await Task.Delay(200, TestContext.Current.CancellationToken))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), said());
        }
    }
}
