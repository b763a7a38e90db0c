using System.Text.Json;

namespace AudioPaper.Host.Tests.Web.Player;

public sealed class A_listener_with_a_keyboard(MadePapers papers)
{
    [Fact]
    public async Task Goes_by_sentence_paragraph_article_and_section()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Harbour);
        var sections = (await listener.ReadAlongAsync(MadePapers.Harbour)).GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("articles").EnumerateArray().ToList()).ToList();
        var articles = sections.SelectMany(section => section).ToList();

        await page.KeysAsync("n");
        await page.ShouldHearAsync(Sentences(articles[1])[0]);
        await page.KeysAsync("ArrowRight");
        await page.ShouldHearAsync(Sentences(articles[1])[1]);
        await page.KeysAsync("ArrowRight", "ArrowLeft");
        await page.ShouldHearAsync(Sentences(articles[1])[1]);
        await page.KeysAsync("n");
        await page.ShouldHearAsync(Sentences(articles[2])[0]);
        await page.KeysAsync("p");
        await page.ShouldHearAsync(Sentences(articles[1])[0]);
        await page.KeysAsync("]");
        await page.ShouldHearAsync(FirstOfPassages(articles[1])[1]);
        await page.KeysAsync("]", "]", "ArrowRight", "[");
        await page.ShouldHearAsync(FirstOfPassages(articles[1])[3]);
        await page.KeysAsync("[");
        await page.ShouldHearAsync(FirstOfPassages(articles[1])[2]);
        await page.KeysAsync("Shift+N");
        await page.ShouldHearAsync(Sentences(sections[2][0])[0]);
        await page.KeysAsync("n", "Shift+P");
        await page.ShouldHearAsync(Sentences(sections[2][0])[0]);
        await page.KeysAsync("Shift+P");
        await page.ShouldHearAsync(Sentences(sections[1][0])[0]);
        // From within an article, back leads to its begin first.
        await page.KeysAsync("ArrowRight", "p");
        await page.ShouldHearAsync(Sentences(articles[1])[0]);
        Assert.False(await page.IsPlayingAsync());
        Assert.DoesNotContain(listener.Served.Requests, request => request.Path.EndsWith(".mp3", StringComparison.Ordinal)); // who only reads is no download
    }

    [Fact]
    public async Task Plays_pauses_changes_speed_and_opens_what_there_is()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small);

        await page.KeysAsync("k");
        await page.ShouldBecomeAsync("!document.getElementById('sound').paused");
        await page.KeysAsync("Space");
        await page.ShouldBecomeAsync("document.getElementById('sound').paused");
        await page.KeysAsync("+", "=");
        Assert.Equal(1.5, await page.EvaluateAsync<double>("document.getElementById('sound').playbackRate"));
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('sound').preservesPitch"));
        for (var i = 0; i < 12; i++)
        {
            await page.KeysAsync("-");
        }

        Assert.Equal(0.5, await page.EvaluateAsync<double>("document.getElementById('sound').playbackRate"));
        for (var i = 0; i < 12; i++)
        {
            await page.KeysAsync("+");
        }

        Assert.Equal(4, await page.EvaluateAsync<double>("document.getElementById('sound').playbackRate"));
        Assert.Equal("Speed 4", (await page.Locator("[role=status].vh").InnerTextAsync()).Trim());
        await page.KeysAsync("c");
        await page.ShouldBecomeAsync("!document.querySelector('.caption').hidden");
        await page.KeysAsync("n", ".");
        Assert.Equal("This sentence", await page.Locator("dialog[open] h2").InnerTextAsync());
        await page.KeysAsync("Escape", "f");
        Assert.Equal(await page.HeardAsync(), await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.KeysAsync("/");
        Assert.Equal("search-words", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task Plays_a_sentence_with_Enter_and_by_a_click()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small);
        var id = Sentences((await listener.ReadAlongAsync(MadePapers.Small)).GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("articles").EnumerateArray()).ElementAt(1))[2];

        await page.Locator($"[id='{id}']").FocusAsync();
        await page.KeysAsync("Enter");
        await page.ShouldBecomeAsync("!document.getElementById('sound').paused");
        await page.ShouldHearAsync(id);
        await page.KeysAsync("k");
        await page.Locator($"[id='{id.Replace("s3", "s1", StringComparison.Ordinal)}']").ClickAsync();
        await page.ShouldHearAsync(id.Replace("s3", "s1", StringComparison.Ordinal));
        Assert.True(await page.IsPlayingAsync());
    }

    [Fact]
    public async Task Skims_the_headlines_and_opens_one_with_Enter()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Harbour);
        // Which sentences were highlighted, in order.
        await page.EvaluateAsync("""
            () => { window.seen = [];
            new MutationObserver(changes => changes.forEach(change => { if (change.target.classList.contains('heard') && window.seen.at(-1) !== change.target.id) window.seen.push(change.target.id); }))
              .observe(document.getElementById('text'), { subtree: true, attributes: true, attributeFilter: ['class'] }); }
            """);
        await page.KeysAsync("h");
        await page.ShouldBecomeAsync("window.seen.length >= 4");
        await page.KeysAsync("Enter");
        var seen = await page.EvaluateAsync<string[]>("window.seen");
        var headlines = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#text article.article :is(h2, h3) .s')].map(one => one.id)");

        Assert.Equal(headlines.Take(4), seen.Take(4));
        Assert.True(await page.IsPlayingAsync());
        var opened = await page.EvaluateAsync<string>("document.activeElement.closest('article').id");
        // It goes on behind the headline.
        await page.ShouldBecomeAsync($"document.querySelector('.s.heard') && document.querySelector('.s.heard').closest('article').id === '{opened}' && !document.querySelector('.s.heard').closest('h2, h3')");
        Assert.False(await page.Locator(".open").IsVisibleAsync());
    }

    [Fact]
    public async Task Sees_the_map_switches_it_off_and_types_where_text_is_typed()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small);

        await page.KeysAsync("?");
        Assert.Equal(19, await page.Locator("dialog[open] tbody tr").CountAsync());
        await page.KeysAsync("k");
        Assert.False(await page.IsPlayingAsync()); // a dialog is open
        await page.KeysAsync("Escape", "/", "k", "n", "Space", "h");
        Assert.Equal("kn h", await page.Locator("#search-words").InputValueAsync());
        Assert.False(await page.IsPlayingAsync());
        await page.Locator("#toggle").FocusAsync();
        await page.KeysAsync("Control+k", "Alt+n");
        Assert.Equal("openings1", await page.EvaluateAsync<string>("document.querySelector('.s[tabindex=\"0\"]').id"));
        await page.KeysAsync("?");
        await page.Locator("dialog[open] input[type=checkbox]").UncheckAsync();
        await page.KeysAsync("Escape", "n", "k", "?");
        Assert.False(await page.IsPlayingAsync());
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());

        await page.ReloadAsync();
        await page.Locator("#player").WaitForAsync();
        await page.KeysAsync("k");
        Assert.False(await page.IsPlayingAsync()); // the device keeps the choice
        await page.Locator("#toggle").FocusAsync();
        await page.KeysAsync("Space");
        await page.ShouldBecomeAsync("!document.getElementById('sound').paused"); // a button is a button
    }

    [Fact]
    public async Task Reaches_everything_with_the_Tab_key_and_sees_where_it_is()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small, new() { ViewportSize = new() { Width = 390, Height = 700 } });
        await page.Locator("#player [aria-controls=more]").ClickAsync();
        await page.EvaluateAsync("document.activeElement.blur()");
        var hidden = new List<string>();
        var names = new HashSet<string>();
        for (var i = 0; i < 80; i++)
        {
            await page.KeysAsync("Tab");
            var look = await page.EvaluateAsync<JsonElement>("""
                (() => {
                  const focus = document.activeElement;
                  if (!focus || focus === document.body) return { name: 'body', seen: true };
                  const place = focus.getBoundingClientRect();
                  const inside = [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]].map(([x, y]) => document.elementFromPoint(place.left + place.width * x, place.top + place.height * y));
                  const style = getComputedStyle(focus);
                  return { name: focus.getAttribute('aria-label') || focus.innerText || focus.id, seen: inside.some(one => one && (focus.contains(one) || one.contains(focus) && one !== document.body && one !== document.documentElement)) && parseFloat(style.outlineWidth) >= 2 };
                })()
                """);
            names.Add(look.GetProperty("name").GetString()!);
            if (!look.GetProperty("seen").GetBoolean())
            {
                hidden.Add(look.GetProperty("name").GetString()!);
            }
        }

        Assert.Empty(hidden);
        Assert.Superset(new HashSet<string>(["Play", "Previous article", "Next article", "Previous sentence", "Next sentence", "Previous paragraph", "Next section", "Headlines", "Captions", "Keyboard", "This sentence…", "More", "Position", "Display"]), names);
    }

    internal static List<string> Sentences(JsonElement article) => [.. article.GetProperty("passages").EnumerateArray().SelectMany(passage => passage.GetProperty("sentences").EnumerateArray())
        .Where(sentence => sentence.TryGetProperty("beginMs", out _)).Select(sentence => sentence.GetProperty("id").GetString()!)];

    private static List<string> FirstOfPassages(JsonElement article) => [.. article.GetProperty("passages").EnumerateArray().Select(passage => passage.GetProperty("sentences")[0].GetProperty("id").GetString()!)];
}
