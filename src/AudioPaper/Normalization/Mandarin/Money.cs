using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Sums with signs or codes of currencies before or after them.</summary>
internal static class Money
{
    private static readonly Dictionary<string, string> Signs = new()
    {
        ["$"] = "美元", ["US$"] = "美元", ["HK$"] = "港元", ["A$"] = "澳元", ["AU$"] = "澳元", ["C$"] = "加元", ["CA$"] = "加元", ["NT$"] = "新台币", ["S$"] = "新加坡元", ["NZ$"] = "新西兰元", ["R$"] = "雷亚尔",
        ["€"] = "欧元", ["£"] = "英镑", ["￡"] = "英镑", ["¥"] = "元", ["₩"] = "韩元", ["₽"] = "卢布", ["₹"] = "卢比", ["฿"] = "泰铢", ["₫"] = "越南盾", ["₴"] = "格里夫纳", ["₺"] = "里拉", ["₿"] = "比特币",
    };

    private static readonly Dictionary<string, string> Codes = new()
    {
        ["CNY"] = "人民币", ["RMB"] = "人民币", ["rmb"] = "人民币", ["USD"] = "美元", ["EUR"] = "欧元", ["GBP"] = "英镑", ["JPY"] = "日元", ["HKD"] = "港元", ["AUD"] = "澳元", ["CAD"] = "加元", ["CHF"] = "瑞士法郎", ["KRW"] = "韩元",
        ["RUB"] = "卢布", ["INR"] = "卢比", ["THB"] = "泰铢", ["SGD"] = "新加坡元", ["TWD"] = "新台币", ["NZD"] = "新西兰元", ["MOP"] = "澳门元", ["BTC"] = "比特币",
    };

    private static readonly string Sign = OneOf(Signs.Keys);
    private static readonly string Code = OneOf(Codes.Keys);
    private static readonly string Name = OneOf(Signs.Keys.Concat(Codes.Keys));

    // 万亿 and the like; thousand, million and billion as finance writes them.
    private static readonly string Large = $@"(?:\s?({Magnitude}|[kKmMbB](?:n|illion)?(?![A-Za-z]))(?:(?<=万|亿|千|百)余|多)?)?";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        At(Beginning.Letter | Beginning.Sign, "money range", $@"(?<![A-Za-z])({Name})\s?({Number})\s?{Magnitude}?{Dash}(?:{Name})?\s?({Number}){Large}",
            m => $"{Amount(m.Groups[2].Value, m.Groups[4].Value, isUnitSaid: false)}到{Amount(m.Groups[3].Value, m.Groups[4].Value)}{NameOf(m.Groups[1].Value)}"),
        At(Beginning.Letter | Beginning.Sign, "money", $@"(?<![A-Za-z])(?:({Sign})\s?({Number}){Large}|({Code})\s?({Number}){Large})(?:元|美元|港元|欧元|英镑)?",
            m => Amount(m.Groups[2].Value + m.Groups[5].Value, m.Groups[3].Value + m.Groups[6].Value) + Rest(m) + NameOf(m.Groups[1].Value + m.Groups[4].Value)),
        AtDigit("money before its currency", $@"({Number})\s?({Magnitude})?\s?({Code}|[$€£￥¥](?!\s?\d))(?![A-Za-z])", m => Amount(m.Groups[1].Value, m.Groups[2].Value) + NameOf(m.Groups[3].Value)),
        // 5.00元 is five yuan, 13.50元 thirteen point five.
        AtDigit("round sum", @"(?<![\d.])(\d{1,3}(?:,\d{3}){1,4}|\d{1,12})\.(?:00|0|([1-9])0)(?=元|块|美元|欧元|英镑|港元)", m => m.Groups[2].Success ? Cardinal($"{m.Groups[1].Value}.{m.Groups[2].Value}") : Quantity(m.Groups[1].Value)),
    ];

    private static string NameOf(string currency) => Signs.TryGetValue(currency, out var name) ? name : Codes[currency];

    /// <summary>万余, 亿多: said between the figure and the currency.</summary>
    private static string Rest(Match match) => match.Value.TrimEnd('元', '美', '港', '欧', '英', '镑') is [.., ('余' or '多') and var rest] ? rest.ToString() : "";

    private static string Amount(string figure, string magnitude, bool isUnitSaid = true)
    {
        var (power, name) = magnitude is [var first, ..] ? first switch
        {
            'k' or 'K' => (3, ""),
            'm' or 'M' => (6, ""),
            'b' or 'B' => (9, ""),
            _ => (0, magnitude),
        } : (0, "");
        // A range of hanzi magnitudes names them once, at its end.
        return Quantity(Trimmed(LatinMagnitudes.Shifted(figure, power))) + (isUnitSaid ? name : "");
    }

    private static string Trimmed(string figure) => figure is [.., '.', '0', '0'] ? figure[..^3] : figure is [.., '.', _, '0'] ? figure[..^1] : figure;
}
