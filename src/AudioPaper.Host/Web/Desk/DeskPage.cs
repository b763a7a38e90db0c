using System.Text;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Publishing.ProofSheet;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Desk;

/// <summary>A page for people. All text is encoded; text of pages, names and titles goes through <see cref="HtmlOutput.PageText"/>, cut where it is endless.</summary>
internal sealed class DeskPage
{
    private const int LongestText = 300;
    private readonly HttpContext context;
    private readonly StringBuilder text = new();
    private readonly string? formToken;

    /// <summary>Begins it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ui">Its language.</param>
    /// <param name="title">Its title; words of ours.</param>
    public DeskPage(HttpContext context, UiLanguage ui, string title)
    {
        (this.context, Ui) = (context, ui);
        Html = new HtmlOutput(new StringWriter(text));
        formToken = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken;
        Html.Raw("<!DOCTYPE html>").Open("html", ("lang", ui.Say("zh-CN", "en"))).Open("head").Raw("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Element("title", title + " · AudioPaper").Raw("<link rel=\"stylesheet\" href=\"/login/style.css\">");
        if (Access.IsPerson(context.User))
        {
            Html.Raw("<script src=\"/desk/desk.js\" defer></script>");
        }

        Html.Close("head").Open("body").Element("a", ui.Say("跳到正文", "Skip to the content"), ("class", "skip"), ("href", "#main")).Open("header");
        if (Access.IsPerson(context.User))
        {
            Navigation();
        }

        Html.Close("header").Open("main", ("id", "main")).Element("h1", title);
    }

    /// <summary>Its language.</summary>
    public UiLanguage Ui { get; }

    /// <summary>What it is written with.</summary>
    public HtmlOutput Html { get; }

    /// <summary>Text of others, as people may see it: on one line, of bounded length, with codes in the place of what turns or hides it.</summary>
    public DeskPage Said(string? of)
    {
        var shown = (of ?? "").ReplaceLineEndings(" ");
        var isCut = shown.Length > LongestText;
        Html.Open("bdi").PageText(isCut ? shown.AsSpan(0, char.IsHighSurrogate(shown[LongestText - 1]) ? LongestText - 1 : LongestText) : shown).Text(isCut ? "…" : "").Close("bdi");
        return this;
    }

    /// <summary>A sentence of ours.</summary>
    public void Paragraph(string sentence) => Html.Element("p", sentence);

    /// <summary>What went wrong, read out at once; nothing for null.</summary>
    public void Failure(string? sentence)
    {
        if (sentence is not null)
        {
            Html.Open("p", ("class", "failure"), ("role", "alert"));
            Said(sentence).Html.Close("p");
        }
    }

    /// <summary>A form with the token against forgery first.</summary>
    /// <param name="action">Where it is sent.</param>
    /// <param name="fill">Writes its fields.</param>
    /// <param name="hasFiles">Whether files are sent with it.</param>
    public void Form(string action, Action<DeskForm> fill, bool hasFiles = false)
    {
        Html.Open("form", ("method", "post"), ("action", action), ("enctype", hasFiles ? "multipart/form-data" : null)).Open("input", ("type", "hidden"), ("name", ForgeryCheck.Field), ("value", formToken));
        fill(new DeskForm(Html));
        Html.Close("form");
    }

    /// <summary>Ends and sends it.</summary>
    public async Task WriteAsync(int status = StatusCodes.Status200OK)
    {
        Html.Close("main").Close("body").Close("html");
        var response = context.Response;
        (response.StatusCode, response.ContentType) = (status, "text/html; charset=utf-8");
        response.Headers.ContentSecurityPolicy = ResponseHeaders.PagePolicy;
        response.Headers.CacheControl = "no-store";
        await response.WriteAsync(text.ToString(), context.RequestAborted);
    }

    private void Navigation()
    {
        Html.Open("nav", ("aria-label", Ui.Say("主导航", "Main")));
        foreach (var (address, name) in Places())
        {
            Html.Element("a", name, ("href", address), ("aria-current", context.Request.Path == address ? "page" : null));
        }

        Html.Close("nav").Open("div", ("class", "who"));
        Said(Access.NameOf(context.User));
        Html.Element("a", Ui.Say("密码", "Password"), ("href", "/desk/password"));
        Form("/desk/logout", form => form.Button(Ui.Say("退出", "Log out")));
        Html.Close("div");
    }

    private IEnumerable<(string Address, string Name)> Places()
    {
        yield return ("/desk", Ui.Say("编辑部", "Desk"));
        yield return ("/desk/upload", Ui.Say("送稿", "Deliver"));
        yield return ("/desk/remarks", Ui.Say("读音意见", "Said wrong"));
        yield return ("/desk/downloads", Ui.Say("下载次数", "Downloads"));
        if (Access.IsAdmin(context.User))
        {
            yield return ("/desk/jobs", Ui.Say("任务", "Jobs"));
        }

        yield return ("/", Ui.Say("公开页面", "Public page"));
    }
}

/// <summary>Fields of a form.</summary>
internal sealed class DeskForm(HtmlOutput html)
{
    /// <summary>A value that is sent unseen.</summary>
    public DeskForm Hidden(string name, string value)
    {
        html.Open("input", ("type", "hidden"), ("name", name), ("value", value));
        return this;
    }

    /// <summary>A field with its label.</summary>
    public DeskForm Field(string name, string label, string type, params (string Name, string? Value)[] attributes) => Field(name, label, type, "", attributes);

    /// <summary>A field with its label, on a page with several of this name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="label">Its label.</param>
    /// <param name="type">Its type.</param>
    /// <param name="of">What tells its id from that of the others.</param>
    /// <param name="attributes">Its other attributes.</param>
    public DeskForm Field(string name, string label, string type, string of, params (string Name, string? Value)[] attributes)
    {
        var id = $"f-{name}{of}";
        html.Open("p").Element("label", label, ("for", id)).Open("input", [("id", id), ("name", name), ("type", type), .. attributes]).Close("p");
        return this;
    }

    /// <summary>A field of many lines with its label.</summary>
    public DeskForm Text(string name, string label, string text)
    {
        var id = $"f-{name}";
        // A line end directly behind the tag is none (HTML, 13.1.2.5).
        html.Open("p").Element("label", label, ("for", id)).Open("textarea", ("id", id), ("name", name), ("rows", "20")).Raw("\n").Text(text).Close("textarea").Close("p");
        return this;
    }

    /// <summary>A list to choose from, the first chosen.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="label">Its label.</param>
    /// <param name="of">What tells its id from that of the others.</param>
    /// <param name="choices">Values, and what people read.</param>
    public DeskForm Choice(string name, string label, string of, params (string Value, string Text)[] choices)
    {
        var id = $"f-{name}{of}";
        html.Open("p").Element("label", label, ("for", id)).Open("select", ("id", id), ("name", name));
        foreach (var (value, text) in choices)
        {
            html.Element("option", text, ("value", value));
        }

        html.Close("select").Close("p");
        return this;
    }

    /// <summary>A button that sends it.</summary>
    public DeskForm Button(string text, string? kind = null)
    {
        html.Element("button", text, ("type", "submit"), ("class", kind));
        return this;
    }
}
