using System.Collections.Immutable;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Host.Web.Speakers.Upnp.Content;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>What to play: one article and all that follow it; or the whole issue as one track; or its headlines.</summary>
/// <param name="Newspaper">Id of the newspaper; a public one.</param>
/// <param name="Issue">Id of the issue; null for the newest.</param>
/// <param name="Article">Id of the article to begin with; null for the first.</param>
/// <param name="Whole">Whether the issue is played as one track.</param>
/// <param name="Headlines">Whether its digest is played: headlines and what is most important.</param>
internal sealed record PlayRequest(string Newspaper, string? Issue = null, string? Article = null, bool Whole = false, bool Headlines = false);

/// <summary>Where to go in a track.</summary>
/// <param name="Seconds">Seconds from its beginning; 0 to 360,000.</param>
internal sealed record SeekRequest(double Seconds);

/// <summary>Speakers at home, by API. They belong to the house, so tokens for one newspaper are refused.</summary>
internal static class SpeakerRoutes
{
    private const double LatestSecond = 360_000;

    /// <summary>Maps them.</summary>
    public static void MapSpeakers(this RouteGroupBuilder api)
    {
        var speakers = api.MapGroup("/speakers");
        speakers.MapGet("", (Speakers all, HttpContext context) => Results.Ok(all.Look(RequestLanguage.Of(context.Request))))
            .Told("speakers.list", "Speakers", "Speakers of the chosen networks, and what they do; none where «upnp» is off.").Produces<ImmutableArray<SpeakerAnswer>>().RequireScope(Scopes.SpeakersRead, isOfServer: true);
        speakers.MapGet("/{speaker}", (string speaker, Speakers all, HttpContext context) => all.Find(speaker) is { } renderer ? Results.Ok(all.Look(renderer, RequestLanguage.Of(context.Request))) : Unknown().Result())
            .Told("speakers.get", "Speakers", "What a speaker does.").Produces<SpeakerAnswer>().RequireScope(Scopes.SpeakersRead, isOfServer: true);
        speakers.MapPost("/{speaker}/play", PlayAsync)
            .Told("speakers.play", "Speakers", "Plays an article and those that follow, a whole issue or its headlines, instead of what it played.").Produces<SpeakerAnswer>().RequireScope(Scopes.SpeakersWrite, isOfServer: true);
        Map(speakers, "pause", "Pauses.", (playback, cancellation) => playback.PauseAsync(cancellation));
        Map(speakers, "resume", "Goes on.", (playback, cancellation) => playback.ResumeAsync(cancellation));
        Map(speakers, "stop", "Stops.", (playback, cancellation) => playback.StopAsync(cancellation));
        Map(speakers, "next", "Goes to the next track.", (playback, cancellation) => MoveAsync(playback, 1, cancellation));
        Map(speakers, "previous", "Goes to the track before.", (playback, cancellation) => MoveAsync(playback, -1, cancellation));
        speakers.MapPost("/{speaker}/seek", (string speaker, SeekRequest asked, Speakers all, HttpContext context, CancellationToken cancellationToken) => OrderAsync(speaker, all, context, playback => SeekAsync(playback, asked.Seconds, cancellationToken)))
            .Told("speakers.seek", "Speakers", "Goes to a place in the track.").Produces<SpeakerAnswer>().RequireScope(Scopes.SpeakersWrite, isOfServer: true);
    }

    private static void Map(RouteGroupBuilder speakers, string order, string summary, Func<Playback, CancellationToken, Task> act) =>
        speakers.MapPost("/{speaker}/" + order, (string speaker, Speakers all, HttpContext context, CancellationToken cancellationToken) => OrderAsync(speaker, all, context, playback => act(playback, cancellationToken)))
            .Told("speakers." + order, "Speakers", summary).Produces<SpeakerAnswer>().RequireScope(Scopes.SpeakersWrite, isOfServer: true);

    private static async Task MoveAsync(Playback playback, int by, CancellationToken cancellationToken)
    {
        if (!await playback.MoveAsync(by, cancellationToken))
        {
            throw Problem.Conflict.Saying("那里没有别的内容了。", "There is nothing more in that direction.").Thrown();
        }
    }

    private static async Task SeekAsync(Playback playback, double seconds, CancellationToken cancellationToken)
    {
        if (seconds is not (>= 0 and <= LatestSecond) || !await playback.SeekAsync((int)seconds, cancellationToken))
        {
            throw Problem.Invalid.Saying("seconds 须在 0 与这一段的长度之间。", "seconds is a number from 0 to the length of the track.").Thrown();
        }
    }

    private static async Task<IResult> OrderAsync(string speaker, Speakers all, HttpContext context, Func<Playback, Task> act)
    {
        var renderer = all.Find(speaker) ?? throw Unknown().Thrown();
        var playback = all.Playing(renderer) ?? throw Problem.Conflict.Saying("这个音箱现在没有为本服务器播放内容；请先用 play。", "This speaker plays nothing for this server now; use play first.").Thrown();
        return await DoneAsync(renderer, all, context, () => act(playback));
    }

    private static async Task<IResult> PlayAsync(string speaker, PlayRequest asked, Speakers all, ContentTree tree, HttpContext context, CancellationToken cancellationToken)
    {
        var renderer = all.Find(speaker) ?? throw Unknown().Thrown();
        // Private newspapers are not in the tree: what is played can be heard by everybody on the network.
        var newspaper = tree.Newspaper(asked.Newspaper ?? "") ?? throw Problem.NotFound.Saying("没有这份公开的报纸。", "There is no public newspaper of this id.").Thrown();
        var issue = (asked.Issue is null ? newspaper.Newest : newspaper.Issue(asked.Issue)) ?? throw Problem.NotFound.Saying("没有这一期。", "There is no issue of this id.").Thrown();
        var objects = IssueObjects.Of(newspaper, issue);
        ImmutableArray<MediaObject> tracks = (asked.Whole, asked.Headlines, asked.Article) switch
        {
            (true, false, null) => [objects.Whole],
            (false, true, null) => objects.Digest is { } digest ? [digest] : throw Problem.NotFound.Saying("这一期没有提要。", "This issue has no digest.").Thrown(),
            (false, false, _) => objects.Articles,
            _ => throw Problem.Invalid.Saying("article、whole、headlines 只能用其一。", "Only one of article, whole and headlines can be told.").Thrown(),
        };
        var first = asked.Article is null ? 0 : tracks.Index().Where(track => track.Item.Id == $"a/{issue.Folder}/{asked.Article}").Select(track => track.Index).DefaultIfEmpty(-1).First();
        if (first < 0 || tracks.IsEmpty)
        {
            throw Problem.NotFound.Saying("没有这篇文章。", "There is no article of this id.").Thrown();
        }

        var media = all.Media[renderer.Network.Address];
        var queue = new PlayQueue([.. tracks.Select(track => QueuedTrack.Of(track, media))], first);
        return await DoneAsync(renderer, all, context, () => all.PlayAsync(renderer, newspaper.Folder, issue.Name, queue, cancellationToken));
    }

    private static async Task<IResult> DoneAsync(Renderer renderer, Speakers all, HttpContext context, Func<Task> act)
    {
        try
        {
            await act();
            return Results.Ok(all.Look(renderer, RequestLanguage.Of(context.Request)));
        }
        catch (SpeakerException e)
        {
            return Problem.Conflict.Saying(e.Chinese!, e.Message).Result();
        }
    }

    private static Problem Unknown() => Problem.NotFound.Saying("没有这个音箱，或它已离开网络；speakers 列出现有的。", "There is no such speaker, or it has left the network; see /speakers.");
}
