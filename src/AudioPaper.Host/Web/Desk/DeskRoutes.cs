using System.Globalization;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Api.Routes;
using AudioPaper.Host.Web.Desk.Issues;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Desk;

/// <summary>The desk: what is under way, what came of it, and the buttons.</summary>
internal static class DeskRoutes
{
    private const int IssuesOfPage = 30;
    private const int DeliveriesShown = 10;

    /// <summary>Maps it; whoever is asked for in a browser is asked to log in.</summary>
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk").Limited(RateLimits.Requests);
        desk.MapGet("", OverviewAsync).RequireScope(Scopes.IssuesRead, isOfServer: true);
        desk.MapGet("/desk.js", DeskFiles.ScriptAsync).RequireAuthorization();
        desk.MapGet("/upload", context => UploadPageAsync(context, StatusCodes.Status200OK, null)).RequireScope(Scopes.IssuesWrite, isOfServer: true);
        desk.MapPost("/upload", UploadAsync).RequireScope(Scopes.IssuesWrite, isOfServer: true).WithMetadata(new ChecksForgery()).Limited(RateLimits.Uploads);
        desk.MapRemarks();
        IssueSheets.Map(desk);
        ArticleEditing.Map(desk);
        desk.MapGet("/downloads", DownloadPage.WriteAsync).RequireScope(Scopes.DownloadsRead, isOfServer: true);
        desk.MapGet("/issues/{newspaper}/{issue}", IssuePage.WriteAsync).RequireScope(Scopes.IssuesRead);
        desk.MapGet("/issues/{newspaper}/{issue}/{what}", IssuePage.ConfirmAsync).RequireScope(Scopes.IssuesWrite);
        desk.MapPost("/issues/{newspaper}/{issue}/{what}", IssuePage.DoAsync).RequireScope(Scopes.IssuesWrite);
        desk.MapGet("/{**rest}", context => Problem.NotFound.WriteAsync(context)).RequireAuthorization();
    }

    private static async Task OverviewAsync(HttpContext context)
    {
        var (library, newsroom) = (context.RequestServices.GetRequiredService<LibraryFolder>(), context.RequestServices.GetRequiredService<Newsroom>());
        var ui = RequestLanguage.Of(context.Request);
        var offset = int.TryParse(context.Request.Query["offset"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var page = new DeskPage(context, ui, ui.Say("编辑部", "The desk"));
        var html = page.Html;
        var deliveries = await DeliveryRoutes.RecentAsync(newsroom, context.User, DeliveriesShown, context.RequestAborted);
        foreach (var missing in await new ExpectedIssues(library, newsroom.Inbox, context.RequestServices.GetRequiredService<TimeProvider>()).MissingAsync(context.RequestAborted))
        {
            page.Failure(ui.Say(missing.Chinese, missing.English));
        }

        html.Element("h2", ui.Say("各期", "Issues")).Open("table", ("data-live", "")).Open("thead").Open("tr");
        foreach (var head in new[] { ui.Say("报纸", "Newspaper"), ui.Say("日期", "Date"), ui.Say("进展", "Progress"), ui.Say("原因", "Reason") })
        {
            html.Element("th", head, ("scope", "col"));
        }

        html.Close("tr").Close("thead").Open("tbody");
        var ids = IssueRoutes.Latest(library, context.User, null).ToList();
        foreach (var id in ids.Skip(offset).Take(IssuesOfPage))
        {
            if (await IssueLook.AtAsync(library.Issue(id), ui, context.RequestAborted) is { } look)
            {
                Row(page, look);
            }
        }

        html.Close("tbody").Close("table");
        if (ids.Count > offset + IssuesOfPage)
        {
            html.Open("p").Element("a", ui.Say("更早的各期", "Earlier issues"), ("href", string.Create(CultureInfo.InvariantCulture, $"/desk?offset={offset + IssuesOfPage}"))).Close("p");
        }

        html.Element("h2", ui.Say("最近送来的", "Latest deliveries")).Open("ul");
        foreach (var delivery in deliveries)
        {
            html.Open("li").Element("time", delivery.ReceivedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture), ("datetime", delivery.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))).Text(" " + StageWords.Of(delivery.Stage, ui) + " ");
            // What was deleted since has no page any more.
            var isThere = delivery.IssueId is { } id && library.Issue(new IssueId(id)) is var issue && File.Exists(issue.At("work", "issue.json"));
            if (isThere)
            {
                html.Open("a", ("href", IssuePage.Address(new IssueId(delivery.IssueId!))));
            }

            page.Said(delivery.IssueId ?? (delivery.Reason is null ? delivery.Wishes.Newspaper : DeliveryRoutes.ReasonOf(delivery, ui)));
            html.Raw(isThere ? "</a>" : "").Close("li");
        }

        html.Close("ul");
        await page.WriteAsync();
    }

    private static void Row(DeskPage page, IssueAnswer look)
    {
        var (html, ui) = (page.Html, page.Ui);
        html.Open("tr", ("data-issue", $"{look.Newspaper}/{look.Issue}"), ("data-stage", look.Stage.ToString().ToLowerInvariant())).Open("td");
        page.Said(look.NewspaperName);
        html.Close("td").Open("td").Open("a", ("href", IssuePage.Address(look)));
        page.Said(look.Issue);
        html.Close("a").Close("td").Open("td").Text(StageWords.Of(look.Stage, ui) + " ");
        if (look.Stage is IssueStage.Importing or IssueStage.Narrating or IssueStage.Assembling)
        {
            Progress(page, look.Articles);
        }

        html.Close("td").Open("td", ("class", "bad"));
        page.Said(look.Reason).Html.Close("td").Close("tr");
    }

    /// <summary>How many articles are done, as a bar and in words.</summary>
    public static void Progress(DeskPage page, ArticleCounts articles)
    {
        var count = string.Create(CultureInfo.InvariantCulture, $"{articles.Done}/{articles.Total}");
        page.Html.Open("progress", ("max", Math.Max(1, articles.Total).ToString(CultureInfo.InvariantCulture)), ("value", articles.Done.ToString(CultureInfo.InvariantCulture)),
            ("aria-label", page.Ui.Say("已完成的文章", "articles done"))).Close("progress").Text(" ").Element("span", count, ("data-count", ""));
    }

    private static async Task UploadPageAsync(HttpContext context, int status, string? failure)
    {
        var ui = RequestLanguage.Of(context.Request);
        var page = new DeskPage(context, ui, ui.Say("送稿", "Deliver an issue"));
        page.Failure(failure);
        page.Form("/desk/upload", form => form
            .Field("newspaper", ui.Say("报纸名称（版面上有时可不填）", "Name of the newspaper (where the pages do not tell it)"), "text", ("maxlength", "200"))
            .Field("date", ui.Say("日期（版面上有时可不填）", "Date (where the pages do not tell it)"), "date")
            .Field("edition", ui.Say("版本标签（一天只有一种时不填）", "Edition (where a day has several)"), "text", ("maxlength", "60"))
            .Field("replace", ui.Say("取代同日期的另一些版面", "Replaces other pages of that date"), "checkbox", ("value", "true"))
            .Field("urls", ui.Say("网址", "Address of the web"), "url")
            .Field("files", ui.Say("版面文件", "Pages"), "file", ("multiple", ""))
            .Button(ui.Say("送出", "Deliver")), hasFiles: true);
        await page.WriteAsync(status);
    }

    private static async Task UploadAsync(HttpContext context)
    {
        try
        {
            await DeliveryRoutes.TakeAsync(context);
        }
        catch (ProblemException e) when (e.Problem.Status is 400 or 413)
        {
            await UploadPageAsync(context, e.Problem.Status, RequestLanguage.Of(context.Request).Say(e.Problem.Chinese, e.Problem.English));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/desk";
    }
}
