using AudioPaper.Audio;
using AudioPaper.Pronunciation;

namespace AudioPaper.Voices.Tests.Piper;

public sealed class A_whole_issue : IDisposable
{
    private readonly TinyVoice _voices = new TinyVoice().With("zh");

    public void Dispose() => _voices.Dispose();

    [Fact]
    public async Task Is_spoken_in_process_and_every_id_is_heard()
    {
        await using var engine = _voices.Engine();
        var voice = await TinyVoice.OpenAsync(engine, "zh");
        var utterances = Newsroom.SampleIssue();
        Assert.True(utterances.Length > 100);
        Assert.Contains(utterances, utterance => utterance.Parts.Any(part => part.Kind == PartKind.English));
        var clips = new Clip[utterances.Length];
        await Parallel.ForAsync(0, clips.Length, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken },
            async (i, token) => clips[i] = await voice.SpeakAsync(utterances[i], token));
        for (var i = 0; i < clips.Length; i++)
        {
            var runs = await voice.IdsAsync(utterances[i], TestContext.Current.CancellationToken);
            if (runs.Length == 1)
            {
                Assert.Equal(runs[0], TinyVoice.IdsIn(clips[i]));
            }

            var tones = runs.SelectMany(ids => TinyVoice.Phonemes(ids)).Count(phoneme => phoneme is '1' or '2' or '5' or 'ɜ');
            // English has no digits but ɜ.
            Assert.True(tones >= utterances[i].SyllableCount, utterances[i].Text);
        }
    }
}
