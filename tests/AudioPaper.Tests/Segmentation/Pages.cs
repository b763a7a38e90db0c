using CsCheck;

namespace AudioPaper.Tests.Segmentation;

/// <summary>Page texts for properties: mixtures of lines that pages have, and sample pages with damage.</summary>
internal static class Pages
{
    private static readonly string[] Lines =
    [
        "", "", "", "\f", "\r", " ", "　　", "海湾晚报", "《小城早报》", "2026年3月18日 星期三 第1版 要闻", "责编 纪晚舟  美编 叶疏桐", "第2版 城事", "A5", "3", "12", "2024", "3月18日", "HAIWAN EVENING NEWS", "Page 3  Wednesday, March 18, 2026",
        "图为演出现场。", "图为演出现场，观众", "▲市民在赏花", "高文澜 摄", "（本报记者 张三 摄影报道）", "Photo by Ann Lee", "Pictured: the bell", "本报记者 程泊宁 通讯员 高文澜 文/图", "By Clara Wenlock", "By Leo Marchbank and Ivy Stroud",
        "本报讯（记者 顾汀舟 通讯员 解雨桐）3月", " 本报讯（记者 苏砚青）近日，海湾市水务部门公布", "新华社北京3月1日电（记者 李四）会议", "本报讯", "HAIWAN — The bronze bell of the old is-", "GREEN SNAIL ISLAND — Students from Green",
        "运盐旧铁路变身滨海步道", "三年跑遍 36个海岛渔村——", "——本周末进入最佳观赏期", "——", "OLD FERRY BELL RINGS AGAIN", "Repair Café Gives 900 Toasters", "行 动 不 便 的 老 人 可 以 拨 打",
        "17日上午，海湾市滨海步道东段建成开放。", "这段步道全长 3.6公里，从白鹭码头一直通到旧灯塔，", "“我在盐仓路长大。”", "全程。", "建设时间为 2024—", "land ferry is back at Egret Pier, and for", "“Most of them only needed a clean,” said Mr. Owen", "the hour.",
        "-", "word-", "12-", "wo\u00AD", "soft\u00ADhyphen", "co\u2010", "ﬁnance", "\u200B", "\u200B\u200B中\u200B", "\0", "\u0001文", "\uFEFF标题", "\uD83D", "😀", "𠮷野家", "⼈⺠", "é", "，", "。", "—", "(", "（", "”", "1:2", "ＡＢＣ１２３", "· · ·", "\u2028", "\u0085", "\v",
    ];

    private static readonly string[] Breaks = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\f", ""];

    private static readonly Lazy<string[]> Samples = new(() =>
        [.. Directory.GetFiles(Repository.At("tests", "samples"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)]);

    /// <summary>Lines of pages in any order.</summary>
    public static Gen<string> Mixtures { get; } =
        Gen.Select(Gen.Int[0, Lines.Length - 1], Gen.Int[0, Breaks.Length - 1]).Array[0, 40].Select(lines => string.Concat(lines.Select(line => Lines[line.Item1] + Breaks[line.Item2])));

    /// <summary>Sample pages with lines lost, doubled, swapped and replaced, and with odd characters strewn in.</summary>
    public static Gen<string> Damaged { get; } = Gen.Select(Gen.Int[0, 99], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 999], Gen.Int[0, 999]).Array[0, 30]).Select((page, harms) =>
    {
        var lines = Samples.Value[page % Samples.Value.Length].Split('\n').ToList();
        foreach (var (kind, where, what) in harms)
        {
            var at = where % lines.Count;
            var other = what % Lines.Length;
            var within = lines[at].Length == 0 ? 0 : what % lines[at].Length;
            switch (kind)
            {
                case 0 when lines.Count > 1:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, lines[at]);
                    break;
                case 2:
                    (lines[at], lines[what % lines.Count]) = (lines[what % lines.Count], lines[at]);
                    break;
                case 3:
                    lines.Insert(at, Lines[other]);
                    break;
                case 4:
                    lines[at] = lines[at].Insert(within, Lines[other]);
                    break;
                default:
                    lines[at] = lines[at][..within];
                    break;
            }
        }

        return string.Join('\n', lines);
    });

    /// <summary>Any characters at all.</summary>
    public static Gen<string> Noise { get; } = Gen.Char.Array[0, 200].Select(letters => new string(letters));
}
