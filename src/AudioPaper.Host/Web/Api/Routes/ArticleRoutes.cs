using System.Text.Json;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Removal;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Api.Routes;

/// <summary>Articles of an issue: reading, correcting, taking one back.</summary>
internal static class ArticleRoutes
{
    private const int LongestReason = 300;

    /// <summary>Maps them.</summary>
    public static void MapArticles(this RouteGroupBuilder api)
    {
        var articles = api.MapGroup("/issues/{newspaper}/{issue}/articles");
        articles.MapGet("", async (string newspaper, string issue, LibraryFolder library, HttpContext context, CancellationToken cancellationToken) =>
                Known.Issue(library, context.User, newspaper, issue) is { } folder && await ReadAsync(folder, cancellationToken) is { } content ? Tags.Json(context, content) : Problem.NotFound.Result())
            .Told("articles.get", "Articles", "The articles of an issue (articles.json).").Produces<ArticlesForm>().RequireScope(Scopes.IssuesRead);
        articles.MapPut("", CorrectAsync).Accepts<ArticlesForm>("application/json")
            .Told("articles.put", "Articles", "Corrects the articles and makes the issue again; only what changed is spoken anew. If-Match guards against overwriting.")
            .Produces<IssueAnswer>(StatusCodes.Status202Accepted).RequireScope(Scopes.IssuesWrite);
        articles.MapDelete("/{article}", async (string newspaper, string issue, string article, string? reason, LibraryFolder library, Newsroom newsroom, HttpContext context, CancellationToken cancellationToken) =>
                Known.Issue(library, context.User, newspaper, issue) is not { } folder ? Problem.NotFound.Result()
                    : await WithdrawAsync(newsroom, folder, article, reason, cancellationToken) ? await AcceptedAsync(folder, context, cancellationToken) : Problem.NotFound.Result())
            .Told("articles.delete", "Articles", "Takes an article back: its files go at once, and the issue is made again without it. The reason is kept in articles.json.")
            .Produces<IssueAnswer>(StatusCodes.Status202Accepted).RequireScope(Scopes.IssuesWrite);
    }

    /// <summary>Takes an article out of an issue and makes the issue again.</summary>
    /// <returns>False when the issue has no such article.</returns>
    /// <exception cref="ProblemException">It is the only one, or the reason is too long.</exception>
    public static async Task<bool> WithdrawAsync(Newsroom newsroom, IssueFolder issue, string articleId, string? reason, CancellationToken cancellationToken)
    {
        var said = (reason ?? "").Trim();
        if (said.Length > LongestReason || said.Any(char.IsControl))
        {
            throw Problem.Invalid.Saying($"理由须为一行，不超过 {LongestReason} 个字符。", $"A reason has one line of {LongestReason} characters at most.").Thrown();
        }

        await RefuseWithdrawnAsync(issue, cancellationToken);
        var isThere = false;
        await newsroom.RenewAsync(issue.Id, isUpgrade: false, async (request, cancellation) =>
        {
            if (await ReadAsync(issue, cancellation) is not { } file || Edited(file) is not { } edited)
            {
                throw Problem.NotFound.Thrown();
            }

            await ArticleCorrection.WriteAsync(issue, request, edited, cancellation);
            ArticleCorrection.RemoveFiles(issue, articleId);
            isThere = true;
        }, cancellationToken);
        return isThere;

        byte[]? Edited(byte[] file)
        {
            var edited = ArticleCorrection.Without(file, articleId, said, TimeProvider.System.GetUtcNow());
            if (edited is not null)
            {
                using var document = JsonDocument.Parse(edited);
                if (document.RootElement.GetProperty("articles").GetArrayLength() == 0)
                {
                    throw Problem.Conflict.Saying("这是本期唯一的文章；请撤回整期。", "It is the only article of the issue; withdraw the issue instead.").Thrown();
                }
            }

            return edited;
        }
    }

    private static async Task<IResult> CorrectAsync(string newspaper, string issue, LibraryFolder library, Newsroom newsroom, HttpContext context, CancellationToken cancellationToken)
    {
        if (Known.Issue(library, context.User, newspaper, issue) is not { } folder)
        {
            return Problem.NotFound.Result();
        }

        var edited = await Tags.BodyAsync(context);
        await RefuseWithdrawnAsync(folder, cancellationToken);
        var isThere = await newsroom.RenewAsync(folder.Id, isUpgrade: false, async (request, cancellation) =>
        {
            Tags.Check(context, await ReadAsync(folder, cancellation) ?? []);
            await ArticleCorrection.WriteAsync(folder, request, edited, cancellation);
        }, cancellationToken);
        return isThere ? await AcceptedAsync(folder, context, cancellationToken) : Problem.NotFound.Result();
    }

    /// <summary>Refuses to change what was withdrawn: making it again would publish it.</summary>
    /// <exception cref="ProblemException">It was withdrawn.</exception>
    internal static async Task RefuseWithdrawnAsync(IssueFolder issue, CancellationToken cancellationToken)
    {
        if (await issue.StateAsync(cancellationToken) is { Stage: IssueStage.Withdrawn })
        {
            throw Problem.Conflict.Saying("这一期已撤回；请先重新发布再改。", "The issue was withdrawn; publish it again before correcting it.").Thrown();
        }
    }

    private static async Task<IResult> AcceptedAsync(IssueFolder issue, HttpContext context, CancellationToken cancellationToken) =>
        await IssueLook.AtAsync(issue, RequestLanguage.Of(context.Request), cancellationToken) is { } look ? Results.Accepted(Known.Address(issue.Id), look) : Problem.NotFound.Result();

    private static async Task<byte[]?> ReadAsync(IssueFolder issue, CancellationToken cancellationToken) =>
        File.Exists(issue.At("articles.json")) ? await File.ReadAllBytesAsync(issue.At("articles.json"), cancellationToken) : null;
}
