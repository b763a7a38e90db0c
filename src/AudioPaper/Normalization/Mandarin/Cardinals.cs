using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Plain figures: what no other class has claimed is a number; a lone 2 before a measure word is 两.</summary>
internal static class Cardinals
{
    /// <summary>Measure words before which a lone 2 is 两.</summary>
    private const string AfterLiang =
        @"个|名|位|条|家|次|天|年(?!级)|周|项|所|座|处|场|部|台|件|套|份|间|支|只|头|棵|株|颗|粒|幅|枚|束|串|排|列|栋(?!\d)|幢(?!\d)|笔|桩|起|宗|例|款|封|把|顶|面|扇|堵|道|段|节|股|阵|番|回|轮|局|盘|集|卷|册|口|匹|尾|羽|瓣|朵|枝|根|副|伙|帮|群|组|车|架|人|倍|米|公里|千米|厘米|毫米|微米|纳米|英里|海里|英尺|英寸|元|块|角|毛|美元|欧元|小时|分(?![之钟机])|分钟|秒|刻钟|岁|艘|辆|本|篇|首|张|片|杯|碗|瓶|户|对|双|种|类|批|点|千|万|亿|百|吨|斤|公斤|千克|克|毫克|升|毫升|平方|平米|立方|亩|公顷|度|圈|步|遍|趟|层|大|地|国|省|市|村|校|队|艺|成|胜|负|平|金|银|铜|球|晚|夜|顿|碟|盒|箱|袋|桶|罐|筐|捆|包|盆|锅|勺|滴|门|样|桌|床|席|票|折|声|枪|脚|死|伤|任|周年|多|余|来|個|隻|條|間|張|場|萬|億|點|歲|塊|輛|顆|雙|種|類|對|戶|門|層|臺|節|頭|幫|組|隊|國|畝|噸|公釐|厘米|週|架|艘|艦|筆|樁|條|項|處|發|學年|倍|餘|來|聲|盤|頂|歐元|萬餘";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("minute", @"(?<=[点时])2(?=分)", _ => "二"),
        AtDigit("one or the next", $@"(?<![\d.第月号、，])(?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9)(?=(?:十|百|千|万)?(?:{AfterLiang})(?<!月|日|号))", m => Quantity(m.Value[..1]) + Quantity(m.Value[2..])),
        AtDigit("hundredths", @"(?<=\d[秒米])\d\d(?!\d|[.:：年月日分秒米公厘个名人岁])", m => DigitByDigit(m.Value)),
        AtDigit("two", $@"(?<![\d.第周月日年初号之+＋]|星期|第[\d、，至到和及-]{{1,6}})2(?=\s?(?:多|余|来)?(?:{AfterLiang})|(?:{Dash}|[到至])\d{{1,3}}(?:\.\d)?(?:{AfterLiang})(?<![0-9]))", _ => "两"),
        AtSign("part of one", @"(?<![\p{L}\d.])\.(\d{1,60})(?!\.)", m => "零点" + DigitByDigit(m.Groups[1].Value)),
        AtDigit("cardinal", Number, m => Cardinal(m.Value)),
    ];
}
