using System.Text.RegularExpressions;
using static AudioPaper.Normalization.MandarinNumbers;

namespace AudioPaper.Normalization;

/// <summary>How Mandarin newsreaders say figures and signs. The order is fixed: at each place the first that matches speaks.</summary>
internal static class MandarinVerbalizers
{
    // Lengths are bounded, so that no pattern is ever tried against a whole hostile page at each of its places.
    private const string Number = @"\d{1,60}(?:,\d{3}){1,20}(?:\.\d{1,60})?|\d{1,60}(?:\.\d{1,60})?";
    private const string Dash = @"\s{0,3}(?:—{1,2}|–|-|~|～|－)\s{0,3}";
    private const string Year4 = @"(?:1[6-9]\d\d|2[01]\d\d)";
    private const string Month = "(?:0?[1-9]|1[0-2])";
    private const string Day = @"(?:0?[1-9]|[12]\d|3[01])";

    /// <summary>Words before which two numbers with a colon or dash between them are a score.</summary>
    private const string Beating = "战胜|击败|大胜|力克|险胜|完胜|逆转|获胜|取胜|胜|战平|战成|握手言和|不敌|负于|惜败|领先|落后|晋级|横扫";

    /// <summary>Measure words before which a lone 2 is 两.</summary>
    private const string AfterLiang = "个|名|位|条|家|次|天|年(?!级)|周|项|所|座|处|场|部|台|件|套|份|间|支|只|头|棵|株|人|倍|米|公里|千米|元|小时|分钟|岁|艘|辆|架|本|篇|首|张|块|片|杯|碗|瓶|户|对|双|种|类|批|点|千|万|亿|吨|斤|公斤|千克|平方|立方|亩|公顷|度|圈|轮|步|遍|趟|层|大|地|国|省|市|村|校|队|艺";

    private static readonly Dictionary<string, string> Units = new()
    {
        ["℃"] = "摄氏度", ["°C"] = "摄氏度", ["℉"] = "华氏度", ["°"] = "度", ["㎡"] = "平方米", ["m²"] = "平方米", ["m2"] = "平方米", ["m³"] = "立方米", ["m3"] = "立方米",
        ["km²"] = "平方公里", ["km/h"] = "公里每小时", ["m/s"] = "米每秒", ["km"] = "公里", ["KM"] = "公里", ["cm"] = "厘米", ["mm"] = "毫米", ["μm"] = "微米", ["nm"] = "纳米", ["m"] = "米",
        ["kg"] = "千克", ["KG"] = "千克", ["mg"] = "毫克", ["g"] = "克", ["t"] = "吨", ["mL"] = "毫升", ["ml"] = "毫升", ["L"] = "升", ["kWh"] = "千瓦时", ["kW"] = "千瓦", ["MW"] = "兆瓦", ["GW"] = "吉瓦",
        ["W"] = "瓦", ["V"] = "伏", ["Hz"] = "赫兹", ["h"] = "小时", ["min"] = "分钟", ["s"] = "秒", ["hPa"] = "百帕", ["㎏"] = "千克", ["㎞"] = "公里", ["㎝"] = "厘米", ["㎜"] = "毫米",
    };

    private static readonly Dictionary<string, string> Currencies = new()
    {
        ["$"] = "美元", ["＄"] = "美元", ["US$"] = "美元", ["HK$"] = "港元", ["€"] = "欧元", ["£"] = "英镑", ["¥"] = "元", ["￥"] = "元",
    };

    /// <summary>The verbalizers in their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Hanzi("date", @$"(\d{{4}})([-/.])({Month})\2({Day})(?![\d.]\d|\d)", m => $"{DigitByDigit(m.Groups[1].Value)}年{Cardinal(Trimmed(m.Groups[3].Value))}月{Cardinal(Trimmed(m.Groups[4].Value))}日"),
        Hanzi("years", @$"({Year4})(年?){Dash}({Year4})(年|(?=学年|赛季|财年|年度|[）)]))", m => $"{DigitByDigit(m.Groups[1].Value)}{m.Groups[2].Value}至{DigitByDigit(m.Groups[3].Value)}{m.Groups[4].Value}"),
        Hanzi("year", @$"{Year4}(?=年(?!多|来))", m => DigitByDigit(m.Value)),
        Verbalizer.Of("telephone", @"(?<!\d)(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[-— ]?\d{7,8}|[48]00[-—]?\d{3,4}[-—]?\d{3,4})(?!\d)", Telephone),
        Hanzi("hotline", @"(?<=(?:拨打|热线|电话|致电|拨通|专线|传真|咨询)[：:是为]?[“""\s]{0,2}(?:[（(]0\d{2,3}[）)]\s?)?)(?:1\d{2}|1\d{4}|9\d{4}|[2-8]\d{6,7})(?![\d.%元万亿个年月日])", m => DigitByDigit(m.Value, telephone: true)),
        Hanzi("number of a hotline", @"(?<!\d)(?:1\d{2}|1\d{4}|9\d{4})(?=[”""]?(?:政务|便民|市民|民生|服务|投诉|举报|客服|旅游|消费|维权){0,3}(?:热线|专线|电话|报警|急救|火警))", m => DigitByDigit(m.Value, telephone: true)),
        // “12·9”, “3.15”: days that became names.
        Hanzi("day in a name", @$"({Month})[·•・]({Day})(?!\d)|(?<=[“‘「『])({Month})[.．]([1-3]\d)(?=[”’」』])", m => DigitByDigit(m.Value)),
        Hanzi("percentages", @$"({Number})[%％]?{Dash}({Number})([%％‰])", m => $"{Share(m.Groups[3].Value)}{Cardinal(m.Groups[1].Value)}至{Share(m.Groups[3].Value)}{Cardinal(m.Groups[2].Value)}"),
        Hanzi("percentage", @$"([-−－]?)({Number})([%％‰])", m => $"{(m.Groups[1].Length > 0 ? "负" : "")}{Share(m.Groups[3].Value)}{Cardinal(m.Groups[2].Value)}"),
        Hanzi("money range", @$"(US\$|HK\$|[$＄€£¥￥])\s?({Number}){Dash}(?:US\$|HK\$|[$＄€£¥￥])?({Number})\s?(万亿|亿|万|千)?", m => $"{Cardinal(m.Groups[2].Value)}至{Cardinal(m.Groups[3].Value)}{m.Groups[4].Value}{Currencies[m.Groups[1].Value]}"),
        Hanzi("money", @$"(US\$|HK\$|[$＄€£¥￥])\s?({Number})\s?(万亿|亿|万|千)?", m => $"{Cardinal(m.Groups[2].Value)}{m.Groups[3].Value}{Currencies[m.Groups[1].Value]}"),
        Hanzi("below zero", @$"(?<![\d年月日号时℃度])[-−－]({Number})(?:\s?(℃|°C|度)|(?={Dash}[-−－]?(?:{Number})\s?(?:℃|°C|度)))", m => $"零下{Cardinal(m.Groups[1].Value)}{(m.Groups[2].Value is "" or "度" ? m.Groups[2].Value : "摄氏度")}"),
        Hanzi("negative", @"(?:−|(?<=^|[为是至到达约（(，：:、\s])(?<!\d\s?)[-－])(?=\d)", _ => "负"),
        Hanzi("measure", @$"({Number})\s?(℃|°C|℉|°|㎡|㎏|㎞|㎝|㎜|m²|m³|km²|(?:km/h|m/s|km|KM|cm|mm|μm|nm|kg|KG|mg|mL|ml|kWh|kW|MW|GW|Hz|hPa|min|m2|m3|m|g|t|L|W|V|h|s)(?![A-Za-z0-9]))", m => Quantity(m.Groups[1].Value) + Units[m.Groups[2].Value]),
        Hanzi("score", @$"(?:(?<=(?:以|比分[为是]?|[胜负平])[“\s]?)(\d{{1,3}})\s?[-—–:：∶]\s?(\d{{1,3}})(?![\d%])|(\d{{1,3}})\s?[-—–:：∶]\s?(\d{{1,3}})(?=的?(?:比分)?(?:{Beating})))", m => $"{Cardinal(m.Groups[1].Value + m.Groups[3].Value)}比{Cardinal(m.Groups[2].Value + m.Groups[4].Value)}"),
        Hanzi("time", @"([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?!\d)", m => $"{Cardinal(Trimmed(m.Groups[1].Value))}点{Minutes(m.Groups[2].Value)}{(m.Groups[3].Success ? Cardinal(Trimmed(m.Groups[3].Value)) + "秒" : "")}"),
        Hanzi("ratio", @"(\d{1,60}(?:\.\d{1,60})?)\s?[:：∶]\s?(\d{1,60}(?:\.\d{1,60})?)", m => $"{Cardinal(m.Groups[1].Value)}比{Cardinal(m.Groups[2].Value)}"),
        Hanzi("fraction", @"(?<!\d)(\d{1,3})/(\d{1,3})(?![\d/])", m => $"{Cardinal(m.Groups[2].Value)}分之{Cardinal(m.Groups[1].Value)}"),
        Hanzi("number sign", @"(?:N[oO]\.|№)\s?(\d{1,9})", m => "第" + Cardinal(m.Groups[1].Value)),
        Verbalizer.Of("code", @"(?<![A-Za-z])([A-Za-z]{1,3})-?(\d{1,5})(?![A-Za-z\d.])", m => [SpokenPiece.Letters(m.Groups[1].Value.ToUpperInvariant()), SpokenPiece.Hanzi(m.Groups[2].Length > 2 ? DigitByDigit(m.Groups[2].Value, telephone: true) : Cardinal(m.Groups[2].Value))]),
        Verbalizer.Of("generation", @"(\d{1,2})([A-Z]{1,2})(?![A-Za-z\d])", m => [SpokenPiece.Hanzi(Cardinal(m.Groups[1].Value)), SpokenPiece.Letters(m.Groups[2].Value)]),
        Hanzi("to", @"(?<=[\d年月日号时分秒%％℃°元万亿米里天岁人级]\s?)" + Dash + @"(?=\d)", _ => "至"),
        // A year-like figure at the end of a name (演练—2024”, 制造2025) is no quantity.
        Hanzi("name year", @"(?<![\d.,])(?:19|20)\d\d(?:(?=\s?[”’」』》）)])|(?<=[^\d\s][—–-]\d{4})(?![\d.,])|(?<!00)(?=[，。、；]|$))", m => DigitByDigit(m.Value)),
        Hanzi("generation of people", "(?<!\\d)[0156789][05](?=后(?!来|的第))", m => DigitByDigit(m.Value)),
        Hanzi("clock figure", @"(?<!\d)0(\d)(?=[月日时点])", m => Cardinal(m.Groups[1].Value)),
        Hanzi("two", @"(?<![\d.第周月日年初号])2(?=(?:多|余|来)?(?:" + AfterLiang + "))", _ => "两"),
        Hanzi("cardinal", Number, m => Cardinal(m.Value)),
        Hanzi("per", "(?<=[\\d万亿千百](?:元|美元|欧元|米|公里|千米|吨|次|人次|度|克|毫克|微克|千克|升|毫升|辆|件|粒|平方米|立方米|亩))/(?=\\p{IsCJKUnifiedIdeographs})", _ => "每"),
        Hanzi("compared", "[<>＜＞](?=\\s?\\d)", m => m.Value is "<" or "＜" ? "小于" : "大于"),
        Hanzi("numeral in one sign", "[①-⑳Ⅰ-Ⅻ㈠-㈩¼½¾]", m => Numeral(m.Value[0])),
        Hanzi("sign", "[+＋=＝×÷±≥≤≈&＆@＠℃%％‰²³°]", m => m.Value switch
        {
            "+" or "＋" => "加", "=" or "＝" => "等于", "×" => "乘", "÷" => "除以", "±" => "正负", "≥" => "大于等于", "≤" => "小于等于", "≈" => "约等于", "&" or "＆" => "和", "@" or "＠" => "艾特",
            "℃" => "摄氏度", "‰" => "千分号", "°" => "度", "²" => "平方", "³" => "立方", _ => "百分号",
        }),
        Hanzi("dot of a name", @"(?<=[A-Za-z0-9])\.(?=[a-z]{2})", _ => "点"),
        Verbalizer.Of("initials with periods", @"(?:[A-Z][.&]){1,8}[A-Z](?![A-Za-z])\.?", m => [SpokenPiece.Letters(string.Concat(m.Value.Where(char.IsAsciiLetterUpper)))]),
        Verbalizer.Of("Latin", LatinWords.Pattern, m => [LatinWord(m.Value)]),
    ];

    /// <summary>Initials are spelled, words are said.</summary>
    private static SpokenPiece LatinWord(string word) =>
        word.Length <= 6 && word.All(char.IsAsciiLetterUpper) ? SpokenPiece.Letters(word) : SpokenPiece.English(LatinWords.Spoken(word));

    private static Verbalizer Hanzi(string name, string pattern, Func<Match, string> say) => Verbalizer.Of(name, TokenKind.Hanzi, pattern, say);

    private static IEnumerable<SpokenPiece> Telephone(Match match)
    {
        var groups = match.Value.Split(['-', '—', ' '], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < groups.Length; i++)
        {
            if (i > 0)
            {
                yield return SpokenPiece.Stop(",");
            }

            yield return SpokenPiece.Hanzi(DigitByDigit(groups[i], telephone: true));
        }
    }

    private static string Numeral(char sign) => sign switch
    {
        '¼' => "四分之一",
        '½' => "二分之一",
        '¾' => "四分之三",
        _ => Cardinal(((int)char.GetNumericValue(sign)).ToString()),
    };

    private static string Share(string sign) => sign == "‰" ? "千分之" : "百分之";

    private static string Quantity(string number) => number == "2" ? "两" : Cardinal(number);

    private static string Trimmed(string digits) => digits.TrimStart('0') is { Length: > 0 } rest ? rest : "0";

    private static string Minutes(string digits) => digits switch
    {
        "00" => "整",
        ['0', var one] => $"零{Cardinal(one.ToString())}分",
        _ => Cardinal(digits) + "分",
    };
}
