using System.Collections.Immutable;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Host.Web.Remarks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Api.Routes;

/// <summary>A remark of listeners: this was said wrong.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Issue">Id of the issue.</param>
/// <param name="Article">Id of the article.</param>
/// <param name="Title">Title of the article.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="BeginSeconds">Where it began in the episode.</param>
/// <param name="Words">The words that were said wrong; null for: not told.</param>
/// <param name="Wish">How they should be said, in the listener's words; null for: not told.</param>
/// <param name="Count">How many listeners said so.</param>
/// <param name="ReceivedAt">When the first one did.</param>
/// <param name="Stage"><c>open</c>, <c>accepted</c> (the issue is being made again), <c>corrected</c> (it is published) or <c>declined</c>.</param>
/// <param name="Answer">What the listeners were told; null for nothing.</param>
/// <param name="Lexeme">What was put into the lexicon; null for nothing.</param>
internal sealed record RemarkItem(
    string Id, string Issue, string Article, string Title, string Sentence, double BeginSeconds, string? Words, string? Wish, int Count, DateTimeOffset ReceivedAt, string Stage, string? Answer, string? Lexeme);

/// <summary>A remark that is right.</summary>
/// <param name="Lexeme">How the word is said.</param>
/// <param name="Scope"><c>newspaper</c> (from now on) or <c>issue</c> (in this one only); null for the newspaper.</param>
/// <param name="Answer">What the listeners are told; null for nothing more than that it is corrected.</param>
internal sealed record RemarkAcceptance(LexemeRequest Lexeme, string? Scope = null, string? Answer = null);

/// <summary>A remark that changes nothing.</summary>
/// <param name="Answer">Why; null for no word.</param>
internal sealed record RemarkRefusal(string? Answer = null);

/// <summary>Remarks of listeners, for editors.</summary>
internal static class RemarkRoutes
{
    /// <summary>Maps them.</summary>
    public static void MapRemarks(this RouteGroupBuilder api)
    {
        var remarks = api.MapGroup("/newspapers/{newspaper}/remarks");
        remarks.MapGet("", async (string newspaper, LibraryFolder library, RemarkDesk desk, HttpContext context, CancellationToken cancellationToken) =>
                Known.Newspaper(library, context.User, newspaper) is { } folder ? Results.Ok(await ListAsync(library, desk, folder, cancellationToken)) : Problem.NotFound.Result())
            .Told("remarks.list", "Remarks", "What listeners say was said wrong, the oldest first.").Produces<ImmutableArray<RemarkItem>>().RequireScope(Scopes.LexiconRead);
        remarks.MapPost("/{remark}/accept", async (string newspaper, string remark, RemarkAcceptance acceptance, LibraryFolder library, RemarkDesk desk, HttpContext context, CancellationToken cancellationToken) =>
                Known.Newspaper(library, context.User, newspaper) is { } folder
                    ? await AnsweredAsync(library, desk, folder, remark, await desk.AcceptAsync(folder, remark, acceptance.Lexeme, IsOfIssue(acceptance.Scope), acceptance.Answer, cancellationToken), cancellationToken)
                    : Problem.NotFound.Result())
            .Told("remarks.accept", "Remarks", "Puts the word into the lexicon and makes the issue again; sentences without it stay as they are.").Produces<RemarkItem>().RequireScope(Scopes.LexiconWrite);
        remarks.MapPost("/{remark}/decline", async (string newspaper, string remark, RemarkRefusal refusal, LibraryFolder library, RemarkDesk desk, HttpContext context, CancellationToken cancellationToken) =>
                Known.Newspaper(library, context.User, newspaper) is { } folder
                    ? await AnsweredAsync(library, desk, folder, remark, await desk.DeclineAsync(folder, remark, refusal.Answer, cancellationToken), cancellationToken) : Problem.NotFound.Result())
            .Told("remarks.decline", "Remarks", "Leaves it as it was said.").Produces<RemarkItem>().RequireScope(Scopes.LexiconWrite);
    }

    /// <summary>Whether a scope that somebody sent is the issue alone.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    internal static bool IsOfIssue(string? scope) => scope switch
    {
        null or "" or "newspaper" => false,
        "issue" => true,
        _ => throw Problem.Invalid.Saying("scope 只能是 newspaper 或 issue。", "scope is newspaper or issue.").Thrown(),
    };

    private static async Task<ImmutableArray<RemarkItem>> ListAsync(LibraryFolder library, RemarkDesk desk, string folder, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<RemarkItem>();
        foreach (var remark in await desk.BoxOf(folder).AllAsync(cancellationToken))
        {
            items.Add(await ItemAsync(library, folder, remark, cancellationToken));
        }

        return items.ToImmutable();
    }

    private static async Task<IResult> AnsweredAsync(LibraryFolder library, RemarkDesk desk, string folder, string id, Remark? answered, CancellationToken cancellationToken) =>
        answered is not null ? Results.Ok(await ItemAsync(library, folder, answered, cancellationToken))
            : await desk.BoxOf(folder).ReadAsync(id, cancellationToken) is null ? Problem.NotFound.Result() : Problem.Conflict.Saying("这条意见已有答复。", "This remark is answered already.").Result();

    private static async Task<RemarkItem> ItemAsync(LibraryFolder library, string folder, Remark remark, CancellationToken cancellationToken) => new(
        remark.Id, remark.Issue, remark.ArticleId, remark.Title, remark.Sentence, remark.BeginMs / 1000.0, remark.Words, remark.Wish, remark.Count, remark.ReceivedAt,
        await RemarkPublicRoutes.StageOfAsync(remark, library.Issue(new IssueId($"{folder}/{remark.Issue}")), cancellationToken), remark.Answer, remark.Lexeme);
}
