using System.Collections.Concurrent;
using AudioPaper.Host.Jobs.Notices;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;
using AudioPaper.Host.Tests.Web.Api;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Intake.Web;
using AudioPaper.Tests;
using AudioPaper.Tests.Intake.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioPaper.Host.Tests.Web;

public sealed class Hubs_are_told
{
    [Fact]
    public async Task Of_all_feeds_of_a_newspaper_each_in_its_turn()
    {
        await using var site = new LoopbackSite();
        site.Serve("/good", [], "text/plain", "204 No Content");
        site.Serve("/bad", [], "text/plain", "500 Broken");
        using var folder = new TemporaryFolder();
        new PaperShelf(folder["library"], "bay").Set($"{{ \"hubs\": [\"{site.At("/bad")}\", \"{site.At("/good")}\"] }}").Publish("2026-03-18");

        var failed = await Assert.ThrowsAsync<LibraryException>(() => PingAsync(folder, WebLimits.Standard.WithPrivateAddresses(), "https://bay.example/"));

        Assert.Contains("/bad (500)", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/good", failed.Message, StringComparison.Ordinal);
        Assert.Equal(["POST /bad HTTP/1.1", "POST /good HTTP/1.1"], site.Requests.Select(request => request.Split('\n')[0]));
    }

    [Fact]
    public async Task Only_where_they_are_on_the_public_internet()
    {
        await using var site = new LoopbackSite();
        using var folder = new TemporaryFolder();
        new PaperShelf(folder["library"], "bay").Set($"{{ \"hubs\": [\"{site.At("/hub")}\"] }}").Publish("2026-03-18");

        await Assert.ThrowsAsync<LibraryException>(() => PingAsync(folder, WebLimits.Standard, "https://bay.example/"));
        Assert.Empty(site.Requests);
    }

    [Theory]
    [InlineData("true", "https://bay.example/")]
    [InlineData("false", null)]
    public async Task Never_of_private_newspapers_nor_of_feeds_without_an_address(string isPrivate, string? publicUrl)
    {
        await using var site = new LoopbackSite();
        using var folder = new TemporaryFolder();
        new PaperShelf(folder["library"], "bay").Set($"{{ \"private\": {isPrivate}, \"hubs\": [\"{site.At("/hub")}\"] }}").Publish("2026-03-18");

        await PingAsync(folder, WebLimits.Standard.WithPrivateAddresses(), publicUrl);
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task In_private_networks_where_the_settings_allow_it()
    {
        await using var site = new LoopbackSite();
        site.Serve("/hub", [], "text/plain", "204 No Content");
        using var folder = new TemporaryFolder();
        new PaperShelf(folder["library"], "bay").Set($"{{ \"hubs\": [\"{site.At("/hub")}\"] }}").Publish("2026-03-18");
        var settings = new ServerSettings { Library = folder["library"], PublicUrl = new Uri("https://bay.example/"), AllowsPrivateHubs = true };
        using var pings = new HubPings(settings, new PublishedIndex(LibraryFolder.Open(folder["library"]), TimeProvider.System, NullLogger<PublishedIndex>.Instance));

        await pings.PingAsync("bay", TestContext.Current.CancellationToken);
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task Of_what_was_withdrawn_and_of_what_was_deleted()
    {
        await using var office = await Office.OpenAsync(workers: 1);
        var told = new ConcurrentQueue<string>();
        office.Newsroom.Notices = new NoticeDesk(office.Library, office.Services.GetRequiredService<AlertDesk>(), (newspaper, _) =>
        {
            told.Enqueue(newspaper);
            return Task.CompletedTask;
        }, null, TimeProvider.System);
        var issue = await office.ShelveAsync("bay");

        foreach (var takeBackAsync in new[] { office.Newsroom.WithdrawAsync, office.Newsroom.DeleteAsync })
        {
            told.Clear();
            Assert.True(await takeBackAsync(issue.Id, TestContext.Current.CancellationToken));
            for (var asked = 0; told.IsEmpty && asked < 300; asked++)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            Assert.Contains("bay", told);
        }
    }

    [Fact]
    public async Task And_feeds_name_them()
    {
        await using var served = await ServedLibrary.StartAsync(folder => new PaperShelf(folder["library"], "bay").Set("{ \"hubs\": [\"https://hub.example/\"] }").Publish("2026-03-18"));
        using var response = await served.AskAsync("/bay/podcast.xml");

        Assert.Equal([$"<{served.Address}bay/podcast.xml>; rel=\"self\"", "<https://hub.example/>; rel=\"hub\""], response.Headers.GetValues("Link"));
        Assert.Equal("https://hub.example/", Feeds_of_the_server.Link(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "hub"));
    }

    private static async Task PingAsync(TemporaryFolder folder, WebLimits limits, string? publicUrl)
    {
        var settings = new ServerSettings { Library = folder["library"], PublicUrl = publicUrl is null ? null : new Uri(publicUrl) };
        var index = new PublishedIndex(LibraryFolder.Open(folder["library"]), TimeProvider.System, NullLogger<PublishedIndex>.Instance);
        using var pings = new HubPings(settings, index, limits);
        await pings.PingAsync("bay", TestContext.Current.CancellationToken);
    }
}
