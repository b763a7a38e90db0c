using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>What people are told of the reasons for which text is left out.</summary>
public static class SkipReasonWords
{
    /// <summary>What a reason is called, and what it means in one sentence. A reason that is new here is only said to be one.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="inChinese">Whether it is told in Chinese; else in English.</param>
    public static (string Name, string Meaning) Of(SkipReason reason, bool inChinese)
    {
        return reason switch
        {
            SkipReason.Folio => (Say("报眉", "Folio"), Say("页码、日期、责任编辑等版面信息，不属于任何文章。", "Page number, date, editors and the like; part of no article.")),
            SkipReason.Nameplate => (Say("报头", "Nameplate"), Say("版面上方的报纸名称。", "The newspaper's own name at the head of a page.")),
            SkipReason.Caption => (Say("图片说明", "Caption"), Say("说明图片的文字，听的人看不到图。", "It explains a picture, which listeners do not see.")),
            SkipReason.Credit => (Say("图片署名", "Credit"), Say("摄影者的姓名。", "The name of a photographer.")),
            SkipReason.Section => (Say("栏目", "Section"), Say("文章上方的栏目名称。", "The name of a section above articles.")),
            SkipReason.JumpLine => (Say("转版提示", "Jump line"), Say("把读者引到另一版的提示，如“下转第4版”。", "It sends the reader to another page.")),
            SkipReason.Hyphenation => (Say("断词连字符", "Hyphen at line end"), Say("只因行末断词才有的连字符。", "It only broke a word at the end of a line.")),
            SkipReason.Invisible => (Say("不可见字符", "Invisible"), Say("印不出来的字符：控制符、方向标记、软连字符。", "It prints nothing: controls, direction marks, soft hyphens.")),
            SkipReason.Ornament => (Say("装饰符号", "Ornament"), Say("只作装饰的符号，如标题前的方块。", "It only adorns, like a square before a headline.")),
            SkipReason.Advertisement => (Say("广告", "Advertisement"), Say("版面标明是广告的文字。", "Text that the page marks as advertisement.")),
            SkipReason.Contents => (Say("导读", "Contents"), Say("其他版面内容的目录。", "A list of what stands on other pages.")),
            SkipReason.Box => (Say("资料框", "Box"), Say("天气、价格、比分一类的数据，或不成句的短行。", "Figures such as weather, prices or scores, or short lines without sentences.")),
            SkipReason.Edited => (Say("编辑删去", "Edited out"), Say("有人在 articles.json 里删去。", "Removed by hand in articles.json.")),
            SkipReason.PullQuote => (Say("摘句", "Pull quote"), Say("版面上重复刊出的文章原句。", "A sentence of an article, shown once more.")),
            _ => (Say("其他", "Other"), Say("有意不读。", "Left out on purpose.")),
        };

        string Say(string chinese, string english) => inChinese ? chinese : english;
    }
}
