using System.Buffers;
using System.Collections.Immutable;

namespace AudioPaper.Pronunciation;

/// <summary>
/// Changes the tones of 一 and 不 as they are spoken: 一 is yi2 before tone 4 and yi4 before tones 1 to 3, 不 is bu2 before
/// tone 4; in numbers said digit by digit, in ordinals and dates 一 keeps its tone. Third-tone sandhi is not done here:
/// the engines do it. Pure.
/// </summary>
public static class ToneSandhi
{
    private const string Digits = "〇零一二三四五六七八九";
    private const string Multiples = "百千万亿";

    // 统一战线, 唯一性, 第一个, 十一天, 之一: after these 一 belongs to what stands before it.
    private const string BindsBefore = "第十初之统唯单专划独";

    // 每一天, 同一个: after these 一 counts what follows, also at the end of a word.
    private const string CountsAfter = "每同某另任哪那这有前后上下整";

    private static readonly SearchValues<char> DigitSet = SearchValues.Create(Digits);

    // First floor, first instance, January: an ordinal without 第; and one to one.
    private static readonly string[] Ordinals =
        ["月", "级", "楼", "号", "期", "季度", "等奖", "等功", "等品", "审", "把手", "中全会", "氧化", "汽", "班", "品", "对一"];

    /// <summary>Gives the words of one run with the tones as spoken, also across the borders of words.</summary>
    /// <param name="words">Words in dictionary tones that follow one another, as <see cref="MandarinReader.Read"/> gives them.</param>
    /// <returns>The same words; only tones of 一 and 不 differ.</returns>
    public static ImmutableArray<MandarinWord> Apply(ImmutableArray<MandarinWord> words)
    {
        // Most words have neither; only a run that has one is looked at closely.
        if (!words.Any(word => word.Text.AsSpan().ContainsAny('一', '不')))
        {
            return words;
        }

        var run = string.Concat(words.Select(word => word.Text));
        var spoken = words.ToBuilder();
        string? next = null; // The syllable after the one looked at; from the end, for it may have changed itself.
        for (var w = words.Length - 1; w >= 0; w--)
        {
            var word = words[w];
            var at = word.Start - words[0].Start + word.Length;
            for (var s = word.Syllables.Length - 1; s >= 0; s--)
            {
                at -= at >= 2 && char.IsSurrogatePair(run, at - 2) ? 2 : 1;
                var syllable = (run[at], word.Syllables[s]) switch
                {
                    ('一', "yi1") => One(run, at, word.Start - words[0].Start, word, next),
                    ('不', "bu4") => Not(run, at, word.Start - words[0].Start, w > 0 ? words[w - 1].Length : 0, next),
                    (_, var same) => same,
                };
                if (syllable != word.Syllables[s])
                {
                    spoken[w] = spoken[w] with { Syllables = spoken[w].Syllables.SetItem(s, syllable) };
                }

                next = syllable;
            }

            next = word.IsKnown ? next : null;
        }

        return spoken.MoveToImmutable();
    }

    private static string One(string run, int at, int wordStart, MandarinWord word, string? next)
    {
        var before = at > 0 ? run[at - 1] : '\0';
        var after = at + 1 < run.Length ? run[at + 1] : '\0';
        var isInside = at > wordStart;
        var isLast = at == wordStart + word.Length - 1;
        var isNumber = !word.Text.AsSpan().ContainsAnyExcept(DigitSet);
        if (next is null || word.WordClass.StartsWith("nr", StringComparison.Ordinal) || IsOrdinal(run, at) || (word.Length == 1 && IsInScore(run, at)))
        {
            return "yi1";
        }

        var inDigits = Digits.Contains(before) && (isInside || isNumber || (at > 1 && Digits.Contains(run[at - 2])));
        if (inDigits || Digits.Contains(after) || after == '十')
        {
            return "yi1"; // 一九九八, 二〇二一年, 一十
        }

        if (IsBetweenTwins(run, at) && (isInside || word.Length == 1))
        {
            return "yi5"; // 看一看
        }

        var keeps = BindsBefore.Contains(before)
            || (before == '点' && at > 1 && Digits.Contains(run[at - 2])) // 三点一公里
            || (Multiples.Contains(before) && isNumber && !Multiples.Contains(after)) // 一百一
            || (isInside && isLast && !CountsAfter.Contains(before)); // 万一下雨
        return keeps ? "yi1" : next[^1] switch
        {
            '4' => "yi2",
            '5' => after == '个' ? "yi2" : "yi1",
            _ => "yi4",
        };
    }

    private static string Not(string run, int at, int wordStart, int lengthBefore, string? next)
    {
        var isQuestion = IsBetweenTwins(run, at) && (at > wordStart || lengthBefore == 1); // 会不会, but not 机会不会
        return isQuestion ? "bu5" : next is [.., '4'] ? "bu2" : "bu4";
    }

    private static bool IsOrdinal(string run, int at)
    {
        var rest = run.AsSpan(at + 1);
        foreach (var ordinal in Ordinals)
        {
            if (rest.StartsWith(ordinal, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return rest is ['日', ..] && at > 0 && run[at - 1] == '月';
    }

    // 零比一落后, 一比三: a number on either side of 比.
    private static bool IsInScore(string run, int at) =>
        (at + 2 < run.Length && run[at + 1] == '比' && (Digits + "十两").Contains(run[at + 2]))
        || (at > 1 && run[at - 1] == '比' && (Digits + "十").Contains(run[at - 2]));

    // 看一看, but not 一步一步, where each 一 counts.
    private static bool IsBetweenTwins(string run, int at) =>
        at > 0 && at + 1 < run.Length && run[at - 1] == run[at + 1] && !Digits.Contains(run[at - 1])
        && !(at > 1 && (run[at - 2] == run[at] || Digits.Contains(run[at - 2])));
}
