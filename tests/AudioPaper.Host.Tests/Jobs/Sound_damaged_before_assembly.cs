using AudioPaper.Synthesis;

namespace AudioPaper.Host.Tests.Jobs;

/// <summary>A power cut tore what was finished before the issue is put together, and the voice that must say it again is away for a moment.</summary>
public sealed class Sound_damaged_before_assembly : IDisposable
{
    private readonly Workshop workshop = new() { IsUnattended = true };

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Is_spoken_again_as_patiently_as_the_first_time()
    {
        var tears = 0;
        workshop.Told.OnAssembling = () =>
        {
            if (tears++ == 0)
            {
                Array.ForEach(MadeIssue.StoredIn(workshop.Library.Root, "clips"), File.Delete);
                Array.ForEach(MadeIssue.StoredIn(workshop.Library.Root, "tracks"), File.Delete);
            }
        };
        var voice = new NoiseVoice
        {
            // The first call for each sentence speaks it; the next two, after the power cut, find nobody.
            Before = (utterance, before) =>
            {
                if (utterance.Text.Contains("修钟的师傅", StringComparison.Ordinal) && before is 1 or 2)
                {
                    throw new SynthesisException("It has lost its voice.", isTransient: true);
                }
            },
        };

        var published = await workshop.MakeAsync(MadeIssue.ShortPage, voice);

        Assert.Equal(2, workshop.Told.Retries.Count);
        Assert.All(published.Report.Articles, article => Assert.Equal(("spoken", null), (article.State, article.Reason)));
    }
}
