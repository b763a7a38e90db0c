using System.Text.RegularExpressions;
using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Times of day, and times with seconds, which are said as durations.</summary>
internal static class Times
{
    private const string HalfFollows = @"(?<half>(?=\s?[AaPp]\.?\s?[Mm]\b))";
    private const string Zone = @"(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|HKT|JST|IST|AEST)";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("time with seconds", @"(?<![\d:.])(?<h>\d{1,2}):(?<m>[0-5]\d):(?<s>[0-5]\d(?:\.\d{1,3})?)(?![\d:])", m =>
            $"{Counted(m.Of("h"), "hour")} {Counted(m.Of("m"), "minute")} and {Counted(m.Of("s"), "second")}"),
        Words("hours and minutes", @"(?<![\w:.])(?<h>\d{1,2})\s?h(?:rs?)?\s?(?<m>\d{1,2})\s?m(?:ins?)?(?![A-Za-z\d])(?:\s?(?<s>\d{1,2})\s?s(?:ecs?)?(?![A-Za-z\d]))?|(?<![\w:.])(?<m>\d{1,2})m\s?(?<s>\d{1,2}(?:\.\d{1,3})?)s(?:ecs?)?(?![A-Za-z\d])", m =>
            string.Join(' ', new[] { "hour", "minute", "second" }.Where(unit => m.Has(unit[..1])).Select(unit => Counted(m.Of(unit[..1]), unit)))),
        Words("race time", @"(?<![\d:.])(?<m>\d{1,2}):(?<s>[0-5]\d\.\d{1,3})(?![\d:])", m => $"{Counted(m.Of("m"), "minute")} {Counted(m.Of("s"), "second")}"),
        Words("time with a point", $@"(?<![\d:.])(?<h>1?\d|0\d|2[0-4])\.(?<m>[0-5]\d){HalfFollows}", Clock),
        Words("times", @"(?<![\d:.])(?<h>[01]?\d|2[0-4]):(?<m>[0-5]\d)\s?(?:-|–|—)\s?(?=(?:[01]?\d|2[0-4])(?::[0-5]\d)?(?!\d))", m => Clock(m) + " to"),
        Words("time", $@"(?<![\d:.])(?<!\b(?:ratio|odds|score)\b[^.\d]{{0,12}})(?<h>[01]?\d|2[0-4]):(?<m>[0-5]\d)(?![\d:]){HalfFollows}?", Clock),
        Words("military time", $@"(?<![\d:.,])(?<h>[01]\d|2[0-4])(?<m>[0-5]\d)(?=\s?(?:{Zone}|hours|hrs|Z|local\stime)\b)", m => m.Value == "0000" ? "midnight" : (m.Of("h")[0] == '0' ? TwoDigits(m.Of("h")).Replace("oh zero", "zero") : Cardinal(m.Of("h"))) + (m.Of("m") == "00" ? " hundred" : " " + TwoDigits(m.Of("m")))),
        Words("hours", @"(?<![\d:.,$£€])(?<h>1[0-2]|0?[1-9])\s?(?:-|–|—)\s?(?=(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?[AaPp]\.?[Mm]\b)", m => $"{Cardinal(m.Of("h").TrimStart('0'))} to"),
        Verbalizer.Of("half of the day", @"(?<=\d\s?)([AaPp])\.?\s?[Mm]\b(?<!\d\sam)(?:\." + SentenceEnd.Pattern + @")?|(?<=\d\s)(a)m\b(?!\s(?:I|not|going)\b)",
            m => SentenceEnd.After(m, SpokenPiece.Letters(m.Value[..1].ToUpperInvariant() + "M"))),
        Verbalizer.Of("dash between halves of the day", @"(?<=\d\s?[AaPp]\.?[Mm]\.?\s?)[–—-](?=\s?\d)", _ => [SpokenPiece.English("to")]),
        Verbalizer.Of("time zone", @"(?<=\d\s?[AaPp]\.?[Mm]\.?,?\s|\d\d\s)((?i:" + Zone + @"))(?![A-Za-z])", m => [SpokenPiece.Letters(m.Value.ToUpperInvariant())]),
    ];

    private static string Clock(Match m)
    {
        var (hour, minutes) = (int.Parse(m.Of("h")), m.Of("m"));
        return (hour, minutes) switch
        {
            (0, "00") => "midnight",
            (_, "00") when m.Has("half") => Cardinal(hour.ToString()),
            ( > 12, "00") => Cardinal(hour.ToString()) + " hundred",
            (_, "00") => Cardinal(hour.ToString()) + " o'clock",
            _ => $"{Cardinal(hour.ToString())} {TwoDigits(minutes)}",
        };
    }

    private static string Counted(string figure, string unit)
    {
        var plain = figure.Length > 1 && figure[0] == '0' && char.IsAsciiDigit(figure[1]) ? figure[1..] : figure;
        return $"{Cardinal(plain)} {unit}{(plain == "1" ? "" : "s")}";
    }
}
