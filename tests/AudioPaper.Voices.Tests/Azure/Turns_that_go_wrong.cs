using System.Net.WebSockets;
using System.Text;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.Tests.Web;
using AudioPaper.Voices.Web;
using CsCheck;

namespace AudioPaper.Voices.Tests.Azure;

public sealed class Turns_that_go_wrong
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private static readonly SpeechServer Server = new("The server", "服务器", new Uri("https://example.org/"), "KEY", null);

    [Theory]
    [InlineData("""{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":-1,"Duration":1,"text":{"Text":"a"}}}]}""")]
    [InlineData("""{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":9223372036854775807,"Duration":1,"text":{"Text":"a"}}}]}""")]
    [InlineData("""{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":1,"Duration":-9223372036854775808,"text":{"Text":"a"}}}]}""")]
    [InlineData("""{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":5000,"Duration":1,"text":{"Text":"a"}}},{"Type":"WordBoundary","Data":{"Offset":0,"Duration":1,"text":{"Text":"b"}}}]}""")]
    [InlineData("""{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":"x"}}]}""")]
    [InlineData("""{"Metadata":[{"Type":"WordBoundary"}]}""")]
    [InlineData("""{"Metadata":[7]}""")]
    [InlineData("""{"Metadata":{}}""")]
    [InlineData("""[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]""")]
    [InlineData("")]
    public void Place_no_word_where_none_can_be(string metadata)
    {
        var turn = Started();
        turn.Take(new SocketMessage("audio", Id, new byte[2_400]));

        Assert.Contains("makes no sense", Assert.Throws<SpeechFailure>(() =>
        {
            turn.Take(new SocketMessage("audio.metadata", Id, Encoding.UTF8.GetBytes(metadata)));
            turn.Finish();
        }).Message);
    }

    [Fact]
    public void Take_stops_and_other_events_for_no_words()
    {
        var turn = Started();
        turn.Take(new SocketMessage("audio", Id, new byte[2_400]));
        turn.Take(new SocketMessage("audio.metadata", Id,
            """{"Metadata":[{"Type":"SessionEnd","Data":{"Offset":1}},{"Type":"WordBoundary","Data":{"Offset":0,"Duration":9999,"text":{"Text":"，","BoundaryType":"PunctuationBoundary"}}}]}"""u8.ToArray()));

        Assert.Empty(turn.Finish().Words);
    }

    [Theory]
    [InlineData(0, "length zero")]
    [InlineData(3, "ends before its end")]
    public void Are_refused_without_whole_samples(int bytes, string words)
    {
        var turn = Started();
        turn.Take(new SocketMessage("audio", Id, new byte[bytes]));

        Assert.Contains(words, Assert.Throws<SpeechFailure>(turn.Finish).Message);
    }

    [Fact]
    public void Are_refused_when_sound_never_ends()
    {
        var turn = Started();
        Assert.Throws<SpeechFailure>(() => Enumerable.Range(0, 11).ToList().ForEach(_ => turn.Take(new SocketMessage("audio", Id, new byte[1_000]))));
    }

    [Fact]
    public void Do_not_end_before_they_began() =>
        Assert.Throws<SpeechFailure>(() => new SocketTurn(Id, 10_000, Server).Take(new SocketMessage("turn.end", Id, default)));

    [Fact]
    public void Pass_over_messages_of_others()
    {
        var turn = Started();
        turn.Take(new SocketMessage("audio", Id, new byte[2]));
        turn.Take(new SocketMessage("audio", "f" + Id[1..], new byte[200]));
        turn.Take(new SocketMessage("turn.end", "f" + Id[1..], default));

        Assert.False(turn.IsAtEnd);
        Assert.Equal(1, turn.Finish().Clip.Samples.Length);
    }

    [Fact]
    public void Give_a_message_or_a_sentence_for_any_bytes() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Bool).Sample((bytes, isBinary) =>
        {
            try
            {
                return SocketMessage.Read(bytes, isBinary, Server).Path.Length > 0;
            }
            catch (SpeechFailure)
            {
                return true;
            }
        }, iter: 5_000);

    [Theory]
    [InlineData("302 Found", "redirects to another address", false)]
    [InlineData("200 OK", "no WAV sound", false)]
    [InlineData("403 Forbidden", "refuses the key", false)]
    [InlineData("404 Not Found", "status 404", false)]
    [InlineData("429 Too Many Requests", "asked too often", true)]
    [InlineData("503 Service Unavailable", "status 503", true)]
    public async Task Are_refused_where_the_door_is_shut(string status, string words, bool isTransient)
    {
        await using var server = new RawServer(RawServer.Answer("<html>canary</html>", status, head: "Location: http://127.0.0.1:9/\r\n"));
        await using var engine = new AzureEngine(new AzureSettings { BaseAddress = server.Address, UsesWebSocket = true, Limits = Engines.Limits }, Engines.Secrets, new HurriedTime());

        var refused = await Engines.RefusalAsync(await Engines.OpenAsync(engine));

        Assert.Contains(words, refused.Message);
        Assert.Equal(isTransient, refused.IsTransient);
        Assert.Equal(isTransient ? 2 : 1, server.Requests.Count);
    }

    [Theory]
    [InlineData(4429, "The request is throttled because you have exceeded the concurrent request limit.", "asked too often", true)]
    [InlineData(1007, "Throttled due to too many requests", "asked too often", true)]
    [InlineData(1007, "Quota exceeded.", "asked too often", true)]
    [InlineData(1011, "Internal server error.", "status 500", true)]
    [InlineData(1001, "Going away", "closed the connection", true)]
    public async Task End_with_a_code_that_is_understood(int code, string reason, string words, bool isTransient)
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Before = async (_, socket) =>
        {
            await socket.CloseAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);
            return false;
        };
        await using var engine = new AzureEngine(new AzureSettings { BaseAddress = azure.Address, UsesWebSocket = true, Limits = Engines.Limits },
            name => name == "AZURE_SPEECH_KEY" ? FakeAzure.Key : null, new HurriedTime());

        var refused = await Engines.RefusalAsync(await Engines.OpenAsync(engine));

        Assert.Contains(words, refused.Message);
        Assert.Equal(isTransient, refused.IsTransient);
    }

    private static SocketTurn Started()
    {
        var turn = new SocketTurn(Id, 10_000, Server);
        turn.Take(new SocketMessage("turn.start", Id, default));
        return turn;
    }
}
