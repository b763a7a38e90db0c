using System.Collections.Frozen;

namespace AudioPaper.Pronunciation.Prosody;

/// <summary>
/// How closely two neighbouring words are bound in speech, by their lengths and parts of speech: particles lean on what stands before them,
/// prepositions and adverbs on what follows, a subject is parted from its predicate. Pure.
/// </summary>
internal static class Junctures
{
    private const double Never = 20;

    private static readonly FrozenSet<string> LeanLeft = Set("的 地 得 了 着 过 们 吗 呢 吧 啊 呀 嘛 啦 哦 哇 么 之 者 儿 等 们 而已 罢了 似的 一样 般");
    private static readonly FrozenSet<string> Localisers = Set("上 下 里 中 内 外 前 后 间 时 旁 边 处 底 起 来 去 出 到 成 为 完 好 满 住 掉 给 入 向 往 于 以上 以下 以内 以外 左右 之间 之后 之前 以后 以前 上面 下面 里面 外面");
    private static readonly FrozenSet<string> LeanRight = Set(
        "和 与 及 或 而 且 但 并 因 由 以 于 自 从 在 向 往 对 把 被 将 给 为 跟 同 按 据 经 让 使 叫 令 随 用 以及 或者 由于 关于 对于 通过 根据 按照 为了 随着 除了 如果 虽然 但是 因为 所以 可是 不但 而且 并且 甚至 " +
        "很 也 都 就 还 不 没 最 更 太 只 又 再 才 可 总 已 正 刚 常 便 仍 皆 均 却 互 共 须 应 能 会 要 该 敢 肯 所 非常 十分 比较 没有 不能 不会 可以 能够 可能 应该 应当 必须 需要 无法 难以 得以 予以 加以 进行 开始 继续 已经 正在 曾经 不断 主要 全面 互相 相互 小 老 大 好 请 每 各 这 那 某 本 该 第 几 两");

    private static readonly FrozenSet<string> Beginners = Set("和 与 及 或 以及 或者 但 但是 而 而且 并 并且 因 因为 由 由于 从 自 在 向 往 对 对于 把 被 将 给 为 为了 跟 同 按 按照 根据 据 经 经过 通过 随着 让 使 用 以 是 也 都 就 还 却 则 便 仍 才 又 已 已经 正在 曾 必须 应该 可以 能够 不仅 不但");

    /// <summary>The cost of a pause between two words; the greater, the closer they are. Below 0 a pause is welcome.</summary>
    public static double Of(MandarinWord before, MandarinWord after)
    {
        var (left, right) = (Kind(before), Kind(after));
        if (LeanLeft.Contains(after.Text) || (after.Length == 1 && after.Syllables is [[.., '5']]))
        {
            return Never;
        }

        if ((left is 'm' || before.Text is "这" or "那" or "每" or "各" or "几" or "某") && (right is 'q' or 'm' || after.Length == 1))
        {
            return Never;
        }

        if (Localisers.Contains(after.Text) && right is not 'p' || (after.Length == 1 && right is 'f'))
        {
            return 4;
        }

        if (LeanRight.Contains(before.Text) || left is 'p' or 'c')
        {
            return before.Length == 1 ? 5 : 1.5;
        }

        var welcome = Beginners.Contains(after.Text) || right is 'p' or 'c' ? left is 'r' && before.Length == 1 ? 0.6 : -0.8 : 0;
        return welcome != 0 ? welcome : Lone(before, after, left, right) + Pair(before, left, right);
    }

    // A word of one hanzi rarely stands alone: it joins a neighbour.
    private static double Lone(MandarinWord before, MandarinWord after, char left, char right) =>
        (before.Length == 1 ? left is 'v' ? 2 : 1.5 : 0) + (after.Length == 1 && right is not ('r' or 'd' or 'm') ? 1 : 0);

    private static double Pair(MandarinWord before, char left, char right) => (left, right) switch
    {
        ('u', _) => before.Text is "的" ? 0.6 : 0.3,
        ('q', _) => 0.9,
        ('m', _) => 1.2,
        ('d', _) => 1.3,
        ('n' or 'r' or 't', 'd') => -0.5,
        ('n' or 't', 'v') => -0.3,
        ('n', 'n') => 1.5,
        ('a', 'n') => 1.2,
        ('v', 'n') => 0.7,
        ('v', 'v') => 0.5,
        ('v', 'r' or 'm') => 0.5,
        ('t', _) => -0.3,
        ('r', _) => 0.4,
        _ => 0.3,
    };

    /// <summary>The part of speech in one letter: names and places are nouns, prefixes and states adjectives.</summary>
    private static char Kind(MandarinWord word) => word.Text switch
    {
        "也" or "都" or "就" or "很" or "还" or "不" or "没" or "最" or "只" => 'd',
        "点" => 'n',
        _ => word.WordClass switch
        {
            "" => word.Length > 3 ? 'i' : 'n',
            "b" or "z" or "zg" or "ag" => 'a',
            "ad" => 'd',
            ['s' or 'j' or 'g', ..] => 'n',
            var wordClass => wordClass[0],
        },
    };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
