using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Results of matches: 3-1, 21:15, told from ranges and times by the words around them.</summary>
internal static class Scores
{
    private const string Between = @"\s?[-—–:：∶]\s?";
    private const string Beating = "战胜|击败|大胜|力克|险胜|完胜|逆转|获胜|取胜|胜|战平|战成|握手言和|不敌|负于|惜败|落败|领先|落后|晋级|横扫|淘汰|小胜|轻取|拿下|逼平|平局|爆冷|狂胜|胜出|夺冠|憾负|告负|完败";
    private const string Telling = "比分|局分|总分|战绩|大胜|险胜|小胜|狂胜|完胜|力克|战胜|击败|不敌|惜败|负于|落败|横扫|逼平|战平|爆冷|领先|落后|逆转|扳成|追成|改写为|改写成|定格在|定格为|打成|战成|踢成|拉开到|点球大战|半场";

    /// <summary>Sides whose name may stand directly before a result.</summary>
    private const string Sides =
        "队|女足|男足|国足|女排|男排|女篮|男篮|国乒|国羽|国青|国奥|中国|日本|韩国|朝鲜|伊朗|沙特|卡塔尔|阿联酋|澳大利亚|泰国|越南|印尼|马来西亚|叙利亚|伊拉克|德国|法国|英格兰|苏格兰|威尔士|爱尔兰|西班牙|葡萄牙|意大利|荷兰|比利时|瑞士|瑞典|挪威|丹麦|波兰|捷克|奥地利|匈牙利|塞尔维亚|克罗地亚|乌克兰|俄罗斯|土耳其|希腊|巴西|阿根廷|乌拉圭|智利|秘鲁|哥伦比亚|墨西哥|美国|加拿大|哥斯达黎加|摩洛哥|埃及|塞内加尔|加纳|喀麦隆|尼日利亚|突尼斯|皇马|巴萨|马竞|曼联|曼城|切尔西|阿森纳|利物浦|热刺|拜仁|多特|尤文|国米|米兰|罗马|拉齐奥|那不勒斯|巴黎|国安|泰山|申花|海港|恒大|亚泰|蓉城|三镇|湖人|勇士|火箭|凯尔特人|热火|雄鹿|掘金";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("score told before", $@"(?<=(?:{Telling})[^。；！？\d]{{0,8}}(?:\d{{1,3}}{Between}\d{{1,3}}(?:[（(]点球[）)])?[^。；！？\d]{{1,4}}){{0,6}})(\d{{1,3}}){Between}(\d{{1,3}})(?!\d|{Between}\d|[%％岁米年月日元]|\.\d)", m => Score(m.Groups[1].Value, m.Groups[2].Value)),
        AtDigit("score", $@"(?<=(?:以|[胜负平])[“""\s]?(?:总分|总比分)?)(\d{{1,3}}){Between}(\d{{1,3}})(?!\d|{Between}\d|[%％]|\.\d)", m => Score(m.Groups[1].Value, m.Groups[2].Value)),
        AtDigit("score told after", $@"(\d{{1,3}}){Between}(\d{{1,3}})(?=的?(?:总?比分|优势|佳绩)?(?:{Beating}))", m => Score(m.Groups[1].Value, m.Groups[2].Value)),
        AtDigit("score of a side", $@"(?<=(?:{Sides})\s?)(\d{{1,3}})\s?[-—–:：∶/]\s?(\d{{1,3}})(?![\d%％]|\s?[{{}}-]\d|\.\d|\s?(?:[年月个名元万亿岁米人届场]|日(?!本)|多|余))", m => Score(m.Groups[1].Value, m.Groups[2].Value)),
        // Alone, a pair that does not rise is a result; one that rises is a range.
        AtDigit("pair", @"(?<![\d./:A-Za-z-])(\d{1,3})[-—–](\d{1,3})(?=$|[，。、；！）)\s])", m => int.Parse(m.Groups[1].Value) >= int.Parse(m.Groups[2].Value) ? Score(m.Groups[1].Value, m.Groups[2].Value) : $"{Cardinal(m.Groups[1].Value)}到{Cardinal(m.Groups[2].Value)}"),
    ];

    private static string Score(string one, string other) => $"{Cardinal(one)}比{Cardinal(other)}";
}
