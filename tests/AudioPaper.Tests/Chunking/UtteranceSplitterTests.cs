using System.Collections.Immutable;
using AudioPaper.Chunking;
using AudioPaper.Normalization;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Normalization;
using AudioPaper.Tests.Pronunciation;
using CsCheck;

namespace AudioPaper.Tests.Chunking;

public class UtteranceSplitterTests
{
    private static readonly Pronouncer Pronouncer = new(Mandarin.Reader);

    private static readonly string[] Phrases =
    [
        "海湾市滨海步道东段建成开放", "一百", "不", "2024年", "3.5亿元", "“", "”", "‘", "’", "（", "）", "《", "》", "，", "、", "；", "：", "。", "！", "？", "……", "——", " ", "AI", "WiFi", "Mr. Ashgrove said", "the bell rings on the hour", "9 a.m.", ". ", "!", "😀", "\uE000", "𠮷", "1360", "0190-5550126",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Phrases.Length - 1].Array[0, 60].Select(chosen => string.Concat(chosen.Select(i => Phrases[i]))),
        Gen.Int[1, 40].Select(count => string.Concat(Enumerable.Repeat("海湾市滨海步道", count))),
        Gen.Int[1, 40].Select(count => string.Concat(Enumerable.Repeat("123456789012345", count))),
        AnyText.Gen);

    [Fact]
    public void Parts_cover_any_passage_without_gaps() => Texts.Sample(text =>
    {
        var at = 0;
        foreach (var part in Parts(text))
        {
            Assert.Equal(at, part.Start);
            at += part.Length;
        }

        Assert.Equal(text.Length, at);
    });

    [Fact]
    public void Utterances_joined_are_the_passage_and_say_all_of_it() => Texts.Sample(text =>
    {
        var parts = Parts(text);
        var utterances = Split(text);
        if (utterances.IsEmpty)
        {
            Assert.DoesNotContain(parts, part => part.Part is { Kind: not PartKind.Stop });
            return;
        }

        Assert.Equal(text, string.Concat(utterances.Select(utterance => utterance.Text)));
        var at = 0;
        foreach (var utterance in utterances)
        {
            Assert.Equal(at, utterance.Start);
            at += utterance.Text.Length;
            Assert.NotEqual(PartKind.Stop, utterance.Parts[0].Kind);
            Assert.True(utterance.SyllableCount <= UtteranceSplitter.MostSyllables + 20, $"{utterance.SyllableCount} syllables: {utterance.Text}");
            Assert.True(utterance.PauseAfter > TimeSpan.Zero);
        }

        Assert.Equal(
            parts.Where(part => part.Part is { Kind: not PartKind.Stop }).Select(part => part.Part!.ToString()),
            utterances.SelectMany(utterance => utterance.Parts).Where(part => part.Kind != PartKind.Stop).Select(part => part.ToString()));
    });

    [Theory]
    [InlineData("他来了。她走了！谁在？", "他来了。|她走了！|谁在？")]
    [InlineData("“我来了。”他说。", "“我来了。”|他说。")]
    [InlineData("他说：“我来了。”“你好！”", "他说：“我来了。”|“你好！”")]
    [InlineData("她说：“‘小海鸥’来了。’”走吧。", "她说：“‘小海鸥’来了。’”|走吧。")]
    [InlineData("（见第3版。）下雨了。", "（见第3版。）|下雨了。")]
    [InlineData("真的？！是的。", "真的？！|是的。")]
    [InlineData("等等……他说。", "等等……他说。")]
    [InlineData("面积3.5亿元。", "面积3.5亿元。")]
    [InlineData("It rang. “It hummed,” he said. Nobody left.", "It rang.| “It hummed,” he said.| Nobody left.")]
    [InlineData("Dr. Fenwick came at 9 a.m. The bell rang.", "Dr. Fenwick came at 9 a.m.| The bell rang.")]
    [InlineData("。。。", "")]
    [InlineData("——开头", "——开头")]
    public void Sentences_are_cut_where_a_reader_breathes(string text, string cut)
    {
        var texts = Split(text).Select(utterance => utterance.Text).ToList();
        // White space at a cut may stand on either side of it.
        Assert.Equal(cut.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()), texts.Select(part => part.Trim()));
    }

    [Theory]
    [InlineData("（笑）真好。", "笑 , 真好 .")]
    [InlineData("“十四五”规划。", "十四五 规划 .")]
    [InlineData("他说“海湾市滨海步道今天建成开放”就走了。", "他 说 , 海湾 市 滨海 步道 今天 建成 开放 , 就 走 了 .")]
    [InlineData("他说：“海湾市滨海步道今天建成开放。”，走了。", "他 说 : 海湾 市 滨海 步道 今天 建成 开放 .|走 了 .")]
    [InlineData("They left (smiling), and “really” came.", "They left , smiling , and really came .")]
    [InlineData("（（（开头", "开头")]
    [InlineData("§5和*号", "第五条 和 号")]
    public void Marks_that_meet_are_one_pause(string text, string said) => Assert.Equal(
        said.Replace(" ", "", StringComparison.Ordinal),
        string.Join('|', Split(text).Select(utterance => string.Concat(utterance.Parts.Select(part => part.Text)))));

    [Fact]
    public void The_pause_after_a_sentence_in_brackets_is_one_after_a_sentence() =>
        Assert.Equal(Pauses.AfterStop(SpokenPart.Stop('.')), Split("（他来了。）她走了。")[0].PauseAfter);

    [Fact]
    public void A_quotation_stays_whole_where_it_can()
    {
        var quotation = "“" + string.Concat(Enumerable.Repeat("海湾市滨海步道东段建成，", 3)) + "”";
        var utterances = Split(string.Concat(Enumerable.Repeat("昨天上午的会议上大家看了看", 2)) + quotation + string.Concat(Enumerable.Repeat("昨天上午的会议上大家看了看", 2)) + "。");
        Assert.Contains(utterances, utterance => utterance.Text.Contains(quotation, StringComparison.Ordinal));
    }

    [Fact]
    public void Nested_and_unpaired_marks_cost_no_more_than_their_length()
    {
        foreach (var unit in new[] { "“", "”", "（", "“‘", "（海", "“海”", "1", "\uE000", "e\u0301" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
            Assert.True(Split(text) is var utterances && (utterances.IsEmpty || string.Concat(utterances.Select(utterance => utterance.Text)) == text), unit);
        }
    }

    [Fact]
    public void A_long_sentence_is_cut_at_its_stops()
    {
        var clause = "海湾市滨海步道东段昨天上午建成开放";
        var utterances = Split(string.Join("，", Enumerable.Repeat(clause, 10)) + "。");
        Assert.True(utterances.Length > 2);
        Assert.All(utterances, utterance => Assert.True(utterance.Text.EndsWith('，') || utterance.Text.EndsWith('。'), utterance.Text));
    }

    [Fact]
    public void A_sentence_of_a_million_words_is_cut_all_the_same() =>
        Assert.Equal(200_000, Split(string.Concat(Enumerable.Repeat("海", 200_000))).Sum(utterance => utterance.SyllableCount));

    [Fact]
    public void A_long_stretch_that_cannot_be_said_costs_no_more_than_its_length()
    {
        var words = string.Concat(Enumerable.Repeat("海", 100));
        var text = words + string.Concat(Enumerable.Repeat("😀", 100_000)) + words;
        Assert.Equal(text, string.Concat(Split(text).Select(utterance => utterance.Text)));
    }

    private static ImmutableArray<PlacedPart> Parts(string text) => Pronouncer.Pronounce(PassageOf(text));

    private static ImmutableArray<Utterance> Split(string text) => UtteranceSplitter.Split(0, PassageOf(text), Parts(text));

    private static Passage PassageOf(string text) => new(PassageRole.Paragraph, SpannedText.Made(text), Normalizer.Tokens(text));
}
