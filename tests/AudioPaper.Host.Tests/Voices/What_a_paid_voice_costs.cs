using System.Text.Json;
using AudioPaper.Voices.Tests.Azure;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>What the program says a paid voice would cost, what it then costs, and the budget that holds.</summary>
public sealed class What_a_paid_voice_costs
{
    private const decimal PricePerMillion = 1000;

    [Fact]
    public async Task Is_told_before_and_is_what_it_then_costs()
    {
        await using var server = await ReadingServer.StartAsync();
        using var paper = VoicedPaper.Short(Settings(server, budget: 100));
        var before = paper.Files();
        var told = Told((await paper.NarrateAsync("--dry-run", "--json")).ShouldEndWith(0).Output);
        var words = (await paper.NarrateAsync("--dry-run")).ShouldEndWith(0).Output;

        Assert.Equal(before, paper.Files());
        Assert.Equal(0, server.Asked);
        Assert.True(told is { Requests: > 10, Characters: > 100 });
        Assert.Equal(told.Characters * PricePerMillion / 1_000_000, told.Price);
        Assert.Contains($"{told.Requests} requests, {told.Characters} paid characters, about ", words, StringComparison.Ordinal);

        (await paper.NarrateAsync()).ShouldEndWith(0);
        Assert.Equal(told.Requests, server.Asked);
        Assert.Equal((told.Requests, told.Characters, told.Price), Spent(paper));

        var after = Told((await paper.NarrateAsync("--dry-run", "--json")).ShouldEndWith(0).Output);
        Assert.Equal((0, 0L, 0m), after);
        (await paper.NarrateAsync("--formats", "opus")).ShouldEndWith(0);
        Assert.Equal(told.Requests, server.Asked);
    }

    [Fact]
    public async Task Is_no_more_than_told_when_Azure_counts_the_marks_of_a_pace_and_exactly_that_once_the_pace_is_known()
    {
        await using var azure = await FakeAzure.StartAsync();
        using var paper = VoicedPaper.Short($$"""{"voices": {"body": ["azure:zh-CN-YunyangNeural"], "headline": ["espeak:cmn+f3"]}, "azure": {"baseAddress": "{{azure.Address}}" } }""");
        var told = Told((await paper.NarrateAsync("--dry-run", "--json")).ShouldEndWith(0).Output);
        (await paper.NarrateAsync()).ShouldEndWith(0);

        var spent = Spent(paper);
        Assert.Contains(azure.Documents, document => document.Contains("<prosody", StringComparison.Ordinal));
        Assert.Equal((told.Requests, told.Requests), (azure.Documents.Count, spent.Requests));
        Assert.InRange(spent.Characters, told.Characters * 0.95, told.Characters);

        Directory.Delete(Path.Combine(paper.Issue.Library, ".store"), recursive: true);
        told = Told((await paper.NarrateAsync("--dry-run", "--json")).ShouldEndWith(0).Output);
        (await paper.NarrateAsync()).ShouldEndWith(0);
        Assert.Equal(told, (Spent(paper).Requests - spent.Requests, Spent(paper).Characters - spent.Characters, Spent(paper).Price - spent.Price));
    }

    [Fact]
    public async Task Stays_within_the_budget_of_the_month_and_the_offline_voice_goes_on()
    {
        await using var server = await ReadingServer.StartAsync();
        const decimal Budget = 0.25m;
        using var paper = VoicedPaper.Short(Settings(server, Budget));
        var answer = (await paper.NarrateAsync()).ShouldEndWith(0);

        var (requests, _, amount) = Spent(paper);
        Assert.InRange(amount, Budget - 0.06m, Budget);
        Assert.Equal(requests, server.Asked);
        WholeEpisode.ShouldBe(paper.Issue.Json("report.json"), paper.Issue.At("episode.mp3"));
        WholeEpisode.ShouldName(paper.Issue.Json("report.json"), ReadingServer.Voice, "espeak:cmn", "The month's budget of 0.25 USD is spent");
        WholeEpisode.ShouldBeSaid(answer.Complaints, ReadingServer.Voice, "espeak:cmn", "budget");
    }

    private static string Settings(ReadingServer server, decimal budget) =>
        FormattableString.Invariant($$"""{"voices": {"body": ["{{ReadingServer.Voice}}"], "headline": ["espeak:cmn+f3"]}, "openai": {"baseAddress": "{{server.Address}}", "pricePerMillion": {{PricePerMillion}} }, "budget": {"perMonth": {{budget}} } }""");

    private static (int Requests, long Characters, decimal Price) Told(string json)
    {
        using var document = JsonDocument.Parse(json);
        return (document.RootElement.GetProperty("requests").GetInt32(), document.RootElement.GetProperty("characters").GetInt64(), document.RootElement.GetProperty("price").GetDecimal());
    }

    private static (int Requests, long Characters, decimal Price) Spent(VoicedPaper paper)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(paper.Issue.At("..", "costs.json")));
        var month = document.RootElement[0];
        return (month.GetProperty("requests").GetInt32(), month.GetProperty("characters").GetInt64(), month.GetProperty("amount").GetDecimal());
    }
}
