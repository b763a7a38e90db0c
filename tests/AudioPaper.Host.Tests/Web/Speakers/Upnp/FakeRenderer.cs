using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AudioPaper.Host.Web.Speakers.Upnp.Soap;
using AudioPaper.Host.Web.Speakers.Upnp.Ssdp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>A renderer on loopback that says what it is told to say.</summary>
internal sealed class FakeRenderer : IAsyncDisposable
{
    public const string Udn = "uuid:aaaaaaaa-0000-0000-0000-000000000001";
    private readonly WebApplication app;

    private FakeRenderer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async context =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            body.Position = 0;
            context.Request.Body = body;
            if (context.Request.Path == "/control" && SoapCall.Parse(body.ToArray()) is { } call)
            {
                Calls.Enqueue(call);
                await Control(context, call);
            }
            else
            {
                await (Pages.TryGetValue(context.Request.Path.ToString(), out var page) ? page(context) : context.Response.WriteAsync(""));
            }
        });
    }

    public ConcurrentQueue<SoapCall> Calls { get; } = [];

    public ConcurrentDictionary<string, Func<HttpContext, Task>> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>How it answers an order.</summary>
    public Func<HttpContext, SoapCall, Task> Control { get; set; } = (_, _) => Task.CompletedTask;

    public string State { get; set; } = "STOPPED";

    public Uri Address { get; private set; } = null!;

    public IEnumerable<string> Orders => Calls.Select(call => call.Action).Where(action => !action.StartsWith("Get", StringComparison.Ordinal));

    public static async Task<FakeRenderer> OpenAsync()
    {
        var fake = new FakeRenderer();
        await fake.app.StartAsync(TestContext.Current.CancellationToken);
        fake.Address = new Uri(fake.app.Urls.Single());
        fake.Describe();
        fake.Pages["/scpd.xml"] = context => context.Response.WriteAsync("<scpd xmlns=\"urn:schemas-upnp-org:service-1-0\"><actionList/></scpd>");
        fake.Control = (context, call) => fake.AnswerAsync(context, call);
        return fake;
    }

    /// <summary>How it describes itself.</summary>
    public void Describe(string control = "/control", string scpd = "/scpd.xml", string udn = Udn, string name = "Kitchen", string before = "") =>
        Pages["/description.xml"] = context => context.Response.WriteAsync($"""
            {before}<root xmlns="urn:schemas-upnp-org:device-1-0"><device><deviceType>urn:schemas-upnp-org:device:MediaRenderer:1</deviceType><friendlyName>{name}</friendlyName><modelName>Box</modelName><UDN>{udn}</UDN>
            <serviceList><service><serviceType>urn:schemas-upnp-org:service:RenderingControl:1</serviceType><SCPDURL>/r</SCPDURL><controlURL>/r</controlURL></service>
            <service><serviceType>urn:schemas-upnp-org:service:AVTransport:1</serviceType><SCPDURL>{scpd}</SCPDURL><controlURL>{control}</controlURL></service></serviceList></device></root>
            """);

    /// <summary>Its answer to a search.</summary>
    public SsdpMessage Announcement(string? location = null, string usn = Udn + "::urn:schemas-upnp-org:device:MediaRenderer:1") => SsdpMessage.Parse(Encoding.Latin1.GetBytes(
        $"HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nEXT:\r\nLOCATION: {location ?? new Uri(Address, "/description.xml").AbsoluteUri}\r\nST: urn:schemas-upnp-org:device:MediaRenderer:1\r\nUSN: {usn}\r\n\r\n"))!;

    /// <summary>As a renderer does: it plays what it is told to.</summary>
    public async Task AnswerAsync(HttpContext context, SoapCall call)
    {
        State = call.Action switch { "Play" => "PLAYING", "Stop" => "STOPPED", "Pause" => "PAUSED_PLAYBACK", _ => State };
        (string, string)[] values = call.Action switch
        {
            "GetTransportInfo" => [("CurrentTransportState", State)],
            "GetPositionInfo" => [("TrackURI", Calls.Last(one => one.Action == "SetAVTransportURI").Text("CurrentURI")), ("RelTime", "NOT_IMPLEMENTED")],
            _ => [],
        };
        await context.Response.Body.WriteAsync(SoapAnswer.Of(call.ServiceType, call.Action + "Response", values));
    }

    public async ValueTask DisposeAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await app.StopAsync(late.Token);
        await app.DisposeAsync();
    }
}
