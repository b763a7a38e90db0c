using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Speakers.Upnp;
using AudioPaper.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>A server whose media server is bound to this machine's loopback interface.</summary>
internal sealed class HomeServer : IAsyncDisposable
{
    public static readonly XNamespace Didl = "urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/";
    public static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    public static readonly XNamespace Members = "urn:schemas-upnp-org:metadata-1-0/upnp/";

    private readonly TemporaryFolder folder = new();
    private readonly WebApplication app;

    private HomeServer(Action<string> fill)
    {
        fill(folder["library"]);
        var settings = new ServerSettings { Library = folder["library"], Urls = "http://127.0.0.1:0", Workers = 0, Upnp = new UpnpSettings { Interfaces = ["127.0.0.1"], Name = "Küche & <Bad>", Port = 0 } };
        app = WebServer.Build(settings, services => new Newsroom(LibraryFolder.Open(folder["library"]), settings, TimeProvider.System, services.GetRequiredService<ILoggerFactory>()));
    }

    public string Library => folder["library"];

    public PublishedIndex Index => app.Services.GetRequiredService<PublishedIndex>();

    public AudioPaper.Host.Web.Speakers.Upnp.Renderers.Speakers Speakers => app.Services.GetRequiredService<AudioPaper.Host.Web.Speakers.Upnp.Renderers.Speakers>();

    /// <summary>Whoever is at home.</summary>
    public HttpClient Home { get; private set; } = null!;

    /// <summary>A program that may play.</summary>
    public HttpClient Api { get; private set; } = null!;

    public static async Task<HomeServer> OpenAsync(Action<string> fill)
    {
        var home = new HomeServer(fill);
        await home.app.StartAsync(TestContext.Current.CancellationToken);
        home.Home = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(home.Speakers.Media[IPAddress.Loopback], "/"), Timeout = TimeSpan.FromMinutes(2) };
        var token = await home.app.Services.GetRequiredService<ProgramTokens>().AddAsync("test", [Scopes.SpeakersRead, Scopes.SpeakersWrite], null, 1, TestContext.Current.CancellationToken);
        home.Api = new HttpClient { BaseAddress = new Uri(home.app.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
        home.Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        return home;
    }

    /// <summary>Sends an envelope.</summary>
    public async Task<(int Status, XDocument Answer)> SendAsync(string service, string envelope, string? action = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/control/" + service) { Content = new StringContent(envelope, Encoding.UTF8, "text/xml") };
        if (action is not null)
        {
            request.Headers.TryAddWithoutValidation("SOAPACTION", action);
        }

        using var answer = await Home.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Calls an action.</summary>
    public Task<(int Status, XDocument Answer)> CallAsync(string service, string action, params (string Name, string Value)[] arguments)
    {
        XNamespace envelope = "http://schemas.xmlsoap.org/soap/envelope/", type = $"urn:schemas-upnp-org:service:{service}:1";
        var body = new XElement(envelope + "Envelope", new XElement(envelope + "Body", new XElement(type + action, arguments.Select(argument => new XElement(argument.Name, argument.Value)))));
        return SendAsync(service, body.ToString(), $"\"{type.NamespaceName}#{action}\"");
    }

    /// <summary>Looks into a container, or at an object.</summary>
    public Task<(int Status, XDocument Answer)> BrowseAsync(string id, string flag = "BrowseDirectChildren", string filter = "*", string start = "0", string count = "0", string sort = "") =>
        CallAsync("ContentDirectory", "Browse", ("ObjectID", id), ("BrowseFlag", flag), ("Filter", filter), ("StartingIndex", start), ("RequestedCount", count), ("SortCriteria", sort));

    public Task<(int Status, XDocument Answer)> SearchAsync(string criteria, string container = "0") =>
        CallAsync("ContentDirectory", "Search", ("ContainerID", container), ("SearchCriteria", criteria), ("Filter", "*"), ("StartingIndex", "0"), ("RequestedCount", "0"), ("SortCriteria", ""));

    /// <summary>What stands in a container.</summary>
    public async Task<List<XElement>> InAsync(string id) => Objects(await BrowseAsync(id));

    public static List<XElement> Objects((int Status, XDocument Answer) answer)
    {
        Assert.Equal(200, answer.Status);
        return [.. XDocument.Parse(Out(answer, "Result")).Root!.Elements()];
    }

    public static string Out((int Status, XDocument Answer) answer, string name) => answer.Answer.Descendants(name).Single().Value;

    public static string TitleOf(XElement one) => one.Element(Dublin + "title")!.Value;

    /// <summary>The number of a refusal in the standard's form.</summary>
    public static int ErrorOf((int Status, XDocument Answer) answer)
    {
        XNamespace envelope = "http://schemas.xmlsoap.org/soap/envelope/", control = "urn:schemas-upnp-org:control-1-0";
        Assert.Equal(500, answer.Status);
        var fault = answer.Answer.Root!.Element(envelope + "Body")!.Element(envelope + "Fault")!;
        Assert.Equal(("s:Client", "UPnPError"), (fault.Element("faultcode")!.Value, fault.Element("faultstring")!.Value));
        var error = fault.Element("detail")!.Element(control + "UPnPError")!;
        Assert.NotEmpty(error.Element(control + "errorDescription")!.Value);
        return int.Parse(error.Element(control + "errorCode")!.Value);
    }

    /// <summary>Id of a renderer in the API.</summary>
    public static string IdOf(string udn) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(udn)))[..12];

    public async ValueTask DisposeAsync()
    {
        Home?.Dispose();
        Api?.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
