using System.Collections.Frozen;

namespace AudioPaper.Intake.Layout;

/// <summary>A single space between hanzi that are not spaced out: something may be missing there.</summary>
/// <param name="Left">Position where its piece of the line begins.</param>
/// <param name="At">Its own position.</param>
internal readonly record struct LineHole(int Left, int At)
{
    /// <summary>Spaces that part pieces of a line.</summary>
    private const string Gap = "  ";

    /// <summary>Measure words, units and the like, which stand behind a number.</summary>
    private static readonly FrozenSet<char> Measures = FrozenSet.ToFrozenSet(
        "年月日號号时時点點分秒天周週期届屆次回名位人口岁歲户戶家个個所座栋棟间間层層楼樓条條件台辆輛架艘只隻头頭匹张張枚支本册冊部套项項种種类類篇块塊片盏盞棵株"
        + "元角万萬亿億千百十余餘多几幾美港令英厘米公里吨噸克斤两兩亩畝平方立度倍成级級路线線版队隊场場局轮輪票席间間伙宗呎尺寸吋升步");

    /// <summary>The holes of a line, from left to right.</summary>
    public static IEnumerable<LineHole> In(string line)
    {
        var left = 0;
        for (var x = 0; x + 1 < line.Length; x++)
        {
            if (line[x] != ' ' && IsSpace(line, x - 1) && IsSpace(line, x - 2))
            {
                left = x;
            }

            if (x > 0 && line[x] == ' ' && GapRow.IsWide(line[x - 1]) && GapRow.IsWide(line[x + 1]) && (x - 1 == left || !IsSpace(line, x - 2)) && (x + 2 >= line.Length || line[x + 2] != ' '))
            {
                yield return new LineHole(left, x);
            }
        }
    }

    /// <summary>Whether a number is missing there, as the word behind tells; behind 记者 and 通讯员 stand names, some of which are measure words.</summary>
    public bool IsForNumber(string line) => line[At - 1] is '第' or '约' or '約' || (Measures.Contains(line[At + 1]) && line[At - 1] is not ('者' or '员' or '員'));

    /// <summary>Where its piece of the line ends.</summary>
    public int EndOfPiece(string line) => line.IndexOf(Gap, At + 1, StringComparison.Ordinal) is >= 0 and var gap ? gap : line.Length;

    /// <summary>The line with a run in the hole; what stands behind the next gap keeps its place while there is room.</summary>
    public string Filled(string line, string run)
    {
        var filled = line[..At] + run + line[(At + 1)..];
        var gap = filled.IndexOf(Gap, At + run.Length, StringComparison.Ordinal);
        return gap < 0 ? filled : filled.Remove(gap, Math.Clamp(run.Length - 1, 0, Math.Max(filled.AsSpan(gap).IndexOfAnyExcept(' ') - Gap.Length, 0)));
    }

    private static bool IsSpace(string line, int x) => x < 0 || line[x] == ' ';
}
