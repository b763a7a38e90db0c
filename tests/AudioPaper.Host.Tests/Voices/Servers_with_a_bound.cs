using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Tests.Newsrooms;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>A server of speech is asked as often at once as it allows, however many articles and processes want it.</summary>
public sealed class Servers_with_a_bound
{
    private static readonly Utterance Sentence = Speak("海边的灯塔亮了。");

    [Fact]
    public async Task Are_asked_no_more_by_one_process()
    {
        var voice = new CountingVoice(3, "somewhere");
        var locks = new LocalLocks();

        await AskAsync(Enumerable.Repeat(BoundedVoice.Around(voice, locks), 20));

        Assert.Equal((20, 3), (voice.Calls, voice.Most));
    }

    [Fact]
    public async Task Are_asked_no_more_by_several_processes_that_share_a_database()
    {
        await using var postgres = await PostgresServer.StartedAsync();
        var voice = new CountingVoice(2, "somewhere");
        // Two sets of locks, as two processes have.
        ISynthesizer[] processes = [BoundedVoice.Around(voice, new PostgresLocks(postgres.Connection)), BoundedVoice.Around(voice, new PostgresLocks(postgres.Connection))];

        await AskAsync(Enumerable.Range(0, 16).Select(i => processes[i % 2]));

        Assert.Equal((16, 2), (voice.Calls, voice.Most));
    }

    [Fact]
    public async Task Do_not_wait_for_other_servers()
    {
        var (one, other) = (new CountingVoice(1, "one"), new CountingVoice(1, "other"));
        var locks = new LocalLocks();
        var gate = one.Gate = new TaskCompletionSource();

        var waiting = AskAsync([BoundedVoice.Around(one, locks)]);
        await AskAsync([BoundedVoice.Around(other, locks)]);
        gate.SetResult();
        await waiting;

        Assert.Equal((1, 1), (one.Calls, other.Calls));
    }

    [Fact]
    public async Task Give_their_turn_back_when_they_fail_and_when_nobody_waits_any_more()
    {
        var voice = new CountingVoice(1, "somewhere");
        var bounded = BoundedVoice.Around(voice, new LocalLocks());
        voice.Gate = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();
        var failing = bounded.SpeakAsync(Sentence, TestContext.Current.CancellationToken);
        var waiting = bounded.SpeakAsync(Sentence, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        voice.Gate.SetException(new SynthesisException("It is hoarse.", isTransient: true));
        await Assert.ThrowsAsync<SynthesisException>(() => failing);

        voice.Gate = null;
        await AskAsync([bounded]);
    }

    [Fact]
    public void Are_none_where_the_voice_is_of_this_machine()
    {
        var voice = new CountingVoice(1, null);
        Assert.Same(voice, BoundedVoice.Around(voice, new LocalLocks()));
    }

    private static async Task AskAsync(IEnumerable<ISynthesizer> voices) =>
        await Task.WhenAll(voices.Select(voice => voice.SpeakAsync(Sentence, TestContext.Current.CancellationToken))).WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);

    private static Utterance Speak(string text)
    {
        var passage = Normalization.ScriptComposition.PassageOf(Normalization.PassageRole.Paragraph, Segmentation.SpannedText.Made(text), "zh-CN", Normalization.Lexicons.Lexicon.Empty);
        return UtteranceSplitter.Split(0, passage, Jobs.Workshop.Pronouncer.Value.Pronounce(passage))[0];
    }

    /// <summary>Counts how often it is asked at once.</summary>
    private sealed class CountingVoice(int parallelism, string? server) : ISynthesizer
    {
        private int calls, now, most;

        public int Calls => calls;

        public int Most => most;

        public TaskCompletionSource? Gate { get; set; }

        public string VoiceId => "counting:one";

        public PcmFormat Format { get; } = new(22_050);

        public string Fingerprint => VoiceId;

        public VoiceTraits Traits { get; } = new() { Languages = ["zh-CN", "en"], IsDeterministic = true, Parallelism = parallelism, Server = server };

        public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref calls);
            var mine = Interlocked.Increment(ref now);
            for (var seen = most; mine > seen && Interlocked.CompareExchange(ref most, mine, seen) != seen; seen = most)
            {
            }

            try
            {
                await (Gate?.Task ?? Task.Delay(30, cancellationToken));
                return new Clip(Format, new short[2_000]);
            }
            finally
            {
                Interlocked.Decrement(ref now);
            }
        }
    }
}
