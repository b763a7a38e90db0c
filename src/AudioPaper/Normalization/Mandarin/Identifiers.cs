using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Numbers that only name something: identity cards, accounts, stocks, postal codes, vehicle plates.</summary>
internal static class Identifiers
{
    private const string Named = "编号|代码|证号|证号码|身份证|身份证号|身份证号码|账号|帐号|账户|卡号|密码|验证码|邮编|邮政编码|学号|工号|警号|考号|准考证号|订单号|单号|流水号|批号|序列号|编码|条码|条形码|型号|QQ|QQ号|QQ群|微信|微信号|微信群|群号|车牌号?|号牌|门牌号|房号|许可证号?|批准文号|备案号|税号|信用代码|注册号|股票代码|证券代码|基金代码|会议号|口令|ID|id|书号|刊号|邮发代号|代号|档案号|合同号|案号|牌照号?|尾数";
    private const string Provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Pieces(Beginning.Letter, "plate", $@"(?<=[{Provinces}]\s?)[A-HJ-NP-Z][·•\s]?(?=[A-Z0-9]{{0,6}}\d)[A-HJ-NP-Z0-9]{{5,6}}(?![A-Za-z0-9])", m => Spelled(m.Value)),
        AtDigit("named number", $@"(?<=(?:{Named})[是为：:]{{0,2}}[（(“""\s]{{0,2}})\d{{3,30}}(?:[xX](?![A-Za-z0-9])|(?:[-－—]\d{{1,12}}){{1,4}})?(?!\d|[.,]\d|[年月日元%％])", m => string.Join('杠', m.Value.Split(['-', '－', '—']).Select(WithX))),
        Pieces(Beginning.Digit | Beginning.Letter, "named code", $@"(?<=(?:{Named})[是为：:]{{0,2}}[（(“""\s]{{0,2}})(?=[A-Z-]{{0,12}}\d)(?=[\d-]{{0,12}}[A-Z])[A-Z0-9]{{1,12}}(?:-?[A-Z0-9]{{1,8}}){{1,4}}(?![A-Za-z0-9])", m => Spelled(m.Value)),
        AtDigit("identity card", @"(?<![\d.])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)", m => WithX(m.Value)),
        AtDigit("stock", @"(?<=[\p{IsCJKUnifiedIdeographs}A]\s?[（(]\s?)[0368]\d{5}(?=[）)，,.；;])|(?<![\d.])[036]\d{5}(?=\.(?:SH|SZ|BJ)(?![A-Za-z]))", m => DigitByDigit(m.Value)),
        AtDigit("long number", @"(?<![\d.])\d{12,60}(?<!0000)(?!\d|[.,]\d)", m => DigitByDigit(m.Value)),
    ];

    private static string WithX(string digits) => DigitByDigit(digits) + (digits[^1] is 'X' or 'x' ? "叉" : "");

    private static IEnumerable<SpokenPiece> Spelled(string code)
    {
        foreach (Match part in Regex.Matches(code, "[A-Z]+|[0-9]+", RegexOptions.CultureInvariant))
        {
            yield return char.IsAsciiDigit(part.Value[0]) ? SpokenPiece.Hanzi(DigitByDigit(part.Value, telephone: true)) : SpokenPiece.Letters(part.Value);
        }
    }
}
