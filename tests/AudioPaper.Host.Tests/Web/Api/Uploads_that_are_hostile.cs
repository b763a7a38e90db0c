using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace AudioPaper.Host.Tests.Web.Api;

/// <summary>Whatever is sent: a clear status, nothing kept of what was refused, nothing outside of the inbox.</summary>
public sealed class Uploads_that_are_hostile
{
    private const string Page = "小城早报\n2026年3月19日 星期四 第1版\n\n面包店一周年请喝热茶\n\n本报讯 槐荫巷的面包店迎来开张一周年。店主烤了核桃面包，送给每天早起的环卫工人。\n";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leave_nothing_when_they_are_cut_off()
    {
        await using var office = await Office.OpenAsync();
        using var connection = await ConnectAsync(office, "Content-Length: 100000\r\nContent-Type: application/pdf", await office.TokenAsync());
        await connection.SendAsync(new byte[30_000], Now);
        await UntilAsync(() => Directory.Exists(Path.Combine(office.Library.Root, ".server", "inbox")) && !office.HasNoDelivery);
        connection.Close();
        await UntilAsync(() => office.HasNoDelivery);
    }

    [Fact]
    public async Task Are_stopped_at_the_limit_when_they_never_end()
    {
        await using var office = await Office.OpenAsync(maxUploadMiB: 1);
        using var connection = await ConnectAsync(office, "Transfer-Encoding: chunked\r\nContent-Type: application/pdf", await office.TokenAsync());
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string('x', 0x10000)}\r\n");
        var sent = 0;
        for (; connection.Available == 0 && sent < 1000; sent++)
        {
            await connection.SendAsync(chunk, Now);
            await Task.Delay(5, Now);
        }

        Assert.StartsWith("HTTP/1.1 413 ", await AnswerAsync(connection), StringComparison.Ordinal);
        Assert.InRange(sent, 16, 999);
        Assert.True(office.HasNoDelivery);
    }

    [Fact]
    public async Task Are_refused_before_they_begin_when_they_say_they_are_too_large()
    {
        await using var office = await Office.OpenAsync(maxUploadMiB: 1);
        using var connection = await ConnectAsync(office, "Content-Length: 9000000000\r\nContent-Type: application/pdf", await office.TokenAsync());
        Assert.StartsWith("HTTP/1.1 413 ", await AnswerAsync(connection), StringComparison.Ordinal);
        Assert.True(office.HasNoDelivery);
    }

    [Theory]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 12x")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6")]
    public async Task Are_refused_when_their_length_is_none(string header)
    {
        await using var office = await Office.OpenAsync();
        using var connection = await ConnectAsync(office, header, await office.TokenAsync());
        Assert.StartsWith("HTTP/1.1 400 ", await AnswerAsync(connection), StringComparison.Ordinal);
        Assert.True(office.HasNoDelivery);
    }

    [Fact]
    public async Task Are_refused_with_ten_thousand_tiny_files()
    {
        await using var office = await Office.OpenAsync();
        using var program = await office.ProgramAsync();
        using var form = new MultipartFormDataContent();
        for (var i = 0; i < 10_000; i++)
        {
            form.Add(new ByteArrayContent("x"u8.ToArray()), "files", $"{i}.txt");
        }

        using var answer = await SendAsync(program, form);
        await IsAsync(answer, HttpStatusCode.RequestEntityTooLarge, "too-many");
        Assert.True(office.HasNoDelivery);
    }

    [Theory]
    [InlineData("../../../users.json")]
    [InlineData("..\\..\\evil.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("CON.txt")]
    [InlineData(".hidden")]
    [InlineData("")]
    [InlineData("a\u202Eb.txt")]
    public async Task Keep_only_a_name_of_their_names(string name)
    {
        await using var office = await Office.OpenAsync();
        using var program = await office.ProgramAsync();
        using var answer = await SendAsync(program, new ByteArrayContent(Encoding.UTF8.GetBytes(Page)), "?name=" + Uri.EscapeDataString(name));
        await IsKeptAsync(office, answer);
    }

    [Fact]
    public async Task Keep_only_a_name_of_names_with_nul_and_four_thousand_characters()
    {
        await using var office = await Office.OpenAsync();
        using var program = await office.ProgramAsync();
        foreach (var name in new[] { new string('报', 4000) + ".pdf", "a\0b.txt", new string('x', 4000) })
        {
            using var form = new MultipartFormDataContent("b");
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(Page));
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename*=UTF-8''{Uri.EscapeDataString(name[..Math.Min(name.Length, 400)])}{new string('y', Math.Max(0, name.Length - 400))}");
            form.Add(part);
            using var answer = await SendAsync(program, form);
            await IsKeptAsync(office, answer);
        }
    }

    [Theory]
    [InlineData("nothing", "?date=yesterday")]
    [InlineData("nothing", "?voice=;rm")]
    [InlineData("nothing", "?formats=exe")]
    [InlineData("nothing", "?unknown=1")]
    [InlineData("", "")]
    public async Task Are_refused_with_fields_that_cannot_be_used(string body, string query)
    {
        await using var office = await Office.OpenAsync();
        using var program = await office.ProgramAsync();
        using var answer = await SendAsync(program, new StringContent(body), query);
        await IsAsync(answer, HttpStatusCode.BadRequest, "invalid");
        Assert.True(office.HasNoDelivery);
    }

    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nhalf a page")]
    [InlineData("no boundary at all")]
    [InlineData("--b\r\nno header\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("--b\r\nContent-Disposition: attachment; filename=\"a.txt\"\r\n\r\nx\r\n--b--\r\n")]
    public async Task Are_refused_when_their_form_is_broken(string body)
    {
        await using var office = await Office.OpenAsync();
        using var program = await office.ProgramAsync();
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var answer = await SendAsync(program, content);
        await IsAsync(answer, HttpStatusCode.BadRequest, "invalid");
        Assert.True(office.HasNoDelivery);
    }

    [Fact]
    public async Task Become_no_issue_when_they_are_not_what_they_say()
    {
        await using var office = await Office.OpenAsync(workers: 1);
        using var program = await office.ProgramAsync();
        foreach (var (name, content) in new[] { ("page.txt", "%PDF-1.7\nbroken"u8.ToArray()), ("page.pdf", "<html><body></body></html>"u8.ToArray()), ("page.txt", new byte[5000]), ("page.zip", Bomb()), ("pages.zip", "PK\u0003\u0004"u8.ToArray()) })
        {
            using var answer = await SendAsync(program, new ByteArrayContent(content), "?name=" + name);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            var delivery = await Office.UntilAsync(program, answer.Headers.Location!.ToString(), json => json.GetProperty("stage").GetString() != "waiting");
            Assert.Equal("refused", delivery.GetProperty("stage").GetString());
            Assert.DoesNotContain(office.Library.Root, delivery.GetProperty("reason").GetString()!, StringComparison.Ordinal);
        }

        Assert.Empty(office.Library.Issues());
    }

    [Fact]
    public async Task Are_one_delivery_with_one_key_even_at_once()
    {
        await using var office = await Office.OpenAsync();
        using var program = await office.ProgramAsync();
        program.DefaultRequestHeaders.Add("Idempotency-Key", "morning");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(program, new StringContent(Page), "?name=page.txt")));
        Assert.Single(answers.Where(answer => answer.StatusCode == HttpStatusCode.Accepted).Select(answer => answer.Headers.Location!.ToString()).Distinct());
        Assert.Single(office.Newsroom.Inbox.Ids());
        using var other = await office.ProgramAsync();
        other.DefaultRequestHeaders.Add("Idempotency-Key", "morning");
        using var theirs = await SendAsync(other, new StringContent(Page), "?name=page.txt");
        Assert.NotEqual(answers[0].Headers.Location, theirs.Headers.Location);
    }

    [Fact]
    public async Task Are_for_the_one_newspaper_of_a_token()
    {
        await using var office = await Office.OpenAsync();
        using var program = await office.ProgramAsync("小城早报");
        using var other = await SendAsync(program, new StringContent(Page), "?name=page.txt&newspaper=Times");
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var own = await SendAsync(program, new StringContent(Page), "?name=page.txt");
        Assert.Equal(HttpStatusCode.Accepted, own.StatusCode);
        var id = Assert.Single(office.Newsroom.Inbox.Ids());
        Assert.Equal("小城早报", (await office.Newsroom.Inbox.ReadAsync(id, Now))!.Wishes.Newspaper);
    }

    private static async Task IsKeptAsync(Office office, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = office.Newsroom.Inbox.Ids().Last();
        var page = Assert.Single(office.Newsroom.Inbox.Pages((await office.Newsroom.Inbox.ReadAsync(id, Now))!));
        Assert.Equal(Path.Combine(office.Library.Root, ".server", "inbox", id, "pages"), Path.GetDirectoryName(page));
        Assert.Equal(Page, await File.ReadAllTextAsync(page, Now));
        Assert.InRange(Encoding.UTF8.GetByteCount(Path.GetFileName(page)), 1, 200);
        Assert.DoesNotContain(Path.GetFileName(page), c => char.IsControl(c) || c is '/' or '\\' or '\u202E');
    }

    private static async Task IsAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Now);
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode} {text}");
        using var problem = JsonDocument.Parse(text);
        Assert.EndsWith("/" + code, problem.RootElement.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpContent content, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/issues" + query) { Content = content };
        return await client.SendAsync(request, Now);
    }

    private static async Task<Socket> ConnectAsync(Office office, string headers, string token)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", office.Address.Port, Now);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /api/v1/issues?name=a.pdf HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n{headers}\r\n\r\n"), Now);
        return socket;
    }

    private static async Task<string> AnswerAsync(Socket socket)
    {
        var buffer = new byte[1000];
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, Now));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; !isSo(); i++)
        {
            Assert.True(i < 600, "It never came to be.");
            await Task.Delay(50, Now);
        }
    }

    /// <summary>A zip file of 60 kB that unpacks to 60 MB.</summary>
    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var member = zip.CreateEntry("page.txt", CompressionLevel.SmallestSize).Open();
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'a');
            for (var i = 0; i < 60; i++)
            {
                member.Write(block);
            }
        }

        return stream.ToArray();
    }
}
