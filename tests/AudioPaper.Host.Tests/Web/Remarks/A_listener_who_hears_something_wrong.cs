using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AudioPaper.Host.Tests.Web.Api;
using AudioPaper.Host.Web.Remarks;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Web.Remarks;

/// <summary>From «this was said wrong» to the corrected episode.</summary>
public sealed class A_listener_who_hears_something_wrong
{
    private const string Paper = "%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5";
    private const string Public = "/" + Paper + "/2026-03-19";
    private const string Issue = "/api/v1/issues/" + Paper + "/2026-03-19";
    private const string Inbox = "/api/v1/newspapers/" + Paper + "/remarks";
    private const string Words = "修钟的师傅";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_told_when_it_is_corrected_in_the_same_item_with_only_its_sentences_spoken_anew()
    {
        await using var office = await Office.OpenAsync(workers: 2);
        using var program = await office.ProgramAsync();
        using var listener = office.Stranger();
        await PublishedAsync(program, 1);
        var feed = XDocument.Parse(await listener.GetStringAsync("/" + Paper + "/podcast.xml", Now));
        var clips = MadeIssue.StoredIn(office.Library.Root, "clips");
        var sentence = await SentenceAsync(listener);

        using var sent = await SendAsync(listener, new { sentence, words = Words, wish = "xiu1 zhong4 de5 shi1 fu4" });
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var id = JsonNode.Parse(await sent.Content.ReadAsStringAsync(Now))!["id"]!.GetValue<string>();
        Assert.Equal("open", await StageAsync(listener, id));

        // The editor finds it, and takes it.
        var item = JsonNode.Parse(await program.GetStringAsync(Inbox, Now))!.AsArray().Single()!;
        Assert.Equal((Words, 1, "open", "旧钟楼重新敲响"), (item["words"]!.GetValue<string>(), item["count"]!.GetValue<int>(), item["stage"]!.GetValue<string>(), item["title"]!.GetValue<string>()));
        using var refused = await PostAsync(program, $"{Inbox}/{id}/accept", new { lexeme = new { grapheme = Words, kind = "pinyin", value = "xiu1" } });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "open"), (refused.StatusCode, await StageAsync(listener, id)));
        using var accepted = await PostAsync(program, $"{Inbox}/{id}/accept", new { lexeme = new { grapheme = Words, kind = "pinyin", value = "xiu1 zhong4 de5 shi1 fu4" }, answer = "谢谢您" });
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        await Office.UntilAsync(program, Issue, json => json.GetProperty("publications").GetInt32() == 2);

        // The listener is told, the feed has the same item with new sound, and one clip is new: the sentence.
        Assert.Equal("corrected", await StageAsync(listener, id));
        Assert.Equal("谢谢您", JsonNode.Parse(await listener.GetStringAsync($"{Public}/remarks/{id}", Now))!["answer"]!.GetValue<string>());
        var after = XDocument.Parse(await listener.GetStringAsync("/" + Paper + "/podcast.xml", Now));
        Assert.Equal(GuidOf(feed), GuidOf(after));
        Assert.Single(MadeIssue.StoredIn(office.Library.Root, "clips").Except(clips));

        // Answered once; a second answer is refused.
        using var again = await PostAsync(program, $"{Inbox}/{id}/decline", new { });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Is_answered_at_the_desk_without_a_script()
    {
        await using var office = await Office.OpenAsync(workers: 2);
        using var program = await office.ProgramAsync();
        using var listener = office.Stranger();
        await PublishedAsync(program, 1);
        var sentence = await SentenceAsync(listener);
        using var first = await SendAsync(listener, new { sentence, words = "<script>alert(1)</script>" });
        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        using var sent = await SendAsync(listener, new { sentence, words = Words, wish = "<img src=x onerror=alert(1)>" });
        var id = JsonNode.Parse(await sent.Content.ReadAsStringAsync(Now))!["id"]!.GetValue<string>();

        using var editor = await office.PersonAsync("editor", "editor");
        var page = await editor.GetStringAsync("/desk/remarks", Now);
        Assert.Contains(Words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        var token = await Office.FormTokenAsync(editor, "/desk/remarks");
        using var forged = await editor.PostAsync($"/desk/remarks/{Paper}/{id}/decline", Office.Form(("answer", "no")), Now);
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        using var wrong = await editor.PostAsync($"/desk/remarks/{Paper}/{id}/accept", Office.Form(("__csrf", token), ("grapheme", Words), ("kind", "pinyin"), ("value", "x")), Now);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var declined = await editor.PostAsync($"/desk/remarks/{Paper}/{id}/decline", Office.Form(("__csrf", token), ("answer", "这样读是对的")), Now);
        Assert.Equal(HttpStatusCode.SeeOther, declined.StatusCode);
        Assert.Equal("declined", await StageAsync(listener, id));
        Assert.Contains("这样读是对的", await editor.GetStringAsync("/desk/remarks", Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cannot_fill_the_inbox()
    {
        await using var office = await Office.OpenAsync(workers: 2);
        using var program = await office.ProgramAsync();
        using var listener = office.Stranger();
        await PublishedAsync(program, 1);
        var sentence = await SentenceAsync(listener);

        // What is said twice is kept once; what is no remark costs a turn, too.
        foreach (var (body, status) in new (string, HttpStatusCode)[]
        {
            (JsonSerializer.Serialize(new { sentence, words = Words }), HttpStatusCode.Accepted), (JsonSerializer.Serialize(new { sentence, words = Words }), HttpStatusCode.Accepted),
            (JsonSerializer.Serialize(new { sentence = "a9s99" }), HttpStatusCode.NotFound), (JsonSerializer.Serialize(new { sentence = "../../x" }), HttpStatusCode.NotFound),
            ("{", HttpStatusCode.BadRequest), ("[]", HttpStatusCode.BadRequest), ("null", HttpStatusCode.BadRequest), (JsonSerializer.Serialize(new { sentence, wish = new string('长', 201) }), HttpStatusCode.BadRequest),
            (JsonSerializer.Serialize(new { sentence, wish = new string('x', 5_000) }), HttpStatusCode.RequestEntityTooLarge),
        })
        {
            using var answer = await SendAsync(listener, body);
            Assert.Equal((body, status), (body, answer.StatusCode));
        }

        using var foreign = new HttpRequestMessage(HttpMethod.Post, Public + "/remarks") { Content = new StringContent(JsonSerializer.Serialize(new { sentence }), Encoding.UTF8, "application/json"), Headers = { { "Origin", "https://elsewhere.example" } } };
        using var form = new HttpRequestMessage(HttpMethod.Post, Public + "/remarks") { Content = Office.Form(("sentence", sentence)) };
        foreach (var request in new[] { foreign, form })
        {
            using var answer = await listener.SendAsync(request, Now);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var last = await SendAsync(listener, new { sentence });
        Assert.Equal(HttpStatusCode.Accepted, last.StatusCode);
        using var tooMany = await SendAsync(listener, new { sentence });
        Assert.Equal((HttpStatusCode)429, tooMany.StatusCode);
        Assert.NotNull(tooMany.Headers.RetryAfter);
        Assert.Equal([2, 1], JsonNode.Parse(await program.GetStringAsync(Inbox, Now))!.AsArray().Select(item => item!["count"]!.GetValue<int>()));
        Assert.Equal(HttpStatusCode.NotFound, (await listener.GetAsync($"{Public}/remarks/{new string('0', 32)}", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await listener.GetAsync($"{Public}/remarks", Now)).StatusCode);
    }

    [Fact]
    public async Task Finds_a_full_box_closed_until_somebody_answers()
    {
        using var folder = new TemporaryFolder();
        var library = Host.Library.LibraryFolder.Open(folder["library"]);
        var box = new RemarkBox(library, "Paper", TimeProvider.System);
        string? any = null;
        for (var i = 0; i < RemarkBox.MostOpen; i++)
        {
            any = (await box.AddAsync(Of(i), Now))!.Id;
        }

        Assert.Null(await box.AddAsync(Of(9_999), Now));
        Assert.NotNull(await box.AddAsync(Of(3), Now));
        Assert.NotNull(await box.AnswerAsync(any!, open => open with { Stage = RemarkStage.Declined, AnsweredAt = TimeProvider.System.GetUtcNow() }, Now));
        Assert.NotNull(await box.AddAsync(Of(9_999), Now));

        static Remark Of(int number) => new("", "2026-03-19", "a1", "a1s1", $"Sentence {number}.", "Title", 0, default);
    }

    private static async Task PublishedAsync(HttpClient program, int publications)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(Repository.At("tests", "samples", "short", "page.txt"), Now)), "files", "page.txt" } };
        using var answer = await program.PostAsync("/api/v1/issues", form, Now);
        await Office.UntilAsync(program, answer.Headers.Location!.ToString(), json => json.GetProperty("stage").GetString() == "accepted");
        await Office.UntilAsync(program, Issue, json => json.GetProperty("publications").GetInt32() == publications);
    }

    private static async Task<string> SentenceAsync(HttpClient listener) => JsonNode.Parse(await listener.GetStringAsync(Public + "/readalong.json", Now))!["sections"]!.AsArray()
        .SelectMany(section => section!["articles"]!.AsArray()).SelectMany(article => article!["passages"]!.AsArray()).SelectMany(passage => passage!["sentences"]!.AsArray())
        .First(sentence => sentence!["text"]!.GetValue<string>().Contains(Words, StringComparison.Ordinal))!["id"]!.GetValue<string>();

    private static Task<HttpResponseMessage> SendAsync(HttpClient listener, object body) => SendAsync(listener, JsonSerializer.Serialize(body));

    private static Task<HttpResponseMessage> SendAsync(HttpClient listener, string body) => listener.PostAsync(Public + "/remarks", new StringContent(body, Encoding.UTF8, "application/json"), Now);

    private static Task<HttpResponseMessage> PostAsync(HttpClient program, string path, object body) => program.PostAsync(path, new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), Now);

    private static async Task<string> StageAsync(HttpClient listener, string id) => JsonNode.Parse(await listener.GetStringAsync($"{Public}/remarks/{id}", Now))!["stage"]!.GetValue<string>();

    private static string GuidOf(XDocument feed) => Assert.Single(feed.Descendants("item")).Element("guid")!.Value;
}
