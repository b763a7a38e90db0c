using System.Text.RegularExpressions;
using AudioPaper.Tests;
using Microsoft.Playwright;

namespace AudioPaper.Host.Tests.Web.Player;

/// <summary>The walk-through of <c>SCREENREADER.md</c>: what screen readers are told at each step stands there, and is compared with the accessibility tree.</summary>
public sealed partial class A_listener_who_hears_the_page(MadePapers papers)
{
    private static readonly Dictionary<string, Func<IPage, Task>> Steps = new()
    {
        ["Arriving"] = _ => Task.CompletedTask,
        ["The player"] = _ => Task.CompletedTask,
        ["The text"] = _ => Task.CompletedTask,
        ["Playing"] = async page =>
        {
            await page.Locator("#a1 .s").First.FocusAsync();
            await page.KeysAsync("Enter");
            await page.ShouldBecomeAsync("document.querySelector('#a1 .s.heard')");
        },
        ["More"] = async page =>
        {
            await page.KeysAsync("k");
            await page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        },
        ["Going on"] = async page =>
        {
            await page.EvaluateAsync("document.activeElement.blur()");
            await page.KeysAsync("n");
        },
        ["Keys"] = page => page.KeysAsync("?"),
        ["A sentence"] = page => page.KeysAsync("Escape", "."),
        ["Looking for words"] = async page =>
        {
            await page.KeysAsync("Escape", "/");
            await page.Keyboard.TypeAsync("钟楼");
            await page.ShouldBecomeAsync("document.querySelectorAll('.results li').length > 0");
        },
        ["Keeping"] = async page =>
        {
            await page.Locator("#keep").ClickAsync();
            await page.ShouldBecomeAsync("document.querySelector('.keep .state').textContent !== ''");
        },
    };

    [Fact]
    public async Task Is_told_what_the_walk_through_says()
    {
        var document = await File.ReadAllTextAsync(Repository.At("src", "AudioPaper.Host", "Web", "Front", "SCREENREADER.md"), TestContext.Current.CancellationToken);
        var blocks = Block().Matches(document).ToDictionary(match => match.Groups[1].Value.Trim(), match => match.Groups[2].Value);
        Assert.Equal(Steps.Keys, blocks.Keys);
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Small);
        foreach (var (name, act) in Steps)
        {
            await act(page);
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}\n{await page.Locator("body").AriaSnapshotAsync()}\n");
            await Assertions.Expect(page.Locator("body")).ToMatchAriaSnapshotAsync(blocks[name]);
        }
    }

    [GeneratedRegex(@"^## (.+)$[\s\S]*?^```aria\n([\s\S]*?)^```$", RegexOptions.Multiline)]
    private static partial Regex Block();
}
