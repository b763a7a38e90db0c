using System.Globalization;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Front;
using AudioPaper.Host.Web.Front.Player;
using AudioPaper.Host.Web.Places;
using AudioPaper.Host.Web.Remarks;
using AudioPaper.Host.Web.Speakers.Addresses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Web.Files;

/// <summary>
/// All that needs no login: the front page, pages of newspapers and issues, feeds and files of public newspapers; and those of a private one
/// below <c>/p/SECRET/</c>. A path is looked up in what is published, never joined to a folder.
/// </summary>
internal sealed class PublicSite(ServerSettings settings, PublishedIndex index, Listeners listeners, RemarkPublicRoutes remarks, PlaceAnswers places)
{
    private readonly Renderings renderings = new();

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.XContentTypeOptions = "nosniff";
        if (SiteAddress.Of(request, settings) is not { } address)
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var (target, site) = Find(context, address);
        if (target is null or PublicTarget.Place { ListenerId: null })
        {
            NotFound(response);
        }
        else if (target is PublicTarget.Place place)
        {
            await places.AnswerAsync(context, place.ListenerId!, place.Issue.Name);
        }
        else if (target is PublicTarget.Remarks said)
        {
            await remarks.AnswerAsync(context, said.Newspaper.Folder, said.Issue, said.Id);
        }
        else if (HttpMethods.IsOptions(request.Method))
        {
            Preflight(response, site);
        }
        else if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.Headers.Allow = "GET, HEAD, OPTIONS";
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
        else
        {
            await AnswerAsync(context, target, site);
        }
    }

    private (PublicTarget? Target, SiteAddress Site) Find(HttpContext context, SiteAddress address)
    {
        var names = PublicPath.Names(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        if (names is null || !PageOf(context.Request.Query, out var page))
        {
            return (null, address);
        }

        if (PublicTarget.AtRoot(names) is { } root)
        {
            return (root, address);
        }

        if (names is ["p", var token, var folder, ..] && Listeners.IsToken(token))
        {
            return listeners.Find(token) is { } listener && listener.Newspaper == folder && index.Newspapers.TryGetValue(folder, out var own)
                ? (PublicTarget.In(own, names.AsSpan(3), page) is var target && target is PublicTarget.Place place ? place with { ListenerId = listener.Id } : target, address.For(token)) : (null, address);
        }

        return index.Newspapers.TryGetValue(names[0], out var newspaper) && !newspaper.Settings.IsPrivate
            ? (PublicTarget.In(newspaper, names.AsSpan(1), page), address) : (null, address);
    }

    private async Task AnswerAsync(HttpContext context, PublicTarget target, SiteAddress site)
    {
        var headers = context.Response.Headers;
        if (site.IsPrivate)
        {
            headers["Referrer-Policy"] = "no-referrer";
            headers["X-Robots-Tag"] = "noindex";
        }
        else if (target is PublicTarget.FeedFile or PublicTarget.IssueFile or PublicTarget.Speaker)
        {
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = "Accept-Ranges, Content-Length, Content-Range, ETag";
        }

        headers.CacheControl = (site.IsPrivate ? "private" : "public") + (target is PublicTarget.IssueFile ? ", max-age=300" : ", max-age=60");
        PageLanguage.Keep(context, site);
        switch (target)
        {
            case PublicTarget.PlayerFile file:
                headers.CacheControl = file.IsFixed ? "public, max-age=31536000, immutable" : "no-cache";
                await file.Body.AnswerAsync(context);
                break;
            case PublicTarget.Manifest manifest:
                await SiteManifest.Render(manifest.Newspaper, site, PageLanguage.IsChinese(context.Request)).AnswerAsync(context);
                break;
            case PublicTarget.Elsewhere elsewhere:
                headers.Location = site.Link(elsewhere.Folder, "");
                context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
                break;
            case PublicTarget.Speaker speaker:
                await SpeakerAnswers.AnswerAsync(context, speaker.Newspaper, speaker.File, site, renderings);
                break;
            case PublicTarget.IssueFile { File.IsText: false } sound:
                await AnswerAsync(context, FileResponse.Open(sound.File.Path), sound.File.MediaType);
                break;
            default:
                await AnswerAsync(context, await RenderAsync(context, target, site));
                break;
        }
    }

    private async Task<RenderedBody?> RenderAsync(HttpContext context, PublicTarget target, SiteAddress site) => target switch
    {
        PublicTarget.FeedFile feed => renderings.Feed(feed.Newspaper, feed.Name, site),
        PublicTarget.IssueFile file => await renderings.TextAsync(file.Issue, file.File, site, context.RequestAborted),
        PublicTarget.NewspaperPage page => renderings.Newspaper(page.Newspaper, site, PageLanguage.IsChinese(context.Request), PageOf(context.Request.Query, out var number) ? number : null),
        PublicTarget.IssuePage page => renderings.Issue(page.Newspaper, page.Issue, site, PageLanguage.IsChinese(context.Request)),
        _ => renderings.Front(index.Newspapers, site, PageLanguage.IsChinese(context.Request)),
    };

    private static Task AnswerAsync(HttpContext context, RenderedBody? body)
    {
        if (body is null)
        {
            NotFound(context.Response);
            return Task.CompletedTask;
        }

        return body.AnswerAsync(context);
    }

    private static async Task AnswerAsync(HttpContext context, FileStream? file, string mediaType)
    {
        if (file is null)
        {
            NotFound(context.Response);
            return;
        }

        await using (file)
        {
            await FileResponse.AnswerAsync(context, file, mediaType);
        }
    }

    private static void NotFound(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static void Preflight(HttpResponse response, SiteAddress site)
    {
        if (!site.IsPrivate)
        {
            response.Headers.AccessControlAllowOrigin = "*";
            response.Headers.AccessControlAllowMethods = "GET, HEAD";
            response.Headers.AccessControlAllowHeaders = "Range, If-Range, If-None-Match, If-Modified-Since";
            response.Headers.AccessControlMaxAge = "86400";
        }

        response.Headers.Allow = "GET, HEAD, OPTIONS";
        response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static bool PageOf(IQueryCollection query, out int? page)
    {
        page = null;
        if (!query.TryGetValue("page", out var values))
        {
            return true;
        }

        var isNumber = int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        page = number;
        return isNumber;
    }
}

/// <summary>Puts the public site into the server.</summary>
internal static class PublicSiteSetup
{
    /// <summary>What it is made of. The framework's log of requests is silenced: addresses of private listeners are secrets.</summary>
    public static IServiceCollection AddPublicSite(this IServiceCollection services) =>
        services.AddSingleton<PublishedIndex>().AddSingleton<Listeners>().AddSingleton<PublicSite>().AddSingleton<HubPings>().AddSingleton<ListenerPlaces>().AddSingleton<PlaceAnswers>().AddSingleton<RemarkThrottle>().AddSingleton<RemarkIntake>().AddSingleton<RemarkPublicRoutes>().AddSingleton<RemarkDesk>()
            .Configure<LoggerFilterOptions>(filter => filter.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));

    /// <summary>It answers whatever no other route takes.</summary>
    public static void MapPublicSite(this IEndpointRouteBuilder routes)
    {
        var (site, index) = (routes.ServiceProvider.GetRequiredService<PublicSite>(), routes.ServiceProvider.GetRequiredService<PublishedIndex>());
        routes.ServiceProvider.GetRequiredService<Newsroom>().IssuePublished += id => index.Changed(id.NewspaperFolder);
        routes.ServiceProvider.GetRequiredService<Newsroom>().IssueWithdrawn += id => index.Changed(id.NewspaperFolder);
        routes.MapFallback("{**path}", site.AnswerAsync).AllowAnonymous();
    }
}
