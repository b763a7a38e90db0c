using AudioPaper.Voices.Tests.Piper;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>A tiny voice with Piper's signature, made here, reads a whole issue of the program, English articles and words in it.</summary>
public sealed class A_voice_in_process : IDisposable
{
    private const string Piper = "piper:tiny";
    private readonly VoicedPaper paper = VoicedPaper.Harbour("""{"voices": {"body": ["piper:tiny"], "headline": ["espeak:cmn+f3"]}}""");
    private readonly TinyVoice voices = new TinyVoice().With("tiny", TinyVoice.Speaking().ToModel());

    public void Dispose()
    {
        paper.Dispose();
        voices.Dispose();
    }

    [Fact]
    public async Task Reads_a_whole_issue_and_is_measured_once()
    {
        var first = (await paper.NarrateAsync("--voices-dir", voices.Folder)).ShouldEndWith(0);

        WholeEpisode.ShouldBe(paper.Issue.Json("report.json"), paper.Issue.At("episode.mp3"));
        Assert.Contains("measuring loudness and pace of piper:tiny (once)…", first.Complaints);
        Assert.DoesNotContain(first.Complaints, line => line.Contains("takes the place", StringComparison.Ordinal));
        Assert.Contains("\"piper:tiny\"", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(voices.Folder, "measured"))), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.All(paper.Issue.Json("report.json").GetProperty("articles").EnumerateArray(), article =>
        {
            Assert.Equal((Piper, Piper), (article.GetProperty("voiceAsked").GetString(), article.GetProperty("voiceUsed").GetString()));
            Assert.All(article.GetProperty("voices").EnumerateArray(), voice => Assert.Equal(voice.GetProperty("asked").GetString(), voice.GetProperty("used").GetString()));
        });
        Assert.Contains(paper.Issue.Cues, cue => cue.Text.Contains("toasters", StringComparison.Ordinal));

        var (sound, clips) = (File.ReadAllBytes(paper.Issue.At("episode.mp3")), paper.Issue.Stored("clips").Length);
        var second = (await paper.NarrateAsync("--voices-dir", voices.Folder)).ShouldEndWith(0);

        Assert.Contains(second.Complaints, line => line.StartsWith("nothing has changed", StringComparison.Ordinal));
        Assert.Equal(0, paper.Issue.Clips.New);
        Assert.Equal(sound, File.ReadAllBytes(paper.Issue.At("episode.mp3")));
        Assert.Equal(clips, paper.Issue.Stored("clips").Length);
    }

    [Fact]
    public async Task Says_the_English_of_an_issue_itself_or_has_it_said()
    {
        // Pinyin has no phonemes for English: the offline voice says those words, and the report still names the voice that was cast.
        using var pinyin = new TinyVoice().With("tiny", TinyVoice.Speaking().ToModel(), isPinyin: true);
        (await paper.NarrateAsync("--voices-dir", pinyin.Folder)).ShouldEndWith(0);

        WholeEpisode.ShouldBe(paper.Issue.Json("report.json"), paper.Issue.At("episode.mp3"));
        Assert.All(paper.Issue.Json("report.json").GetProperty("articles").EnumerateArray(), article => Assert.Equal(Piper, article.GetProperty("voiceUsed").GetString()));
    }
}
