using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AudioPaper.Pronunciation;

/// <summary>
/// Neutral tones that connected speech has and a dictionary leaves open: 个 that counts, 上 and 里 after nouns, 来 and 去 that tell a
/// direction, verbs said twice, 不 in what can or cannot be done (看不见), 过 after verbs, and a few words that are said lightly
/// (marked so in 现代汉语词典). Pure.
/// </summary>
public static class NeutralTones
{
    private const string Counted = "一二三四五六七八九十百千万亿两几半多余来这那哪每某首上下另〇零";
    private const string Directions = "上下进出回过起开";
    private const string DoneTwice = "看想听试谈拍望问笑走见摸尝指摆聊歇帮坐摇翻讲逛救算做学猜查洗换抱伸挤碰敲停写管说读练跑动瞧找用吃喝玩唱劝评改数逗摇洗扫擦";
    private const string Results = "住到了起着见上下开清及得动完来去惯透掉定过";
    private const string NotVerbs = "也决并绝从都就可只要殊岂莫且倒多少大二四冷鸣抱前君";

    // 走过 大街, 穿过 森林: there 过 is the way taken and keeps its tone.
    private const string Experienced = "看去来说做有吃听见用想问写读学买爱受改当拿住玩喝提谈找";

    private static readonly FrozenSet<string> PlacesAbove = Set(
        "路上 世上 书上 会上 冰上 台上 地上 场上 墙上 壁上 天上 头上 山上 岛上 岸上 床上 心上 手上 报上 村上 枕上 树上 桌上 湖上 班上 窗上 站上 肩上 背上 脸上 船上 街上 身上 车上 边上 镇上 门上 顶上 嘴上 脚上 腿上 " +
        "事实上 实际上 基本上 大体上 原则上 晚上 早上 世界上 社会上 历史上 江上 草上 纸上 碗上 饭桌上 马路上 大街上 口头上 表面上 理论上 根本上");

    private static readonly FrozenSet<string> SaidLightly = Set("部分 父亲 母亲 太阳 佩服 关系 好处 坏处");

    private const string BeforeSomePlace = "的个些么这那他有好何几多种处";

    private static readonly FrozenSet<string> InAPlace = Set("在 从 到 于 往 向 自 朝");

    /// <summary>Gives the words of one run with these neutral tones.</summary>
    /// <param name="words">Words in dictionary tones that follow one another, as <see cref="MandarinReader.Read"/> gives them.</param>
    /// <returns>The same words; only tones differ.</returns>
    public static ImmutableArray<MandarinWord> Apply(ImmutableArray<MandarinWord> words)
    {
        ImmutableArray<MandarinWord>.Builder? spoken = null;
        for (var w = 0; w < words.Length; w++)
        {
            var word = words[w];
            if (word.Syllables.Length != word.Length || word.WordClass is ['n', 'r', ..] or "np")
            {
                continue;
            }

            var syllables = Spoken(words, w);
            if (syllables != word.Syllables)
            {
                (spoken ??= words.ToBuilder())[w] = word with { Syllables = syllables };
            }
        }

        return spoken?.MoveToImmutable() ?? words;
    }

    private static ImmutableArray<string> Spoken(ImmutableArray<MandarinWord> words, int at)
    {
        var word = words[at];
        var before = at > 0 ? words[at - 1] : null;
        var after = at + 1 < words.Length ? words[at + 1] : null;
        return word.Text switch
        {
            "个" => Light(word, 0),
            "上" or "里" => IsPlace(words, at) ? Light(word, 0) : word.Syllables,
            "不" => IsResult(before, after) ? Light(word, 0) : word.Syllables,
            "过" => before is { WordClass: ['v', ..] } && Experienced.Contains(before.Text[^1]) ? Light(word, 0) : word.Syllables,
            "过去" => before is { WordClass: ['v', ..] } ? Light(word, 1) : word.Syllables,
            "地方" => before is not null && BeforeSomePlace.Contains(before.Text[^1]) ? Light(word, 1) : word.Syllables,
            { Length: 1 } text => before?.Text == text && DoneTwice.Contains(text[0]) && word.WordClass is ['v', ..] ? Light(word, 0) : word.Syllables,
            _ => InWord(word, before),
        };
    }

    private static ImmutableArray<string> InWord(MandarinWord word, MandarinWord? before)
    {
        var text = word.Text;
        var last = text.Length - 1;
        var ge = text.IndexOf('个', 1);
        if (ge > 0 && Counted.Contains(text[ge - 1]) && (ge == last || text[ge + 1] != '个'))
        {
            word = word with { Syllables = Light(word, ge) };
        }

        if (last <= 2 && text[last] is '来' or '去' && Directions.Contains(text[last - 1]))
        {
            return Light(word, last);
        }

        if (SaidLightly.Contains(text[^2..]) || (PlacesAbove.Contains(text[^2..]) && word.WordClass is not "i") || (text[last] == '里' && (word.WordClass is "s" or "f" or "t" || (word.WordClass is "l" && last == 2 && word.Syllables[1][^1] != '1'))))
        {
            return Light(word, last);
        }

        if (last == 2 && text[1] == '不' && word.WordClass is "v" or "l" && Results.Contains(text[2]) && !NotVerbs.Contains(text[0]))
        {
            return Light(word, 1);
        }

        if (last != 1)
        {
            return word.Syllables;
        }

        if (text[0] == text[1] && DoneTwice.Contains(text[0]))
        {
            var twice = Light(word, 1);
            return word.Syllables[0][^1] == '3' ? twice.SetItem(0, word.Syllables[0][..^1] + '2') : twice; // 想想 xiang2 xiang5
        }

        return text[1] == '过' && Experienced.Contains(text[0]) ? Light(word, 1) : word.Syllables;
    }

    // 桌子 上, 学校 里; not 他 上 山.
    private static bool IsPlace(ImmutableArray<MandarinWord> words, int at)
    {
        if (at == 0 || words[at - 1].WordClass is not (['n', ..] or "s" or "j" or "vn" or "l" or "") || words[at - 1].WordClass is "nr" || !words[at - 1].IsKnown)
        {
            return false;
        }

        if (words[at].Text == "里" || at + 1 == words.Length || words[at + 1].WordClass is "uj" or "d" or "p" or "c" or "a" or "v")
        {
            return true;
        }

        for (var i = at - 1; i >= Math.Max(0, at - 6); i--)
        {
            if (InAPlace.Contains(words[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    // 看 不 清, 找 不 到.
    private static bool IsResult(MandarinWord? before, MandarinWord? after) =>
        before is { Length: 1, WordClass: "v" } && before.Text is not ("是" or "会" or "能" or "要" or "可" or "想" or "有" or "去" or "来" or "使" or "就")
        && after is { Length: 1 } && Results.Contains(after.Text[0]) && after.Text is not ("了" or "得" or "去" or "来" or "上" or "下" or "开");

    private static ImmutableArray<string> Light(MandarinWord word, int index) =>
        word.Syllables[index][^1] == '5' ? word.Syllables : word.Syllables.SetItem(index, word.Syllables[index][..^1] + '5');

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
