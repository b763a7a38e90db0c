using System.Diagnostics;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Voices.Tests.Espeak;

public sealed class Workers_that_fail : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("audiopaper-voices-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Timeout = 300_000)]
    public async Task A_killed_worker_loses_nothing()
    {
        await using var synthesizer = await Reading_news.OpenAsync(workers: 2);
        var expected = await Reading_news.SpeakAllAsync(synthesizer, Passages.Mandarin);
        var lines = Enumerable.Repeat(Passages.Mandarin, 5).SelectMany(all => all).ToArray();
        var speaking = lines.Select(line => synthesizer.SpeakAsync(Passages.Utterance(line), TestContext.Current.CancellationToken)).ToArray();
        for (var kill = 0; kill < 2; kill++)
        {
            await speaking[5 + (10 * kill)];
            Kill(synthesizer.WorkerProcessIds.First());
        }

        var clips = await Task.WhenAll(speaking);
        for (var i = 0; i < clips.Length; i++)
        {
            Assert.True(clips[i].Samples.Span.SequenceEqual(expected[i % expected.Count].Samples.Span));
        }
    }

    [Fact(Timeout = 300_000)]
    public async Task A_stopped_worker_is_replaced_after_the_deadline()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGSTOP is of Unix.");
        await using var synthesizer = await OpenAsync(new EspeakSettings { WorkerCount = 1, Deadline = TimeSpan.FromSeconds(1) });
        await synthesizer.SpeakAsync(Passages.Utterance("ni3 hao3."), TestContext.Current.CancellationToken);
        var stopped = Assert.Single(synthesizer.WorkerProcessIds);
        using (var stop = Process.Start("kill", ["-STOP", $"{stopped}"]))
        {
            await stop.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var clip = await synthesizer.SpeakAsync(Passages.Utterance("ni3 hao3."), TestContext.Current.CancellationToken);
        Assert.True(Sound.Seconds(clip) > 0.2);
        Assert.NotEqual(stopped, Assert.Single(synthesizer.WorkerProcessIds));
        Assert.False(IsRunning(stopped));
    }

    [Fact(Timeout = 300_000)]
    public async Task A_worker_that_always_hangs_is_a_transient_failure()
    {
        await using var synthesizer = await OpenAsync(new EspeakSettings
        {
            WorkerCount = 1, Deadline = TimeSpan.FromMilliseconds(200), StartWorker = Script("sleep 60"),
        });
        var failure = await Assert.ThrowsAsync<SynthesisException>(() => synthesizer.SpeakAsync(Passages.Utterance("ni3 hao3."), TestContext.Current.CancellationToken));
        Assert.True(failure.IsTransient);
        Assert.Contains("did not answer", failure.Message, StringComparison.Ordinal);
        Assert.Empty(synthesizer.WorkerProcessIds);
    }

    [Fact(Timeout = 300_000)]
    public async Task The_last_words_of_a_worker_are_quoted()
    {
        await using var synthesizer = await OpenAsync(new EspeakSettings
        {
            WorkerCount = 1, StartWorker = Script("i=0; while [ $i -lt 20000 ]; do echo noise >&2; i=$((i+1)); done; echo out of tongue >&2; exit 9"),
        });
        var failure = await Assert.ThrowsAsync<SynthesisException>(() => synthesizer.SpeakAsync(Passages.Utterance("ni3 hao3."), TestContext.Current.CancellationToken));
        Assert.True(failure.IsTransient);
        Assert.Contains("exit code 9: out of tongue", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task A_missing_library_says_what_to_install()
    {
        await using var synthesizer = await OpenAsync(new EspeakSettings { WorkerCount = 1, StartWorker = Script("head -c 4 >/dev/null; echo not found >&2; exit 3") });
        var failure = await Assert.ThrowsAsync<SynthesisException>(() => synthesizer.SpeakAsync(Passages.Utterance("ni3 hao3."), TestContext.Current.CancellationToken));
        Assert.False(failure.IsTransient);
        Assert.Contains("apt install espeak-ng", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Cancelling_one_utterance_leaves_the_others_alone()
    {
        await using var synthesizer = await Reading_news.OpenAsync(workers: 2);
        var expected = await Reading_news.SpeakAllAsync(synthesizer, Passages.Mandarin);
        using var cancel = new CancellationTokenSource();
        var doomed = Enumerable.Range(0, 20).Select(_ => synthesizer.SpeakAsync(Passages.Utterance(Passages.Mandarin[0]), cancel.Token)).ToArray();
        var others = Passages.Mandarin.Select(line => synthesizer.SpeakAsync(Passages.Utterance(line), TestContext.Current.CancellationToken)).ToArray();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(doomed));
        var clips = await Task.WhenAll(others);
        Assert.All(clips.Zip(expected), pair => Assert.True(pair.First.Samples.Span.SequenceEqual(pair.Second.Samples.Span)));
        Assert.True(synthesizer.WorkerProcessIds.Count <= 2);
    }

    [Fact(Timeout = 300_000)]
    public async Task No_process_is_left_after_dispose()
    {
        int[] workers;
        await using (var synthesizer = await Reading_news.OpenAsync(workers: 2))
        {
            await Task.WhenAll(Passages.Mandarin.Select(line => synthesizer.SpeakAsync(Passages.Utterance(line), TestContext.Current.CancellationToken)));
            workers = [.. synthesizer.WorkerProcessIds];
        }

        Assert.NotEmpty(workers);
        Assert.All(workers, worker => Assert.False(IsRunning(worker)));
    }

    [Fact(Timeout = 300_000)]
    public async Task A_worker_ends_when_its_input_closes_and_says_nothing_by_itself()
    {
        using var worker = Process.Start(WorkerProgram.Start())!;
        worker.StandardInput.Close();
        Assert.Equal("", await worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, worker.ExitCode);
    }

    [Fact(Timeout = 300_000)]
    public async Task A_worker_refuses_a_question_that_is_too_long()
    {
        using var worker = Process.Start(WorkerProgram.Start())!;
        await worker.StandardInput.BaseStream.WriteAsync(new byte[] { 255, 255, 255, 127 }, TestContext.Current.CancellationToken);
        await worker.StandardInput.BaseStream.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, worker.ExitCode);
    }

    private static Task<EspeakSynthesizer> OpenAsync(EspeakSettings settings) =>
        EspeakSynthesizer.OpenAsync(EspeakVoice.DefaultId, settings, TestContext.Current.CancellationToken);

    private static void Kill(int id)
    {
        using var worker = Process.GetProcessById(id);
        worker.Kill();
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private Func<ProcessStartInfo> Script(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Scripts are of Unix.");
        var path = Path.Combine(_folder.FullName, "worker.sh");
        File.WriteAllText(path, body + "\n");
        return () => WorkerProgram.Redirected(new ProcessStartInfo("/bin/sh", [path]));
    }
}
