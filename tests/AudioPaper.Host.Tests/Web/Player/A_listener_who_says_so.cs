using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Remarks;

namespace AudioPaper.Host.Tests.Web.Player;

/// <summary>«This was said wrong», from the player.</summary>
public sealed class A_listener_who_says_so(MadePapers papers)
{
    [Fact]
    public async Task Needs_one_key_and_is_told_what_came_of_it()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small);
        var box = new RemarkBox(LibraryFolder.Open(listener.Served.Library), "小城早报", TimeProvider.System);

        await page.Locator(".s", new() { HasText = "核桃面包" }).FocusAsync();
        await page.KeysAsync("w");
        Assert.Equal("This was said wrong", await page.Locator("dialog[open] h2").InnerTextAsync());
        await Everybody_can_use_it.ShouldPassAsync(page, "a remark");
        await page.Keyboard.TypeAsync("没有的话");
        await page.KeysAsync("Enter");
        await page.Locator(".trouble", new() { HasText = "must be words of the sentence" }).WaitForAsync();
        listener.Errors.RemoveAll(error => error.Contains("400", StringComparison.Ordinal)); // the browser tells the console, too
        await page.Locator("#wrong-words").FillAsync("核桃");
        await page.Locator("#wrong-wish").FillAsync("he2 tao5");
        await page.KeysAsync("Enter");
        await page.ShouldBecomeAsync("document.querySelector('dialog[open]') === null");
        var remark = Assert.Single(await box.AllAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("核桃", "he2 tao5", RemarkStage.Open), (remark.Words, remark.Wish, remark.Stage));

        // Nothing to tell yet.
        await page.ReloadAsync();
        await page.Locator("#player").WaitForAsync();
        await page.ShouldBecomeAsync("JSON.parse(localStorage.getItem('audiopaper.remarks')).length === 1");
        Assert.Equal(0, await page.Locator(".notice").CountAsync());

        await box.AnswerAsync(remark.Id, open => open with { Stage = RemarkStage.Declined, Answer = "<b>核桃</b>读得对", AnsweredAt = TimeProvider.System.GetUtcNow() }, TestContext.Current.CancellationToken);
        await page.ReloadAsync();
        await page.Locator(".notice").WaitForAsync();
        Assert.Equal("“核桃”, which you pointed out, stays as it was. The editors say: <b>核桃</b>读得对", await page.Locator(".notice p").InnerTextAsync());
        await Everybody_can_use_it.ShouldPassAsync(page, "news of a remark");
        await page.Locator(".notice button").ClickAsync();

        // Told once.
        await page.ReloadAsync();
        await page.Locator("#player").WaitForAsync();
        await page.ShouldBecomeAsync("localStorage.getItem('audiopaper.remarks') === null");
        Assert.Equal(0, await page.Locator(".notice").CountAsync());
    }
}
