using System.Globalization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Desk;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Accounts;

/// <summary>Logging in and out, and changing one's password.</summary>
internal static class LoginPages
{
    // Hashing takes a tenth of a second of a core; more at once would let anybody slow down the jobs.
    private static readonly SemaphoreSlim Checks = new(2);

    /// <summary>Maps them.</summary>
    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/login", context => AskAsync(context, StatusCodes.Status200OK)).AllowAnonymous();
        routes.MapGet("/login/style.css", DeskFiles.StyleAsync).AllowAnonymous();
        routes.MapPost("/login", LogInAsync).AllowAnonymous().Limited(RateLimits.Logins).WithMetadata(new FormOfPeople());
        routes.MapPost("/desk/logout", LogOutAsync).RequireAuthorization();
        routes.MapGet("/desk/password", context => PasswordAsync(context, StatusCodes.Status200OK, null)).RequireAuthorization();
        routes.MapPost("/desk/password", ChangePasswordAsync).RequireAuthorization().Limited(RateLimits.Logins);
    }

    /// <summary>Asks for name and password.</summary>
    /// <param name="context">The request; where it led is opened after the login.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="failure">What went wrong; null for nothing.</param>
    public static async Task AskAsync(HttpContext context, int status, string? failure = null)
    {
        var ui = RequestLanguage.Of(context.Request);
        var page = new DeskPage(context, ui, ui.Say("登录", "Log in"));
        var users = context.RequestServices.GetRequiredService<Users>();
        page.Failure(failure);
        if (users.IsEmpty)
        {
            page.Paragraph(ui.Say("还没有帐号；在服务器上运行 audiopaper users add 用户名 即可添加。", "There is no account yet; run audiopaper users add NAME on the server to make one."));
        }

        var back = context.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal) ? context.Request.Path + context.Request.QueryString : "/desk";
        page.Form("/login", form => form.Hidden("return", back)
            .Field("name", ui.Say("用户名", "Name"), "text", ("autocomplete", "username"), ("required", ""), ("maxlength", "64"))
            .Field("password", ui.Say("密码", "Password"), "password", ("autocomplete", "current-password"), ("required", ""), ("maxlength", "200"))
            .Button(ui.Say("登录", "Log in")));
        await page.WriteAsync(status);
    }

    private static async Task LogInAsync(HttpContext context)
    {
        var (ui, services) = (RequestLanguage.Of(context.Request), context.RequestServices);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, password, address) = (form["name"].ToString().Trim(), form["password"].ToString(), RateLimits.AddressOf(context));
        var throttle = services.GetRequiredService<LoginThrottle>();
        if (throttle.Try(name, address) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await AskAsync(context, StatusCodes.Status429TooManyRequests, ui.Say("失败次数太多；请过一刻钟再试。", "There were too many failures; try again in a quarter of an hour."));
            return;
        }

        UserRecord? user;
        await Checks.WaitAsync(context.RequestAborted);
        try
        {
            user = services.GetRequiredService<Users>().Check(name, password);
        }
        finally
        {
            Checks.Release();
        }

        if (user is null)
        {
            // The same sentence for both: nobody learns which names there are.
            await AskAsync(context, StatusCodes.Status401Unauthorized, ui.Say("用户名或密码不对。", "Name or password is wrong."));
            return;
        }

        throttle.Forget(name, address);
        await context.SignInAsync(Access.Cookie, Access.Of(user));
        context.Response.Redirect(form["return"].ToString() is var back && IsOfDesk(back) ? back : "/desk");
    }

    private static async Task LogOutAsync(HttpContext context)
    {
        await context.SignOutAsync(Access.Cookie);
        context.Response.Redirect("/login");
    }

    private static async Task PasswordAsync(HttpContext context, int status, string? failure)
    {
        var ui = RequestLanguage.Of(context.Request);
        var page = new DeskPage(context, ui, ui.Say("更改密码", "Change the password"));
        page.Failure(failure);
        page.Form("/desk/password", form => form
            .Field("old", ui.Say("现在的密码", "Present password"), "password", ("autocomplete", "current-password"), ("required", ""), ("maxlength", "200"))
            .Field("new", ui.Say($"新密码（至少 {Users.ShortestPassword} 个字符）", $"New password ({Users.ShortestPassword} characters at least)"), "password", ("autocomplete", "new-password"), ("required", ""), ("maxlength", "200"))
            .Button(ui.Say("更改", "Change")));
        await page.WriteAsync(status);
    }

    private static async Task ChangePasswordAsync(HttpContext context)
    {
        var (ui, users) = (RequestLanguage.Of(context.Request), context.RequestServices.GetRequiredService<Users>());
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, address) = (Access.NameOf(context.User), RateLimits.AddressOf(context));
        var throttle = context.RequestServices.GetRequiredService<LoginThrottle>();
        if (!Access.IsPerson(context.User) || throttle.Try(name, address) is not null || users.Check(name, form["old"].ToString()) is null)
        {
            await PasswordAsync(context, StatusCodes.Status403Forbidden, ui.Say("现在的密码不对。", "The present password is wrong."));
            return;
        }

        throttle.Forget(name, address);
        try
        {
            await users.SetPasswordAsync(name, form["new"].ToString(), context.RequestAborted);
        }
        catch (LibraryException e)
        {
            await PasswordAsync(context, StatusCodes.Status422UnprocessableEntity, ui.Say(e.Chinese!, e.Message));
            return;
        }

        await context.SignInAsync(Access.Cookie, Access.Of(users.Find(name)!));
        context.Response.Redirect("/desk");
    }

    /// <summary>Whether a path leads to the desk and nowhere else: a browser takes <c>//</c> and <c>/\</c> for another host.</summary>
    private static bool IsOfDesk(string path) =>
        (path == "/desk" || path.StartsWith("/desk/", StringComparison.Ordinal) || path.StartsWith("/desk?", StringComparison.Ordinal)) && path.Length <= 500 && path.All(c => c is > ' ' and < '\x7f' and not '\\');
}
