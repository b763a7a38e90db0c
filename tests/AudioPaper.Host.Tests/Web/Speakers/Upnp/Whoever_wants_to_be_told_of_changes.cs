using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Xml.Linq;
using AudioPaper.Host.Web.Speakers.Upnp;
using AudioPaper.Host.Web.Speakers.Upnp.Serving;

namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>Eventing: subscriptions lead to whoever asked, are few, and end.</summary>
public sealed class Whoever_wants_to_be_told_of_changes : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Sid, string Sequence, string Type, string Body)> events = [];
    private HomeServer home = null!;
    private FakeRenderer peer = null!;

    private string Callback => $"<{new Uri(peer.Address, "/events")}>";

    public async ValueTask InitializeAsync()
    {
        home = await HomeServer.OpenAsync(library => new PaperShelf(library).Publish("2026-03-19"));
        peer = await FakeRenderer.OpenAsync();
        peer.Pages["/events"] = async context =>
        {
            var text = await new StreamReader(context.Request.Body).ReadToEndAsync();
            events.Enqueue((context.Request.Headers["SID"].ToString(), context.Request.Headers["SEQ"].ToString(), $"{context.Request.Method} {context.Request.Headers["NT"]} {context.Request.Headers["NTS"]}", text));
        };
    }

    public async ValueTask DisposeAsync()
    {
        await home.DisposeAsync();
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task Is_told_how_things_stand_then_what_changes_until_it_says_it_is_enough()
    {
        var (status, sid, timeout) = await AskAsync("SUBSCRIBE", "ContentDirectory", ("CALLBACK", Callback), ("NT", "upnp:event"), ("TIMEOUT", "Second-300"));
        Assert.Equal((200, "Second-300"), (status, timeout));
        await UntilAsync(1);
        new PaperShelf(home.Library).Publish("2026-03-20");
        home.Index.Changed("海湾晚报");
        await UntilAsync(2);

        Assert.Equal([(sid, "0", "NOTIFY upnp:event upnp:propchange"), (sid, "1", "NOTIFY upnp:event upnp:propchange")], events.Take(2).Select(one => (one.Sid, one.Sequence, one.Type)));
        var numbers = events.Take(2).Select(one => long.Parse(XDocument.Parse(one.Body).Descendants("SystemUpdateID").Single().Value)).ToList();
        Assert.True(numbers[1] > numbers[0]);
        Assert.Equal((200, sid, "Second-1800"), await AskAsync("SUBSCRIBE", "ContentDirectory", ("SID", sid), ("TIMEOUT", "Second-infinite")));
        Assert.Equal(200, (await AskAsync("UNSUBSCRIBE", "ContentDirectory", ("SID", sid))).Status);
        Assert.Equal(412, (await AskAsync("UNSUBSCRIBE", "ContentDirectory", ("SID", sid))).Status);
        Assert.Equal(412, (await AskAsync("SUBSCRIBE", "ContentDirectory", ("SID", sid))).Status);
    }

    [Theory]
    [InlineData("<http://10.0.0.7/events>")]
    [InlineData("<http://127.0.0.2:80/events>")]
    [InlineData("<http://localhost/events>")]
    [InlineData("<http://victim.example/events>")]
    [InlineData("<http://127.0.0.1@10.0.0.7/events>")]
    [InlineData("<https://127.0.0.1/events>")]
    [InlineData("<file:///etc/passwd>")]
    [InlineData("<nothing>")]
    [InlineData("")]
    public async Task For_somebody_else_is_refused(string callback) =>
        Assert.Equal(412, (await AskAsync("SUBSCRIBE", "ContentDirectory", ("CALLBACK", callback), ("NT", "upnp:event"))).Status);

    [Fact]
    public async Task In_a_way_that_is_none_is_refused()
    {
        Assert.Equal(412, (await AskAsync("SUBSCRIBE", "ContentDirectory", ("CALLBACK", Callback))).Status);
        Assert.Equal(412, (await AskAsync("SUBSCRIBE", "ContentDirectory", ("CALLBACK", Callback), ("NT", "upnp:other"))).Status);
        Assert.Equal(412, (await AskAsync("SUBSCRIBE", "ContentDirectory", ("SID", "uuid:none"))).Status);
        Assert.Equal(400, (await AskAsync("SUBSCRIBE", "ContentDirectory", ("SID", "uuid:none"), ("NT", "upnp:event"))).Status);
        Assert.Equal(400, (await AskAsync("UNSUBSCRIBE", "ContentDirectory", ("SID", "uuid:none"), ("CALLBACK", Callback))).Status);
        Assert.Equal(404, (await AskAsync("SUBSCRIBE", "Nothing", ("CALLBACK", Callback), ("NT", "upnp:event"))).Status);
        Assert.Equal(405, (await AskAsync("GET", "ContentDirectory")).Status);
    }

    [Fact]
    public async Task Too_often_is_refused()
    {
        var statuses = new List<int>();
        for (var i = 0; i < Subscriptions.MostOfOne + 2; i++)
        {
            statuses.Add((await AskAsync("SUBSCRIBE", "ConnectionManager", ("CALLBACK", Callback), ("NT", "upnp:event"))).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(200, Subscriptions.MostOfOne), 503, 503], statuses);
    }

    [Fact]
    public void In_crowds_is_refused_and_forgotten_when_the_time_is_over()
    {
        var (clock, service) = (new HandClock(), MediaDevice.Services[0]);
        var subscriptions = new Subscriptions(clock);
        for (var i = 0; i < 100; i++)
        {
            var asker = new IPAddress([10, 0, 0, (byte)i]);
            subscriptions.Add(service, $"<http://10.0.0.7/><http://{asker}:5000/>", asker, TimeSpan.FromSeconds(1), out var status)?.Dispose();
            Assert.Equal(i < Subscriptions.MostOfAll ? 200 : 503, status);
        }

        Assert.All(subscriptions.Of(service), one => Assert.Equal((one.Owner.ToString(), 60), (one.Callback.Host, subscriptions.SecondsLeft(one))));
        clock.Go(TimeSpan.FromSeconds(61));
        Assert.Empty(subscriptions.Of(service));
    }

    private async Task<(int Status, string Sid, string Timeout)> AskAsync(string method, string service, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/event/" + service);
        foreach (var (name, value) in fields)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await home.Home.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, Field("SID"), Field("TIMEOUT"));

        string Field(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
    }

    private async Task UntilAsync(int count)
    {
        for (var watch = Stopwatch.StartNew(); events.Count < count; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{events.Count} events came.");
        }
    }
}
