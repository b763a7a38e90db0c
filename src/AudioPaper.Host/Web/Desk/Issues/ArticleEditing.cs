using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Removal;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Api.Routes;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Desk.Issues;

/// <summary>Corrects one article of an issue in a form; the issue is made again, and only what changed is spoken anew.</summary>
internal static class ArticleEditing
{
    /// <summary>What can be changed, with the names people know it by.</summary>
    private static readonly (string Member, string Chinese, string English)[] Lines = [("kicker", "引题", "Kicker"), ("headline", "标题", "Headline"), ("deck", "副题", "Deck"), ("section", "栏目", "Section")];

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/issues/{newspaper}/{issue}/articles/{article}", context => WriteAsync(context, StatusCodes.Status200OK, null, null)).RequireScope(Scopes.IssuesWrite);
        desk.MapPost("/issues/{newspaper}/{issue}/articles/{article}", SaveAsync).RequireScope(Scopes.IssuesWrite);
    }

    /// <summary>Address of the form for an article.</summary>
    public static string Address(IssueId id, string articleId) => $"{IssuePage.Address(id)}/articles/{Uri.EscapeDataString(articleId)}";

    private static IssueFolder? Find(HttpContext context) =>
        Known.Issue(context.RequestServices.GetRequiredService<LibraryFolder>(), context.User, (string)context.Request.RouteValues["newspaper"]!, (string)context.Request.RouteValues["issue"]!);

    private static async Task SaveAsync(HttpContext context)
    {
        if (Find(context) is not { } issue)
        {
            await Problem.NotFound.WriteAsync(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var articleId = (string)context.Request.RouteValues["article"]!;
        var ui = RequestLanguage.Of(context.Request);
        try
        {
            await ArticleRoutes.RefuseWithdrawnAsync(issue, context.RequestAborted);
            var isThere = await context.RequestServices.GetRequiredService<Newsroom>().RenewAsync(issue.Id, isUpgrade: false, async (request, cancellation) =>
            {
                var before = await File.ReadAllBytesAsync(issue.At("articles.json"), cancellation);
                if (TagOf(before) != form["tag"].ToString())
                {
                    throw Problem.Changed.Thrown();
                }

                await ArticleCorrection.WriteAsync(issue, request, Edited(before, articleId, form) ?? throw Problem.NotFound.Thrown(), cancellation);
            }, context.RequestAborted);
            if (!isThere)
            {
                throw Problem.NotFound.Thrown();
            }
        }
        catch (Exception e) when (e is SentenceException or ProblemException)
        {
            var problem = ErrorAnswers.Of(e, context.RequestServices.GetRequiredService<LibraryFolder>().Root);
            await WriteAsync(context, problem.Status, ui.Say(problem.Chinese, problem.English), form);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = IssuePage.Address(issue.Id);
    }

    /// <summary>The file with one article changed; null when it has no such article.</summary>
    private static byte[]? Edited(byte[] file, string articleId, IFormCollection form)
    {
        if (Article(file, articleId) is not var (root, article))
        {
            return null;
        }

        foreach (var (member, _, _) in Lines)
        {
            var line = form[member].ToString().ReplaceLineEndings(" ").Trim();
            // A headline that was made stays made until somebody writes another one.
            if (member == "headline" && line.Length > 0 && line != Text(article, member))
            {
                article["headlineMade"] = false;
            }

            if (line.Length > 0 || article[member] is not null)
            {
                article[member] = line.Length > 0 || member == "headline" ? line : null;
            }
        }

        article["paragraphs"] = new JsonArray([.. Paragraphs(form["paragraphs"].ToString()).Select(paragraph => (JsonNode)paragraph)]);
        return JsonSerializer.SerializeToUtf8Bytes(root, ArticleCorrection.Readable);
    }

    /// <summary>Paragraphs are parted by empty lines; line ends inside of one are none.</summary>
    private static IEnumerable<string> Paragraphs(string text) => text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(paragraph => paragraph.ReplaceLineEndings(" ")).Where(paragraph => paragraph.Length > 0);

    private static (JsonObject Root, JsonObject Article)? Article(byte[] file, string articleId)
    {
        try
        {
            return JsonNode.Parse(file) is JsonObject root && root["articles"] is JsonArray articles
                && articles.OfType<JsonObject>().FirstOrDefault(article => Text(article, "id") == articleId) is { } found ? (root, found) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string? failure, IFormCollection? sent)
    {
        var articleId = (string)context.Request.RouteValues["article"]!;
        if (Find(context) is not { } issue || !File.Exists(issue.At("articles.json")) || await File.ReadAllBytesAsync(issue.At("articles.json"), context.RequestAborted) is not { } file
            || Article(file, articleId) is not var (_, article))
        {
            await Problem.NotFound.WriteAsync(context);
            return;
        }

        var ui = RequestLanguage.Of(context.Request);
        var page = new DeskPage(context, ui, ui.Say("更正一篇文章", "Correct an article"));
        page.Failure(failure);
        page.Paragraph(ui.Say("只有改动的句子会重新朗读；段落之间空一行。", "Only sentences that change are spoken anew. An empty line parts paragraphs."));
        page.Form(Address(issue.Id, articleId), form =>
        {
            form.Hidden("tag", TagOf(file));
            foreach (var (member, chinese, english) in Lines)
            {
                form.Field(member, ui.Say(chinese, english), "text", ("maxlength", "2000"), ("value", sent?[member].ToString() ?? Text(article, member)));
            }

            form.Text("paragraphs", ui.Say("正文", "Body"), sent?["paragraphs"].ToString() ?? string.Join("\n\n", (article["paragraphs"] as JsonArray ?? []).OfType<JsonValue>().Select(paragraph => paragraph.ToString())));
            form.Button(ui.Say("保存并重新制作", "Save and make again"));
        });
        page.Html.Open("p").Element("a", ui.Say("返回", "Back"), ("href", IssuePage.Address(issue.Id))).Close("p");
        await page.WriteAsync(status);
    }

    private static string? Text(JsonObject article, string member) => (article[member] as JsonValue)?.TryGetValue<string>(out var text) == true ? text : null;

    private static string TagOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
