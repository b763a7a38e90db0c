using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AudioPaper.Host.Web.Speakers.Upnp;
using AudioPaper.Host.Web.Speakers.Upnp.Renderers;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>What is made of a device at home that says anything whatever.</summary>
public sealed class A_renderer_that_lies : IAsyncLifetime
{
    private static readonly LocalNetwork Loopback = LocalNetwork.Of(["127.0.0.1"])[0];
    private HomeServer home = null!;
    private FakeRenderer fake = null!;

    private RendererFinder Finder => home.Speakers.Finder!;

    private IPEndPoint Source => new(IPAddress.Loopback, fake.Address.Port);

    private static string Path => $"/api/v1/speakers/{HomeServer.IdOf(FakeRenderer.Udn)}";

    public async ValueTask InitializeAsync()
    {
        home = await HomeServer.OpenAsync(library =>
        {
            new PaperShelf(library).Publish("2026-03-19", ["头条", "第二条", "第三条"]);
            new PaperShelf(library, "Secret Letter").Set("""{ "private": true }""").Publish("2026-03-19");
        });
        fake = await FakeRenderer.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await home.DisposeAsync();
        await fake.DisposeAsync();
    }

    [Fact]
    public async Task But_not_at_first_is_found_and_plays_what_it_is_told()
    {
        await FindAsync();
        var said = await PostAsync("/play", new { newspaper = "海湾晚报", article = "a2" });
        Assert.Equal(("Kitchen", "a2", "第二条", 2, 3), (Text(said, "name"), Text(said, "article"), Text(said, "title"), said.GetProperty("track").GetInt32(), said.GetProperty("tracks").GetInt32()));
        var told = fake.Calls.Single(call => call.Action == "SetAVTransportURI");
        Assert.Equal("0", told.Text("InstanceID"));
        Assert.Contains("dc:title", told.Text("CurrentURIMetaData"), StringComparison.Ordinal);
        using (var sound = await home.Home.GetAsync(new Uri(told.Text("CurrentURI")), TestContext.Current.CancellationToken))
        {
            Assert.Equal("audio/mpeg", sound.Content.Headers.ContentType!.MediaType);
        }

        Assert.Equal("paused", Text(await PostAsync("/pause"), "state"));
        Assert.Equal("playing", Text(await PostAsync("/resume"), "state"));
        await PostAsync("/seek", new { seconds = 7.5 });
        Assert.Equal("0:00:07", fake.Calls.Single(call => call.Action == "Seek").Text("Target"));
        Assert.Equal("a3", Text(await PostAsync("/next"), "article"));
        Assert.Equal("a2", Text(await PostAsync("/previous"), "article"));
        Assert.Equal("stopped", Text(await PostAsync("/stop"), "state"));
        Assert.Equal(["Stop", "SetAVTransportURI", "Play", "Pause", "Play", "Seek", "Stop", "SetAVTransportURI", "Play", "Stop", "SetAVTransportURI", "Play", "Stop"], fake.Orders);
        Assert.DoesNotContain(fake.Calls, call => call.Action.Contains("Volume", StringComparison.Ordinal));
        await PostAsync("/resume", null, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Is_asked_for_nothing_that_is_not_there()
    {
        await FindAsync();
        await PostAsync("/play", new { newspaper = "Secret-Letter" }, HttpStatusCode.NotFound);
        await PostAsync("/play", new { newspaper = "海湾晚报", issue = "../x" }, HttpStatusCode.NotFound);
        await PostAsync("/play", new { newspaper = "海湾晚报", article = "a9" }, HttpStatusCode.NotFound);
        await PostAsync("/play", new { newspaper = "海湾晚报", article = "a1", whole = true }, HttpStatusCode.BadRequest);
        await PostAsync("/pause", null, HttpStatusCode.Conflict);
        await PostAsync("/play", new { newspaper = "海湾晚报", whole = true });
        await PostAsync("/seek", new { seconds = -1 }, HttpStatusCode.BadRequest);
        await PostAsync("/seek", new { seconds = 41 }, HttpStatusCode.BadRequest);
        await PostAsync("/next", null, HttpStatusCode.Conflict);
        using var unknown = await home.Api.GetAsync("/api/v1/speakers/nobody", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        home.Api.DefaultRequestHeaders.Authorization = null;
        using var stranger = await home.Api.GetAsync("/api/v1/speakers", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Theory]
    [InlineData("http://10.0.0.7/control", "/scpd.xml", FakeRenderer.Udn, "")]
    [InlineData("http://localhost/control", "/scpd.xml", FakeRenderer.Udn, "")]
    [InlineData("file:///etc/passwd", "/scpd.xml", FakeRenderer.Udn, "")]
    [InlineData("/control", "http://10.0.0.7/scpd.xml", FakeRenderer.Udn, "")]
    [InlineData("//10.0.0.7/control", "/scpd.xml", FakeRenderer.Udn, "")]
    [InlineData("/control", "/scpd.xml", "uuid:somebody-else", "")]
    [InlineData("/control", "/scpd.xml", FakeRenderer.Udn, "<!DOCTYPE root [<!ENTITY a \"b\">]>")]
    [InlineData("/control", "/scpd.xml", FakeRenderer.Udn, "<root>")]
    public async Task About_where_it_is_or_who_it_is_is_no_renderer(string control, string scpd, string udn, string before)
    {
        fake.Describe(control, scpd, udn, before: before);
        await HearAsync();
        Assert.Empty(Finder.Known);
    }

    [Fact]
    public async Task In_its_description_is_looked_at_no_longer_than_is_good()
    {
        fake.Pages["/description.xml"] = context =>
        {
            context.Response.Redirect("/elsewhere.xml");
            return Task.CompletedTask;
        };
        await HearAsync();
        fake.Pages["/large.xml"] = context => context.Response.Body.WriteAsync(new byte[1 << 20]).AsTask();
        await HearAsync(new Uri(fake.Address, "/large.xml").AbsoluteUri);
        fake.Pages["/endless.xml"] = async context =>
        {
            for (var i = 0; i < 200 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync(" "u8.ToArray());
                await context.Response.Body.FlushAsync();
                await Task.Delay(100);
            }
        };
        await HearAsync(new Uri(fake.Address, "/endless.xml").AbsoluteUri);
        Assert.Empty(Finder.Known);
    }

    [Theory]
    [InlineData("http://10.0.0.7/description.xml")]
    [InlineData("http://localhost/description.xml")]
    [InlineData("https://127.0.0.1/description.xml")]
    [InlineData("http://user:word@127.0.0.1/description.xml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("description.xml")]
    public void About_where_its_description_is_is_not_asked(string location)
    {
        Finder.Hear(fake.Announcement(location), Source, Loopback, TestContext.Current.CancellationToken);
        Assert.Empty(Finder.Known);
        Assert.Empty(fake.Calls);
    }

    [Fact]
    public async Task About_being_another_one_does_not_take_its_place()
    {
        await FindAsync();
        Finder.Hear(fake.Announcement("http://127.0.0.2/description.xml"), new IPEndPoint(IPAddress.Parse("127.0.0.2"), 1900), Loopback, TestContext.Current.CancellationToken);
        Assert.Equal(IPAddress.Loopback, Assert.Single(Finder.Known).Address);
    }

    [Fact]
    public async Task With_markup_in_its_name_and_thousands_of_letters_is_shown_on_one_short_line()
    {
        fake.Describe(name: "&lt;script&gt;\n&#x202E;" + new string('x', 5_000));
        await FindAsync();
        var name = Text((await home.Api.GetFromJsonAsync<JsonElement>("/api/v1/speakers", TestContext.Current.CancellationToken))[0], "name");
        Assert.InRange(name.Length, 50, 101);
        Assert.StartsWith("<script>", name, StringComparison.Ordinal);
        Assert.DoesNotContain(name, c => char.IsControl(c) || c == '\u202E');
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(500, "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail><UPnPError xmlns=\"urn:schemas-upnp-org:control-1-0\"><errorCode>716</errorCode></UPnPError></detail></s:Fault></s:Body></s:Envelope>")]
    [InlineData(200, "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><u:StopResponse xmlns:u=\"x\"/></s:Body></s:Envelope>")]
    [InlineData(302, "")]
    public async Task In_its_answers_is_told_of_in_one_sentence(int status, string body)
    {
        await FindAsync();
        fake.Control = async (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://10.0.0.7/";
            await context.Response.WriteAsync(body);
        };
        var problem = await PostAsync("/play", new { newspaper = "海湾晚报" }, HttpStatusCode.Conflict);
        Assert.StartsWith("Kitchen ", Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Equal(body.Contains("716", StringComparison.Ordinal), Text(problem, "detail").Contains("716", StringComparison.Ordinal));
        Assert.Equal("idle", Text((await home.Api.GetFromJsonAsync<JsonElement>("/api/v1/speakers", TestContext.Current.CancellationToken))[0], "state"));
    }

    [Fact]
    public async Task And_dies_amid_an_article_is_given_up_with_a_reason()
    {
        await FindAsync();
        await PostAsync("/play", new { newspaper = "海湾晚报" });
        fake.Control = (context, call) => call.Action.StartsWith("Get", StringComparison.Ordinal) ? context.Response.WriteAsync("nothing") : fake.AnswerAsync(context, call);
        var state = await UntilAsync("failed");
        Assert.StartsWith("Kitchen gave no answer", Text(state, "reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_the_end_of_a_track_goes_to_the_next_one_and_no_farther_than_the_last()
    {
        await FindAsync();
        await PostAsync("/play", new { newspaper = "海湾晚报", article = "a2" });
        // It says to play once, then to be through, again and again.
        var count = 0;
        fake.Control = (context, call) =>
        {
            fake.State = call.Action == "GetTransportInfo" && Interlocked.Increment(ref count) % 2 == 0 ? "STOPPED" : "PLAYING";
            return fake.AnswerAsync(context, call);
        };
        await UntilAsync("finished");
        Assert.Equal(["a2", "a3"], fake.Calls.Where(call => call.Action == "SetAVTransportURI").Select(call => call.Text("CurrentURI")[^6..^4]));
    }

    private async Task FindAsync()
    {
        await HearAsync();
        Assert.Single(Finder.Known);
    }

    /// <summary>Announces it and waits until it was looked at, or will not be.</summary>
    private async Task HearAsync(string? location = null)
    {
        Finder.Hear(fake.Announcement(location), Source, Loopback, TestContext.Current.CancellationToken);
        for (var watch = Stopwatch.StartNew(); Finder.Known.IsEmpty && Finder.IsLooking && watch.Elapsed < TimeSpan.FromMinutes(2);)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(Finder.IsLooking);
    }

    private async Task<JsonElement> UntilAsync(string state)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            var said = await home.Api.GetFromJsonAsync<JsonElement>(Path, TestContext.Current.CancellationToken);
            if (Text(said, "state") == state)
            {
                return said;
            }

            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), said.ToString());
        }
    }

    private async Task<JsonElement> PostAsync(string order, object? body = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await home.Api.PostAsync(Path + order, body is null ? null : JsonContent.Create(body), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
