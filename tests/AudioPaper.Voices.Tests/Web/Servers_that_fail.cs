using System.IO.Compression;
using System.Text;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Tests.Web;

/// <summary>Faults of servers one by one: each gives one sentence, and says whether the same call may succeed later.</summary>
public sealed class Servers_that_fail
{
    private static readonly SpeechLimits Short = Engines.Limits with { LongestCall = TimeSpan.FromSeconds(1) };

    public static TheoryData<string> Both => ["azure", "openai"];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_hangs_is_given_up(string engine) =>
        await RefusedAsync(engine, new RawServer((_, _, cancellation) => Task.Delay(Timeout.Infinite, cancellation)), "did not answer whole within", isTransient: true, Short);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_hangs_amid_the_sound_is_given_up(string engine) =>
        await RefusedAsync(engine, new RawServer(async (_, stream, cancellation) =>
        {
            await stream.WriteAsync(RawServer.Answer(Wav.Second).AsMemory(0, 20_000), cancellation);
            await Task.Delay(Timeout.Infinite, cancellation);
        }), "bytes in", isTransient: true, Engines.Limits with { RateWindow = TimeSpan.FromSeconds(1) });

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_drips_is_given_up(string engine) =>
        await RefusedAsync(engine, new RawServer(async (_, stream, cancellation) =>
        {
            foreach (var part in RawServer.Answer(Wav.Second))
            {
                await stream.WriteAsync(new[] { part }, cancellation);
                await Task.Delay(part == (byte)'\n' ? 0 : 20, cancellation);
            }
        }), "bytes in", isTransient: true, Engines.Limits with { RateWindow = TimeSpan.FromSeconds(2) });

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_answers_a_web_page_is_refused_with_its_first_words(string engine)
    {
        var refused = await RefusedAsync(engine, new RawServer(RawServer.Answer("<!DOCTYPE html><html><title>Log in</title><body onload=\"x()\">\u202eplease</body></html>")), "\"Log in", isTransient: false);

        Assert.DoesNotContain('<', refused);
        Assert.DoesNotContain('\u202e', refused);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_sends_half_a_sound_is_refused(string engine) =>
        await RefusedAsync(engine, new RawServer(RawServer.Answer(Wav.Second[..(Wav.Second.Length / 2)])), "ends before its end", isTransient: true);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_closes_early_is_refused(string engine) =>
        await RefusedAsync(engine, new RawServer(RawServer.Answer(Wav.Second)[..20_000]), "closed the connection", isTransient: true);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_closes_amid_a_stream_of_unknown_length_is_refused(string engine) =>
        await RefusedAsync(engine, new RawServer([.. "HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nConnection: close\r\n\r\n"u8, .. Wav.Of(Wav.Tone(9000), dataSize: uint.MaxValue, riffSize: uint.MaxValue)]),
            "closed the connection", isTransient: true);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_closes_at_once_is_refused(string engine) =>
        await RefusedAsync(engine, new RawServer([]), "closed the connection", isTransient: true);

    [Theory]
    [InlineData("azure", "302 Found")]
    [InlineData("azure", "307 Temporary Redirect")]
    [InlineData("openai", "301 Moved Permanently")]
    [InlineData("openai", "308 Permanent Redirect")]
    public async Task One_that_redirects_to_another_host_does_not_get_the_key_carried_there(string engine, string status)
    {
        await using var other = new RawServer(RawServer.Answer(Wav.Second));

        await RefusedAsync(engine, new RawServer(RawServer.Answer("", status, head: $"Location: {other.Address}\r\n")), "redirects to another address", isTransient: false);

        Assert.Empty(other.Requests);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_redirects_on_its_own_host_is_followed(string engine)
    {
        await using var server = new RawServer(async (number, stream, cancellation) =>
            await stream.WriteAsync(number == 0 ? RawServer.Answer("", "307 Temporary Redirect", head: "Location: /elsewhere\r\n") : RawServer.Answer(Wav.Second), cancellation));
        await using var voices = Engines.Engine(engine, server.Address);

        var clip = await (await Engines.OpenAsync(voices)).SpeakAsync(Engines.Hello, TestContext.Current.CancellationToken);

        Assert.Equal(24_000, clip.Samples.Length);
        Assert.StartsWith("POST /elsewhere ", server.Requests.Last());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_is_not_there_is_named(string engine)
    {
        string address;
        await using (var gone = new RawServer([]))
        {
            address = gone.Address;
        }

        await using var voices = Engines.Engine(engine, address);
        var refused = await Engines.RefusalAsync(await Engines.OpenAsync(voices));

        Assert.Contains("cannot be reached at 127.0.0.1:", refused.Message);
        Assert.True(refused.IsTransient);
    }

    [Theory]
    [InlineData("azure", "404 Not Found", "status 404", false)]
    [InlineData("azure", "415 Unsupported Media Type", "status 415", false)]
    [InlineData("openai", "400 Bad Request", "status 400", false)]
    [InlineData("azure", "500 Internal Server Error", "status 500", true)]
    [InlineData("openai", "502 Bad Gateway", "status 502", true)]
    [InlineData("azure", "503 Service Unavailable", "status 503", true)]
    [InlineData("openai", "429 Too Many Requests", "asked too often", true)]
    [InlineData("openai", "204 No Content", "status 204", false)]
    public async Task One_that_refuses_is_quoted_without_the_key(string engine, string status, string words, bool isTransient) =>
        await RefusedAsync(engine, new RawServer(RawServer.Answer($"the key {Engines.Key} and canary-4f1d***e1f001", status, "text/plain")), words, isTransient);

    [Theory]
    [InlineData("azure", "application/json", "{\"error\":\"no sound today\"}", "no sound today")]
    [InlineData("openai", "audio/wav", "ID3 not a wave at all", "no WAV sound")]
    [InlineData("openai", "audio/wav", "RIFF", "ends before its end")]
    [InlineData("azure", "audio/wav", "", "length zero")]
    public async Task One_that_sends_something_else_is_refused(string engine, string type, string body, string words) =>
        await RefusedAsync(engine, new RawServer(RawServer.Answer(body, type: type)), words, isTransient: body == "RIFF");

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_is_no_web_server_is_refused(string engine) =>
        await RefusedAsync(engine, new RawServer("SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray()), " sent a message that makes no sense", isTransient: true);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_never_stops_sending_is_cut_off(string engine) =>
        await RefusedAsync(engine, new RawServer(async (_, stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), cancellation);
            var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string('x', 0x10000) + "\r\n");
            while (!cancellation.IsCancellationRequested)
            {
                await stream.WriteAsync(chunk, cancellation);
            }
        }), "more than speech of that length can have", isTransient: false);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_that_packs_its_answer_is_not_unpacked(string engine)
    {
        var bomb = new MemoryStream();
        await using (var packed = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await packed.WriteAsync(new byte[64 << 20], TestContext.Current.CancellationToken);
        }

        await RefusedAsync(engine, new RawServer(RawServer.Answer(bomb.ToArray(), head: "Content-Encoding: gzip\r\n")), "packs its answer", isTransient: false);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Silence_of_the_right_length_is_for_others_to_judge(string engine)
    {
        await using var server = new RawServer(RawServer.Answer(Wav.Of(new short[12_000])));
        await using var voices = Engines.Engine(engine, server.Address);

        Assert.Equal(12_000, (await (await Engines.OpenAsync(voices)).SpeakAsync(Engines.Hello, TestContext.Current.CancellationToken)).Samples.Length);
    }

    private static async Task<string> RefusedAsync(string engine, RawServer server, string words, bool isTransient, SpeechLimits? limits = null)
    {
        await using (server)
        {
            await using var voices = Engines.Engine(engine, server.Address, limits);
            var refused = await Engines.RefusalAsync(await Engines.OpenAsync(voices));
            Assert.Contains(words, refused.Message);
            Assert.Equal(isTransient, refused.IsTransient);
            Assert.Equal(isTransient ? 2 : 1, server.Requests.Count);
            return refused.Message;
        }
    }
}
