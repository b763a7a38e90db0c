using System.Text.RegularExpressions;

namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Tells which lines stand in the strip above the first rule across a page or below the last one: nameplate and ears, running head,
/// imprint. Only strips that are sure are marked: near the edge, set small, with a date or a number of a page.
/// </summary>
internal static partial class PageStrips
{
    /// <summary>The strip at the head is no higher than this part of the text, the one at the foot half as high.</summary>
    private const double HighestStrip = 0.2;

    /// <summary>Letters this much larger than running text are no small print.</summary>
    private const double LargestPrint = 1.3;

    /// <summary>Strips hold few lines, and short ones.</summary>
    private const int MostLines = 24;
    private const int LongestLine = 60;

    /// <summary>Names of newspapers are shorter than headlines.</summary>
    private const int LongestName = 28;

    /// <summary>The lines, those of strips marked.</summary>
    /// <param name="lines">The lines of a page.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="isFirstPage">Whether the newspaper's name may stand in the strip, larger than all else.</param>
    public static List<PrintedLine> Apply(List<PrintedLine> lines, PageRules rules, bool isFirstPage)
    {
        if (lines.Count == 0)
        {
            return lines;
        }

        var (left, right) = (lines.Min(line => line.Place.Left), lines.Max(line => line.Place.Right));
        var (bottom, top) = (lines.Min(line => line.Place.Bottom), lines.Max(line => line.Place.Top));
        var body = lines.GroupBy(line => Math.Round(line.SizePt * 4)).MaxBy(group => group.Sum(line => line.Text.Length))!.First().SizePt;
        var across = rules.LevelAcross(left, right).ToList();
        var largest = lines.Max(line => line.SizePt);
        var heads = across.Where(y => y > top - (HighestStrip * (top - bottom))).Order().Select(y => lines.FindAll(line => line.Place.Bottom > y - 2));
        var feet = across.Where(y => y < bottom + (HighestStrip / 2 * (top - bottom))).OrderDescending().Select(y => lines.FindAll(line => line.Place.Top < y + 2));
        var strip = new[] { heads.FirstOrDefault(IsSure), feet.FirstOrDefault(IsSure) }.OfType<List<PrintedLine>>().SelectMany(found => found).ToHashSet();
        return lines.ConvertAll(line => !strip.Contains(line) ? line : line with { IsNameplate = IsName(line), IsFolio = !IsName(line) });

        bool IsSure(List<PrintedLine> found) => found.Count is > 0 and <= MostLines && found.Exists(line => DateOrPage().IsMatch(line.Text))
            && found.TrueForAll(line => line.Text.Length <= LongestLine && (line.SizePt <= LargestPrint * body || IsName(line)));

        bool IsName(PrintedLine line) => isFirstPage && line.SizePt > LargestPrint * body && line.SizePt > 0.99 * largest && line.Text.Length <= LongestName;
    }

    [GeneratedRegex(@"\d\s*[年月日版]|星期[一二三四五六日]|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^(?:Page |第 ?)?[A-Z]?\d{1,2} ?版?$")]
    private static partial Regex DateOrPage();
}
