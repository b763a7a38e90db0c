using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>The words of a script sheet, Chinese or English.</summary>
/// <param name="inChinese">Whether they are Chinese.</param>
public sealed class ScriptWords(bool inChinese)
{
    /// <summary>BCP 47 tag of the words.</summary>
    public string Language => inChinese ? "zh-CN" : "en";

    /// <summary>One of two texts.</summary>
    public string Say(string chinese, string english) => inChinese ? chinese : english;

    /// <summary>What a doubt is called, and what to do about it.</summary>
    public (string Name, string Meaning) Reason(DoubtReason reason) => reason switch
    {
        DoubtReason.Polyphone => (Say("多音字", "several readings"), Say("单独成词，有几个常用读音。", "A word of its own with several common readings.")),
        DoubtReason.UnknownHanzi => (Say("生僻字", "unknown character"), Say("字表里没有，读不出来。", "No table has it; it is not said.")),
        DoubtReason.Name => (Say("人名", "name"), Say("人名里有多音字，读音是猜的。", "The name of a person with a character of several readings; the reading is a guess.")),
        DoubtReason.UnusualLatin => (Say("外文字母", "foreign letters"), Say("有英语没有的字母，英语声音未必读得对。", "It has letters that English has not; an English voice may say it wrongly.")),
        DoubtReason.Unspeakable => (Say("无法读出", "cannot be said"), Say("这里没有声音能读，略过不读。", "No voice here can say it; it is left out.")),
        _ => (Say("识别存疑", "hard to read"), Say("扫描识别没有把握，按识别结果读。", "Recognition of the scan was not sure; it is said as it was read.")),
    };

    /// <summary>A lexeme in one line: grapheme, how it is said, and where that is told.</summary>
    public string Of(Lexeme lexeme)
    {
        ArgumentNullException.ThrowIfNull(lexeme);
        var value = lexeme.Kind switch { LexemeKind.Alias => $"“{lexeme.Value}”", LexemeKind.Ipa => $"/{lexeme.Value}/", _ => lexeme.Value };
        var file = Path.GetFileName(lexeme.File);
        return lexeme.Level switch
        {
            LexiconLevel.Issue => Line("本期", "issue"),
            LexiconLevel.Newspaper => Line("本报", "newspaper"),
            _ => Line("内置", "built in"),
        };

        string Line(string chinese, string english) => Say(
            $"{lexeme.Grapheme} → {value}（{chinese}，{file} 第 {lexeme.Line} 行）",
            $"{lexeme.Grapheme} → {value} ({english}, {file} line {lexeme.Line})");
    }

    /// <summary>What a passage is called.</summary>
    public string Name(PassageRole role) => role switch
    {
        PassageRole.Opening => Say("片头", "Opening"),
        PassageRole.Kicker => Say("引题", "Kicker"),
        PassageRole.Headline => Say("标题", "Headline"),
        PassageRole.Deck => Say("副题", "Deck"),
        PassageRole.Byline => Say("署名", "Byline"),
        PassageRole.Dateline => Say("电头", "Dateline"),
        _ => Say("正文", "Body"),
    };
}
