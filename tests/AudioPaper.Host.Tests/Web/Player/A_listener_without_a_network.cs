using System.Text.Json;
using Microsoft.Playwright;

namespace AudioPaper.Host.Tests.Web.Player;

public sealed class A_listener_without_a_network(MadePapers papers)
{
    private const string Controlled = "navigator.serviceWorker.controller !== null";

    [Fact]
    public async Task Hears_what_was_kept_and_seeks_in_it()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await KeptAsync(listener);
        await listener.LoseServerAsync();

        await page.ReloadAsync();
        await page.Locator("#player").WaitForAsync();
        await page.KeysAsync("k");
        await page.ShouldBecomeAsync("document.getElementById('sound').duration > 5");
        await page.ShouldBecomeAsync("document.getElementById('sound').currentTime > 0.5");
        await page.KeysAsync("n");
        await page.ShouldBecomeAsync("document.querySelector('.s.heard')?.closest('article').id === 'a1' && document.getElementById('sound').currentTime > 1");
        await page.KeysAsync("n");
        await page.ShouldBecomeAsync("document.querySelector('.s.heard')?.closest('article').id === 'a2' && !document.getElementById('sound').seeking");
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('cover').naturalWidth > 0"));
        // Pieces of the sound as a player asks for them.
        var pieces = await page.EvaluateAsync<JsonElement>("""
            async () => {
              const ask = async range => { const answer = await fetch(document.getElementById('sound').src, { headers: { Range: range } }); return [answer.status, answer.headers.get('Content-Range'), (await answer.arrayBuffer()).byteLength]; };
              return [await ask('bytes=100-199'), await ask('bytes=-50'), await ask('bytes=99999999-')];
            }
            """);
        Assert.Equal(206, pieces[0][0].GetInt32());
        Assert.StartsWith("bytes 100-199/", pieces[0][1].GetString()!, StringComparison.Ordinal);
        Assert.Equal(100, pieces[0][2].GetInt32());
        Assert.Equal(50, pieces[1][2].GetInt32());
        Assert.Equal(416, pieces[2][0].GetInt32());
    }

    [Fact]
    public async Task Sees_public_pages_that_were_seen_before()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync("/");
        await page.ShouldBecomeAsync(Controlled);
        await page.ReloadAsync();
        await page.ShouldBecomeAsync("caches.keys().then(names => names.some(name => name.startsWith('pages ')))");
        await listener.LoseServerAsync();

        await page.ReloadAsync();
        Assert.Equal("Newspapers to listen to", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("serif", await page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removes_what_was_kept()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await KeptAsync(listener);
        Assert.Matches("^Kept, ", await page.Locator(".keep .state").InnerTextAsync());
        await page.Locator("#keep").ClickAsync();
        await page.ShouldBecomeAsync("document.getElementById('keep').textContent.startsWith('Keep for offline')");
        Assert.Equal(0, await page.EvaluateAsync<int>("caches.keys().then(names => names.filter(name => name.startsWith('kept ')).length)"));
    }

    [Fact]
    public async Task Gets_the_corrected_issue_in_the_place_of_the_kept_one()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await KeptAsync(listener);
        var (before, source) = (await KeptNamesAsync(page), await page.EvaluateAsync<string>("document.getElementById('sound').getAttribute('src')"));
        var file = Path.Combine(listener.Served.Library, "小城早报", "2026-03-19", "readalong.json");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace("热茶", "姜茶", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        listener.Served.Index.Changed("小城早报");

        await page.ReloadAsync();
        await page.ShouldBecomeAsync("document.getElementById('keep')?.disabled === false && document.getElementById('keep').textContent.startsWith('Remove')");
        await page.ShouldBecomeAsync($"caches.keys().then(names => !names.includes({JsonSerializer.Serialize(Assert.Single(before))}))");
        Assert.Single(await KeptNamesAsync(page));
        Assert.NotEqual(source, await page.EvaluateAsync<string>("document.getElementById('sound').getAttribute('src')"));
        await listener.LoseServerAsync();
        await page.ReloadAsync();
        await page.Locator("#player").WaitForAsync();
        Assert.Contains("姜茶", await page.Locator("#text").InnerTextAsync(), StringComparison.Ordinal);
        await page.KeysAsync("k");
        await page.ShouldBecomeAsync("document.getElementById('sound').currentTime > 0.3");
    }

    [Fact]
    public async Task Has_one_worker_when_that_was_changed_and_loses_nothing()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await KeptAsync(listener);
        // As after an update of the server: an earlier version stands there with what it kept of pages and scripts.
        await page.EvaluateAsync("""
            async () => {
              const { scope } = await navigator.serviceWorker.ready;
              await caches.open('shell 0123456789abcdef');
              await caches.open('pages 0123456789abcdef');
              await navigator.serviceWorker.register('/worker.js?v=0123456789abcdef', { scope });
            }
            """);
        await page.ShouldBecomeAsync("navigator.serviceWorker.controller?.scriptURL.endsWith('0123456789abcdef')");
        await page.ReloadAsync();
        await page.ShouldBecomeAsync("navigator.serviceWorker.getRegistrations().then(all => all.length === 1 && all[0].active?.scriptURL.endsWith(document.body.dataset.version))");
        await page.ShouldBecomeAsync("caches.keys().then(names => !names.some(name => name.includes('0123456789abcdef')))");
        Assert.Single(await KeptNamesAsync(page));
        await listener.LoseServerAsync();
        await page.ReloadAsync();
        await page.KeysAsync("k");
        await page.ShouldBecomeAsync("document.getElementById('sound').currentTime > 0.3");
    }

    [Fact]
    public async Task Leaves_nothing_of_a_private_newspaper_behind_unless_it_was_kept()
    {
        await using var listener = await Listener.ComeAsync(papers, library => new PaperShelf(library, "小城早报").Set("{ \"private\": true }"));
        var (_, token) = await listener.Served.Listeners.AddAsync("小城早报", "顾女士", TestContext.Current.CancellationToken);
        var own = $"/p/{token}{MadePapers.Small}";
        var page = await listener.OpenAsync(own);
        await page.ShouldBecomeAsync(Controlled);
        await page.ReloadAsync();
        await page.Locator("#player").WaitForAsync();
        await page.KeysAsync("k");
        await page.ShouldBecomeAsync("document.getElementById('sound').currentTime > 0.3");
        Assert.DoesNotContain(await KeptAddressesAsync(page), address => address.Contains(token, StringComparison.Ordinal));
        Assert.Contains(token, await listener.Served.TextAsync(await page.Locator("link[rel=manifest]").GetAttributeAsync("href") ?? ""), StringComparison.Ordinal);

        await page.Locator("#keep").ClickAsync();
        await page.ShouldBecomeAsync("document.getElementById('keep').textContent.startsWith('Remove')");
        Assert.Contains(await KeptAddressesAsync(page), address => address.Contains(token, StringComparison.Ordinal));
        await listener.LoseServerAsync();
        await page.ReloadAsync();
        await page.Locator("#player").WaitForAsync();
        await page.KeysAsync("k");
        await page.ShouldBecomeAsync("!document.getElementById('sound').paused");
    }

    [Fact]
    public async Task Can_install_the_site_and_each_newspaper()
    {
        await using var listener = await Listener.ComeAsync(papers);
        foreach (var path in new[] { "/", MadePapers.Small })
        {
            var page = await listener.OpenAsync(path);
            using var manifest = JsonDocument.Parse(await listener.Served.BytesAsync(await page.Locator("link[rel=manifest]").GetAttributeAsync("href") ?? ""));
            Assert.Equal("standalone", manifest.RootElement.GetProperty("display").GetString());
            Assert.Equal("/", manifest.RootElement.GetProperty("scope").GetString());
            Assert.Equal(System.Net.HttpStatusCode.OK, await listener.Served.StatusAsync(manifest.RootElement.GetProperty("start_url").GetString()!));
            foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
            {
                var bytes = await listener.Served.BytesAsync(icon.GetProperty("src").GetString()!);
                // A PNG tells its width in its first chunk (PNG, 11.2.1).
                var width = icon.GetProperty("type").GetString() == "image/png" ? System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)) : 0;
                Assert.Equal(icon.GetProperty("sizes").GetString(), width == 0 ? "any" : $"{width}x{width}");
            }
        }
    }

    private static async Task<IPage> KeptAsync(Listener listener)
    {
        var page = await listener.OpenAsync(MadePapers.Small);
        await page.ShouldBecomeAsync(Controlled);
        await page.Locator("#keep").ClickAsync();
        await page.ShouldBecomeAsync("document.getElementById('keep').textContent.startsWith('Remove')");
        return page;
    }

    private static Task<string[]> KeptNamesAsync(IPage page) => page.EvaluateAsync<string[]>("caches.keys().then(names => names.filter(name => name.startsWith('kept ')))");

    private static Task<string[]> KeptAddressesAsync(IPage page) => page.EvaluateAsync<string[]>("caches.keys().then(async names => (await Promise.all(names.map(async name => [name, ...(await (await caches.open(name)).keys()).map(request => request.url)]))).flat())");
}
