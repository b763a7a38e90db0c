using System.Diagnostics;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Tests.Jobs;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>Worker processes of the offline voice are killed at random while an issue is being spoken.</summary>
public sealed class Fifty_killed_workers
{
    private const int Kills = 50;

    [Fact]
    public async Task Lose_nothing_of_an_issue_and_change_no_byte_of_it()
    {
        await using var espeak = await EspeakSynthesizer.OpenAsync(EspeakVoice.DefaultId, new EspeakSettings { WorkerCount = 2 }, TestContext.Current.CancellationToken);
        using var calm = new Workshop();
        using var deadly = new Workshop();
        var killer = new Killer(espeak);
        await calm.MakeAsync(MadeIssue.HarbourPages, Voices(voice => voice));
        var issue = await deadly.MakeAsync(MadeIssue.HarbourPages, Voices(voice => new Endangered(voice, killer)));

        Assert.Equal(Kills, killer.KillCount);
        Assert.All(issue.Report.Articles, article => Assert.Equal("spoken", article.State));
        Assert.Equal(0, issue.Report.Coverage.Unaccounted);
        MadeIssue.Harbour(deadly.Library.Root).ShouldEqual(MadeIssue.Harbour(calm.Library.Root));

        CastVoices Voices(Func<ISynthesizer, ISynthesizer> around) => new(Cast.Default, espeak.Format, (id, _) => Task.FromResult(around(espeak.As(id.ToString(), 1))));
    }

    /// <summary>Kills a worker that runs, any of them.</summary>
    private sealed class Killer(EspeakSynthesizer espeak)
    {
        private readonly Lock gate = new();
        private readonly Random random = new(6);

        public int KillCount { get; private set; }

        /// <summary>Waits until a worker runs or <paramref name="speaking"/> is over, and kills one unless enough are dead.</summary>
        public async Task KillAsync(Task speaking)
        {
            while (espeak.WorkerProcessIds.Count == 0 && !speaking.IsCompleted)
            {
                await Task.Yield();
            }

            lock (gate)
            {
                int[] workers = [.. espeak.WorkerProcessIds];
                KillCount += KillCount < Kills && workers.Length > 0 && Killed(workers[random.Next(workers.Length)]) ? 1 : 0;
            }
        }

        private static bool Killed(int id)
        {
            try
            {
                using var worker = Process.GetProcessById(id);
                worker.Kill();
                return true;
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                return false; // It was dead already.
            }
        }
    }

    /// <summary>A voice one of whose workers is killed as soon as it begins to speak.</summary>
    private sealed class Endangered(ISynthesizer voice, Killer killer) : ISynthesizer
    {
        public string VoiceId => voice.VoiceId;

        public PcmFormat Format => voice.Format;

        public string Fingerprint => voice.Fingerprint;

        public VoiceTraits Traits => voice.Traits;

        public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
        {
            var speaking = voice.SpeakAsync(utterance, cancellationToken);
            await killer.KillAsync(speaking);
            return await speaking;
        }
    }
}
