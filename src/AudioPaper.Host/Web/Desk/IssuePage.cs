using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Api.Routes;
using AudioPaper.Host.Web.Desk.Issues;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Desk;

/// <summary>The page of an issue: how far it is, what became of each article, and what can be done with it.</summary>
internal static class IssuePage
{
    /// <summary>Its path.</summary>
    public static string Address(IssueAnswer look) => Address(new IssueId($"{look.Newspaper}/{look.Issue}"));

    /// <inheritdoc cref="Address(IssueAnswer)"/>
    public static string Address(IssueId id) => "/desk/issues/" + string.Join('/', id.Folder.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Answers with it.</summary>
    public static Task WriteAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, null);

    /// <summary>Asks again before something is done that takes an issue from its listeners.</summary>
    public static async Task ConfirmAsync(HttpContext context)
    {
        var what = (string)context.Request.RouteValues["what"]!;
        if (await LookAsync(context) is not { } look || !StageWords.NeedsConfirmation(what))
        {
            await Problem.NotFound.WriteAsync(context);
            return;
        }

        var ui = RequestLanguage.Of(context.Request);
        var page = new DeskPage(context, ui, what == "delete" ? ui.Say("删除这一期？", "Delete this issue?") : ui.Say("撤回这一期？", "Withdraw this issue?"));
        page.Html.Open("p");
        page.Said($"{look.NewspaperName} {look.Issue}").Html.Close("p");
        page.Paragraph(what == "delete" ? ui.Say("版面、声音和只有它用到的素材都会删除，无法恢复。", "Its pages, its sound and the clips only it needs are deleted; nothing brings them back.")
            : ui.Say("它会从订阅源和网页上消失；文件保留，可以重新发布。", "It disappears from feeds and pages; its files are kept, and it can be published again."));
        page.Form($"{Address(look)}/{what}", form => form.Button(what == "delete" ? ui.Say("删除", "Delete") : ui.Say("撤回", "Withdraw"), "bad"));
        page.Html.Open("p").Element("a", ui.Say("返回", "Back"), ("href", Address(look))).Close("p");
        await page.WriteAsync();
    }

    /// <summary>Does what a button says.</summary>
    public static async Task DoAsync(HttpContext context)
    {
        var (library, newsroom) = (context.RequestServices.GetRequiredService<LibraryFolder>(), context.RequestServices.GetRequiredService<Newsroom>());
        var (newspaper, issue, what) = ((string)context.Request.RouteValues["newspaper"]!, (string)context.Request.RouteValues["issue"]!, (string)context.Request.RouteValues["what"]!);
        if (Known.Issue(library, context.User, newspaper, issue) is not { } folder || await LookAsync(context) is not { } look)
        {
            await Problem.NotFound.WriteAsync(context);
            return;
        }

        var ui = RequestLanguage.Of(context.Request);
        try
        {
            var isDone = what switch
            {
                "delete" => await newsroom.DeleteAsync(folder.Id, context.RequestAborted),
                "withdraw-article" => await context.Request.ReadFormAsync(context.RequestAborted) is var form
                    && await ArticleRoutes.WithdrawAsync(newsroom, folder, form["article"].ToString(), form["reason"], context.RequestAborted),
                _ => await IssueRoutes.DoAsync(newsroom, folder.Id, what, context.RequestAborted),
            };
            if (!isDone)
            {
                await WriteAsync(context, Problem.Conflict.Status, ui.Say(Problem.Conflict.Chinese, Problem.Conflict.English));
                return;
            }
        }
        catch (Exception e) when (e is SentenceException or ProblemException)
        {
            var problem = ErrorAnswers.Of(e, library.Root);
            await WriteAsync(context, problem.Status, ui.Say(problem.Chinese, problem.English));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = what == "delete" ? "/desk" : Address(look);
    }

    private static async Task<IssueAnswer?> LookAsync(HttpContext context) =>
        Known.Issue(context.RequestServices.GetRequiredService<LibraryFolder>(), context.User, (string)context.Request.RouteValues["newspaper"]!, (string)context.Request.RouteValues["issue"]!) is { } folder
            ? await IssueLook.AtAsync(folder, RequestLanguage.Of(context.Request), context.RequestAborted) : null;

    private static async Task WriteAsync(HttpContext context, int status, string? failure)
    {
        var library = context.RequestServices.GetRequiredService<LibraryFolder>();
        if (await LookAsync(context) is not { } look || await library.Issue(new IssueId($"{look.Newspaper}/{look.Issue}")).RequestAsync(context.RequestAborted) is not { } request)
        {
            await Problem.NotFound.WriteAsync(context);
            return;
        }

        var ui = RequestLanguage.Of(context.Request);
        var page = new DeskPage(context, ui, ui.Say("一期报纸", "An issue"));
        page.Failure(failure);
        page.Html.Open("p", ("data-live", ""), ("data-issue", $"{look.Newspaper}/{look.Issue}"), ("data-stage", look.Stage.ToString().ToLowerInvariant()));
        page.Said($"{look.NewspaperName} {look.Issue}").Html.Text(" · " + StageWords.Of(look.Stage, ui) + " ");
        DeskRoutes.Progress(page, look.Articles);
        page.Html.Close("p");
        page.Failure(look.Reason is { Length: > 0 } reason ? reason : null);
        page.Html.Open("div", ("class", "actions"));
        foreach (var (what, name) in StageWords.Actions(look.Stage, ui))
        {
            if (StageWords.NeedsConfirmation(what))
            {
                page.Html.Element("a", name, ("href", $"{Address(look)}/{what}"));
            }
            else
            {
                page.Form($"{Address(look)}/{what}", form => form.Button(name));
            }
        }

        page.Html.Close("div");
        var issue = library.Issue(new IssueId($"{look.Newspaper}/{look.Issue}"));
        page.Html.Open("p", ("class", "actions")).Element("a", ui.Say("校样：版面上每个字的去向", "Proof sheet: what became of every character"), ("href", Address(look) + "/proof"))
            .Element("a", ui.Say("读稿：每个字的读音", "Script: how every word is said"), ("href", Address(look) + "/script")).Close("p");
        await IssueArticles.WriteAsync(page, issue, request, look, context.RequestServices.GetRequiredService<IssueWaveforms>(), context.RequestAborted);
        using (var report = await IssueReport.ReadAsync(issue, context.RequestAborted))
        {
            if (report is not null)
            {
                IssueReport.Write(page, report.RootElement, Address(look) + "/proof");
            }
        }

        await page.WriteAsync(status);
    }
}
