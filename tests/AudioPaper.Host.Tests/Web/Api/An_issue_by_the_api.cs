using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Web.Api;

/// <summary>Real issues, spoken by espeak-ng.</summary>
public sealed class An_issue_by_the_api
{
    private const string Issue = "/api/v1/issues/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/2026-03-19";

    private const string Public = "/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/2026-03-19";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_delivered_corrected_withdrawn_published_again_and_deleted()
    {
        await using var office = await Office.OpenAsync(workers: 2);
        using var program = await office.ProgramAsync();
        await DeliverAsync(program);
        var published = await Office.UntilAsync(program, Issue, json => json.GetProperty("stage").GetString() == "published");
        Assert.Equal(2, published.GetProperty("articles").GetProperty("done").GetInt32());
        var report = JsonNode.Parse(await program.GetStringAsync(Issue + "/report", Now))!;
        Assert.Equal(report["coverage"]!["characters"]!.GetValue<int>(), report["coverage"]!["spoken"]!.GetValue<int>() + report["coverage"]!["skipped"]!.GetValue<int>() + report["coverage"]!["flagged"]!.GetValue<int>());
        var first = await program.GetByteArrayAsync(Issue + "/episode/files/episode.mp3", Now);

        // Corrected, guarded by the tag of what was read.
        using var articles = await program.GetAsync(Issue + "/articles", Now);
        var edit = JsonNode.Parse(await articles.Content.ReadAsStringAsync(Now))!;
        edit["articles"]![0]!["paragraphs"]![0] = "今天的面包特别香。";
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(program, edit.ToJsonString(), "\"somethingelse\"")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutAsync(program, """{"articles": 5}""", null)).StatusCode);
        using var corrected = await PutAsync(program, edit.ToJsonString(), articles.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.Accepted, corrected.StatusCode);
        await Office.UntilAsync(program, Issue, json => json.GetProperty("publications").GetInt32() == 2);
        Assert.Contains("今天的面包特别香", await program.GetStringAsync(Issue + "/episode/transcript", Now), StringComparison.Ordinal);
        Assert.NotEqual(first, await program.GetByteArrayAsync(Issue + "/episode/files/episode.mp3", Now));

        // One article is taken back.
        using var without = await program.DeleteAsync(Issue + "/articles/a2?reason=" + Uri.EscapeDataString("当事人要求"), Now);
        Assert.Equal(HttpStatusCode.Accepted, without.StatusCode);
        await Office.UntilAsync(program, Issue, json => json.GetProperty("publications").GetInt32() == 3);
        Assert.DoesNotContain("钟楼", await program.GetStringAsync(Issue + "/episode/transcript", Now), StringComparison.Ordinal);
        var issue = office.Library.Issue(office.Library.Issues().Single());
        Assert.Contains("当事人要求", await File.ReadAllTextAsync(issue.At("articles.json"), Now), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(issue.At("articles")), path => path.Contains("-a2.", StringComparison.Ordinal));
        using var last = await program.DeleteAsync(Issue + "/articles/a1", Now);
        Assert.Equal(HttpStatusCode.Conflict, last.StatusCode);

        // All of it is taken back, and comes again only by somebody's wish.
        using var listener = office.Stranger();
        Assert.Single(Items(office));
        Assert.Equal(HttpStatusCode.OK, await PublicAsync(listener));
        Assert.Equal(HttpStatusCode.Accepted, (await program.PostAsync(Issue + "/withdraw", null, Now)).StatusCode);
        Assert.Empty(Items(office));
        Assert.Equal(HttpStatusCode.NotFound, await PublicAsync(listener));
        Assert.Equal(HttpStatusCode.Conflict, (await program.DeleteAsync(Issue + "/articles/a1", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsync(Issue + "/remake", null, Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await program.PostAsync(Issue + "/publish", null, Now)).StatusCode);
        await Office.UntilAsync(program, Issue, json => json.GetProperty("stage").GetString() == "published");
        Assert.Single(Items(office));

        Assert.Equal(HttpStatusCode.OK, await PublicAsync(listener));
        Assert.Contains("<item>", await listener.GetStringAsync(Public + "/../podcast.xml", Now), StringComparison.Ordinal);
        using var counts = JsonDocument.Parse(await program.GetStringAsync("/api/v1/newspapers/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/downloads", Now));
        Assert.Equal(2, counts.RootElement.EnumerateArray().Single().GetProperty("count").GetInt32());

        // Deleted: folder, feed, and what of the store only it needed.
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync(Issue, Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(Issue, Now)).StatusCode);
        Assert.Empty(Items(office));
        Assert.False(Directory.Exists(issue.Path));
        Assert.Equal(HttpStatusCode.NotFound, await PublicAsync(listener));
        Assert.DoesNotContain("<item>", await listener.GetStringAsync("/", Now), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(office.Library.Root, ".server", "trash")));
    }

    [Fact]
    public async Task Comes_once_when_it_is_delivered_twice_at_once()
    {
        await using var office = await Office.OpenAsync(workers: 2);
        using var program = await office.ProgramAsync();
        await Task.WhenAll(DeliverAsync(program), DeliverAsync(program), DeliverAsync(program));
        await Office.UntilAsync(program, "/api/v1/deliveries", json => json.GetProperty("items").EnumerateArray().All(item => item.GetProperty("stage").GetString() == "accepted"));
        var published = await Office.UntilAsync(program, Issue, json => json.GetProperty("stage").GetString() == "published");
        Assert.Equal(1, published.GetProperty("publications").GetInt32());
    }

    [Fact]
    public async Task Is_told_as_it_goes_on()
    {
        await using var office = await Office.OpenAsync(workers: 2);
        using var program = await office.ProgramAsync("小城早报");
        using var other = await office.ProgramAsync("Times", "issues:read");
        using var events = await program.GetStreamAsync("/api/v1/events", Now);
        using var foreign = await other.GetStreamAsync("/api/v1/events", Now);
        using var reader = new StreamReader(events);
        Assert.Equal("event: heartbeat", await reader.ReadLineAsync(Now));
        await DeliverAsync(program);
        var told = new List<string>();
        while (told.Count == 0 || !told[^1].Contains("\"published\"", StringComparison.Ordinal))
        {
            var line = await reader.ReadLineAsync(Now).AsTask().WaitAsync(TimeSpan.FromMinutes(3), Now);
            if (line!.StartsWith("data: {", StringComparison.Ordinal))
            {
                told.Add(line);
            }
        }

        var buffer = new byte[4096];
        var count = await foreign.ReadAsync(buffer, Now);
        Assert.DoesNotContain("小城早报", Encoding.UTF8.GetString(buffer, 0, count), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_words_as_the_lexicon_has_them_and_keeps_settings_whole()
    {
        await using var office = await Office.OpenAsync();
        await office.ShelveAsync("小城早报");
        using var program = await office.ProgramAsync();
        const string Lexemes = "/api/v1/newspapers/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/lexemes";
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(program, HttpMethod.Post, Lexemes, """{"grapheme":"单田芳","kind":"pinyin","value":"shan4 tian2 fang1"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(program, HttpMethod.Post, Lexemes, """{"grapheme":"单田芳","kind":"pinyin","value":"shan4"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(program, HttpMethod.Post, Lexemes, """{"grapheme":"","kind":"pinyin","value":"shan4"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(program, HttpMethod.Post, Lexemes, "{")).StatusCode);
        Assert.Contains("单田芳", await program.GetStringAsync(Lexemes, Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync(Lexemes + "?grapheme=" + Uri.EscapeDataString("单田芳"), Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.DeleteAsync(Lexemes + "?grapheme=" + Uri.EscapeDataString("单田芳"), Now)).StatusCode);

        const string Settings = "/api/v1/newspapers/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/settings";
        Assert.Equal("{}", await program.GetStringAsync(Settings, Now));
        using var wrong = await SendAsync(program, HttpMethod.Put, Settings, """{"loudness": -3}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("line 1", await wrong.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(program, HttpMethod.Put, Settings, """{"loudness": -14}""")).StatusCode);
        Assert.Equal("""{"loudness":-14}""", (await program.GetStringAsync(Settings, Now)).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_found_by_page_date_and_stage()
    {
        await using var office = await Office.OpenAsync();
        for (var day = 10; day < 20; day++)
        {
            await office.ShelveAsync("Mine", $"2026-03-{day}");
        }

        await office.ShelveAsync("Other", "2026-03-15", stage: Host.Library.IssueStage.Failed);
        using var program = await office.ProgramAsync();
        Assert.Equal(11, await TotalAsync(""));
        Assert.Equal(10, await TotalAsync("?newspaper=Mine"));
        Assert.Equal(1, await TotalAsync("?stage=failed"));
        Assert.Equal(3, await TotalAsync("?from=2026-03-15&to=2026-03-16"));
        using var page = JsonDocument.Parse(await program.GetStringAsync("/api/v1/issues?newspaper=Mine&offset=2&limit=3", Now));
        Assert.Equal(["2026-03-17", "2026-03-16", "2026-03-15"], page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("issue").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync("/api/v1/issues?limit=0", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync("/api/v1/issues?from=yesterday", Now)).StatusCode);

        async Task<int> TotalAsync(string query)
        {
            using var json = JsonDocument.Parse(await program.GetStringAsync("/api/v1/issues" + query, Now));
            return json.RootElement.GetProperty("total").GetInt32();
        }
    }

    private static async Task<HttpStatusCode> PublicAsync(HttpClient listener)
    {
        using var answer = await listener.GetAsync(Public + "/episode.mp3", Now);
        return answer.StatusCode;
    }

    private static async Task DeliverAsync(HttpClient program)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(Repository.At("tests", "samples", "short", "page.txt"), Now)), "files", "page.txt" } };
        using var answer = await program.PostAsync("/api/v1/issues", form, Now);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await Office.UntilAsync(program, answer.Headers.Location!.ToString(), json => json.GetProperty("stage").GetString() == "accepted");
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient program, string body, string? tag) => SendAsync(program, HttpMethod.Put, Issue + "/articles", body, tag);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient program, HttpMethod method, string path, string body, string? tag = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (tag is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        return await program.SendAsync(request, Now);
    }

    private static IEnumerable<XElement> Items(Office office) => XDocument.Load(Directory.GetFiles(office.Library.Root, "podcast.xml", SearchOption.AllDirectories).Single()).Descendants("item");
}
