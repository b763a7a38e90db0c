using System.Globalization;

namespace AudioPaper.Host.Web.Settings;

/// <summary>Checks times in the form of cron (crontab(5)): minute, hour, day of month, month, day of week, in numbers.</summary>
internal static class CronText
{
    private static readonly (int Least, int Most)[] Fields = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];

    /// <summary>Whether a text is such a time.</summary>
    public static bool Is(string text) => text.Length <= 100 && text.Split(' ') is { Length: 5 } fields
        && fields.Zip(Fields).All(field => field.First.Split(',').All(part => IsPart(part, field.Second.Least, field.Second.Most)));

    /// <summary><c>*</c>, a number or a range, with a step after <c>/</c>.</summary>
    private static bool IsPart(string part, int least, int most)
    {
        var (range, step) = part.Split('/') switch { [var whole] => (whole, 1), [var whole, var every] => (whole, Number(every)), _ => ("", 0) };
        var (from, to) = range == "*" ? (least, most) : range.Split('-') switch { [var one] => (Number(one), Number(one)), [var first, var last] => (Number(first), Number(last)), _ => (-1, -1) };
        return step >= 1 && step <= most && from >= least && to <= most && from <= to;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
