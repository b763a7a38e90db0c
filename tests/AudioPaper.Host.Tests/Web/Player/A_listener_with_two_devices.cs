using System.Net;
using System.Text;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Tests.Web.Player;

/// <summary>Listeners with an address of their own go on where they stopped on another device.</summary>
public sealed class A_listener_with_two_devices(MadePapers papers)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_on_where_the_other_stopped()
    {
        await using var listener = await Listener.ComeAsync(papers, library => File.WriteAllText(Path.Combine(library, "小城早报", NewspaperSettings.FileName), """{ "private": true }"""));
        var (entry, secret) = await listener.Served.Listeners.AddAsync("小城早报", "Tom", Now);
        var address = $"/p/{secret}{MadePapers.Small}";
        var phone = await listener.OpenAsync(address);
        await phone.KeysAsync("n", "n");
        var sentence = await phone.EvaluateAsync<string>("document.querySelector('.s[tabindex=\"0\"]').id");
        await phone.KeysAsync("k");
        await phone.ShouldBecomeAsync("!document.getElementById('sound').paused");
        await phone.KeysAsync("k");
        await phone.ShouldBecomeAsync($"fetch('{address}place').then(response => response.status === 200)");

        var desktop = await listener.OpenAsync(address);
        await desktop.ShouldBecomeAsync("document.getElementById('sound').currentTime > 3");
        Assert.StartsWith(sentence.Split('s')[0], await desktop.EvaluateAsync<string>("document.querySelector('.s[tabindex=\"0\"]').id"), StringComparison.Ordinal);

        // What is no place is refused; nothing is kept of a time to come, nor of anybody without an address.
        foreach (var (body, status) in new[] { ("{", HttpStatusCode.BadRequest), ("""{"ms":-1,"at":5}""", HttpStatusCode.BadRequest), ("""{"ms":1}""", HttpStatusCode.BadRequest), (new string('1', 300), HttpStatusCode.BadRequest), ("""{"ms":5000,"at":99999999999999}""", HttpStatusCode.NoContent) })
        {
            using var answer = await listener.Served.Client.PutAsync(address + "place", new StringContent(body, Encoding.UTF8, "application/json"), Now);
            Assert.Equal((body, status), (body, answer.StatusCode));
        }

        Assert.Contains("\"ms\":5000", await listener.Served.TextAsync(address + "place"), StringComparison.Ordinal);
        Assert.DoesNotContain("99999999999999", await listener.Served.TextAsync(address + "place"), StringComparison.Ordinal);
        using var stranger = await listener.Served.AskAsync(MadePapers.Harbour + "place");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        var kept = Path.Combine(listener.Served.Library, ".server", "places", entry.Id + ".json");
        Assert.True(File.Exists(kept));
        await listener.Served.Listeners.RevokeAsync(entry.Id, Now);
        Assert.False(File.Exists(kept));
    }
}
