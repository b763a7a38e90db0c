using System.Text.RegularExpressions;
using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>
/// Days: said in the order in which they are written (March 14 → March fourteenth, 14 March → the fourteenth of March). Dates in figures
/// are month first, as in the United States, unless the first figure is above 12; ISO 8601 dates are said day first.
/// </summary>
internal static class Dates
{
    private const string Day = @"(?:[12]\d|3[01]|0?[1-9])";
    private const string NoFigure = @"(?![\d:,]\d|\.\d|\d|%)";
    private const string Th = "(?:st|nd|rd|th)?";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("ISO date", $@"(?<!\d)(?<y>\d{{4}})(?<sep>[-/.])(?<m>0?[1-9]|1[0-2])\k<sep>(?<d>{Day})(?![\d-]|\.\d)", m => DayFirst(m) + " " + Year(m.Of("y"))),
        Words("American date", $@"(?<![\d/])(?<m>0?[1-9]|1[0-2])(?<sep>[-/])(?<d>{Day})\k<sep>(?<y>\d{{4}}|\d\d)(?![\d/-])", m => $"{Months.Name(int.Parse(m.Of("m")))} {Ordinal(Short(m.Of("d")))} {YearOf(m)}"),
        Words("American date without its year", $@"(?<=\b(?:[Oo]n|[Uu]ntil|[Ss]ince|[Bb]y)\s)(?<m>[1-9]|1[0-2])/(?<d>{Day})(?![\d/])", m => $"{Months.Name(int.Parse(m.Of("m")))} {Ordinal(Short(m.Of("d")))}"),
        Words("European date", $@"(?<![\d/.])(?<d>{Day})(?<sep>[-/.])(?<m>0?[1-9]|1[0-2])\k<sep>(?<y>\d{{4}}|(?<!\.)\d\d)(?![\d/-])", m => DayFirst(m) + " " + YearOf(m)),
        Words("day, month and year in one", $@"(?<![\w-])(?<d>{Day})-(?<mon>{Months.Pattern})-(?<y>\d{{4}}|\d\d)(?![\w-])", m => $"the {Ordinal(Short(m.Of("d")))} of {Months.Full(m.Of("mon"))} {YearOf(m)}"),
        Words("days before their month", $@"(?<the>(?<=\b[Tt]he\s))?(?<!\d)(?<d>{Day}){Th}{Dash}(?<to>{Day}){Th}\s(?<mon>{Months.Pattern})(?![A-Za-z])", m => $"{The(m)}{Ordinal(Short(m.Of("d")))} to the {Ordinal(Short(m.Of("to")))} of {Months.Full(m.Of("mon"))}"),
        Words("day before its month", $@"(?<the>(?<=\b[Tt]he\s))?(?<![\d.,/-])(?<d>{Day}){Th}\s(?:of\s)?(?<mon>{Months.Pattern})(?![A-Za-z-])(?!(?<=May)\s(?:be|have|not)\b)", m => $"{The(m)}{Ordinal(Short(m.Of("d")))} of {Months.Full(m.Of("mon"))}"),
        Words("month and days", $@"(?<![A-Za-z])(?<mon>{Months.Pattern})\s(?:the\s)?(?<d>{Day}){Th}{Dash}(?<to>{Day}){Th}{NoFigure}", m => $"{Months.Full(m.Of("mon"))} {Ordinal(Short(m.Of("d")))} to {Ordinal(Short(m.Of("to")))}"),
        Words("month and day", $@"(?<![A-Za-z])(?<mon>{Months.Pattern})\s(?<d>{Day}){Th}{NoFigure}(?![A-Za-z])", m => $"{Months.Full(m.Of("mon"))} {Ordinal(Short(m.Of("d")))}"),
        Words("small month and day", $@"(?<![A-Za-z])(?<mon>may|march)\s(?<d>{Day}){Th}(?=,\s\d{{4}}(?!\d)|\s(?:19|20)\d\d(?!\d)|\.?\s*$)", m => $"{Months.Full(m.Of("mon"))} {Ordinal(Short(m.Of("d")))}"),
        // “30” of “Sept. 28 and 30”: the month stands before another day.
        Words("further day", $@"(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)\s(?:\d{{1,2}},?\s){{1,2}}(?:and|or|to|through)\s)(?<d>{Day}){NoFigure}(?=[\s,.;]|$)(?!\s[a-z]{{3,}}s\b)", m => Ordinal(Short(m.Of("d")))),
        Words("month", $@"(?<![A-Za-z])(?<mon>(?:[Jj]an|[Ff]eb|[Aa]ug|[Ss]ept|[Oo]ct|[Nn]ov|[Dd]ec|Mar|Apr|Jun|Jul)\.(?=[-–—\s,]{{0,2}}\d)|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\s?[-–—/]\s?(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\s\d{{4}}(?!\d)|(?<=(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\s?[-–—]\s?[A-Z][a-z]{{2,3}})\b))", m => Months.Full(m.Of("mon"))),
        Words("weekdays", $@"(?<![A-Za-z])(?<a>{Months.Weekday})\.?{Dash}(?<b>{Months.Weekday})\b\.?", m => $"{Months.FullWeekday(m.Of("a"))} to {Months.FullWeekday(m.Of("b"))}"),
        Words("weekdays", $@"(?<![A-Za-z])(?<a>{Months.Weekday})\.?\s(?:&|and)\s(?<b>{Months.Weekday})(?![A-Za-z])", m => $"{Months.FullWeekday(m.Of("a"))} and {Months.FullWeekday(m.Of("b"))}"),
        Words("weekday", $@"(?<![A-Za-z])(?<!\b[Tt]he\s)(?<a>{Months.Weekday})\.(?=,?\s(?:{Months.Pattern}|\d|at\b|and\b|or\b|to\b|night|morning|evening))|(?<![A-Za-z])(?<a>Mon|Tues|Wed|Weds|Thu|Thurs|Fri)\.(?![\w.])|(?<![A-Za-z])(?<a>{Months.Weekday})(?=,?\s(?:\d{{1,2}}(?:st|nd|rd|th)?\s{Months.Pattern}|{Months.Pattern}\s\d))", m => Months.FullWeekday(m.Of("a"))),
        Words("dash between dates", @"(?<=(?:\d|\.|[a-z]{3})\s?)[–—-](?=\s?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\b)(?<=(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?:\s\d{1,2})?)\s?[–—-])", _ => "to"),
        Words("half of a year", @"(?<!\d)(?<n>[12])H(?<y>\d{4}|\d\d)(?!\w)", m => $"the {(m.Of("n") == "1" ? "first" : "second")} half of {Year(m.Of("y"))}"),
        Words("quarter of a year", @"(?<!\d)(?<n>[1-4])Q\s?(?<y>\d{4}|\d\d)(?!\w)", m => $"the {Ordinal(m.Of("n"))} quarter of {Year(m.Of("y"))}"),
        Words("quarter", @"(?<![\w.,-])(?<n>[1-4])Q(?![\w-])", m => $"{Ordinal(m.Of("n"))} quarter"),
        Words("fiscal year", @"(?<![A-Za-z])FY\s?['’]?(?<y>\d{4}|\d\d)(?!\w)", m => $"fiscal year {Year(m.Of("y"))}"),
    ];

    private static string DayFirst(Match m) => $"the {Ordinal(Short(m.Of("d")))} of {Months.Name(int.Parse(m.Of("m")))}";

    private static string The(Match m) => m.Has("the") ? "" : "the ";

    private static string YearOf(Match m) => m.Of("y").Length == 2 ? TwoDigits(m.Of("y")) : Year(m.Of("y"));

    private static string Short(string day) => day.TrimStart('0');
}
