using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Web.Api;

/// <summary>The server in this process, on a free port of this machine, with a library of its own.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    private readonly TemporaryFolder folder = new();
    private readonly WebApplication app;

    private Office(int workers, int maxUploadMiB, Uri? publicUrl, TimeSpan? uploadGrace)
    {
        Library = LibraryFolder.Open(folder["library"]);
        var settings = new ServerSettings { Library = Library.Root, Urls = "http://127.0.0.1:0", Workers = workers, MaxUploadMiB = maxUploadMiB, PublicUrl = publicUrl, UploadGrace = uploadGrace ?? TimeSpan.FromSeconds(10) };
        app = WebServer.Build(settings, services => new Newsroom(Library, settings, TimeProvider.System, services.GetRequiredService<ILoggerFactory>()));
        Newsroom = app.Services.GetRequiredService<Newsroom>();
    }

    public LibraryFolder Library { get; }

    public Newsroom Newsroom { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address { get; private set; } = null!;

    /// <summary>Opens it; jobs are done only with workers.</summary>
    public static async Task<Office> OpenAsync(int workers = 0, int maxUploadMiB = 20, Uri? publicUrl = null, TimeSpan? uploadGrace = null)
    {
        var office = new Office(workers, maxUploadMiB, publicUrl, uploadGrace);
        await office.app.StartAsync(TestContext.Current.CancellationToken);
        office.Address = new Uri(office.app.Urls.Single());
        office.Newsroom.Start();
        return office;
    }

    /// <summary>Somebody who asks, without account or cookie.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>A program with a new token.</summary>
    public async Task<HttpClient> ProgramAsync(string? newspaper = null, params string[] scopes)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(newspaper, scopes));
        return client;
    }

    public async Task<string> TokenAsync(string? newspaper = null, params string[] scopes) =>
        (await Services.GetRequiredService<ProgramTokens>().AddAsync("test", scopes.Length == 0 ? Scopes.All : [.. scopes], newspaper, 1, TestContext.Current.CancellationToken)).Secret;

    public Task AddUserAsync(string name, string role = Scopes.Admin) => Services.GetRequiredService<Users>().AddAsync(name, role, Password, TestContext.Current.CancellationToken);

    /// <summary>Somebody in a browser who has logged in.</summary>
    public async Task<HttpClient> PersonAsync(string name, string role = Scopes.Admin)
    {
        await AddUserAsync(name, role);
        var client = Stranger();
        using var answer = await LogInAsync(client, name, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public static async Task<HttpResponseMessage> LogInAsync(HttpClient client, string name, string password) =>
        await client.PostAsync("/login", Form(("__csrf", await FormTokenAsync(client, "/login")), ("name", name), ("password", password)), TestContext.Current.CancellationToken);

    /// <summary>The token against forgery that a page holds.</summary>
    public static async Task<string> FormTokenAsync(HttpClient client, string page)
    {
        var html = await (await client.GetAsync(page, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var at = html.IndexOf("name=\"__csrf\" value=\"", StringComparison.Ordinal) + "name=\"__csrf\" value=\"".Length;
        return html[at..html.IndexOf('"', at)];
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>Puts an issue on the disk as if it had been published, without speaking a word.</summary>
    public async Task<IssueFolder> ShelveAsync(string newspaper, string date = "2026-03-19", string title = "One", IssueStage stage = IssueStage.Published)
    {
        var issue = Library.Issue(IssueId.Of(newspaper, DateOnly.ParseExact(date, "yyyy-MM-dd"), ""));
        Directory.CreateDirectory(issue.At("work"));
        Directory.CreateDirectory(issue.At("source"));
        var request = new IssueRequest(newspaper, DateOnly.ParseExact(date, "yyyy-MM-dd"), "", "espeak:cmn", new Uri("http://localhost/"), ["001-page.txt"], "run") { Formats = ["mp3"] };
        await File.WriteAllTextAsync(issue.At("source", "001-page.txt"), "Bread\n\nA baker bakes bread every morning, and all of the street can smell it before it is light.\n", TestContext.Current.CancellationToken);
        await issue.WriteAsync("issue", request, RecordJson.Readable.IssueRequest, TestContext.Current.CancellationToken);
        await issue.WriteAsync("a1", new ArticleRecord("run", "a1", title, ArticleState.Spoken, null, "espeak:cmn", "espeak:cmn", [], 22050, 1, [], [], 0, 0), RecordJson.Readable.ArticleRecord, TestContext.Current.CancellationToken);
        await issue.WriteAsync("episode", new EpisodeRecord("key", title, "", newspaper, "en", request.Date, "", 4, 1) { Files = [new EpisodeFile("episode.mp3", "audio/mpeg", 4)] }, RecordJson.Readable.EpisodeRecord, TestContext.Current.CancellationToken);
        await issue.WriteStateAsync(new IssueState("run", stage, TimeProvider.System.GetUtcNow()) { Reason = stage == IssueStage.Failed ? title : null }, TestContext.Current.CancellationToken);
        foreach (var (name, content) in new[] { ("episode.mp3", "ID3!"), ("report.json", "{}"), ("chapters.json", "{}"), ("transcript.vtt", "WEBVTT\n"), ("articles.json", """{"articles":[{"id":"a1","headline":"Bread","paragraphs":["x"]},{"id":"a2","headline":"Two","paragraphs":["y"]}]}""") })
        {
            await File.WriteAllTextAsync(issue.At(name), content, TestContext.Current.CancellationToken);
        }

        return issue;
    }

    /// <summary>Asks until what is answered is as it should be; a minute and a half at most.</summary>
    public static async Task<JsonElement> UntilAsync(HttpClient client, string path, Predicate<JsonElement> isSo)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode && JsonDocument.Parse(text).RootElement is var json && isSo(json))
            {
                return json;
            }

            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(4), $"{path} still says {answer.StatusCode} {text}");
        }
    }

    /// <summary>Whether nothing of an upload was left.</summary>
    public bool HasNoDelivery => !Newsroom.Inbox.Ids().Any() && (!Directory.Exists(Path.Combine(Library.Root, ".server", "inbox")) || Directory.GetFileSystemEntries(Path.Combine(Library.Root, ".server", "inbox")).Length == 0);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await Newsroom.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
