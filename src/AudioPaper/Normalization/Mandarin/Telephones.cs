using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Telephone numbers and hotlines: digit by digit, one is 幺, groups apart.</summary>
internal static class Telephones
{
    private const string Calling = "拨打|拨|TEL|Tel|FAX|Fax|热线|电话|致电|拨通|专线|传真|咨询|固话|座机|手机|手机号|手机号码|电话号码|联系方式|客服|总机|呼叫|来电|订票|预约";
    private const string Line = "热线|专线|电话|报警|急救|火警|报修|客服|平台|调度|来电|短信|指挥中心|便民|政务|市民|接警";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Groups(Beginning.Digit | Beginning.Sign, "mobile telephone", @"(?<!\d)(?:[+＋]?\(?(?:00)?86\)?[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d|\.\d|\s?(?:元|人|吨|个))"),
        Groups(Beginning.Sign, "foreign telephone", @"[+＋]\d{1,3}(?:[- ]\d{1,5}){1,5}(?:[- ]\d{1,8})(?!\d)"),
        Groups(Beginning.Digit, "telephone", @"(?<![\d.])(?:0?86[- ])?(?:0\d{2,3}[-— －–]{0,2}(?:\d{7,8}|\d{3,4}[ -]\d{4}(?!\d)|(?<=[-— －–])[19]\d{4}(?!\d))(?:-\d{1,5}(?!\d))?|[48]00[-— －–]?\d{3,4}[-— －–]?\d{3,4})(?!\d)"),
        AtDigit("area code", @"(?<=[（(])0\d{2,3}(?=[）)]\s?\d{7,8}(?!\d))|(?<=[（(]0\d{2,3}[）)]\s?)\d{7,8}(?!\d)", Spelled),
        // A second number after the first: 0595-23865596或23880880.
        AtDigit("second telephone", @"(?<=\d{7,8}[或、/，,；]\s?)[2-8]\d{6,7}(?![\d.])", Spelled),
        AtDigit("hotline", @$"(?<=(?:{Calling}|[打给向]|[打发]到)[了号：:是为到至]{{0,2}}\s?[“""'（(]?\s?(?:[（(]0\d{{2,3}}[）)]\s?)?(?:\d{{3,8}}[、或和/，,]\s?){{0,3}})(?:1[012]\d|1\d{{4}}|9\d{{4}}|[2-8]\d{{6,7}})(?!\d|[.,]\d|\s?[%％元万亿个年月日号名人次件台套份张条吨米公斤岁天场票页])", Spelled),
        AtDigit("number of a hotline", $@"(?<![\d.])(?:1[012]\d|1\d{{4}}|9\d{{4}})(?=[”""’」]?(?:政务|便民|市民|民生|服务|投诉|举报|客服|旅游|消费|维权|公益|法律|法律援助|心理|医疗|供水|供电|燃气|供热){{0,3}}(?:{Line}))", Spelled),
        AtDigit("extension", @"(?<=\d转|分机号?[：:]?\s?)\d{1,5}(?!\d)|(?<![\d.])[48]00(?=电话|热线|客服|号码)", Spelled),
        // The number of the police alone, and the lines that people know by their number.
        AtDigit("known line", @"^(?:110|119)$|(?<![\d.])(?:123(?:45|15|06|95|20|48|28|33|66|69|80|93)|12110|12122|12123|12355|12377|12389|12388|12337|10086|10010|10000|100?11|955\d\d|963\d\d)(?=(?:上|客服|客户端|网站|官网|APP|App|手机|平台|订票|购票|官方|工单|接诉|中心|[”""’」](?!名|个|人|元)))", Spelled),
        AtDigit("tail of a number", @"(?<=尾号[是为：:]{0,2}\s?|后[四4]位[是为：:]{0,2}\s?)\d{3,6}(?!\d)", Spelled),
    ];

    private static string Spelled(Match match) => DigitByDigit(match.Value, telephone: true);

    private static Verbalizer Groups(Beginning begins, string name, string pattern) => Pieces(begins, name, pattern, Groups);

    private static IEnumerable<SpokenPiece> Groups(Match match)
    {
        var hasGroup = false;
        foreach (var group in match.Value.Split(['-', '—', '－', '–', ' ', '+', '＋', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (hasGroup)
            {
                yield return SpokenPiece.Stop(",");
            }

            hasGroup = true;
            yield return SpokenPiece.Hanzi(DigitByDigit(group, telephone: true));
        }
    }
}
