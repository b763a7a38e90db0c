using AudioPaper.Host.Library;
using AngleSharp.Html.Parser;

namespace AudioPaper.Host.Tests.Web.Api;

public sealed class A_desk_that_shows_hostile_titles
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("</bdi></td></table><form action=//evil.example>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("a\u202Eb\u2066c\u0000d\u200B")]
    public async Task Shows_them_as_text(string title)
    {
        await using var office = await Office.OpenAsync();
        // The name of the newspaper is hostile, too, and so is what is told of a failure.
        var failed = await office.ShelveAsync(title, title: title, stage: IssueStage.Failed);
        var published = await office.ShelveAsync(title, "2026-03-20", title);
        using var person = await office.PersonAsync("alice");
        foreach (var path in new[] { "/desk", Path(failed), Path(published), Path(published) + "/delete" })
        {
            var html = await person.GetStringAsync(path, Now);
            using var document = await new HtmlParser().ParseDocumentAsync(html, Now);
            Assert.All(document.Scripts, script => Assert.Equal("/desk/desk.js", script.GetAttribute("src")));
            Assert.Empty(document.QuerySelectorAll("img, iframe, object, style"));
            Assert.All(document.QuerySelectorAll("*").SelectMany(element => element.Attributes), attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal), attribute.Name));
            Assert.All(document.QuerySelectorAll("form, a"), element => Assert.Matches("^(/|#main)(?!/)", element.GetAttribute("action") ?? element.GetAttribute("href")!));
            Assert.DoesNotContain(document.Body!.TextContent, c => c is '\u202E' or '\u2066' or '\u0000' or '\u200B');
        }

        static string Path(IssueFolder issue) => "/desk/issues/" + string.Join('/', issue.Id.Folder.Split('/').Select(Uri.EscapeDataString));
    }

    [Fact]
    public async Task Cuts_what_does_not_end()
    {
        await using var office = await Office.OpenAsync();
        await office.ShelveAsync("Mine", title: new string('长', 5000), stage: IssueStage.Failed);
        using var person = await office.PersonAsync("alice");
        Assert.InRange((await person.GetStringAsync("/desk", Now)).Length, 1, 10_000);
        Assert.InRange((await person.GetStringAsync("/desk/issues/Mine/2026-03-19", Now)).Length, 1, 10_000);
    }

    [Fact]
    public async Task Speaks_chinese_and_english_and_can_be_used_without_seeing_it()
    {
        await using var office = await Office.OpenAsync();
        await office.ShelveAsync("Mine");
        using var person = await office.PersonAsync("alice");
        foreach (var (language, title) in new[] { ("zh-CN,zh;q=0.9,en;q=0.1", "编辑部"), ("en-GB", "The desk"), ("fr, en;q=0.5, zh;q=0.8", "编辑部") })
        {
            person.DefaultRequestHeaders.Remove("Accept-Language");
            person.DefaultRequestHeaders.Add("Accept-Language", language);
            using var document = await new HtmlParser().ParseDocumentAsync(await person.GetStringAsync("/desk", Now), Now);
            Assert.Equal(title, document.QuerySelector("h1")!.TextContent);
            Assert.Equal(title == "编辑部" ? "zh-CN" : "en", document.DocumentElement.GetAttribute("lang"));
            Assert.Single(document.QuerySelectorAll("main"));
            Assert.All(document.QuerySelectorAll("input:not([type=hidden])"), input => Assert.NotNull(document.QuerySelector($"label[for='{input.Id}']")));
        }
    }
}
