namespace AudioPaper.Normalization.English;

/// <summary>Months and weekdays and their abbreviations.</summary>
internal static class Months
{
    /// <summary>
    /// A month before or after a day. May and March, words of their own, begin with a capital here; other names may be written small.
    /// </summary>
    public const string Pattern =
        @"(?:[Jj]anuary|[Ff]ebruary|March|[Aa]pril|May|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember|J(?:ANUARY|UNE|ULY|AN|UN|UL)|FEB(?:RUARY)?|MARCH|A(?:PRIL|UGUST|UG|PR)|MAY|SEPT(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?|(?:[Jj]an|[Ff]eb|Mar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)\b\.?)";

    /// <summary>Abbreviations of weekdays.</summary>
    public const string Weekday = "(?:Mon|Tues?|Wed|Weds|Thu|Thurs?|Fri|Sat|Sun)";

    private static readonly string[] Names =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The name of month 1 to 12.</summary>
    public static string Name(int month) => Names[month - 1];

    /// <summary>The full name of what <see cref="Pattern"/> found.</summary>
    public static string Full(string written) => Names.First(name => name.StartsWith(written.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase));

    /// <summary>The full name of what <see cref="Weekday"/> found.</summary>
    public static string FullWeekday(string written) => Weekdays.First(name => name.StartsWith(written.AsSpan(0, 3), StringComparison.Ordinal));
}
