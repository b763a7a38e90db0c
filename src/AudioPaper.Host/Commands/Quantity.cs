using System.Globalization;
using System.Text.RegularExpressions;

namespace AudioPaper.Host.Commands;

/// <summary>Ages and sizes as people write them on a command line.</summary>
internal static partial class Quantity
{
    /// <summary>An age such as <c>90d</c>, <c>12h</c> or <c>4w</c>, at most a century; null when it is none.</summary>
    public static TimeSpan? Age(string text) => AgeForm().Match(text) is { Success: true } match
        && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * HoursOf(match.Groups[2].Value) is var hours && hours <= 24.0 * 36_525 ? TimeSpan.FromHours(hours) : null;

    /// <summary>A size such as <c>20GB</c> (10⁹ bytes) or <c>1.5GiB</c> (2³⁰ bytes) in bytes, below 10¹⁸; null when it is none.</summary>
    public static long? SizeBytes(string text)
    {
        if (SizeForm().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var unit = match.Groups[2].Value.ToUpperInvariant();
        var power = unit.Length == 0 || unit == "B" ? 0 : "KMGT".IndexOf(unit[0]) + 1;
        var bytes = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * Math.Pow(unit.Contains('I', StringComparison.Ordinal) ? 1024 : 1000, power);
        return bytes < 1e18 ? (long)bytes : null;
    }

    private static double HoursOf(string unit) => unit switch { "h" => 1, "d" => 24, _ => 168 };

    [GeneratedRegex(@"^(\d{1,6})([hdw])$", RegexOptions.CultureInvariant)]
    private static partial Regex AgeForm();

    [GeneratedRegex(@"^(\d{1,15}(?:\.\d{1,6})?) ?([KMGT]i?B|B|[KMGT])?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SizeForm();
}
