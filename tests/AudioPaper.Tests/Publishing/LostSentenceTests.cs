using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Intake;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Pronunciation;
using AudioPaper.Publishing;
using AudioPaper.Segmentation;
using AudioPaper.Stitching;
using AudioPaper.Tests.Pronunciation;

namespace AudioPaper.Tests.Publishing;

/// <summary>A sentence that any stage loses is missed by the account. The stages are put together as in a run; the test takes the sentence away between two of them.</summary>
public class LostSentenceTests
{
    private static readonly ImmutableArray<Source> Sources =
        [.. new[] { "page1.txt", "page2.txt", "page3.txt" }.Select(name => new Source(name, File.ReadAllText(Repository.At("tests", "samples", "harbour", name))))];

    private static readonly Pronouncer Pronouncer = new(Mandarin.Reader);

    public enum Stage
    {
        None,
        Segmentation,
        Script,
        Normalization,
        Pronunciation,
        Chunking,
        Recording,
        Transcript,
    }

    [Fact]
    public void Nothing_is_missed_when_nothing_is_lost() => Assert.Empty(Account(Stage.None, null!).Unaccounted);

    [Theory]
    [InlineData(Stage.Segmentation)]
    [InlineData(Stage.Script)]
    [InlineData(Stage.Normalization)]
    [InlineData(Stage.Pronunciation)]
    [InlineData(Stage.Chunking)]
    [InlineData(Stage.Recording)]
    [InlineData(Stage.Transcript)]
    public void A_sentence_is_missed_whatever_stage_lost_it(Stage after)
    {
        // Second sentences of paragraphs, in Chinese and in English.
        var sentences = Segmenter.Segment(Sources).Articles.SelectMany(article => Sentences(article).Where(sentence => sentence.Start > 0).Take(1)).Where((_, i) => i % 2 == 0).ToList();
        Assert.InRange(sentences.Count, 4, 5);
        foreach (var sentence in sentences)
        {
            var unaccounted = Account(after, sentence).Unaccounted.SelectMany(span => Enumerable.Range(span.Start, span.Length).Select(at => (span.Source, at))).ToHashSet();
            var lost = sentence.Places.Where(place => !char.IsWhiteSpace(Sources[place.Source].Text[place.At])).ToHashSet();
            Assert.NotEmpty(lost);
            Assert.Subset(unaccounted, lost);
            if (after != Stage.Script)
            {
                // A script that is shorter than its article shifts what follows, so that more is missed.
                Assert.Equal(lost, unaccounted);
            }
        }
    }

    private static CoverageAccount Account(Stage after, Sentence lost)
    {
        var issue = Segmenter.Segment(Sources);
        if (after == Stage.Segmentation)
        {
            issue = issue with { Articles = [.. issue.Articles.Select(article => article.Id != lost.Article ? article : article with { Paragraphs = [.. article.Paragraphs.Select(text => text.Text == lost.Passage ? lost.Without(text) : text)] })] };
        }

        var (made, tracks) = (new List<SpokenCue>(), new List<EpisodeTrack>());
        foreach (var article in issue.Articles)
        {
            var texts = ScriptComposition.TextsOf(article).Select(passage => passage.Text).ToList();
            var cues = ScriptComposition.Of(article).Passages.SelectMany((passage, i) => article.Id == lost?.Article && passage.Text.Text == lost.Passage
                ? Utterances(i, passage, after, lost) : Utterances(i, passage)).ToList();
            if (after == Stage.Recording)
            {
                cues.RemoveAll(cue => article.Id == lost.Article && cue.Text == lost.Text);
            }

            made.AddRange(cues.Select((cue, i) => new SpokenCue($"{article.Id}-{i + 1}", texts[cue.Passage].Slice(cue.Start, cue.Text.Length))));
            tracks.Add(new EpisodeTrack(article.Id, article.Title, cues.Count * 22_050L, [.. cues.Select((cue, i) => new TrackCue(cue.Text, i * 22_050L, 20_000))]));
        }

        using var stream = new MemoryStream();
        WebVtt.Write(RecordingPlan.Of(new PcmFormat(22_050), tracks), stream);
        var transcript = WebVtt.Read(System.Text.Encoding.UTF8.GetString(stream.ToArray())).Where(cue => after != Stage.Transcript || cue.Text.Trim() != WebVtt.Carried(lost.Text).Trim());
        return CoverageCount.Of(Sources, transcript, made, issue.Skipped, issue.Flagged);
    }

    private static ImmutableArray<Utterance> Utterances(int index, Passage passage) => UtteranceSplitter.Split(index, passage, Pronouncer.Pronounce(passage));

    private static ImmutableArray<Utterance> Utterances(int index, Passage passage, Stage after, Sentence lost)
    {
        var script = after switch
        {
            Stage.Script => passage with { Text = lost.Without(passage.Text), Tokens = Normalizer.Tokens(lost.Without(passage.Text).Text, lost.IsEnglish ? TextLanguage.English : TextLanguage.Chinese) },
            Stage.Normalization => passage with { Tokens = [.. passage.Tokens.Where(token => !lost.Holds(token.Start))] },
            _ => passage,
        };
        var parts = Pronouncer.Pronounce(script);
        var utterances = UtteranceSplitter.Split(index, script, after == Stage.Pronunciation ? [.. parts.Where(part => !lost.Holds(part.Start))] : parts);
        return after == Stage.Chunking ? [.. utterances.Where(utterance => !lost.Holds(utterance.Start))] : utterances;
    }

    private static IEnumerable<Sentence> Sentences(Article article) => ScriptComposition.Of(article).Passages.Where(passage => passage.Role == PassageRole.Paragraph).SelectMany((passage, i) => Utterances(i, passage)
        .Where(utterance => utterance.Text.TrimEnd().EndsWith('。') || utterance.Text.TrimEnd().EndsWith('.'))
        .Select(utterance => new Sentence(article.Id, article.Language == "en", passage.Text.Text, utterance.Start, utterance.Text,
            [.. passage.Text.SpansOf(utterance.Start, utterance.Text.Length).SelectMany(span => Enumerable.Range(span.Start, span.Length).Select(at => (span.Source, at)))])));

    /// <summary>A sentence that is to be lost.</summary>
    private sealed record Sentence(string Article, bool IsEnglish, string Passage, int Start, string Text, ImmutableArray<(int Source, int At)> Places)
    {
        public bool Holds(int position) => position >= Start && position < Start + Text.Length;

        public SpannedText Without(SpannedText passage) => passage.Where(i => !Holds(i));
    }
}
