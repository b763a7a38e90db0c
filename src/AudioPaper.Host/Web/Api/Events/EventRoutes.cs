using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace AudioPaper.Host.Web.Api.Events;

/// <summary>What happens to issues, as it happens (server-sent events, HTML 9.2).</summary>
internal static class EventRoutes
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // A browser comes again by itself, and whose account is gone by then is not let in.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Maps them.</summary>
    public static void MapEvents(this RouteGroupBuilder api) =>
        api.MapGet("/events", (HttpContext context, IssueWatch watch, TimeProvider clock, IHostApplicationLifetime life) =>
            {
                var channel = watch.Join();
                var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
                ended.CancelAfter(Longest);
                context.Response.OnCompleted(() =>
                {
                    watch.Leave(channel);
                    ended.Dispose();
                    return Task.CompletedTask;
                });
                context.Response.Headers["X-Accel-Buffering"] = "no";
                return TypedResults.ServerSentEvents(EventsAsync(channel.Reader, context, clock, ended.Token));
            })
            .Told("events", "Server", "Server-sent events: «issue» with an issue whenever it goes on, «heartbeat» every quarter of a minute. Ends after ten minutes; connect again.")
            .Produces<IssueAnswer>(contentType: "text/event-stream").Limited(RateLimits.Requests).RequireScope(Scopes.IssuesRead);

    private static async IAsyncEnumerable<SseItem<IssueAnswer?>> EventsAsync(
        System.Threading.Channels.ChannelReader<IssueAnswer> reader, HttpContext context, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new SseItem<IssueAnswer?>(null, "heartbeat") { ReconnectionInterval = TimeSpan.FromSeconds(2) };
        while (!cancellationToken.IsCancellationRequested)
        {
            while (reader.TryRead(out var look))
            {
                if (Access.Sees(context.User, look.Newspaper))
                {
                    yield return new SseItem<IssueAnswer?>(look, "issue");
                }
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var next = reader.WaitToReadAsync(pause.Token).AsTask();
            var isNew = await Task.WhenAny(next, Task.Delay(Heartbeat, clock, pause.Token)) == next;
            await pause.CancelAsync();
            if (!isNew)
            {
                yield return new SseItem<IssueAnswer?>(null, "heartbeat");
            }
        }
    }
}
