using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Web;

/// <summary>A server on this machine's loopback address, for a library that may be spoiled.</summary>
internal sealed class ServedLibrary : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly WebApplication app;

    private ServedLibrary(TemporaryFolder folder, WebApplication app)
    {
        (this.folder, this.app) = (folder, app);
        app.Use(async (context, next) =>
        {
            await next(context);
            Requests.Enqueue((context.Request.Path.ToString(), context.Request.QueryString.ToString(), context.Response.StatusCode));
        });
    }

    public string Library => folder["library"];

    public Uri Address { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Path, query and status of what was answered.</summary>
    public ConcurrentQueue<(string Path, string Query, int Status)> Requests { get; } = [];

    public PublishedIndex Index => app.Services.GetRequiredService<PublishedIndex>();

    public ILoggerFactory Logs => app.Services.GetRequiredService<ILoggerFactory>();

    public Listeners Listeners => app.Services.GetRequiredService<Listeners>();

    /// <summary>Starts a server.</summary>
    /// <param name="make">Fills the folder <c>library</c> in a temporary folder.</param>
    /// <param name="publicUrl">Address in the settings.</param>
    /// <param name="replace">Puts parts of its own into the server.</param>
    public static async Task<ServedLibrary> StartAsync(Action<TemporaryFolder> make, string? publicUrl = null, Action<IServiceCollection>? replace = null)
    {
        var folder = new TemporaryFolder();
        make(folder);
        // Nothing is made here: the newsroom never starts.
        var settings = new ServerSettings { Library = folder["library"], Urls = "http://127.0.0.1:0", PublicUrl = publicUrl is null ? null : new Uri(publicUrl), Workers = 0 };
        var app = WebServer.Build(settings, services => new Newsroom(LibraryFolder.Open(folder["library"]), settings, TimeProvider.System, services.GetRequiredService<ILoggerFactory>()), replace);
        var served = new ServedLibrary(folder, app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        served.Address = new Uri(app.Urls.Single());
        served.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = served.Address, Timeout = TimeSpan.FromMinutes(2) };
        return served;
    }

    /// <summary>Asks for a path.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in fields)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The status of a path.</summary>
    public async Task<HttpStatusCode> StatusAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await AskAsync(path, fields);
        return response.StatusCode;
    }

    /// <summary>What is at a path, as bytes.</summary>
    public Task<byte[]> BytesAsync(string path) => Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>What is at a path, as text.</summary>
    public Task<string> TextAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>A connection without any client between.</summary>
    public async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Address.Port, TestContext.Current.CancellationToken);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync(TestContext.Current.CancellationToken);
        await app.DisposeAsync();
        folder.Dispose();
    }
}
