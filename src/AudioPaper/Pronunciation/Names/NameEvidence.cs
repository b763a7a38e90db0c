using System.Collections.Frozen;

namespace AudioPaper.Pronunciation.Names;

/// <summary>Decides by the words around it whether a personal name begins at a surname. Pure.</summary>
internal static class NameEvidence
{
    private const int Enough = 2;

    // 任中华, 曾一夕: words of three hanzi that the table tags as persons and that are hardly anything else.
    private const string SurelyPersons = "任曾区";
    private const string NeverInNames = "的了在是和与及为从被把不有也都就将已等说称对向以到去来又并上下中里外这那其该后前时着过个让给还很最";

    private static readonly FrozenSet<string> Titles = Set(
        "记者 通讯员 实习生 编辑 主编 作者 摄影 教授 副教授 讲师 老师 主任 副主任 书记 副书记 市长 副市长 区长 副区长 县长 副县长 镇长 乡长 村长 局长 副局长 院长 副院长 所长 站长 处长 副处长 科长 厅长 " +
        "部长 副部长 省长 副省长 总理 主席 副主席 总统 会长 副会长 理事长 秘书长 董事长 总经理 经理 总裁 厂长 店长 馆长 队长 队员 教练 主教练 组长 团长 班长 连长 校长 副校长 园长 委员 代表 常委 演员 歌手 作家 诗人 " +
        "导演 画家 艺术家 主持人 选手 运动员 冠军 院士 专家 学者 研究员 工程师 总工程师 博士 医生 医师 护士 护士长 律师 法官 检察官 民警 警官 村民 居民 市民 社长 台长 总监 同学 学生 同志 先生 女士 小姐 " +
        "负责人 志愿者 发言人 创始人 负责同志 嘉宾 司机 师傅 阿姨 大爷 奶奶 爷爷 夫人 省委书记 市委书记 区委书记 县委书记 总书记 党委书记 支部书记 特派员 特约记者 本报记者 叫 名叫 由");

    private static readonly FrozenSet<string> FormsOfAddress = Set("先生 女士 老师 教授 小姐 师傅 某 某某 博士 院士 医生 阿姨 大爷 大妈 奶奶 爷爷 同学 同志");

    private static readonly FrozenSet<string> Saying = Set(
        "说 表示 介绍 告诉 认为 指出 强调 透露 坦言 回忆 解释 补充 谈到 提到 直言 称 说道 笑着 感慨 建议 摄 文 图 报道 撰文 供图 主持 出席 宣布 带领 当选 获得 率 率队 致辞 讲话 担任 介绍说 告诉记者 等 一行");

    private static readonly FrozenSet<string> BeforeAddress = Set("的 和 与 对 向 请 找 跟 给 是 据 由 让 在 听");

    /// <summary>The name that begins with the word at <paramref name="at"/>; null where none is likely.</summary>
    public static string? NameAt(MandarinWord[] words, int at, Surname surname)
    {
        var word = words[at];
        var left = Left(at > 0 ? words[at - 1] : null);
        if (word.Length > surname.Text.Length)
        {
            var isPerson = word.WordClass.StartsWith("nr", StringComparison.Ordinal) && word.Length == surname.Text.Length + 2;
            return isPerson && (SurelyPersons.Contains(word.Text[0]) || left + Right(words, at + 1) + 2 - surname.Doubt > Enough) ? word.Text : null;
        }

        if (word.Length != surname.Text.Length)
        {
            return null;
        }

        if (IsAddressed(words, at, left))
        {
            return word.Text;
        }

        return Given(words, at + 1, 2) is { } two && left + two.Score + Right(words, two.End) - surname.Doubt >= Enough ? word.Text + two.Text
            : Given(words, at + 1, 1) is { } one && left > 0 && Right(words, one.End) is > 0 and var right && left + right - surname.Doubt >= Enough ? word.Text + one.Text
            : null;
    }

    // 单老师, 查某: no given name, but a form of address; not 曾任教授.
    private static bool IsAddressed(MandarinWord[] words, int at, int left) =>
        at + 1 < words.Length && FormsOfAddress.Contains(words[at + 1].Text) && (left > 0 || BeforeAddress.Contains(words[at - 1].Text));

    private static (string Text, int End, int Score)? Given(MandarinWord[] words, int at, int length)
    {
        var end = at;
        var text = "";
        while (end < words.Length && words[end].IsKnown && text.Length + words[end].Length <= length)
        {
            text += words[end++].Text;
        }

        if (text.Length != length || text.AsSpan().ContainsAny(NeverInNames) || Titles.Contains(text) || Saying.Contains(text))
        {
            return null;
        }

        var score = end - at > 1 ? 1 : length == 1 ? 0 : words[at].WordClass switch
        {
            ['n', 'r', ..] => 2,
            "" or "a" or "n" or "nz" or "z" or "ns" or "b" or "an" => 0,
            _ => -1,
        };
        return (text, end, score);
    }

    private static int Left(MandarinWord? before) => before switch
    {
        null => 1,
        { IsKnown: false } => char.IsAsciiDigit(before.Text[0]) ? 0 : 1,
        _ when Titles.Contains(before.Text) => 2,
        _ => 0,
    };

    private static int Right(MandarinWord[] words, int at) =>
        at >= words.Length || !words[at].IsKnown ? 1 : Saying.Contains(words[at].Text) || Titles.Contains(words[at].Text) ? 2 : 0;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
