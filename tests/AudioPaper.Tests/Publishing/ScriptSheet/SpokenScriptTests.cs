using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Publishing.ScriptSheet;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Normalization;
using AudioPaper.Tests.Pronunciation.Lexicons;
using CsCheck;

namespace AudioPaper.Tests.Publishing.ScriptSheet;

public class SpokenScriptTests
{
    [Fact]
    public void Sentences_of_any_text_are_the_text() => AnyText.Gen.Sample(text =>
    {
        var page = ScriptPage.Of(IssueOf(text));
        var sentences = page.Articles[0].Sentences.Where(sentence => sentence.Role == AudioPaper.Normalization.PassageRole.Paragraph).ToList();
        Assert.Equal(text, string.Concat(sentences.Select(sentence => sentence.Text)));
        Assert.Equal(text, string.Concat(sentences.SelectMany(sentence => sentence.Runs).Select(run => run.Printed)));
    }, iter: 300);

    [Theory]
    [InlineData("他长，我短。", "长 Polyphone")]
    [InlineData("银行行长来了。", "")]
    [InlineData("你好😀。", "😀 Unspeakable")]
    [InlineData("看\uE000好。", "\uE000 Unspeakable")]
    [InlineData("Müller来了。", "Müller UnusualLatin")]
    [InlineData("看\U000323AF好。", "\U000323AF UnknownHanzi")]
    public void What_is_doubtful_is_told_with_its_reason(string text, string doubts) =>
        Assert.Equal(doubts, string.Join('|', ScriptPage.Of(IssueOf(text)).Doubts));

    [Fact]
    public void Names_of_authors_with_a_hanzi_of_several_readings_are_guesses()
    {
        var issue = IssueOf("记者单曾仇昨天来了。");
        Assert.Contains(ScriptPage.Of(issue with { Articles = [issue.Articles[0] with { Byline = ["单曾仇"] }] }).Doubts, doubt => doubt.EndsWith("Name", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_recognition_doubts_are_marked()
    {
        const string Text = "茶亭\n\n昨天下雨，今天天晴，明天也许下雪。\n";
        var issue = Segmenter.Segment([new Source("page.txt", Text)]);
        var flagged = issue with { Flagged = [new SourceSpan(0, Text.IndexOf("天晴", StringComparison.Ordinal), 2)] };
        Assert.Contains(ScriptPage.Of(flagged).Doubts, doubt => doubt.EndsWith("Recognition", StringComparison.Ordinal));
        Assert.DoesNotContain(ScriptPage.Of(issue).Doubts, doubt => doubt.EndsWith("Recognition", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_lexicon_decides_is_named_and_is_no_guess()
    {
        var lexicon = Pls.Of(Pls.Lexeme("长", "zhang3") + Pls.Alias("短", "不高"));
        var page = ScriptPage.Of(IssueOf("他长，我短。今天下雨。"), lexicon);

        Assert.Equal(["长 zhang3", "短 "], page.Articles[0].Sentences.SelectMany(sentence => sentence.Runs).Where(run => !run.Lexemes.IsEmpty)
            .Select(run => $"{run.Printed} {(run.Lexemes[0].Kind == LexemeKind.Pinyin ? run.Lexemes[0].Value : "")}"));
        Assert.Empty(page.Doubts);
        Assert.Equal(["长", "短→, said 不bù高gāo"], page.Document.QuerySelectorAll(".told").Select(told => told.TextContent.Replace("zhǎng", "", StringComparison.Ordinal)));
        Assert.Equal(["Lexicon: 长 → zhang3 (newspaper, 0.pls line 2)", "Lexicon: 短 → “不高” (newspaper, 0.pls line 2)"], page.Document.QuerySelectorAll(".why li").Select(line => line.TextContent));
        using var stream = new MemoryStream();
        ScriptJson.Write(page.Articles, stream, CancellationToken.None);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        var told = json.RootElement.GetProperty("articles")[0].GetProperty("sentences").EnumerateArray().SelectMany(sentence => sentence.GetProperty("runs").EnumerateArray())
            .Where(run => run.TryGetProperty("lexicon", out _)).Select(run => run.GetProperty("lexicon")[0]).ToList();
        Assert.Equal(["长 newspaper 0.pls 2", "短 newspaper 0.pls 2"], told.Select(lexeme => $"{lexeme.GetProperty("grapheme")} {lexeme.GetProperty("level")} {lexeme.GetProperty("file")} {lexeme.GetProperty("line")}"));
        Assert.Equal("zhang3", told[0].GetProperty("pinyin").GetString());
    }

    [Fact]
    public void What_is_said_stands_beside_what_is_printed()
    {
        var runs = ScriptPage.Of(IssueOf("29日有3.5亿元。")).Articles[0].Sentences.Last().Runs;
        Assert.Equal("29日 → 二十九日", runs.Where(run => run.IsChanged).Select(run => $"{run.Printed} → {run.Words}").First());
        Assert.Equal("二十九日有三点五亿元", string.Concat(runs.Select(run => run.Words)));
    }

    [Fact]
    public void The_json_has_readings_and_reasons()
    {
        using var stream = new MemoryStream();
        ScriptJson.Write(ScriptPage.Of(IssueOf("他长，“我”短😀。")).Articles, stream, CancellationToken.None);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        var runs = json.RootElement.GetProperty("articles")[0].GetProperty("sentences").EnumerateArray().Last().GetProperty("runs").EnumerateArray().ToList();
        var doubtful = runs.Where(run => run.TryGetProperty("doubts", out _)).ToList();
        Assert.Equal(["polyphone", "unspeakable"], doubtful.Select(run => run.GetProperty("doubts")[0].GetString()!));
        Assert.InRange(doubtful[0].GetProperty("confidence")[0].GetDouble(), 0, 1);
    }

    [Theory]
    [InlineData("lv4", "lǜ")]
    [InlineData("hao3", "hǎo")]
    [InlineData("jiu3", "jiǔ")]
    [InlineData("gui4", "guì")]
    [InlineData("dou1", "dōu")]
    [InlineData("de5", "de")]
    [InlineData("xue2", "xué")]
    public void Tones_are_marks_above_the_right_vowel(string syllable, string marked) => Assert.Equal(marked, PinyinMarks.Of(syllable));

    internal static IssueText IssueOf(string text) => new("海湾日报", null,
        [new Article("a1", "zh-CN", "1", null, SpannedText.Made("茶亭"), false, null, null, null, ImmutableArray<string>.Empty, [SpannedText.Made(text)])], [], [], []);
}
