using System.Globalization;
using AudioPaper.Diagnostics;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Api.Routes;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Host.Web.Remarks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Desk;

/// <summary>The page of remarks: what listeners say was said wrong, each with its sound, and the forms that answer it.</summary>
internal static class RemarksPage
{
    private const string Address = "/desk/remarks";
    private const int MostOpen = 50, MostAnswered = 20;

    /// <summary>Maps it.</summary>
    public static void MapRemarks(this RouteGroupBuilder desk)
    {
        desk.MapGet("/remarks", context => WriteAsync(context, StatusCodes.Status200OK, null)).RequireScope(Scopes.LexiconRead, isOfServer: true);
        desk.MapPost("/remarks/{newspaper}/{remark}/{what}", DoAsync).RequireScope(Scopes.LexiconWrite);
    }

    private static async Task DoAsync(HttpContext context)
    {
        var (library, desk) = (context.RequestServices.GetRequiredService<LibraryFolder>(), context.RequestServices.GetRequiredService<RemarkDesk>());
        var (newspaper, remark, what) = ((string)context.Request.RouteValues["newspaper"]!, (string)context.Request.RouteValues["remark"]!, (string)context.Request.RouteValues["what"]!);
        if (Known.Newspaper(library, context.User, newspaper) is not { } folder || what is not ("accept" or "decline"))
        {
            await Problem.NotFound.WriteAsync(context);
            return;
        }

        var ui = RequestLanguage.Of(context.Request);
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var answered = what == "decline" ? await desk.DeclineAsync(folder, remark, form["answer"], context.RequestAborted)
                : await desk.AcceptAsync(folder, remark, new LexemeRequest(form["grapheme"].ToString(), form["kind"].ToString(), form["value"].ToString()), RemarkRoutes.IsOfIssue(form["scope"]), form["answer"], context.RequestAborted);
            if (answered is null)
            {
                await WriteAsync(context, Problem.Conflict.Status, ui.Say("这条意见已有答复，或已不在。", "This remark is answered already, or gone."));
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
        context.Response.Headers.Location = Address;
    }

    private static async Task WriteAsync(HttpContext context, int status, string? failure)
    {
        var (library, desk) = (context.RequestServices.GetRequiredService<LibraryFolder>(), context.RequestServices.GetRequiredService<RemarkDesk>());
        var ui = RequestLanguage.Of(context.Request);
        var page = new DeskPage(context, ui, ui.Say("听众说读错了", "Said wrong, listeners say"));
        page.Failure(failure);
        var all = new List<(string Folder, Remark Remark)>();
        foreach (var folder in Known.Newspapers(library, context.User))
        {
            all.AddRange((await desk.BoxOf(folder).AllAsync(context.RequestAborted)).Select(remark => (folder, remark)));
        }

        var open = all.Where(one => one.Remark.Stage == RemarkStage.Open).OrderByDescending(one => one.Remark.Count).ThenBy(one => one.Remark.ReceivedAt).ToList();
        page.Paragraph(open.Count == 0 ? ui.Say("没有待答复的意见。", "No remark waits for an answer.") : ui.Say($"待答复：{open.Count} 条。", open.Count == 1 ? "1 remark waits for an answer." : $"{open.Count} remarks wait for an answer."));
        foreach (var (folder, remark) in open.Take(MostOpen))
        {
            await OpenAsync(page, library, folder, remark, context.RequestAborted);
        }

        var answered = all.Where(one => one.Remark.Stage != RemarkStage.Open).OrderByDescending(one => one.Remark.AnsweredAt).Take(MostAnswered).ToList();
        if (answered.Count > 0)
        {
            page.Html.Element("h2", ui.Say("已答复", "Answered")).Open("ul");
            foreach (var (folder, remark) in answered)
            {
                var stage = await RemarkPublicRoutes.StageOfAsync(remark, library.Issue(new IssueId($"{folder}/{remark.Issue}")), context.RequestAborted);
                page.Html.Open("li").Text(stage switch { "corrected" => ui.Say("已更正：", "corrected: "), "accepted" => ui.Say("正在更正：", "being corrected: "), _ => ui.Say("未改：", "left as it is: ") });
                page.Said(remark.Lexeme ?? remark.Words ?? remark.Sentence).Html.Text(" ");
                page.Said(remark.Answer).Html.Close("li");
            }

            page.Html.Close("ul");
        }

        await page.WriteAsync(status);
    }

    private static async Task OpenAsync(DeskPage page, LibraryFolder library, string folder, Remark remark, CancellationToken cancellationToken)
    {
        var (html, ui) = (page.Html, page.Ui);
        var own = $"{Address}/{Uri.EscapeDataString(folder)}/{remark.Id}";
        html.Open("section", ("aria-labelledby", "h-" + remark.Id)).Open("h2", ("id", "h-" + remark.Id));
        page.Said(remark.Words ?? remark.Sentence).Html.Close("h2").Open("p");
        page.Said($"{Known.NewspaperName(library, folder)} {remark.Issue} · {remark.Title}").Html.Text(remark.Count > 1 ? ui.Say($" · {remark.Count} 位听众", $" · {remark.Count} listeners") : "").Close("p");
        if (remark.Words is not null)
        {
            html.Open("blockquote");
            page.Said(remark.Sentence).Html.Close("blockquote");
        }

        if (remark.Wish is not null)
        {
            html.Open("p").Text(ui.Say("听众说应读作：", "It should be said: "));
            page.Said(remark.Wish).Html.Close("p");
        }

        if (await library.Issue(new IssueId($"{folder}/{remark.Issue}")).ReadAsync("episode", RecordJson.Readable.EpisodeRecord, cancellationToken) is { } episode)
        {
            html.Open("audio", ("controls", ""), ("preload", "none"), ("aria-label", ui.Say("从这个句子起播放", "play from this sentence")),
                ("src", string.Create(CultureInfo.InvariantCulture, $"{Known.Address(new IssueId($"{folder}/{remark.Issue}"))}/episode/files/{Uri.EscapeDataString(episode.Enclosure.Name)}#t={remark.BeginMs / 1000.0:0.###}"))).Close("audio");
        }

        page.Form(own + "/accept", form => form
            .Field("grapheme", ui.Say("字词", "Word as it is written"), "text", remark.Id, ("maxlength", "60"), ("required", ""), ("value", remark.Words))
            .Choice("kind", ui.Say("怎样写读法", "How it is told"), remark.Id, ("pinyin", ui.Say("拼音，如 shan4 tian2", "pinyin such as shan4 tian2")), ("alias", ui.Say("换一种写法来读", "other words read instead")), ("ipa", ui.Say("国际音标", "IPA")))
            .Field("value", ui.Say("读法", "How it is said"), "text", remark.Id, ("maxlength", "200"), ("required", ""), ("value", remark.Wish))
            .Choice("scope", ui.Say("适用于", "Holds for"), remark.Id, ("newspaper", ui.Say("这份报纸，从现在起", "the newspaper from now on")), ("issue", ui.Say("只这一期", "this issue only")))
            .Field("answer", ui.Say("给听众的话（可不填）", "Word to the listener (may stay empty)"), "text", remark.Id + "-a", ("maxlength", "300"))
            .Button(ui.Say("采纳并更正", "Accept and correct")));
        page.Form(own + "/decline", form => form
            .Field("answer", ui.Say("不改的理由（可不填）", "Why it stays (may stay empty)"), "text", remark.Id + "-d", ("maxlength", "300"))
            .Button(ui.Say("不改", "Leave as it is")));
        html.Close("section");
    }
}
