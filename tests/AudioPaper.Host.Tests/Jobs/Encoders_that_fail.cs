using System.Globalization;
using AudioPaper.Audio;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs;
using AudioPaper.Packaging;
using AudioPaper.Tests;
using AudioPaper.Tests.Packaging;

namespace AudioPaper.Host.Tests.Jobs;

public sealed class Encoders_that_fail : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task For_want_of_room_stop_the_issue_and_blame_no_article()
    {
        using var programs = new TemporaryFolder();
        var fake = Programs.Fake(programs, "ffmpeg", "cat > /dev/null; echo 'No space left on device' >&2; exit 1");

        var failure = await Assert.ThrowsAsync<EncodingException>(() =>
            workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice(), new Mp3Encoder(new FfmpegProgram(fake, "ffmpeg version 0"))));

        var (sentence, exitCode) = Failure.Of(failure, new UiLanguage(false));
        Assert.Equal("Error: The disk that holds the library is full; make room and run the same command again: what is finished is kept.", sentence);
        Assert.Equal(1, exitCode);
        Assert.Empty(workshop.Told.Retries);
        Assert.DoesNotContain(workshop.Told.Records, record => record.Reason is not null);
    }

    [Fact]
    public async Task For_a_while_are_asked_again()
    {
        using var programs = new TemporaryFolder();
        var fake = Programs.Fake(programs, "ffmpeg", $"if mkdir {programs["once"]} 2>/dev/null; then echo a bad day >&2; exit 1; fi; exec ffmpeg \"$@\"");

        var published = await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice(), new Mp3Encoder(new FfmpegProgram(fake, "ffmpeg version 0")));

        Assert.Contains("a bad day", Assert.Single(workshop.Told.Retries), StringComparison.Ordinal);
        Assert.All(published.Report.Articles, article => Assert.Equal("spoken", article.State));
    }

    [Fact]
    public async Task Are_ended_when_something_unexpected_ends_the_issue()
    {
        var asked = 0;
        var encoder = new WaitingEncoder();
        var voice = new NoiseVoice
        {
            Before = (_, _) =>
            {
                if (Interlocked.Increment(ref asked) == 3)
                {
                    throw new InvalidTimeZoneException("what a day");
                }
            },
        };

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => workshop.MakeAsync(MadeIssue.HarbourPages, voice, encoder));

        Assert.True(asked < 100, "The other articles were spoken all the same.");
        Assert.Equal(encoder.Begun, encoder.Cancelled);
    }

    [Fact]
    public async Task Are_ended_when_the_issue_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var encoder = new WaitingEncoder { OnBegin = () => cancellation.CancelAfter(TimeSpan.FromMilliseconds(100)) };
        using var run = await workshop.RunOfAsync(MadeIssue.HarbourPages, new NoiseVoice(), encoder, cancellation: cancellation.Token);
        using (var scheduler = new Scheduler(2))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scheduler.MakeAsync(run).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken));
        }

        Assert.Equal(encoder.Begun, encoder.Cancelled);
    }

    [Fact]
    public async Task Are_ended_when_they_stand_still()
    {
        using var programs = new TemporaryFolder();
        var fake = Programs.Fake(programs, "ffmpeg", $"echo $$ >> {programs["ids"]}; exec sleep 1000");
        var encoder = new Mp3Encoder(new FfmpegProgram(fake, "ffmpeg version 0"), TimeSpan.FromSeconds(0.3));

        var failure = await Assert.ThrowsAsync<NothingSpokenException>(() => workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice(), encoder));

        Assert.Contains("ffmpeg stood still for 0.3 s", failure.Message, StringComparison.Ordinal);
        // It would stand still again for as long, so it is not tried again.
        Assert.Empty(workshop.Told.Retries);
        var ids = await File.ReadAllLinesAsync(programs["ids"], TestContext.Current.CancellationToken);
        Assert.All(ids, id => Assert.False(Directory.Exists($"/proc/{int.Parse(id, CultureInfo.InvariantCulture)}")));
    }

    /// <summary>Encodes for ever.</summary>
    private sealed class WaitingEncoder : IEncoder
    {
        private int begun;
        private int cancelled;

        public Action? OnBegin { get; init; }

        public int Begun => begun;

        public int Cancelled => cancelled;

        public string Fingerprint => "waiting";

        public string Extension => "mp3";

        public Task<bool> IsWholeAsync(PcmFormat format, long sampleCount, string path, CancellationToken cancellationToken) => Task.FromResult(false);

        public async Task<long> EncodeAsync(PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string path, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref begun);
            OnBegin?.Invoke();
            try
            {
                await Task.Delay(TimeSpan.FromMinutes(5), cancellationToken);
                return 0;
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref cancelled);
                throw;
            }
        }
    }
}
