using AudioPaper.Chunking;
using AudioPaper.Host.Jobs;
using AudioPaper.Packaging;
using AudioPaper.Tests.Packaging;

namespace AudioPaper.Host.Tests.Jobs;

public sealed class Every_clip_stands_at_its_cue : IDisposable
{
    private const int Reach = 2_205;
    private const int Compared = 6_000;
    private readonly Workshop workshop = new() { Formats = ["mp3", "m4b", "opus"] };

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task In_the_decoded_episode_of_three_pages()
    {
        var published = await workshop.MakeAsync(MadeIssue.HarbourPages, new NoiseVoice());
        var cues = WebVtt.Read(await File.ReadAllTextAsync(published.Issue.At("transcript.vtt"), TestContext.Current.CancellationToken));
        var utterances = await UtterancesAsync();

        // Every utterance has its cue, in order, with its text.
        Assert.Equal(utterances.Select(utterance => WebVtt.Carried(utterance.Text.Trim())), cues.Select(cue => cue.Text));
        var format = new NoiseVoice().Format;
        Assert.Equal(["episode.mp3", "episode.m4b", "episode.opus"], published.Episode.Files.Select(file => file.Name));
        foreach (var file in published.Episode.Files)
        {
            var episode = await Programs.DecodeAsync(published.Issue.At(file.Name), format.SampleRate);
            for (var i = 0; i < cues.Count; i++)
            {
                // The first cue is shown from the start of the episode, half a second before its words.
                var expected = i == 0 ? format.ToSampleCount(TimeSpan.FromSeconds(0.5)) : format.ToSampleCount(cues[i].Start);
                var (likeness, at) = Find(NoiseVoice.Noise(utterances[i].Spoken), episode, expected);
                Assert.True(likeness > 0.8, $"cue {cues[i].Id} ({cues[i].Text}) is not in {file.Name}: {likeness:0.00}");
                Assert.InRange(at - expected, -format.SampleRate / 100, format.SampleRate / 100);

                // And another clip in its place would be noticed.
                var other = utterances[(i + 1) % utterances.Count].Spoken;
                Assert.True(other == utterances[i].Spoken || Find(NoiseVoice.Noise(other), episode, expected).Likeness < 0.3);
            }
        }
    }

    private async Task<List<Utterance>> UtterancesAsync()
    {
        using var run = await workshop.RunOfAsync(MadeIssue.HarbourPages, new NoiseVoice(), cancellation: TestContext.Current.CancellationToken);
        var utterances = new List<Utterance>();
        foreach (var id in await IssueScripts.IdsAsync(run))
        {
            utterances.AddRange((await IssueScripts.OfAsync(run, id)).Passages.SelectMany((passage, i) => UtteranceSplitter.Split(i, passage, Workshop.Pronouncer.Value.Pronounce(passage))));
        }

        return utterances;
    }

    /// <summary>Where near a place a sound is most like the clip, and how like (normalised cross-correlation).</summary>
    private static (double Likeness, long At) Find(short[] clip, short[] sound, long near)
    {
        var (best, bestAt) = (-1.0, 0L);
        var own = Math.Sqrt(Energy(clip.AsSpan(0, Compared)));
        for (var at = Math.Max(0, near - Reach); at <= Math.Min(near + Reach, sound.Length - Compared); at++)
        {
            var there = sound.AsSpan((int)at, Compared);
            var sum = 0L;
            for (var i = 0; i < Compared; i += 2)
            {
                sum += clip[i] * there[i];
            }

            // Every other sample is enough: the noise has no high frequencies.
            var likeness = 2 * sum / ((own * Math.Sqrt(Energy(there))) + 1);
            (best, bestAt) = likeness > best ? (likeness, at) : (best, bestAt);
        }

        return (best, bestAt);
    }

    private static double Energy(ReadOnlySpan<short> samples)
    {
        var sum = 0L;
        foreach (var sample in samples)
        {
            sum += sample * sample;
        }

        return sum;
    }
}
