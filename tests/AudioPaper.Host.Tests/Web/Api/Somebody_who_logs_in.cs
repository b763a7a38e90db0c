using System.Net;
using AudioPaper.Host.Web.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AudioPaper.Host.Tests.Web.Api;

public sealed class Somebody_who_logs_in
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sees_the_desk_until_they_log_out()
    {
        await using var office = await Office.OpenAsync();
        await office.ShelveAsync("小城早报");
        using var person = await office.PersonAsync("alice");
        Assert.Contains("小城早报", await person.GetStringAsync("/desk", Now), StringComparison.Ordinal);
        using var answer = await person.PostAsync("/desk/logout", Office.Form(("__csrf", await Office.FormTokenAsync(person, "/desk"))), Now);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.GetAsync("/desk", Now)).StatusCode);
    }

    [Fact]
    public async Task Is_not_let_in_with_a_wrong_name_or_password_and_is_not_told_which()
    {
        await using var office = await Office.OpenAsync();
        await office.AddUserAsync("alice");
        using var stranger = office.Stranger();
        using var wrongName = await Office.LogInAsync(stranger, "bob", Office.Password);
        using var wrongPassword = await Office.LogInAsync(stranger, "alice", "wrong horse battery");
        using var empty = await Office.LogInAsync(stranger, "", "");
        Assert.All(new[] { wrongName, wrongPassword, empty }, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(await AlertAsync(wrongName), await AlertAsync(wrongPassword));
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/desk", Now)).StatusCode);
    }

    [Fact]
    public async Task Has_to_wait_after_five_failures_even_with_the_right_password()
    {
        await using var office = await Office.OpenAsync();
        await office.AddUserAsync("alice");
        using var stranger = office.Stranger();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await Office.LogInAsync(stranger, "alice", "wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await Office.LogInAsync(stranger, "alice", Office.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.NotNull(right.Headers.RetryAfter);
    }

    [Fact]
    public async Task Is_out_when_the_account_is_gone_or_its_password_is_another()
    {
        await using var office = await Office.OpenAsync();
        using var first = await office.PersonAsync("alice");
        using var second = await office.PersonAsync("bob");
        var users = office.Services.GetRequiredService<Users>();
        await users.SetPasswordAsync("alice", "another horse battery", Now);
        await users.RemoveAsync("bob", Now);
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("/desk", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/api/v1/session", Now)).StatusCode);
    }

    [Fact]
    public async Task Changes_the_password_and_stays()
    {
        await using var office = await Office.OpenAsync();
        using var person = await office.PersonAsync("alice");
        using var wrong = await ChangeAsync("wrong horse battery");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        using var answer = await ChangeAsync(Office.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/desk", Now)).StatusCode);
        using var again = office.Stranger();
        using var old = await Office.LogInAsync(again, "alice", Office.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);

        async Task<HttpResponseMessage> ChangeAsync(string present) =>
            await person.PostAsync("/desk/password", Office.Form(("__csrf", await Office.FormTokenAsync(person, "/desk/password")), ("old", present), ("new", "a new horse battery")), Now);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/desk")]
    [InlineData("/\\evil.example")]
    [InlineData("/desk/../../evil")]
    [InlineData("/deskevil")]
    public async Task Is_led_nowhere_else_afterwards(string back)
    {
        await using var office = await Office.OpenAsync();
        await office.AddUserAsync("alice");
        using var stranger = office.Stranger();
        using var answer = await stranger.PostAsync("/login",
            Office.Form(("__csrf", await Office.FormTokenAsync(stranger, "/login")), ("name", "alice"), ("password", Office.Password), ("return", back)), Now);
        Assert.StartsWith("/desk", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", new Uri(office.Address, answer.Headers.Location).Host);
    }

    [Theory]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("alice")]
    [InlineData("")]
    public async Task Is_nobody_with_a_forged_cookie(string cookie)
    {
        await using var office = await Office.OpenAsync();
        await office.AddUserAsync("alice");
        using var stranger = office.Stranger();
        stranger.DefaultRequestHeaders.Add("Cookie", "audiopaper-session=" + cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/session", Now)).StatusCode);
    }

    [Fact]
    public async Task Changes_nothing_by_a_page_of_somebody_else()
    {
        await using var office = await Office.OpenAsync();
        var issue = await office.ShelveAsync("Mine");
        using var person = await office.PersonAsync("alice");
        var token = await Office.FormTokenAsync(person, "/desk");
        foreach (var (path, field, site) in new[]
        {
            ("/desk/issues/Mine/2026-03-19/delete", "", ""), ("/desk/issues/Mine/2026-03-19/delete", "forged", ""), ("/desk/issues/Mine/2026-03-19/delete", token, "cross-site"),
            ("/api/v1/issues/Mine/2026-03-19/withdraw", "", ""), ("/desk/logout", "", ""), ("/desk/password", "", ""), ("/desk/upload", "", ""), ("/api/v1/issues", "", ""), ("/login", "", ""),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Office.Form(("__csrf", field)) };
            if (site.Length > 0)
            {
                request.Headers.Add("Sec-Fetch-Site", site);
            }

            using var answer = await person.SendAsync(request, Now);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{path} {field}: {answer.StatusCode}");
        }

        using var multipart = new MultipartFormDataContent { { new StringContent("x"), "files", "a.txt" }, { new StringContent(token), "__csrf" } };
        Assert.Equal(HttpStatusCode.Forbidden, (await person.PostAsync("/desk/upload", multipart, Now)).StatusCode);
        Assert.True(File.Exists(issue.At("episode.mp3")));
        Assert.True(office.HasNoDelivery);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/desk", Now)).StatusCode);
    }

    [Fact]
    public async Task Delivers_pages_from_the_desk_and_by_the_api_with_the_token_of_the_session()
    {
        await using var office = await Office.OpenAsync();
        using var person = await office.PersonAsync("alice", Scopes.Editor);
        using var form = new MultipartFormDataContent { { new StringContent(await Office.FormTokenAsync(person, "/desk/upload")), "__csrf" }, { new StringContent("小城早报"), "newspaper" }, { new StringContent("x"), "files", "a.txt" } };
        using var answer = await person.PostAsync("/desk/upload", form, Now);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        using var session = System.Text.Json.JsonDocument.Parse(await person.GetStringAsync("/api/v1/session", Now));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/issues?name=b.txt") { Content = new StringContent("y") };
        request.Headers.Add("X-CSRF-Token", session.RootElement.GetProperty("formToken").GetString());
        using var second = await person.SendAsync(request, Now);
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(2, office.Newsroom.Inbox.Ids().Count());
    }

    [Fact]
    public async Task Sees_the_jobs_only_as_an_admin()
    {
        await using var office = await Office.OpenAsync();
        using var admin = await office.PersonAsync("alice");
        using var editor = await office.PersonAsync("bob", Scopes.Editor);
        using var program = await office.ProgramAsync();
        using var dashboard = await admin.GetAsync("/desk/jobs", Now);
        Assert.Equal(HttpStatusCode.OK, dashboard.StatusCode);
        Assert.DoesNotContain("script-src 'self' 'unsafe", dashboard.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/desk/jobs", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/desk/jobs/jobs/failed", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/desk/jobs", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/api/v1/jobs", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/api/v1/jobs", Now)).StatusCode);
    }

    [Fact]
    public async Task Gets_pages_with_headers_that_allow_nothing_else()
    {
        await using var office = await Office.OpenAsync();
        await office.ShelveAsync("Mine");
        using var person = await office.PersonAsync("alice");
        foreach (var path in new[] { "/login", "/desk", "/desk/upload", "/desk/password", "/desk/downloads", "/desk/issues/Mine/2026-03-19", "/desk/issues/Mine/2026-03-19/delete", "/desk/nothing", "/api/v1/session", "/api/v1/openapi.json", "/login/style.css", "/desk/desk.js" })
        {
            using var answer = await person.GetAsync(path, Now);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.True(answer.Headers.Contains("Permissions-Policy"));
            Assert.False(answer.Headers.Contains("Server"));
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var html = await answer.Content.ReadAsStringAsync(Now);
                Assert.DoesNotContain("style=\"", html, StringComparison.Ordinal);
                Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)|\son\w+=""", html);
            }
        }
    }

    [Fact]
    public async Task Has_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        await using var office = await Office.OpenAsync();
        await office.AddUserAsync("alice");
        using var stranger = office.Stranger();
        using var answer = await Office.LogInAsync(stranger, "alice", Office.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("audiopaper-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        if (!OperatingSystem.IsWindows())
        {
            var server = Path.Combine(office.Library.Root, ".server");
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(server));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(server, "users.json")));
        }

        Assert.DoesNotContain(Office.Password, await File.ReadAllTextAsync(Path.Combine(office.Library.Root, ".server", "users.json"), Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_so_by_https_only_where_the_library_is_there_by_https()
    {
        await using var office = await Office.OpenAsync(publicUrl: new Uri("https://paper.example/"));
        using var stranger = office.Stranger();
        using var answer = await stranger.GetAsync("/login", Now);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("https://paper.example", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        using var program = await office.ProgramAsync();
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/session", Now)).StatusCode);
        var cookie = office.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Access.Cookie).Cookie;
        Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
        Assert.Equal(CookieSecurePolicy.Always, cookie.SecurePolicy);
    }

    private static async Task<string> AlertAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(Now);
        return html[html.IndexOf("role=\"alert\"", StringComparison.Ordinal)..html.IndexOf("<form", StringComparison.Ordinal)];
    }
}
