using AudioPaper.Host.Jobs.Deliveries;

namespace AudioPaper.Host.Tests.Web.Api;

/// <summary>Links and buttons by which people find on.</summary>
public sealed class Ways_on_the_desk
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lead_from_the_front_page_to_the_desk_and_name_it_no_feed()
    {
        await using var office = await Office.OpenAsync();
        using var stranger = office.Stranger();
        var page = await stranger.GetStringAsync("/", Cancellation);
        Assert.Contains("<a href=\"/desk\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"alternate\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lead_from_a_delivery_to_its_issue_unless_that_was_deleted()
    {
        await using var office = await Office.OpenAsync();
        var issue = await office.ShelveAsync("晚报");
        foreach (var id in new[] { issue.Id.Folder, "晚报/2026-03-01" })
        {
            var delivery = await office.Newsroom.Inbox.AddAsync(new IssueWishes(), [], (_, _) => Task.CompletedTask, Cancellation);
            await office.Newsroom.Inbox.CloseAsync(delivery with { Stage = DeliveryStage.Accepted, IssueId = id }, Cancellation);
        }

        using var person = await office.PersonAsync("anna");
        var desk = await person.GetStringAsync("/desk", Cancellation);
        var list = desk[desk.IndexOf("<ul>", StringComparison.Ordinal)..];
        Assert.Contains($"<a href=\"/desk/issues/{Uri.EscapeDataString("晚报")}/2026-03-19\">", list, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-03-01\">", list, StringComparison.Ordinal);
        Assert.Contains("2026-03-01", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_the_voices_asked_for_once_more()
    {
        await using var office = await Office.OpenAsync();
        var issue = await office.ShelveAsync("Bay");
        using var person = await office.PersonAsync("anna");
        const string page = "/desk/issues/Bay/2026-03-19";
        Assert.Contains($"action=\"{page}/upgrade\"", await person.GetStringAsync(page, Cancellation), StringComparison.Ordinal);
        using var done = await person.PostAsync($"{page}/upgrade", Office.Form(("__csrf", await Office.FormTokenAsync(person, page))), Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, done.StatusCode);
        Assert.True((await issue.RequestAsync(Cancellation))!.Upgrades);
    }
}
