using System.Net;
using AudioPaper.Host.Library;
using AudioPaper.Tests;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Web;

public sealed class Private_newspapers
{
    [Fact]
    public async Task Appear_nowhere_and_are_heard_by_those_who_have_an_address_until_it_is_taken_back()
    {
        await using var served = await StartAsync();
        var (open, closed) = (new PaperShelf(served.Library, "Open"), new PaperShelf(served.Library, "Closed"));
        var (listener, token) = await served.Listeners.AddAsync("Closed", "顾女士", TestContext.Current.CancellationToken);
        var own = $"/p/{token}/Closed";

        Assert.DoesNotContain("Closed", await served.TextAsync("/"), StringComparison.Ordinal);
        foreach (var path in new[] { "/Closed", "/Closed/", "/Closed/podcast.xml", "/Closed/articles.xml", "/Closed/2026-03-18/", "/Closed/2026-03-18/episode.mp3", "/Closed/2026-03-18/transcript.vtt", $"/p/{token}/", $"/p/{token}", "/p/", $"/p/{token}/Open/podcast.xml", $"/p/{token}x/Closed/podcast.xml", $"/p/{token[..42]}-/Closed/podcast.xml" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync(path));
        }

        using var response = await served.AskAsync($"{own}/podcast.xml");
        var feed = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("noindex", response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.True(response.Headers.CacheControl!.Private);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Contains("<itunes:block>Yes</itunes:block>", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("hub.example", feed, StringComparison.Ordinal);
        foreach (var url in System.Text.RegularExpressions.Regex.Matches(feed, "http://127[^\"<]*").Select(match => match.Value))
        {
            Assert.Contains(own, url, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(url));
        }

        Assert.Contains(own + "/2026-03-18/", await served.TextAsync($"{own}/"), StringComparison.Ordinal);
        Assert.Contains(own + "/2026-03-18/episode.mp3#t=10", await served.TextAsync($"{own}/2026-03-18/digest.chapters.json"), StringComparison.Ordinal);
        using var moved = await served.AskAsync(own);
        Assert.Equal(own + "/", moved.Headers.Location!.ToString());

        Assert.True(await served.Listeners.RevokeAsync(listener.Id, TestContext.Current.CancellationToken));
        Assert.False(await served.Listeners.RevokeAsync(listener.Id, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync($"{own}/podcast.xml"));
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync($"{own}/2026-03-18/episode.mp3"));
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync($"{open.Url}/podcast.xml"));
    }

    [Fact]
    public async Task Leave_no_secret_in_the_library()
    {
        using var folder = new TemporaryFolder();
        var library = LibraryFolder.Open(folder["library"]);
        var listeners = new Listeners(library, TimeProvider.System);
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => listeners.AddAsync("Closed", $"L{i}", TestContext.Current.CancellationToken)));
        var file = Path.Combine(library.Root, ".server", "listeners.json");
        var text = File.ReadAllText(file);

        Assert.Equal(8, listeners.List().Length);
        Assert.All(added, one => Assert.DoesNotContain(one.Token, text, StringComparison.Ordinal));
        Assert.All(added, one => Assert.Equal(one.Listener.Id, listeners.Find(one.Token)!.Id));
        Assert.All(added, one => Assert.Equal(43, one.Token.Length));
        Assert.Equal(8, added.Select(one => one.Token).Distinct().Count());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        File.WriteAllText(file, "{ torn");
        Assert.Null(new Listeners(library, TimeProvider.System).Find(added[0].Token));
        Assert.Throws<LibraryException>(() => listeners.List());
        await Assert.ThrowsAsync<LibraryException>(() => listeners.AddAsync("Closed", "N", TestContext.Current.CancellationToken));
        Assert.Equal("{ torn", File.ReadAllText(file));
    }

    [Fact]
    public async Task Have_addresses_that_no_log_tells()
    {
        await using var served = await StartAsync();
        foreach (var category in new[] { "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing.EndpointMiddleware", "Microsoft.AspNetCore.Http.Result.FileStreamResult", "Microsoft.AspNetCore.Server.Kestrel.BadRequests" })
        {
            Assert.False(served.Logs.CreateLogger(category).IsEnabled(LogLevel.Information));
        }

        Assert.True(served.Logs.CreateLogger("AudioPaper.Newsroom").IsEnabled(LogLevel.Warning));
    }

    [Fact]
    public async Task Whose_settings_cannot_be_read_are_not_shown()
    {
        await using var served = await ServedLibrary.StartAsync(folder =>
        {
            new PaperShelf(folder["library"], "Closed").Set("{ \"privat\": true }").Publish("2026-03-18");
        });
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync("/Closed/podcast.xml"));
        new PaperShelf(served.Library, "Closed").Set("{ \"private\": false }");
        served.Index.Changed("Closed");
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync("/Closed/podcast.xml"));
        new PaperShelf(served.Library, "Closed").Set("{ \"private\": true }");
        served.Index.Changed("Closed");
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync("/Closed/podcast.xml"));
        Assert.DoesNotContain("Closed", await served.TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_their_listeners_by_a_command()
    {
        await using var served = await StartAsync();

        var added = (await Narrator.RunAsync("listeners", "add", "Closed", "顾女士", "-l", served.Library, "--public-url", served.Address.AbsoluteUri)).ShouldEndWith(0);
        var address = added.Output.Trim();
        Assert.StartsWith($"{served.Address}p/", address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(address));

        var listed = (await Narrator.RunAsync("listeners", "list", "-l", served.Library)).ShouldEndWith(0).Output;
        Assert.Contains("顾女士", listed, StringComparison.Ordinal);
        (await Narrator.RunAsync("listeners", "revoke", listed.Split(' ')[0], "-l", served.Library)).ShouldEndWith(0);
        Assert.Empty((await Narrator.RunAsync("listeners", "list", "-l", served.Library)).ShouldEndWith(0).Output);
        var local = (await Narrator.RunAsync("listeners", "add", "Closed", "A", "-l", served.Library)).ShouldEndWith(0);
        Assert.StartsWith("http://127.0.0.1:8080/p/", local.Output, StringComparison.Ordinal);
        Assert.Contains("works on this machine only", local.Errors, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(served.Library, ".server"));
        await File.WriteAllTextAsync(Path.Combine(served.Library, ".server", "settings.json"), """{"publicUrl":"https://papers.example/audio/"}""", TestContext.Current.CancellationToken);
        var known = (await Narrator.RunAsync("listeners", "add", "Closed", "B", "-l", served.Library)).ShouldEndWith(0);
        Assert.StartsWith("https://papers.example/audio/p/", known.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("works on this machine only", known.Errors, StringComparison.Ordinal);
        Assert.Contains("no newspaper «Gone»", Assert.Single((await Narrator.RunAsync("listeners", "add", "Gone", "A", "-l", served.Library)).ShouldEndWith(1).Complaints), StringComparison.Ordinal);
        (await Narrator.RunAsync("listeners", "add", "Closed", "A", "--public-url", "here", "-l", served.Library)).ShouldEndWith(2);
        Assert.Single((await Narrator.RunAsync("listeners", "revoke", "none", "-l", served.Library)).ShouldEndWith(1).Complaints);
    }

    private static Task<ServedLibrary> StartAsync() => ServedLibrary.StartAsync(folder =>
    {
        new PaperShelf(folder["library"], "Open").Publish("2026-03-18");
        new PaperShelf(folder["library"], "Closed").Set("{ \"private\": true, \"hubs\": [\"https://hub.example/\"] }").Publish("2026-03-18");
    });
}
