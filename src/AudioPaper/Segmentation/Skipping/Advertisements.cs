using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation.Skipping;

/// <summary>Text that a page marks as advertisement (广告, ADVERTISEMENT), and columns of small notices.</summary>
internal static partial class Advertisements
{
    /// <summary>Advertisements in page text end after this many lines at the latest.</summary>
    private const int MostLines = 40;

    /// <summary>Full lines one after the other are running text.</summary>
    private const int LeastFullLines = 3;

    /// <summary>Lines between two blank ones beyond this are not one notice, but text without blank lines.</summary>
    private const int LongestGroup = 12;

    /// <summary>Marks the lines of advertisements.</summary>
    public static void Mark(IReadOnlyList<PageLine> page, SkipReason?[] reasons)
    {
        var measure = Measure(page);
        for (var i = 0; i < page.Count; i++)
        {
            var text = Traditional.ToSimplified(page[i].Text.Text);
            if (reasons[i] is null && Label().IsMatch(text))
            {
                var end = page[i].Frame != 0 ? EndOfFrame(page, i) : EndOf(page, reasons, i, measure, Notices().IsMatch(text));
                var start = page[i].Frame != 0 ? StartOfFrame(page, i) : i;
                // A label below its advertisement: what stands over it reads as one.
                if (end == i + 1 && start == i)
                {
                    start = StartAbove(page, i, measure);
                }

                for (var line = start; line < end; line++)
                {
                    reasons[line] ??= SkipReason.Advertisement;
                }
            }
        }
    }

    private static int StartOfFrame(IReadOnlyList<PageLine> page, int line)
    {
        while (line > 0 && page[line - 1].Frame == page[line].Frame)
        {
            line--;
        }

        return line;
    }

    private static int EndOfFrame(IReadOnlyList<PageLine> page, int line)
    {
        while (line < page.Count - 1 && page[line + 1].Frame == page[line].Frame)
        {
            line++;
        }

        return line + 1;
    }

    /// <summary>The line behind an advertisement whose label stands above it.</summary>
    private static int EndOf(IReadOnlyList<PageLine> page, SkipReason?[] reasons, int label, int measure, bool areNotices)
    {
        // A label outside the frame of what it labels.
        if (label + 1 < page.Count && page[label + 1].Frame != 0 && page[label + 1].Frame != page[label].Frame)
        {
            return EndOfFrame(page, label + 1);
        }

        var end = label + 1;
        while (end < page.Count && end - label <= MostLines)
        {
            var group = LineGroup.At(page, end);
            var first = end == label + 1 && !page[end].AfterBlank;
            if (reasons[end] is SkipReason.Folio or SkipReason.Nameplate or SkipReason.JumpLine || (!first && !ReadsAsOne(page, group, measure) && !(areNotices && !StartsArticle(page, group)))
                || StartsArticle(page, group))
            {
                break;
            }

            end = BodyIn(page, group, measure);
            if (end < group.End)
            {
                break;
            }
        }

        return end;
    }

    /// <summary>Where running text begins in lines without blank ones between: full lines one after the other, with the line before them that may be a head.</summary>
    private static int BodyIn(IReadOnlyList<PageLine> page, LineGroup group, int measure)
    {
        var full = 0;
        for (var i = group.Start; i < group.End; i++)
        {
            full = page[i].Width >= measure - 6 ? full + 1 : 0;
            if (full == LeastFullLines && group.Count > LongestGroup)
            {
                return Math.Max(group.Start, i - LeastFullLines);
            }
        }

        return group.Count > LongestGroup ? Math.Min(group.End, group.Start + LongestGroup) : group.End;
    }

    private static int StartAbove(IReadOnlyList<PageLine> page, int label, int measure)
    {
        var start = label;
        while (start > 0 && label - start < MostLines)
        {
            var from = start - 1;
            while (from > 0 && !page[from].AfterBlank)
            {
                from--;
            }

            if (!ReadsAsOne(page, new LineGroup(from, start), measure))
            {
                break;
            }

            start = from;
        }

        return start;
    }

    /// <summary>Whether lines name prices, telephones or addresses, or are short and stand loosely.</summary>
    private static bool ReadsAsOne(IReadOnlyList<PageLine> page, LineGroup group, int measure)
    {
        var text = string.Join('\n', Enumerable.Range(group.Start, group.Count).Select(i => page[i].Text.Text));
        return Offer().IsMatch(text) || (group.Count <= 3 && Enumerable.Range(group.Start, group.Count).All(i => page[i].Width < measure * 3 / 4 && !Writing.EndsSentence(page[i].Text.Text)));
    }

    /// <summary>Whether a group or the one behind it is the beginning of an article.</summary>
    private static bool StartsArticle(IReadOnlyList<PageLine> page, LineGroup group)
    {
        for (var i = group.Start; i < Math.Min(page.Count, group.End + 1); i++)
        {
            if (LeadIns.StartsAt(page[i].Text.Text) || LeadIns.IsByline(page[i].Text.Text))
            {
                return true;
            }
        }

        return group.End < page.Count && !Writing.EndsSentence(page[group.End - 1].Text.Text) && group.Count <= 3 && LineGroup.At(page, group.End) is { Count: > 3 };
    }

    /// <summary>The usual width of lines of running text.</summary>
    private static int Measure(IReadOnlyList<PageLine> page)
    {
        var widths = page.Select(line => line.Width).Order().ToList();
        return widths.Count == 0 ? 0 : widths[widths.Count / 2];
    }

    [GeneratedRegex(@"^[\W_]*(?:公益|商业|分类|形象)?广告[\W_]*$|^[\W_]*广\s+告[\W_]*$|^[\W_]*(?:遗失声明|遗失启事|分类信息|公告启事|便民信息)[\W_]*$|^[\W_]*(?i:(?:paid )?advertisements?|advertorial|advertising feature|paid notice|sponsored(?: content)?|classifieds?|classified (?:ads?|advertisements?|notices)|public notices?)[\W_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"遗失|启事|分类|公告|便民|(?i:classified|notice)", RegexOptions.CultureInvariant)]
    private static partial Regex Notices();

    [GeneratedRegex(@"电话|热线|地址|咨询|优惠|促销|低至|折|原价|现价|特价|元起|开业|诚聘|招租|转让|出售|遗失|声明作废|(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8}|\d{3,4}-\d{4})(?!\d)|(?i:\bcall\b|\btel\b|\bphone\b|\bopen (?:daily|six|seven|mon|tue)|\$\d|£\d|% off|\bsale\b|for sale|wanted|\bfree\b|\bavenue\b|\bstreet\b|\broad\b|\blane\b|\bhours\b|www\.|\.com)", RegexOptions.CultureInvariant)]
    private static partial Regex Offer();
}
