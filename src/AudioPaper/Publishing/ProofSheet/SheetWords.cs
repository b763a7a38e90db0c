using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>The words of a proof sheet, Chinese or English.</summary>
internal sealed class SheetWords(bool inChinese)
{
    /// <summary>BCP 47 tag of the words.</summary>
    public string Language => inChinese ? "zh-CN" : "en";

    /// <summary>One of two texts.</summary>
    public string Say(string chinese, string english) => inChinese ? chinese : english;

    /// <summary>What an outcome is called.</summary>
    public string Name(Outcome outcome) => outcome switch
    {
        Outcome.Kicker => Say("引题", "Kicker"),
        Outcome.Headline => Say("标题", "Headline"),
        Outcome.Deck => Say("副题", "Deck"),
        Outcome.Byline => Say("署名", "Byline"),
        Outcome.Dateline => Say("电头", "Dateline"),
        Outcome.Body => Say("正文", "Body"),
        Outcome.Skipped => Say("略过", "Skipped"),
        Outcome.Flagged => Say("待查", "Flagged"),
        _ => Say("无归属", "Unaccounted"),
    };

    /// <summary>What an outcome means.</summary>
    public string Meaning(Outcome outcome) => outcome switch
    {
        Outcome.Kicker => Say("标题上方的一行。", "The line above a headline."),
        Outcome.Headline => Say("文章的标题。", "What an article is called."),
        Outcome.Deck => Say("标题下方的一行。", "The line below a headline."),
        Outcome.Byline => Say("单独一行的作者姓名。", "A line of its own with names."),
        Outcome.Dateline => Say("引入正文的话，如“本报讯”。", "What leads into the body, such as a place."),
        Outcome.Body => Say("文章的段落；相邻文章底色不同。", "The paragraphs; articles beside each other differ in tint."),
        Outcome.Skipped => Say("有意不读。", "Left out on purpose."),
        Outcome.Flagged => Say("需要人来看一看。", "A person should look at it."),
        _ => Say("不应出现：既不属于文章，也没有理由略过。", "Must not happen: in no article, and left out for no reason."),
    };

    /// <inheritdoc cref="SkipReasonWords.Of"/>
    public (string Name, string Meaning) Reason(SkipReason reason) => SkipReasonWords.Of(reason, inChinese);
}
