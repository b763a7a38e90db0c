using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Speakers.Addresses;

/// <summary>Answers GET and HEAD for what a newspaper offers to speakers.</summary>
internal static class SpeakerAnswers
{
    /// <summary>Answers; 404 where there is nothing of the kind just now.</summary>
    /// <param name="context">The request.</param>
    /// <param name="newspaper">The newspaper, which the caller may see.</param>
    /// <param name="file">What is wanted of it.</param>
    /// <param name="site">Under which address it is seen.</param>
    /// <param name="renderings">Keeps what was made.</param>
    public static Task AnswerAsync(HttpContext context, ServedNewspaper newspaper, SpeakerFile file, SiteAddress site, Renderings renderings)
    {
        if (file.Kind is SpeakerFileKind.Latest or SpeakerFileKind.Headlines)
        {
            return Redirect(context, newspaper, file, site);
        }

        var isChinese = file.Kind == SpeakerFileKind.Page && RequestLanguage.Of(context.Request).IsChinese;
        var body = renderings.Other(newspaper, isChinese ? file.Path + " zh" : file.Path, site, () => file.Kind switch
        {
            SpeakerFileKind.Playlist => SpeakerPlaylist.Render(newspaper, site, file.Extension),
            SpeakerFileKind.Briefing => FlashBriefing.Render(newspaper, site, file.Section),
            _ => new ListenPage(newspaper, site, isChinese).Render(),
        });
        if (file.Kind == SpeakerFileKind.Playlist)
        {
            // Speakers are told to play it once a day, and shall not play yesterday's.
            context.Response.Headers.CacheControl = "no-cache";
        }

        return body is not null ? body.AnswerAsync(context) : NotFound(context);
    }

    // 302 and not 301: tomorrow it leads elsewhere. Every player follows it, and asks for ranges there.
    private static Task Redirect(HttpContext context, ServedNewspaper newspaper, SpeakerFile file, SiteAddress site)
    {
        if (LatestSound.Of(newspaper, file) is not { } found)
        {
            return NotFound(context);
        }

        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Location = site.Link(found.Issue.Folder, found.Name);
        context.Response.StatusCode = StatusCodes.Status302Found;
        return Task.CompletedTask;
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
