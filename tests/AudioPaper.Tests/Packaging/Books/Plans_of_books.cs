using AudioPaper.Normalization;
using AudioPaper.Packaging.Books;
using AudioPaper.Stitching;

namespace AudioPaper.Tests.Packaging.Books;

public class Plans_of_books
{
    [Theory]
    [InlineData("华为 Mate 60 Pro 与 iPhone15，GDP增长5%。", "zh-CN", "华为 |en:Mate 60 Pro| 与 |en:iPhone15|，|en:GDP|增长5%。")]
    [InlineData("A股和T恤", "zh-CN", "A股和T恤")]
    [InlineData("他说：“Hello, my old friend.”然后走了", "zh-CN", "他说：“|en:Hello, my old friend|.”然后走了")]
    [InlineData("The word 春节 (2026年2月17日) and 𠮷野家.", "en", "The word |zh-CN:春节| (2026|zh-CN:年2月17日|) and |zh-CN:𠮷野家|.")]
    [InlineData("Plain text, 100 % of it.", "en", "Plain text, 100 % of it.")]
    [InlineData("", "en", "")]
    [InlineData("😀中😀", "en", "😀|zh-CN:中|😀")]
    public void Find_the_other_language(string text, string language, string pieces) =>
        Assert.Equal(pieces, string.Join('|', LanguageRuns.Of(text, language).Select(piece => piece.Language is null ? piece.Text : $"{piece.Language}:{piece.Text}")));

    [Fact]
    public void Put_borders_into_pauses()
    {
        // Pauses of 12.6 ms after the first cue, of an article's end and begin after the second.
        var book = Shelf.Book(3, ["标题"]);
        var format = Sounds.Format;
        var lead = format.ToSampleCount(BookPlan.Lead);
        foreach (var article in book.Articles)
        {
            var clips = article.Clips.Select(one => one.Clip).ToList();
            Assert.Equal((0, article.SampleCount), (clips[0].Begin, clips[^1].End));
            Assert.Equal(clips[0].End, clips[1].Begin);
            // In the middle of a short pause, else 60 ms before the words.
            Assert.Equal(1_777 - Math.Min(lead, (1_777 - 1_500) / 2), clips[1].Begin);
        }
    }

    [Fact]
    public void Refuse_tracks_that_are_not_those_of_the_recording()
    {
        var recording = Issues.Recording(2, ["标题"]);
        Assert.Throws<ArgumentException>(() => BookPlan.Of(recording, [new BookTrack(1, "zh-CN", [new BookLine(PassageRole.Headline, "x", "zh-CN", false)], [new BookCue(0, 0, 1)])], Issues.Tags));
    }

    [Fact]
    public void Keep_every_character_of_the_text()
    {
        var recording = new Recording(Sounds.Format, 5_760, [new Chapter("t", 0, 5_760) { ArticleId = "a1" }], [new Cue("a1-1", "b", 0, 1_000), new Cue("a1-2", "d", 1_500, 2_000)]);
        var track = new BookTrack(5_760, "en", [new BookLine(PassageRole.Paragraph, "a b c d e", "en", false), new BookLine(PassageRole.Paragraph, "☃", "en", false)], [new BookCue(0, 2, 2), new BookCue(0, 6, 1)]);
        var sentences = BookPlan.Of(recording, [track], Issues.Tags).Articles[0].Passages.Select(passage => string.Join('|', passage.Sentences.Select(sentence => sentence.Text + (sentence.Clip is null ? "-" : "+")))).ToList();

        Assert.Equal(["a -|b +|c -|d+| e-", "☃-"], sentences);
    }
}
