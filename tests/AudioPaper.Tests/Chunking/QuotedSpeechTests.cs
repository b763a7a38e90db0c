using System.Collections.Immutable;
using AudioPaper.Chunking;
using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Chunking;

public sealed class QuotedSpeechTests
{
    private static readonly Pronouncer Pronouncer = new(MandarinReader.Load(Repository.At("voices", "mandarin")));

    [Theory]
    [InlineData("船长说：“今天江面上有薄雾，航行一切正常。”随后他走进了驾驶室。", "“今天江面上有薄雾，航行一切正常。”")]
    [InlineData("“我们等这一天等了很多年，”老人笑着说，“终于等到了，大家都很高兴。”", "“我们等这一天等了很多年，”|“终于等到了，大家都很高兴。”")]
    [InlineData("她说：“门票不涨价。开放时间从早上八点到晚上九点。”", "“门票不涨价。|开放时间从早上八点到晚上九点。”")]
    [InlineData("《十四五规划》和“一带一路”建设", "")]
    [InlineData("他说：“今天江面上有薄雾，航行一切正常。", "")]
    public void What_somebody_says_stands_in_utterances_of_its_own(string text, string quotations) =>
        Assert.Equal(quotations, string.Join('|', Split(text, "zh-CN", PassageRole.Paragraph).Where(utterance => utterance.Kind == UtteranceKind.Quotation).Select(utterance => utterance.Text.Trim())));

    [Fact]
    public void English_quotations_are_found_too() =>
        Assert.Equal(["“We have waited for this day for many years,”"], Split("“We have waited for this day for many years,” said Ruth Halloran.", "en", PassageRole.Paragraph)
            .Where(utterance => utterance.Kind == UtteranceKind.Quotation).Select(utterance => utterance.Text.Trim()));

    [Fact]
    public void In_a_headline_nothing_is_set_apart() =>
        Assert.All(Split("船长：“今天江面上有薄雾，航行一切正常”", "zh-CN", PassageRole.Headline), utterance => Assert.Equal(UtteranceKind.Headline, utterance.Kind));

    [Theory]
    [InlineData("船长说：“今天江面上有薄雾，航行一切正常。”随后他走进了驾驶室。")]
    [InlineData("“我们等这一天等了很多年，”老人笑着说，“终于等到了，大家都很高兴。”")]
    public void The_utterances_joined_equal_the_passage(string text) =>
        Assert.Equal(text, string.Concat(Split(text, "zh-CN", PassageRole.Paragraph).Select(utterance => utterance.Text)));

    private static ImmutableArray<Utterance> Split(string text, string language, PassageRole role)
    {
        var passage = ScriptComposition.PassageOf(role, SpannedText.Made(text), language, Lexicon.Empty);
        return UtteranceSplitter.Split(0, passage, Pronouncer.Pronounce(passage), separatesQuotations: true);
    }
}
