using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Figures that are names: 985高校, 211工程, 863计划, 301医院, 107国道, 919路, 波音737, 996.</summary>
internal static class NamesOfFigures
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("programme", @"(?<![\d.])(?:985|211)(?=[”""’」]?[、/和与及或][“""‘「]?(?:985|211)|[”""’」]?(?:高校|大学|院校|工程|名校|本科|毕业|学校|研究生|硕士|[”""’」]))|(?<=(?:985|211)[”""’」]?[、/和与及或][“""‘「]?)(?:985|211)(?!\d)", m => DigitByDigit(m.Value, telephone: true)),
        AtDigit("day of shopping", @"(?<![\d.])(?:618|818|315|520|1111|1212)(?=[”""’」]?(?:大促|购物|晚会|年中|电商|促销|狂欢|活动|期间))", m => DigitByDigit(m.Value)),
        AtDigit("day of a happening", @"(?<![\d.])(?:911|918|731|512|721)(?=[”""’」]?(?:事件|事变|地震|特大|暴雨|部队))", m => DigitByDigit(m.Value)),
        AtDigit("place of three digits", @"(?<![\d.])(?!\d00)\d{3}(?=工程|计划|医院|部队|国道|省道|县道|乡道|路(?!人|途|程|口|灯)|厂|航班|列车|房间?|室|教室|包间|空降|病房|会议室|宿舍|型(?!号)|系列)", m => DigitByDigit(m.Value, telephone: true)),
        AtDigit("room", @"(?<![\d.])[1-9]\d{3}(?=室|房|教室|病房)", m => DigitByDigit(m.Value, telephone: true)),
        AtDigit("room of a building", @"(?<=\d单元)[1-9]\d{2,3}(?!\d|[户个人])", m => DigitByDigit(m.Value, telephone: true)),
        AtDigit("type of a weapon", @"(?<![\d.第])[5-9]\d(?=[A-Z]?式|[ABG]?(?:主战)?坦克)", m => DigitByDigit(m.Value)),
        AtDigit("number of a picture", @"(?<=(?:[图表]|附图|附表|例题|邮发代号[：:]?)\s?)\d{1,2}[-—–－]\d{1,3}(?![\d.%％]|[-—–－]\d)", m => string.Join('杠', m.Value.Split(['-', '—', '–', '－']).Select(Cardinal))),
        AtDigit("room of a building", @"(?<![\d./-])\d{1,3}(?:-\d{1,3}){0,2}-\d{2,4}(?=室|号(?!线|文)|房|户)", m => string.Join('杠', m.Value.Split('-').Select(part => part.Length > 2 ? DigitByDigit(part, telephone: true) : Cardinal(part)))),
        AtDigit("formation", @"(?<![\d./-])[1-5](?:-[1-5]){2,3}(?![\d-])", m => DigitByDigit(m.Value)),
        AtDigit("aircraft", @"(?<=波音|空客|麦道|ARJ)-?(\d{2,3})(?:-(\d{1,3}))?(?!\d)", m => DigitByDigit(m.Groups[1].Value) + (m.Groups[2].Success ? "杠" + DigitByDigit(m.Groups[2].Value) : "")),
        Pieces(Beginning.Sign, "hyphen of a type", @"(?<=(?<!\d)[歼轰运直苏米图强教翔风征舟娥问宫隆尔鹰])[-－—](?=\d)", _ => [new SpokenPiece(TokenKind.Silent, "")]),
        AtDigit("working hours", @"(?<=[“""‘「])(?:996|007|955)(?=[”""’」])|(?<![\d.])996(?=工作制|模式|[式，。])", m => DigitByDigit(m.Value)),
        AtDigit("four dates", @"(?<=[“""‘「])(?:\d{3}|[1-9]0\d{2})(?=[”""’」](?!名|个|人|次|元|天|岁|分))", m => DigitByDigit(m.Value)),
    ];
}
