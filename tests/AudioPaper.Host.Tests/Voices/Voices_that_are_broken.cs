using AudioPaper.Voices.Tests.Piper;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>The real program with voices and servers that are no good: one sentence, exit code 0, and the paper comes out.</summary>
public sealed class Voices_that_are_broken
{
    private const string Piper = "piper:zh";
    private static readonly byte[] Model = TinyVoice.Model().ToModel();

    public static TheoryData<string, string> PiperFaults => new()
    {
        { "a truncated model", "cannot be opened" },
        { "a foreign model", "'input_lengths'" },
        { "a wrong configuration", "phoneme" },
        { "an absurd sample rate", "sample_rate" },
    };

    public static TheoryData<string> ServerFaultsAtOnce => ["answers a web page", "redirects elsewhere", "answers silence"];

    [Theory]
    [MemberData(nameof(PiperFaults))]
    public async Task A_Piper_voice_with(string fault, string why)
    {
        using var paper = VoicedPaper.Harbour("""{"voices": {"body": ["piper:zh"], "headline": ["espeak:cmn+f3"]}}""");
        using var voices = fault switch
        {
            "a truncated model" => new TinyVoice().With("zh", Model[..(Model.Length / 2)]),
            "a foreign model" => new TinyVoice().With("zh", new OnnxWriter().Input("input", OnnxWriter.Int64, 1, "t").Input("scales", OnnxWriter.Float, 3).Output("output", OnnxWriter.Float, 1).Node("ReduceMax", "output", ["scales"]).ToModel()),
            "a wrong configuration" => new TinyVoice().With("zh", change: config => config["phoneme_type"] = "kana"),
            _ => new TinyVoice().With("zh", change: config => config["audio"]!["sample_rate"] = 4_000_000),
        };
        var answer = await paper.NarrateAsync("--voices-dir", voices.Folder);

        Check(paper, answer, Piper, why);
        Assert.False(Directory.Exists(Path.Combine(voices.Folder, "measured")));
    }

    [Theory]
    [MemberData(nameof(ServerFaultsAtOnce))]
    public async Task A_server_that(string fault)
    {
        await using var server = await ReadingServer.StartAsync();
        // Six measure the voice; the rest ends in the middle of the two longest articles.
        (server.Fault, server.GoodAnswers) = (ServerFaults.All[fault].Answer, 20);
        using var paper = VoicedPaper.Harbour($$"""{"voices": {"body": ["{{ReadingServer.Voice}}"], "headline": ["espeak:cmn+f3"]}, "openai": {"baseAddress": "{{server.Address}}" } }""");
        var answer = await paper.NarrateAsync();

        Check(paper, answer, ReadingServer.Voice, ServerFaults.All[fault].Words);
        Assert.Contains(paper.Issue.Json("report.json").GetProperty("articles").EnumerateArray(), article => article.GetProperty("voices").EnumerateArray().Count(voice => voice.GetProperty("asked").GetString() == ReadingServer.Voice) == 2);
    }

    private static void Check(VoicedPaper paper, Answer answer, string asked, string why)
    {
        answer.ShouldEndWith(0);
        WholeEpisode.ShouldBe(paper.Issue.Json("report.json"), paper.Issue.At("episode.mp3"));
        WholeEpisode.ShouldName(paper.Issue.Json("report.json"), asked, "espeak:cmn", why);
        WholeEpisode.ShouldBeSaid(answer.Complaints, asked, "espeak:cmn", why);
    }
}
