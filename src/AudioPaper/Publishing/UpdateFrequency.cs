namespace AudioPaper.Publishing;

/// <summary>How often a podcast comes (Podcasting 2.0, <c>podcast:updateFrequency</c>).</summary>
/// <param name="Rule">Recurrence rule of RFC 5545, 3.3.10.</param>
/// <param name="Days">The days of the week it comes on; Sunday first.</param>
public sealed record UpdateFrequency(string Rule, IReadOnlyList<DayOfWeek> Days)
{
    private const int LeastIssues = 5;
    private const int MostIssues = 14;

    /// <summary>What the dates of the last issues show: the days of the week they came on.</summary>
    /// <param name="newestFirst">Dates of issues; editions may repeat one.</param>
    /// <returns>Null for fewer than five dates, and when more than a week lies between two of the last fourteen.</returns>
    public static UpdateFrequency? Of(IEnumerable<DateOnly> newestFirst)
    {
        var dates = newestFirst.Distinct().Take(MostIssues).ToList();
        if (dates.Count < LeastIssues || dates.Zip(dates.Skip(1)).Any(pair => pair.First.DayNumber - pair.Second.DayNumber > 7))
        {
            return null;
        }

        var days = dates.Select(date => date.DayOfWeek).Distinct().Order().ToList();
        return new UpdateFrequency(days.Count == 7 ? "FREQ=DAILY" : $"FREQ=WEEKLY;BYDAY={string.Join(',', days.Select(day => $"{day}"[..2].ToUpperInvariant()))}", days);
    }

    /// <summary>The same in words.</summary>
    /// <param name="language">BCP 47 tag; Chinese for <c>zh</c>, else English.</param>
    public string Words(string language)
    {
        var isChinese = language.StartsWith("zh", StringComparison.Ordinal);
        return Days.Count == 7 ? isChinese ? "每日" : "Daily"
            : isChinese ? "每周" + string.Join('、', Days.Select(day => "日一二三四五六"[(int)day])) : "Every " + string.Join(", ", Days);
    }
}
