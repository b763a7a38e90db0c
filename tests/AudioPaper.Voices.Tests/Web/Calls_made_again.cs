using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Tests.Web;

public sealed class Calls_made_again
{
    private static readonly SpeechLimits Limits = new();

    [Fact]
    public async Task Wait_as_long_as_the_server_asks()
    {
        var time = new HurriedTime();
        await using var server = new RawServer(Then(RawServer.Answer("", "429 Too Many Requests", head: "Retry-After: 7\r\n"), 1));
        await using var voices = Engines.Engine("azure", server.Address, Limits, time);

        await (await Engines.OpenAsync(voices)).SpeakAsync(Engines.Hello, TestContext.Current.CancellationToken);

        Assert.InRange(Assert.Single(time.Waits), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Wait_until_the_hour_the_server_names_by_its_own_clock()
    {
        var time = new HurriedTime();
        await using var server = new RawServer(Then(
            RawServer.Answer("", "503 Service Unavailable", head: "Date: Wed, 21 Oct 2015 07:28:00 GMT\r\nRetry-After: Wed, 21 Oct 2015 07:28:09 GMT\r\n"), 1));
        await using var voices = Engines.Engine("openai", server.Address, Limits, time);

        await (await Engines.OpenAsync(voices)).SpeakAsync(Engines.Hello, TestContext.Current.CancellationToken);

        Assert.InRange(Assert.Single(time.Waits), TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Are_not_made_when_the_server_asks_for_an_hour()
    {
        var time = new HurriedTime();
        await using var server = new RawServer(RawServer.Answer("", "429 Too Many Requests", head: "Retry-After: 3600\r\n"));
        await using var voices = Engines.Engine("openai", server.Address, Limits, time);

        Assert.True((await Engines.RefusalAsync(await Engines.OpenAsync(voices))).IsTransient);

        Assert.Empty(time.Waits);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Wait_longer_each_time_and_end()
    {
        var time = new HurriedTime();
        await using var server = new RawServer(RawServer.Answer("", "500 Internal Server Error"));
        await using var voices = Engines.Engine("azure", server.Address, Limits, time);

        await Engines.RefusalAsync(await Engines.OpenAsync(voices));

        Assert.Equal(Limits.MostCalls, server.Requests.Count);
        Assert.Equal(Limits.MostCalls - 1, time.Waits.Count);
        Assert.All(time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, Limits.LongestWait));
    }

    [Fact]
    public async Task Stay_within_the_budget()
    {
        var time = new HurriedTime();
        await using var server = new RawServer(RawServer.Answer("", "503 Service Unavailable", head: "Retry-After: 20\r\n"));
        await using var voices = Engines.Engine("azure", server.Address, Limits with { MostCalls = 100, Budget = TimeSpan.FromSeconds(70) }, time);

        await Engines.RefusalAsync(await Engines.OpenAsync(voices));

        Assert.InRange(server.Requests.Count, 3, 4);
    }

    [Theory]
    [InlineData("azure", "401 Unauthorized")]
    [InlineData("azure", "403 Forbidden")]
    [InlineData("openai", "401 Unauthorized")]
    public async Task Stop_for_all_voices_when_the_key_is_refused(string engine, string status)
    {
        var time = new HurriedTime();
        await using var server = new RawServer(RawServer.Answer($"{{\"error\":\"Incorrect key {Engines.Key}\"}}", status, "application/json"));
        await using var voices = Engines.Engine(engine, server.Address, Limits, time);

        var first = await Engines.RefusalAsync(await Engines.OpenAsync(voices));
        time.Pass(TimeSpan.FromHours(5));
        var second = await Engines.RefusalAsync(await Engines.OpenAsync(voices));

        Assert.Contains("_KEY", first.Message);
        Assert.False(first.IsTransient);
        Assert.Equal(first.Message, second.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Rest_after_failures_in_a_row_and_one_tries_again_later()
    {
        var time = new HurriedTime();
        await using var server = new RawServer(Then(RawServer.Answer("", "500 Internal Server Error"), 6));
        await using var voices = Engines.Engine("openai", server.Address, Limits with { MostCalls = 2 }, time);
        var voice = await Engines.OpenAsync(voices);
        for (var i = 0; i < 3; i++)
        {
            await Engines.RefusalAsync(voice);
        }

        for (var i = 0; i < 200; i++)
        {
            var refused = await Engines.RefusalAsync(voice);
            Assert.StartsWith("The speech server 127.0.0.1", refused.Message);
            Assert.Contains("is not asked for a while", refused.Message);
            Assert.True(refused.IsTransient);
        }

        Assert.Equal(6, server.Requests.Count);
        time.Pass(Limits.OpenTime);
        await voice.SpeakAsync(Engines.Hello, TestContext.Current.CancellationToken);
        await voice.SpeakAsync(Engines.Hello, TestContext.Current.CancellationToken);
        Assert.Equal(8, server.Requests.Count);
    }

    [Fact]
    public async Task One_try_that_fails_lets_the_others_rest_on()
    {
        var time = new HurriedTime();
        await using var server = new RawServer(RawServer.Answer("", "500 Internal Server Error"));
        await using var voices = Engines.Engine("openai", server.Address, Limits with { MostCalls = 2, FailuresToOpen = 1 }, time);
        var voice = await Engines.OpenAsync(voices);
        await Engines.RefusalAsync(voice);
        time.Pass(Limits.OpenTime);
        await Engines.RefusalAsync(voice);

        await Engines.RefusalAsync(voice);

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task End_when_nobody_waits_for_them()
    {
        using var gone = new CancellationTokenSource();
        await using var server = new RawServer(async (_, _, cancellation) =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
        });
        await using var voices = Engines.Engine("azure", server.Address, Limits);
        var voice = await Engines.OpenAsync(voices);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => voice.SpeakAsync(Engines.Hello, gone.Token));
    }

    private static Func<int, Stream, CancellationToken, Task> Then(byte[] failure, int times) =>
        async (number, stream, cancellation) => await stream.WriteAsync(number < times ? failure : RawServer.Answer(Wav.Second), cancellation);
}
