using AudioPaper.Diagnostics;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Files;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;

namespace AudioPaper.Host.Web.Feeds;

/// <summary>
/// Tells the WebSub hubs of a newspaper that its feeds have news (WebSub, 6, leaves the form open; this is the one that hubs take: a form with
/// <c>hub.mode=publish</c> and the address of each feed as <c>hub.url</c>). Safe for calls at the same time.
/// </summary>
internal sealed class HubPings : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly ServerSettings settings;
    private readonly PublishedIndex index;
    private readonly HttpClient client;

    /// <summary>Pings hubs of the public internet, and of private networks where the settings allow it.</summary>
    public HubPings(ServerSettings settings, PublishedIndex index)
        : this(settings, index, settings.AllowsPrivateHubs ? WebLimits.Standard.WithPrivateAddresses() : WebLimits.Standard)
    {
    }

    /// <summary>Pings hubs that the limits allow.</summary>
    public HubPings(ServerSettings settings, PublishedIndex index, WebLimits limits)
    {
        (this.settings, this.index) = (settings, index);
        client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = new GuardedConnection(limits).OpenAsync, AllowAutoRedirect = false, UseProxy = false, UseCookies = false, Credentials = null, MaxResponseDrainSize = 0,
        })
        {
            Timeout = Longest,
        };
    }

    /// <summary>
    /// Pings all hubs of a newspaper; each gets its turn, whatever the others answer. Does nothing for private newspapers, and without a public address in
    /// the settings: no hub could reach the feeds. May be repeated.
    /// </summary>
    /// <param name="newspaperFolder">Name of the newspaper's folder.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SentenceException">A hub could not be told; the sentence says which.</exception>
    public async Task PingAsync(string newspaperFolder, CancellationToken cancellationToken)
    {
        if (settings.PublicUrl is not { } library || !index.Newspapers.TryGetValue(newspaperFolder, out var newspaper) || newspaper.Settings.IsPrivate)
        {
            return;
        }

        var feeds = new ServedFeed(newspaper, new SiteAddress(library, IsPrivate: false));
        var topics = feeds.All().Select(feed => feeds.Url(feed).AbsoluteUri).ToList();
        var failed = new List<string>();
        foreach (var hub in newspaper.Settings.Hubs)
        {
            if (await FailureAsync(hub, topics, cancellationToken) is { } failure)
            {
                failed.Add($"{hub} ({failure})");
            }
        }

        if (failed.Count > 0)
        {
            throw new LibraryException(
                $"These hubs could not be told of {newspaperFolder}: {string.Join(", ", failed)}; check \"hubs\" in its settings, and for hubs in private networks \"hubs\": {{ \"allowPrivate\": true }} in the server's.",
                $"无法通知以下 hub（{newspaperFolder}）：{string.Join("、", failed)}；请检查其设置中的 hubs；内部网络中的 hub 须在服务器设置中写 hubs.allowPrivate。");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<string?> FailureAsync(string hub, List<string> topics, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(topics.Select(topic => KeyValuePair.Create("hub.url", topic)).Prepend(KeyValuePair.Create("hub.mode", "publish")));
        using var request = new HttpRequestMessage(HttpMethod.Post, hub) { Content = form };
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"{(int)response.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or IntakeException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // What an address in a private network needs stands behind a semicolon there, and is something else here.
            return e is OperationCanceledException ? $"no answer within {Longest.TotalSeconds:0} s" : (e.InnerException as IntakeException ?? e).Message.Split(';')[0].TrimEnd('.');
        }
    }
}
