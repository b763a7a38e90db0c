using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AudioPaper.Host.Web.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Tests.Web.Api;

/// <summary>Every route of the document and of the server is tried by everybody who must not be let in.</summary>
public sealed partial class Whoever_has_no_right_to_it
{
    private static readonly HttpStatusCode[] Refusals = [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound];

    // What needs no login: whether the server lives and is ready, the login itself, and the document. What is published is found below /{**path}.
    private static readonly string[] Open = ["/health/live", "/health/ready", "/login", "/login/style.css", "/api/v1/openapi.json"];

    [Fact]
    public async Task Is_refused_on_every_route_of_the_document()
    {
        await using var office = await Office.OpenAsync();
        await office.ShelveAsync("Mine");
        await office.ShelveAsync("Other");
        using var stranger = office.Stranger();
        var operations = await OperationsAsync(stranger);
        Assert.True(operations.Count > 30, "The document lacks routes.");
        using var wrong = office.Stranger();
        wrong.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "apt_" + new string('A', 43));
        using var basic = office.Stranger();
        basic.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "YWxpY2U6YWxpY2U=");
        foreach (var (method, path, scope) in operations)
        {
            foreach (var nobody in new[] { stranger, wrong, basic })
            {
                await IsRefusedAsync(nobody, method, path.Replace("{newspaper}", "Mine", StringComparison.Ordinal));
            }

            if (scope is null)
            {
                continue;
            }

            using var unscoped = await office.ProgramAsync(null, [.. Scopes.All.Remove(scope)]);
            await IsRefusedAsync(unscoped, method, path.Replace("{newspaper}", "Mine", StringComparison.Ordinal));
            using var elsewhere = await office.ProgramAsync("Other");
            if (path.Contains("{newspaper}", StringComparison.Ordinal))
            {
                await IsRefusedAsync(elsewhere, method, path.Replace("{newspaper}", "Mine", StringComparison.Ordinal));
            }
            else if (method == "GET" && !path.EndsWith("/events", StringComparison.Ordinal))
            {
                using var answer = await SendAsync(elsewhere, method, path);
                Assert.DoesNotContain("Mine", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }
        }

        Assert.True(File.Exists(office.Library.Issue(new("Mine/2026-03-19")).At("episode.mp3")));
    }

    [Fact]
    public async Task Is_refused_on_every_route_that_the_server_has()
    {
        await using var office = await Office.OpenAsync();
        using var stranger = office.Stranger();
        foreach (var route in office.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var path = Parameter().Replace("/" + route.RoutePattern.RawText!.TrimStart('/'), "x");
            foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "PATCH" })
            {
                if (!Open.Contains(path))
                {
                    await IsRefusedAsync(stranger, method, path);
                }
            }
        }
    }

    [Theory]
    [InlineData("/api/v1/issues/..%2f..%2fetc/passwd")]
    [InlineData("/api/v1/issues/%2e%2e/.server")]
    [InlineData("/api/v1/issues/.server/inbox")]
    [InlineData("/api/v1/issues/.store/clips")]
    [InlineData("/api/v1/newspapers/.server/settings")]
    [InlineData("/api/v1/newspapers/..%5c..%5c/settings")]
    [InlineData("/api/v1/issues/Mine/2026-03-19/episode/files/..%2fwork%2fissue.json")]
    [InlineData("/api/v1/issues/Mine/2026-03-19/episode/files/work")]
    [InlineData("/api/v1/issues/Mine/2026-03-19/episode/files/articles.json")]
    [InlineData("/api/v1/deliveries/..%2f..%2fusers")]
    [InlineData("/api/v1/deliveries/%00")]
    public async Task Is_led_nowhere_by_a_path(string path)
    {
        await using var office = await Office.OpenAsync();
        await office.ShelveAsync("Mine");
        using var program = await office.ProgramAsync();
        using var answer = await program.GetAsync(new Uri(office.Address + path[1..], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }), TestContext.Current.CancellationToken);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task Loses_what_was_taken_back_and_what_has_ended()
    {
        await using var office = await Office.OpenAsync();
        var tokens = office.Services.GetRequiredService<ProgramTokens>();
        using var program = await office.ProgramAsync();
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
        await tokens.RevokeAsync("test", TestContext.Current.CancellationToken);
        await IsRefusedAsync(program, "GET", "/api/v1/session");
        var (_, secret) = await tokens.AddAsync("old", [.. Scopes.All], null, -1, TestContext.Current.CancellationToken);
        Assert.Null(tokens.Find(secret));
        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(Path.Combine(office.Library.Root, ".server", "tokens.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task IsRefusedAsync(HttpClient client, string method, string path)
    {
        using var answer = await SendAsync(client, method, path);
        Assert.True(Refusals.Contains(answer.StatusCode), $"{method} {path}: {answer.StatusCode}");
        if (path.StartsWith("/api/", StringComparison.Ordinal))
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(path, match => match.Value == "{issue}" ? "2026-03-19" : "a1"));
        if (method is not "GET")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private static async Task<List<(string Method, string Path, string? Scope)>> OperationsAsync(HttpClient client)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));
        return [.. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation =>
            (operation.Name.ToUpperInvariant(), path.Name, operation.Value.GetProperty("security")[0].GetProperty("token").EnumerateArray().Select(scope => scope.GetString()).FirstOrDefault())))];
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
