using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AudioPaper.Chunking;
using AudioPaper.Host.Library;
using AudioPaper.Host.Tests.Jobs;
using AudioPaper.Intake;
using AudioPaper.Normalization;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;
using AudioPaper.Tests.Packaging;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.OpenAi;
using AudioPaper.Voices.Tests.Azure;
using AudioPaper.Voices.Tests.Piper;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>
/// Six voices that come at levels far apart and at four sample rates are equally loud in the files that are heard: each article's encoded file is measured by ffmpeg.
/// </summary>
public sealed partial class Levels_of_all_voices : IDisposable
{
    private const int Target = -16;
    private const string XspfNamespace = "http://xspf.org/ns/0/";
    private static readonly VoiceId Piper = new("piper", "tiny"), Azure = new("azure", "zh-CN-YunyangNeural"), OpenAi = new("openai", "reader"), Third = new("espeak", "cmn+m3");
    private static readonly VoiceId[] All = [Cast.Offline, Piper, Cast.OfflineHeadline, Azure, OpenAi, Third];
    private readonly Workshop workshop = new();
    private readonly TinyVoice piper = new TinyVoice().With("tiny", TinyVoice.Speaking(level: 0.04f, samplesOfId: 400).ToModel(), config => config["audio"]!["sample_rate"] = 16_000);

    public void Dispose()
    {
        workshop.Dispose();
        piper.Dispose();
    }

    [Fact]
    public async Task Stay_within_one_LU_when_each_article_has_another_voice()
    {
        var text = Segmenter.Segment(await PageReader.ReadAsync([MadeIssue.HarbourPages], TestContext.Current.CancellationToken));
        var articles = text.Articles.Select(article => string.Join('\n', ScriptComposition.TextsOf(article).Select(passage => passage.Text.Text))).ToList();
        Assert.True(articles.Count >= All.Length);
        var alternating = new List<Alternating>();
        var loudness = await MeasureAsync(voices => new CastVoices(voices.Cast, voices.Format, async (id, cancellation) =>
        {
            var opened = await Task.WhenAll(All.Select(one => voices.OpenAsync(one, cancellation)));
            var voice = new Alternating(id.ToString(), opened, utterance => articles.FindIndex(article => article.Contains(utterance.Text.Trim(), StringComparison.Ordinal)));
            lock (alternating)
            {
                alternating.Add(voice);
            }

            return voice;
        }));

        Assert.Equal(All.Length, alternating.SelectMany(voice => voice.Used).Distinct().Count());
        Check(loudness);
    }

    [Fact]
    public async Task Stay_within_one_LU_when_headlines_text_and_quotations_have_voices_of_their_own() => Check(await MeasureAsync(voices => voices));

    private static void Check(List<(string Title, double Lufs)> articles)
    {
        var table = string.Join('\n', articles.Select(article => string.Create(CultureInfo.InvariantCulture, $"{article.Lufs:0.0} LUFS {article.Title}")));
        Assert.All(articles, article => Assert.True(Math.Abs(article.Lufs - Target) <= 1, table));
        Assert.True(articles.Max(article => article.Lufs) - articles.Min(article => article.Lufs) <= 1, table);
    }

    /// <summary>Makes the issue and measures the encoded file of each article.</summary>
    private async Task<List<(string Title, double Lufs)>> MeasureAsync(Func<CastVoices, CastVoices> arrange)
    {
        await using var azure = await FakeAzure.StartAsync();
        await using var server = await ReadingServer.StartAsync("espeak:cmn+m7");
        (server.Rate, server.Level) = (32_000, 0.12);
        var newsroom = new Newsroom(workshop, piper.Folder, NewspaperSettings.Default with
        {
            Voices = NewspaperSettings.Default.Voices.SetItem(("", UtteranceKind.Body), [Piper]).SetItem(("", UtteranceKind.Headline), [Cast.OfflineHeadline])
                .SetItem(("", UtteranceKind.Byline), [Third]).SetItem(("", UtteranceKind.Quotation), [Azure]).SetItem(("", UtteranceKind.Opening), [OpenAi]),
            Azure = new AzureSettings { BaseAddress = azure.Address },
            OpenAi = new OpenAiSettings { BaseAddress = server.Address, SampleRate = server.Rate },
        });
        var issue = await newsroom.MakeAsync(MadeIssue.HarbourPages, arrange);
        Assert.Empty(workshop.Told.Replacements);

        var titles = issue.Report.Articles.Select(article => article.Title).ToHashSet();
        var measured = new List<(string, double)>();
        foreach (var track in XDocument.Load(issue.Issue.At("articles.xspf")).Descendants(XName.Get("track", XspfNamespace)))
        {
            var title = track.Element(XName.Get("title", XspfNamespace))!.Value;
            if (titles.Contains(title))
            {
                var said = await Programs.ComplaintsAsync("ffmpeg", "-hide_banner", "-nostdin", "-i", issue.Issue.At(track.Element(XName.Get("location", XspfNamespace))!.Value), "-af", "ebur128", "-f", "null", "-");
                measured.Add((title, double.Parse(Integrated().Match(said[said.LastIndexOf("Summary:", StringComparison.Ordinal)..]).Groups[1].Value, CultureInfo.InvariantCulture)));
            }
        }

        Assert.Equal(titles.Count, measured.Count);
        return measured;
    }

    [GeneratedRegex(@"I:\s+(-?[\d.]+) LUFS")]
    private static partial Regex Integrated();
}
