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
                "地" when MakesAdverb(before, after) => "de5",
                "得" when IsObliged(before, after) => "dei3",
                "率" when Leads(before, after) => "shuai4",
                "为" when Equates(before, after) => "wei2",
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

    // 我们 得 去: after who must, before what must be done. After a verb or adjective it is de5, which the table says.
    private static bool IsObliged(MandarinWord? before, MandarinWord? after) =>
        before is null or { WordClass: "r" or "d" or "c" } && after is { WordClass: ['v' or 'p', ..] };

    // 区长 率 代表团: somebody before it, or nothing, and a noun after it. Otherwise a rate.
    private static bool Leads(MandarinWord? before, MandarinWord? after) =>
        after is { WordClass: ['n', ..] } && before is null or { Length: 1 } or { WordClass: ['n', 'r', ..] };

    // 改 为, 均 为; and 增速 为 before a number or a name in Latin letters, where the run ends.
    private static bool Equates(MandarinWord? before, MandarinWord? after) =>
        before is { Length: 1, WordClass: "v" } or { Text: "均" or "皆" or "实" } || (before is not null && after is null);
}
