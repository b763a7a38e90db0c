using System.Collections.Immutable;
using System.Security.Claims;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Packaging.Books.Audiobook;
using AudioPaper.Packaging.Books.Daisy;
using AudioPaper.Packaging.Books.Epub;
using AudioPaper.Packaging.ReadAlong;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Api.Routes;

/// <summary>Episodes, their files, and reports: whether or not they are public.</summary>
internal static class EpisodeRoutes
{
    private static readonly ImmutableArray<(string Name, string MediaType)> Companions =
    [
        ("chapters.json", "application/json+chapters"), ("transcript.vtt", "text/vtt"), ("transcript.srt", "application/x-subrip"), ("cover.jpg", "image/jpeg"),
        (ReadAlongJson.FileName, "application/json"),
        ("digest.mp3", "audio/mpeg"), ("digest.m4b", "audio/mp4"), ("digest.opus", "audio/ogg"), ("digest.chapters.json", "application/json+chapters"),
        (EpubBook.FileName, EpubBook.MediaType), (DaisyBook.FileName, DaisyBook.MediaType), (LpfBook.FileName, LpfBook.MediaType), (AudiobookManifest.FileName, AudiobookManifest.MediaType),
    ];

    /// <summary>Maps them.</summary>
    public static void MapEpisodes(this RouteGroupBuilder api)
    {
        var issue = api.MapGroup("/issues/{newspaper}/{issue}");
        issue.MapGet("/report", (string newspaper, string issue, LibraryFolder library, ClaimsPrincipal user) => Content(Known.Issue(library, user, newspaper, issue), "report.json", "application/json"))
            .Told("issues.report", "Issues", "The report of the last publication (report.json): what became of each character and article.").Produces<ReportForm>().RequireScope(Scopes.IssuesRead);
        issue.MapGet("/episode", async (string newspaper, string issue, LibraryFolder library, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                Known.Issue(library, user, newspaper, issue) is { } folder && await folder.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, cancellationToken) is { } episode
                    ? Results.Ok(Of(folder, episode)) : Problem.NotFound.Result())
            .Told("episodes.get", "Episodes", "The episode of an issue and its files.").Produces<EpisodeAnswer>().RequireScope(Scopes.IssuesRead);
        issue.MapGet("/episode/chapters", (string newspaper, string issue, LibraryFolder library, ClaimsPrincipal user) => Content(Known.Issue(library, user, newspaper, issue), "chapters.json", "application/json+chapters"))
            .Told("episodes.chapters", "Episodes", "The chapters (Podcasting 2.0).").Produces<ChaptersForm>(contentType: "application/json+chapters").RequireScope(Scopes.IssuesRead);
        issue.MapGet("/episode/transcript", (string newspaper, string issue, LibraryFolder library, ClaimsPrincipal user) => Content(Known.Issue(library, user, newspaper, issue), "transcript.vtt", "text/vtt; charset=utf-8"))
            .Told("episodes.transcript", "Episodes", "The transcript (WebVTT).").Produces<string>(contentType: "text/vtt").RequireScope(Scopes.IssuesRead);
        issue.MapGet("/episode/files/{file}", async (string newspaper, string issue, string file, LibraryFolder library, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                Known.Issue(library, user, newspaper, issue) is { } folder && (await FilesAsync(folder, cancellationToken)).Where(known => known.Name == file).Cast<EpisodeFile?>().FirstOrDefault() is { } found
                    ? Content(folder, found.Name, found.MediaType) : Problem.NotFound.Result())
            .Told("episodes.file", "Episodes", "A file of an episode, with ranges.").Produces<byte[]>(contentType: "application/octet-stream").RequireScope(Scopes.IssuesRead);
    }

    private static async Task<IEnumerable<EpisodeFile>> FilesAsync(IssueFolder issue, CancellationToken cancellationToken) =>
        await issue.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, cancellationToken) is { } episode ? Files(issue, episode) : [];

    private static IEnumerable<EpisodeFile> Files(IssueFolder issue, EpisodeRecord episode) =>
        (episode.Files.IsEmpty ? [episode.Enclosure] : episode.Files).Where(file => Path.GetFileName(file.Name) == file.Name && File.Exists(issue.At(file.Name)))
            .Concat(Companions.Where(file => File.Exists(issue.At(file.Name))).Select(file => new EpisodeFile(file.Name, file.MediaType, new FileInfo(issue.At(file.Name)).Length)));

    private static EpisodeAnswer Of(IssueFolder issue, EpisodeRecord episode) => new(
        episode.Title, episode.Language, episode.DurationSeconds,
        [.. Files(issue, episode).Select(file => new EpisodeFileAnswer(file.Name, file.MediaType, file.SizeBytes, $"{Known.Address(issue.Id)}/episode/files/{Uri.EscapeDataString(file.Name)}"))]);

    private static IResult Content(IssueFolder? issue, string name, string mediaType) =>
        issue is not null && File.Exists(issue.At(name)) ? Results.File(issue.At(name), mediaType, enableRangeProcessing: true) : Problem.NotFound.Result();
}
