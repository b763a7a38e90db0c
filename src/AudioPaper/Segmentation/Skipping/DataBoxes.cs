using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation.Skipping;

/// <summary>Boxes of figures: weather, tides, prices, scores.</summary>
internal static partial class DataBoxes
{
    /// <summary>A table has this many rows at least.</summary>
    private const int LeastRows = 3;

    private const int MostLines = 14;

    private const int LongestRow = 60;

    /// <summary>Marks the lines of such boxes.</summary>
    public static void Mark(IReadOnlyList<PageLine> page, SkipReason?[] reasons)
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (reasons[i] is not null)
            {
                continue;
            }

            var text = Traditional.ToSimplified(page[i].Text.Text);
            var end = Weather().IsMatch(text) ? i + 1 : Heading().IsMatch(text) && EndOfRows(page, reasons, i + 1) is var rows && rows > i + 1 ? rows : EndOfRows(page, reasons, i) is var bare && bare - i >= LeastRows ? bare : i;
            if (end > i)
            {
                Array.Fill(reasons, SkipReason.Box, i, end - i);
                i = end - 1;
            }
        }
    }

    private static int EndOfRows(IReadOnlyList<PageLine> page, SkipReason?[] reasons, int start)
    {
        var end = start;
        while (end < page.Count && end - start < MostLines && reasons[end] is null && (end == start || page[end].Frame == page[start].Frame) && IsRow(page[end].Text.Text))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether words and figures stand in turn, without a sentence: one figure for three words at least, the last of them near the end.</summary>
    private static bool IsRow(string text)
    {
        if (text.Length > LongestRow || text.AsSpan().IndexOfAny("。，！？") >= 0)
        {
            return false;
        }

        var tokens = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var figures = tokens.Count(token => Figure().IsMatch(token));
        return figures > 0 && tokens.Length > 1 && figures * 4 >= tokens.Length && Array.FindLastIndex(tokens, token => Figure().IsMatch(token)) >= tokens.Length - 2;
    }

    [GeneratedRegex(@"^[\W_]*(?:今日|今天|明日|明天|本市)?天气(?:预报)?\s*[:：\s]\s*\S{0,10}(?:晴|阴|云|雨|雪|雾|霾|℃)|^(?i:today|tonight|tomorrow)(?:['’]s weather)?\s*[:.]\s*(?i:[\w ,]{0,30}(?:sun|rain|snow|sleet|cloud|clear|fog|wind|shower|flurries)).{0,40}$|^(?i:high) -?\d+,? (?i:low) -?\d+\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Weather();

    [GeneratedRegex(@"^[\W_]*(?:天气|天气预报|水位|潮汐|汇率|菜价|开奖|股市|行情|[\p{IsCJKUnifiedIdeographs}]{2,4}(?:水位|价格|行情|汇率|气温|潮汐|赛果|开奖))[\W_]*$|^[\W_]*(?i:(?:the |today['’]s |weekend )?(?:weather|forecast|tides|markets?|stocks|lottery|scoreboard|scores|results|standings|exchange rates|farm prices))[\W_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    /// <summary>A figure, with what may stand beside it.</summary>
    [GeneratedRegex(@"^[-+−]?[$¥£€]?\d[\d.,:%℃°–—/-]*\p{L}{0,2}[,;.，]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
