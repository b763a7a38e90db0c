using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>From … to: 至 between dates, years, times and ordinals, 到 between quantities.</summary>
internal static class Ranges
{
    /// <summary>What a day, month, year or time begins with.</summary>
    private const string Time = @"(?:次日|翌日|当日|今日|[上下]午|凌晨|[早中晚]上?)?(?:\d{1,2}(?:[:：]\d\d|[日号时月点季](?![楼线个]))|\d{4}年)";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtSign("to, after a date", $@"(?<=\d[年月日号时点]|\d[年月][初底末中]|\d[:：]\d\d\s?|第\d{{1,3}}){Dash}(?=(?:次日|翌日|当日|今日|[上下]午|凌晨|[早中晚]上?|第)?\d)", _ => "至"),
        AtSign("to, before a date", $@"(?<=\d){Dash}(?={Time})", _ => "至"),
        AtSign("to, between days of the week", $@"(?<=(?:周|星期)[一二三四五六日天]){Dash}(?=(?:周|星期)[一二三四五六日天])", _ => "至"),
        AtSign("to", $@"(?<![A-Za-z]-?\d{{1,4}})(?<=[\d%％‰℃℉°²³㎡]|\d\s?[A-Za-z]{{1,3}}|\d\s?[多余]?[万亿千百]?(?:元|里|公里|千米|厘米|毫米|米|千克|公斤|斤|吨|升|瓦|天|岁|人|级|个|次|度|倍|万|亿|分钟|小时|秒|美元|个月|平方米|亩|公顷)){Dash}(?=[-−]?\d)", _ => "到"),
    ];
}
