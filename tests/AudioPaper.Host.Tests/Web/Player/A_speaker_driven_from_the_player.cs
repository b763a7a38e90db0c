using System.Text.Json;
using Microsoft.Playwright;

namespace AudioPaper.Host.Tests.Web.Player;

/// <summary>The player orders, the API obeys. Real renderers obey the API in <c>Upnp/Players_at_home</c>; here the API is played, and what it is asked is looked at.</summary>
public sealed class A_speaker_driven_from_the_player(MadePapers papers)
{
    [Fact]
    public async Task Plays_the_article_where_the_listener_is_and_is_paused_sought_and_stopped()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Harbour);
        var asked = new List<string>();
        await page.RouteAsync("**/api/v1/session", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"name":"editor","formToken":"form-token"}""" }));
        await page.RouteAsync("**/api/v1/speakers**", async route =>
        {
            var path = new Uri(route.Request.Url).AbsolutePath;
            if (route.Request.Method == "POST")
            {
                asked.Add($"{path.Split('/')[^1]} {route.Request.PostData} {route.Request.Headers["x-csrf-token"]}");
            }

            const string Kitchen = """{"id":"uuid:1","name":"<b>Kitchen</b>","state":"playing","title":"A title","positionSeconds":40.5}""";
            await route.FulfillAsync(path.EndsWith("/stop", StringComparison.Ordinal)
                ? new() { Status = 409, ContentType = "application/problem+json", Body = """{"detail":"The device refuses."}""" }
                : new() { ContentType = "application/json", Body = path.EndsWith("/speakers", StringComparison.Ordinal) ? $"[{Kitchen}]" : Kitchen });
        });

        await page.KeysAsync("n", "n", ".");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play on a speaker at home" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "<b>Kitchen</b>" }).ClickAsync();
        await page.Locator("dialog[open] [role=status]", new() { HasText = "<b>Kitchen</b>: A title" }).WaitForAsync();
        await Everybody_can_use_it.ShouldPassAsync(page, "a speaker");
        foreach (var (name, count) in new[] { ("Pause", 2), ("On 30 s", 3), ("Back 30 s", 4), ("Next article", 5), ("Stop", 6) })
        {
            await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
            for (var waited = 0; asked.Count < count && waited < 100; waited++)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        await page.Locator("dialog[open] [role=status]", new() { HasText = "The device refuses." }).WaitForAsync();
        Assert.Equal(["play", "pause", "seek", "seek", "next", "stop"], asked.Select(one => one.Split(' ')[0]));
        Assert.All(asked, one => Assert.EndsWith("form-token", one, StringComparison.Ordinal));
        using var play = JsonDocument.Parse(asked[0].Split(' ')[1]);
        Assert.Equal(("海湾晚报", "2026-03-18", "a2"), (play.RootElement.GetProperty("newspaper").GetString(), play.RootElement.GetProperty("issue").GetString(), play.RootElement.GetProperty("article").GetString()));
        Assert.Contains("{\"seconds\":70.5}", asked[2], StringComparison.Ordinal);
        Assert.Contains("{\"seconds\":10.5}", asked[3], StringComparison.Ordinal);
        listener.Errors.RemoveAll(error => error.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Needs_somebody_who_is_logged_in()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small);
        await page.KeysAsync("n", ".");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play on a speaker at home" }).ClickAsync();
        await page.Locator("dialog[open] [role=status] a", new() { HasText = "Log in first" }).WaitForAsync();
        listener.Errors.RemoveAll(error => error.Contains("401", StringComparison.Ordinal));
    }
}
