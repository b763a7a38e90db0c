using System.Net;
using AudioPaper.Host.Library;
using AudioPaper.Host.Tests.Newsrooms;
using AudioPaper.Host.Web.Accounts;

namespace AudioPaper.Host.Tests.Web.Api;

/// <summary>Two servers with one library: what one of them, or a command, takes back is no longer good at the other within seconds.</summary>
public sealed class What_is_revoked_elsewhere
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_not_good_at_any_server_of_the_library()
    {
        await using var here = await Office.OpenAsync();
        new PaperShelf(here.Library.Root, "Closed").Set("""{ "private": true }""").Publish("2026-03-18");
        using var other = ServerProcess.Serve(here.Library.Root, "--workers", "0");
        await other.UntilAsync(() => other.Said.Contains("Now listening", StringComparison.Ordinal) || Listens(other.Address), TimeSpan.FromMinutes(3));
        using var there = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = other.Address };
        var (listener, address) = await new Listeners(here.Library, TimeProvider.System).AddAsync("Closed", "Tom", Cancellation);
        var token = await here.TokenAsync(null, Scopes.IssuesRead);
        var own = $"/p/{address}/Closed/podcast.xml";
        await UntilAsync(there, own, null, HttpStatusCode.OK);
        await UntilAsync(there, "/api/v1/issues", token, HttpStatusCode.OK);

        using var editor = await here.ProgramAsync(null, Scopes.ListenersWrite);
        using (var revoked = await editor.DeleteAsync($"/api/v1/newspapers/Closed/listeners/{listener.Id}", Cancellation))
        {
            Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        }

        var id = new ProgramTokens(here.Library.Root, TimeProvider.System).Find(token)!.Id;
        (await Narrator.RunAsync("tokens", "revoke", id, "--library", here.Library.Root)).ShouldEndWith(0);

        await UntilAsync(there, own, null, HttpStatusCode.NotFound);
        await UntilAsync(there, "/api/v1/issues", token, HttpStatusCode.Unauthorized);
        using var asking = here.Stranger();
        await UntilAsync(asking, own, null, HttpStatusCode.NotFound);
        await UntilAsync(asking, "/api/v1/issues", token, HttpStatusCode.Unauthorized);
    }

    private static bool Listens(Uri address)
    {
        try
        {
            using var client = new System.Net.Sockets.TcpClient(address.Host, address.Port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    /// <summary>Asks every fifth of a second, ten seconds long.</summary>
    private static async Task UntilAsync(HttpClient client, string path, string? token, HttpStatusCode status)
    {
        var last = default(HttpStatusCode);
        for (var asked = 0; asked < 50; asked++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            using var answer = await client.SendAsync(request, Cancellation);
            if ((last = answer.StatusCode) == status)
            {
                return;
            }

            await Task.Delay(200, Cancellation);
        }

        Assert.Fail($"{path} still answers {last}.");
    }
}
