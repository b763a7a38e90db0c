using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Normalization;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;
using AudioPaper.Stitching;
using CsCheck;

namespace AudioPaper.Tests.Stitching;

public class ExcerptCutterTests
{
    private static readonly PcmFormat Format = new(22_050);

    /// <summary>A headline, a deck, and paragraphs of sentences whose lengths are given in tenths of a second.</summary>
    private static readonly Gen<int[][]> Articles = Gen.Int[0, 250].Array[1, 12].Array[1, 6];

    [Fact]
    public void What_the_digest_reads_is_a_whole_number_of_parts_and_the_rest_is_not_touched() => Articles.Sample(paragraphs =>
    {
        var (excerpt, clips) = Article(paragraphs);
        var cutter = new ExcerptCutter(Format, new PartCutter(Format, TrackDesign.Article), excerpt);
        List<TrackPart> parts = [.. clips.SelectMany(cutter.Add).ToList(), .. cutter.Finish()];

        Assert.Equal(clips.Select(clip => clip.Name), ClipsOf(parts));
        var count = excerpt.HeadCount + excerpt.LedeCount([.. clips.Skip(excerpt.HeadCount).Select(clip => Format.ToTime(clip.SampleCount))])!.Value;
        Assert.Equal(clips.Take(count).Select(clip => clip.Name), ClipsOf(parts[..cutter.ExcerptPartCount!.Value]));
        var at = 0L;
        foreach (var part in parts)
        {
            Assert.Equal(at, part.Start);
            Assert.Equal(0, part.SampleCount % PartCutter.GridSampleCount);
            Assert.InRange(Format.ToTime(part.SampleCount), TimeSpan.Zero, PartCutter.Most);
            Assert.True(part.Items[0].Kind == TrackItemKind.Silence && part.Items[^1].Kind == TrackItemKind.Silence);
            at += part.SampleCount;
        }
    });

    [Fact]
    public void A_sentence_changed_behind_the_lede_leaves_the_parts_of_the_digest_as_they_were() => Gen.Select(Articles, Gen.Int[0, 250]).Sample((paragraphs, length) =>
    {
        var changed = paragraphs.Append([length]).ToArray();
        var (before, after) = (PartsOf([.. paragraphs, [50]]), PartsOf(changed));

        Assert.Equal(before.Excerpt, after.Excerpt);
        Assert.Equal(before.Parts[..before.Excerpt].Select(part => part.Fingerprint), after.Parts[..after.Excerpt].Select(part => part.Fingerprint));
    });

    [Fact]
    public void An_article_that_is_no_longer_than_the_excerpt_is_one_track_for_both()
    {
        var (parts, count) = PartsOf([[50, 40]]);

        Assert.Single(parts);
        Assert.Equal(1, count);
        var plain = TrackPlan.Of(Format, Article([[50, 40]]).Clips, TrackDesign.Article);
        Assert.Equal(plain.Parts.Select(part => part.Fingerprint), parts.Select(part => part.Fingerprint));
    }

    [Fact]
    public void Without_a_digest_the_track_is_cut_as_if_there_were_none()
    {
        var (_, clips) = Article([[50, 40, 300], [90]]);
        var cutter = new ExcerptCutter(Format, new PartCutter(Format, TrackDesign.Article), null);
        List<TrackPart> parts = [.. clips.SelectMany(cutter.Add).ToList(), .. cutter.Finish()];

        Assert.Null(cutter.ExcerptPartCount);
        Assert.Equal(TrackPlan.Of(Format, clips, TrackDesign.Article).Parts.Select(part => part.Fingerprint), parts.Select(part => part.Fingerprint));
    }

    [Theory]
    [InlineData("one sentence at least", new[] { 700, 50 }, 1)]
    [InlineData("whole sentences within a minute", new[] { 200, 200, 300, 50 }, 2)]
    [InlineData("the whole paragraph when it is no longer", new[] { 200, 200, 100 }, 3)]
    public void Of_the_first_paragraph_is_read(string what, int[] paragraph, int count)
    {
        var (excerpt, clips) = Article([paragraph, [50]]);
        ImmutableArray<TimeSpan> lengths = [.. clips.Skip(excerpt.HeadCount).Select(clip => Format.ToTime(clip.SampleCount))];

        Assert.Equal((2, count), (excerpt.HeadCount, excerpt.LedeCount(lengths)));
        Assert.True(excerpt.LedeCount([]) is null, what);
        // It is decided as early as it can be: one length behind the last sentence that is read, unless the paragraph ends there.
        Assert.Equal(count, excerpt.LedeCount(lengths[..Math.Min(count + (count > 1 ? 1 : 0), paragraph.Length)]));
    }

    [Fact]
    public void Of_the_opening_two_passages_are_read_and_an_article_of_a_headline_alone_is_read_whole()
    {
        Utterance[] utterances = [.. Enumerable.Range(0, 4).Select(i => Sentence(i))];
        var opening = new DigestExcerpt(new Script(ScriptComposition.OpeningId, "", [.. Enumerable.Repeat(Of(PassageRole.Opening), 4)]), utterances);
        var headline = new DigestExcerpt(new Script("a1", "", [.. Enumerable.Repeat(Of(PassageRole.Headline), 4)]), utterances);

        Assert.Equal((2, 0), (opening.HeadCount, opening.LedeCount([])));
        Assert.Equal((4, 0), (headline.HeadCount, headline.LedeCount([])));
    }

    private static (List<TrackPart> Parts, int Excerpt) PartsOf(int[][] paragraphs)
    {
        var (excerpt, clips) = Article(paragraphs);
        var cutter = new ExcerptCutter(Format, new PartCutter(Format, TrackDesign.Article), excerpt);
        List<TrackPart> parts = [.. clips.SelectMany(cutter.Add).ToList(), .. cutter.Finish()];
        return (parts, cutter.ExcerptPartCount!.Value);
    }

    private static (DigestExcerpt Excerpt, List<PlannedClip> Clips) Article(int[][] paragraphs)
    {
        int[][] passages = [[20], [15], .. paragraphs];
        var script = new Script("a1", "", [Of(PassageRole.Headline), Of(PassageRole.Deck), .. paragraphs.Select(_ => Of(PassageRole.Paragraph))]);
        var sentences = passages.SelectMany((lengths, passage) => lengths.Select(length => (Sentence(passage), length))).ToList();
        return (new DigestExcerpt(script, sentences.ConvertAll(sentence => sentence.Item1)),
            [.. sentences.Select((sentence, i) => new PlannedClip($"clip{i}-{sentence.length}", Format.ToSampleCount(TimeSpan.FromSeconds(sentence.length / 10.0)), sentence.Item1.PauseAfter))]);
    }

    private static Passage Of(PassageRole role) => new(role, SpannedText.Made("一句。"), []);

    private static Utterance Sentence(int passage) =>
        new(passage, 0, "一句。", [new SpokenPart(PartKind.Stop, ".", [])], TimeSpan.FromMilliseconds(420));

    private static IEnumerable<string> ClipsOf(IEnumerable<TrackPart> parts) => parts.SelectMany(part => part.Items).Where(item => item.Kind == TrackItemKind.Clip).Select(item => item.Clip);
}
