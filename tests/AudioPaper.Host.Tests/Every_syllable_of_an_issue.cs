using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Tests.Jobs;
using AudioPaper.Intake;
using AudioPaper.Normalization;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;
using AudioPaper.Tests;
using AudioPaper.Voices.Espeak;
using AudioPaper.Voices.Tests.Espeak;

namespace AudioPaper.Host.Tests;

/// <summary>From the page to the texts that espeak-ng is given: judged by what its own program says it would speak.</summary>
public sealed class Every_syllable_of_an_issue
{
    private static readonly EspeakVoice Voice = EspeakVoice.Parse(EspeakVoice.DefaultId, null);

    /// <summary>Contours a tone may have: a third tone before another is a second one, a fourth before another falls half.</summary>
    private static readonly Dictionary<char, string[]> Contours = new()
    {
        ['1'] = ["55"], ['2'] = ["35"], ['3'] = ["214", "21", "35"], ['4'] = ["51", "53"], ['5'] = ["11", "22", "33", "44"],
    };

    [Fact]
    public Task Of_the_harbour_pages_is_spoken() => IsSpokenAsync(MadeIssue.HarbourPages);

    [Fact]
    public Task Of_a_long_page_is_spoken() => IsSpokenAsync(Repository.Shared("pages", "fengtai.txt"));

    [Fact]
    public Task Of_the_harbour_pages_comes_at_the_pace_of_a_newscast() => HasThePaceAsync(MadeIssue.HarbourPages);

    [Fact]
    public Task Of_a_long_page_comes_at_the_pace_of_a_newscast() => HasThePaceAsync(Repository.Shared("pages", "fengtai.txt"));

    private static async Task IsSpokenAsync(string pages)
    {
        var articles = await ScriptsAsync(pages);
        var letters = articles.SelectMany(SyllablesOf).Select(syllable => syllable[..^1]).Distinct().ToList();
        var alone = await EspeakTrace.OfAsync(Voice.Mandarin.Name, letters.Select(syllable => Spelled(syllable + "1") + "."));
        Assert.Equal(letters.Count, alone.Length);
        var sounds = letters.Zip(alone).ToDictionary(pair => pair.First, pair => EspeakTrace.Sounds(pair.Second));

        foreach (var article in articles)
        {
            // A text ends in a stop, so that its words are not taken together with those of the next.
            var texts = UtterancesOf(article).SelectMany(utterance => EspeakSpan.From(utterance.Parts)).Where(span => span.IsMandarin)
                .Select(span => span.FinalStop is null ? span.Text + "." : span.Text);
            var spoken = string.Join(' ', await EspeakTrace.OfAsync(Voice.Mandarin.Name, texts));
            var expected = SyllablesOf(article).ToList();
            var tones = EspeakTrace.Tones(spoken);
            Assert.Equal(expected.Count, tones.Length);
            Assert.DoesNotContain(expected.Zip(tones), pair => !Contours[pair.First[^1]].Contains(pair.Second));
            Assert.Equal(string.Concat(expected.Select(syllable => sounds[syllable[..^1]])), EspeakTrace.Sounds(spoken));
        }
    }

    private static async Task HasThePaceAsync(string pages)
    {
        await using var synthesizer = await EspeakSynthesizer.OpenAsync(EspeakVoice.DefaultId, new EspeakSettings { WorkerCount = 2 }, TestContext.Current.CancellationToken);
        var utterances = (await ScriptsAsync(pages)).SelectMany(UtterancesOf)
            .Where(utterance => utterance.Parts.All(part => part.Kind is PartKind.Mandarin or PartKind.Stop)).DistinctBy(utterance => utterance.Spoken).ToList();
        var clips = new List<Clip>();
        foreach (var pair in utterances.Chunk(2))
        {
            clips.AddRange(await Task.WhenAll(pair.Select(utterance => synthesizer.SpeakAsync(utterance, TestContext.Current.CancellationToken))));
        }

        var syllableCount = utterances.Sum(utterance => utterance.SyllableCount);
        Assert.InRange(syllableCount / clips.Sum(Sound.Seconds), 4.2, 5.4);
        Assert.InRange(syllableCount / clips.Sum(clip => Sound.SecondsWithoutPauses(clip, 0.1)), 4.2, 5.4);
    }

    private static async Task<List<Script>> ScriptsAsync(string pages)
    {
        var text = Segmenter.Segment(await PageReader.ReadAsync([pages], TestContext.Current.CancellationToken));
        return [.. text.Articles.Select(ScriptComposition.Of).Prepend(ScriptComposition.Opening(text.Newspaper ?? "报", text.Date ?? new DateOnly(2026, 3, 18), text))];
    }

    private static IEnumerable<Utterance> UtterancesOf(Script script) =>
        script.Passages.SelectMany((passage, i) => UtteranceSplitter.Split(i, passage, Workshop.Pronouncer.Value.Pronounce(passage)));

    /// <summary>The syllables of a script before anything was cut.</summary>
    private static IEnumerable<string> SyllablesOf(Script script) =>
        script.Passages.SelectMany(passage => Workshop.Pronouncer.Value.Pronounce(passage)).Where(placed => placed.Part is not null).SelectMany(placed => placed.Part!.Syllables);

    private static string Spelled(string syllable) => EspeakSpan.From([SpokenPart.Mandarin("字", [syllable])])[0].Text;
}
