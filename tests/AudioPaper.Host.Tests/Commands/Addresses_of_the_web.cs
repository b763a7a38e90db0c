using System.Text.Json;
using AudioPaper.Tests;
using AudioPaper.Tests.Intake.Web;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Addresses_of_the_web : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LoopbackSite site = new();

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return site.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_becomes_an_issue_and_the_second_run_goes_on_from_it()
    {
        site.Serve("/feed", """
            <rss version="2.0"><channel><title>青溪晚报</title><item><title>铁索桥修好了</title><description>昨天下午，停用两年的铁索桥重新开放。</description>
            <link>/gone</link><pubDate>Sat, 09 May 2026 07:00:00 +0800</pubDate></item></channel></rss>
            """, "application/rss+xml");
        string[] arguments = ["narrate", site.At("/feed"), "--allow-private", "-o", folder["library"], "--json"];
        var first = Parse((await Narrator.RunAsync(arguments)).ShouldEndWith(0));
        Assert.True(first.GetProperty("clips").GetProperty("new").GetInt32() > 0);
        Assert.Contains(first.GetProperty("diagnostics").EnumerateArray(), finding => finding.GetProperty("code").GetString() == "article-not-fetched");
        Assert.Contains("铁索桥重新开放", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder["library"], "青溪晚报", "2026-05-09", "source"), "001-*")), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var second = Parse((await Narrator.RunAsync(arguments)).ShouldEndWith(0));
        Assert.Equal(0, second.GetProperty("clips").GetProperty("new").GetInt32());
        Assert.Equal(first.GetProperty("coverage").ToString(), second.GetProperty("coverage").ToString());
    }

    [Fact]
    public async Task An_address_inside_a_network_needs_leave()
    {
        site.Serve("/page", "<html><body><article><h1>Ferry</h1><p>The ferry is late.</p></article></body></html>");
        var refused = (await Narrator.RunAsync("segment", site.At("/page"), "--json", "-")).ShouldEndWith(1);
        Assert.Contains("--allow-private", Assert.Single(refused.Complaints), StringComparison.Ordinal);
        Assert.Contains("内部网络", Assert.Single((await Narrator.RunAsync("narrate", site.At("/page"), "--ui", "zh", "-o", folder["library"])).ShouldEndWith(1).Complaints), StringComparison.Ordinal);
        Assert.Empty(site.Requests);
        Assert.Contains("The ferry is late.", (await Narrator.RunAsync("segment", site.At("/page"), "--json", "-", "--allow-private")).ShouldEndWith(0).Output, StringComparison.Ordinal);
    }

    private static JsonElement Parse(Answer answer)
    {
        using var report = JsonDocument.Parse(answer.Output);
        return report.RootElement.Clone();
    }
}
