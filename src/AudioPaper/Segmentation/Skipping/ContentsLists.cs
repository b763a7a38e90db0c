using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation.Skipping;

/// <summary>Lists of what stands on other pages (今日导读, Inside today).</summary>
internal static partial class ContentsLists
{
    /// <summary>A list without a heading has this many entries at least, each with its page.</summary>
    private const int LeastEntries = 3;

    /// <summary>Entries are short.</summary>
    private const int WidestEntry = 64;

    private const int MostEntries = 16;

    /// <summary>Marks the lines of such lists.</summary>
    public static void Mark(IReadOnlyList<PageLine> page, SkipReason?[] reasons)
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (reasons[i] is not null)
            {
                continue;
            }

            var text = Traditional.ToSimplified(page[i].Text.Text);
            var end = Heading().IsMatch(text) ? EndOfHeaded(page, reasons, i) : EndOfEntries(page, i);
            for (; i < end; i++)
            {
                reasons[i] ??= SkipReason.Contents;
            }

            i -= end > 0 ? 1 : 0;
        }
    }

    /// <summary>The line behind the list that a heading stands over; the heading's own when no list is there.</summary>
    private static int EndOfHeaded(IReadOnlyList<PageLine> page, SkipReason?[] reasons, int heading)
    {
        var end = heading + 1;
        var hasPages = false;
        while (end < page.Count && end - heading <= MostEntries)
        {
            var text = Traditional.ToSimplified(page[end].Text.Text);
            var isEntry = Entry().IsMatch(text);
            if (reasons[end] is null && !isEntry && (page[end].Width > WidestEntry || text[^1] is '。' or '，' || LeadIns.StartsAt(text) || LeadIns.IsByline(text)
                || (page[end].AfterBlank && end > heading + 1 && page[end].Frame == 0) || (hasPages && page[end].Frame == 0 && !EntryFollows(page, end))
                || page[end].Frame != page[heading].Frame && page[heading].Frame != 0))
            {
                break;
            }

            hasPages |= isEntry;
            end++;
        }

        return end;
    }

    /// <summary>The line behind entries that each name their page; none when there are few.</summary>
    private static int EndOfEntries(IReadOnlyList<PageLine> page, int start)
    {
        var end = start;
        while (end < page.Count && end - start <= MostEntries && page[end].Width <= WidestEntry && Entry().IsMatch(Traditional.ToSimplified(page[end].Text.Text)))
        {
            end++;
        }

        return end - start >= LeastEntries ? end : 0;
    }

    /// <summary>Whether an entry of two lines goes on: the next line names the page.</summary>
    private static bool EntryFollows(IReadOnlyList<PageLine> page, int line) =>
        line + 1 < page.Count && !page[line + 1].AfterBlank && Entry().IsMatch(Traditional.ToSimplified(page[line + 1].Text.Text));

    [GeneratedRegex(@"^[\W_]*(?:今日|本期|本版|要闻|新闻|版面|明日|内页)?(?:导读|导览|看点|提要|要目|目录|内容提要)[\W_]*$|^[\W_]*(?i:inside(?: today| this week| this issue| this edition| the paper|\s*:)?|in this (?:issue|edition|section)|in today['’]s paper|index|today['’]s index|contents|what['’]s inside|on other pages|also inside)[\W_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    /// <summary>Ends in a page: dots before it, or a word for page, or a letter with a figure.</summary>
    [GeneratedRegex(@"(?:\.{2,}|(?:\.\s){2,}|…+|·{2,}|-{3,}|—{2,}|[ \t]/|▶|→|►|\|)\s*(?:[Pp]age\s*|[Pp]\.?\s*)?第?[A-Z]?\d{1,3}[版页]?$|[（(/\s]?(?:详[见刊]|[见刊]|第)?\s*第?[A-Z]?\d{1,2}(?:[-—、~～][A-Z]?\d{1,2})?版[）)]?$|\s[A-Z]\d{1,2}$|,?\s(?i:pages?)\s*[A-Z]?\d{1,2}(?:-\d{1,2})?$|^[A-Z]?\d{1,2}版$", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
