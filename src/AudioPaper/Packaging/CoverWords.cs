using System.Globalization;

namespace AudioPaper.Packaging;

/// <summary>The words on a cover besides names, in Chinese or English; for all other languages the date alone, as ISO 8601.</summary>
internal static class CoverWords
{
    /// <summary>The date with its weekday.</summary>
    /// <param name="date">Date of the issue.</param>
    /// <param name="language">BCP 47 tag.</param>
    public static string Date(DateOnly date, string language) => LanguageOf(language) switch
    {
        "zh" => $"{date.Year}年{date.Month}月{date.Day}日　星期{"日一二三四五六"[(int)date.DayOfWeek]}",
        "en" => date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture),
        _ => IsoDate(date),
    };

    /// <summary>How many articles there are.</summary>
    /// <param name="count">The number, from 1.</param>
    /// <param name="language">BCP 47 tag.</param>
    public static string Articles(int count, string language) => LanguageOf(language) switch
    {
        "zh" => string.Create(CultureInfo.InvariantCulture, $"共 {count} 篇文章"),
        "en" => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "article" : "articles")}"),
        _ => "",
    };

    /// <summary>The date as any font can write it.</summary>
    public static string IsoDate(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string LanguageOf(string tag) => tag.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "zh" or "yue" or "cmn" => "zh",
        var other => other,
    };
}
