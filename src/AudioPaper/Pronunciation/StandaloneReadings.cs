namespace AudioPaper.Pronunciation;

/// <summary>
/// The few hanzi that stand alone often and whose reading the neighbouring word decides. Words in the table come first:
/// this sees only what stayed a word of one hanzi.
/// </summary>
internal static class StandaloneReadings
{
    /// <summary>Changes the readings in place and gives the words back.</summary>
    public static MandarinWord[] Mend(MandarinWord[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var before = i > 0 ? words[i - 1] : null;
            var after = i + 1 < words.Length ? words[i + 1] : null;
            var reading = words[i].Text switch
            {
                "地" when after is null or { Text: "。" or "，" or "；" or "！" or "？" or "." or "," } => "di4", // 走了三里 地。
                "地" when MakesAdverb(before, after) => "de5",
                "得" when Gets(before, after) => "de2",
                "得" when IsObliged(before, after) => "dei3",
                "还" when GivesBack(after) => "huan2",
                "率" when Leads(before, after) => "shuai4",
                "为" when Equates(words, i) => "wei2",
                _ => null,
            };
            if (reading is not null)
            {
                words[i] = words[i] with { Syllables = [reading] };
            }
        }

        return words;
    }

    // 深入 地 开展: an adjective, adverb or set phrase before it and a verb after it.
    // After a set phrase of four hanzi (小心翼翼 地) it is hardly ever the ground.
    private static bool MakesAdverb(MandarinWord? before, MandarinWord? after) =>
        (before is { Length: >= 4, WordClass: "i" or "l" or "z" } && after is not null)
        || (before is { Length: >= 2, WordClass: "a" or "ad" or "d" or "z" or "i" or "l" or "v" or "m" }
            && after is { WordClass: "" or ['v' or 'd' or 'p' or 'a', ..] });

    // 我们 得 去, 孩子 得 去: after who must, before what must be done; not 得 了. After a verb or adjective it is de5, which
    // the table says.
    private static bool IsObliged(MandarinWord? before, MandarinWord? after) =>
        after is { WordClass: ['v' or 'p', ..] } && after.Text is not ("有" or "到" or "以") && before is null or { WordClass: "r" or "d" or "c" or "n" or "nr" };

    // 老百姓 得 了 实惠: it is a verb of its own.
    private static bool Gets(MandarinWord? before, MandarinWord? after) =>
        after is { Text: "了" or "到" or "过" } && before is null or { IsKnown: false } or { WordClass: ['n' or 'r' or 'd' or 'm', ..] };

    // 还 钱, 还 债.
    private static bool GivesBack(MandarinWord? after) => after is { Text: "钱" or "债" or "款" or "贷" or "书" or "账" or "清" or "了" };

    // 区长 率 代表团: somebody before it, or nothing, and a noun after it. Otherwise a rate.
    private static bool Leads(MandarinWord? before, MandarinWord? after) =>
        after is { WordClass: ['n', ..] } && before is null or { Length: 1 } or { WordClass: ['n', 'r', ..] };

    // 改 为, 均 为, 增速 为 百分之五: it equates. At the head of a clause (为 企业 纾困), or before somebody for whom
    // something is done (市 为 企业 提供), it does not.
    private static bool Equates(MandarinWord[] words, int at)
    {
        var before = at > 0 ? words[at - 1] : null;
        var after = at + 1 < words.Length ? words[at + 1] : null;
        if (before is { Length: 1, WordClass: "v" } or { Text: "均" or "皆" or "实" or "即" or "被" or "名" or "多" or "应" or "则" or "更" } || after is not { IsKnown: true })
        {
            return before is not null;
        }

        if (before is not { IsKnown: true })
        {
            return before is not null && (char.IsLetterOrDigit(before.Text[0]) || before.Text is "）" or ")" or "”" or "》"); // GDP 为…
        }

        if (after.Text is "了" or "何" or "此" or "之" or "其" || after.WordClass is "r" && after.Text is not ("一" or "自己"))
        {
            return false;
        }

        if (after.WordClass is ['m', ..] || after.WordClass is ['v', ..])
        {
            return true;
        }

        // 为 学生 服务: the verb that comes of it, before a 的 that would make all of it one noun.
        for (var i = at + 2; i < Math.Min(words.Length, at + 6) && words[i] is { IsKnown: true, Text: not ("的" or "之") }; i++)
        {
            if (words[i].WordClass is "v" && words[i].Length > 1)
            {
                return false;
            }
        }

        return true;
    }
}
