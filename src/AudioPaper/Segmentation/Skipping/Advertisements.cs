using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation.Skipping;

/// <summary>Text that a page marks as advertisement (广告, ADVERTISEMENT), and columns of small notices.</summary>
internal static partial class Advertisements
{
    /// <summary>Marks labels, and the frames that hold one or stand right below one.</summary>
    public static void Mark(IReadOnlyList<PageLine> page, SkipReason?[] reasons)
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (reasons[i] is not null || !IsLabel(page[i].Text.Text))
            {
                continue;
            }

            var below = i + 1 < page.Count && page[i].Frame == 0 && page[i + 1].Frame != 0 ? i + 1 : i;
            var (start, end) = page[below].Frame == 0 ? (i, i + 1) : (below == i ? StartOfFrame(page, i) : i, EndOfFrame(page, below));
            for (var line = start; line < end; line++)
            {
                reasons[line] ??= SkipReason.Advertisement;
            }
        }
    }

    /// <summary>Whether a line is nothing but the word for advertisement, or the name of a column of notices.</summary>
    public static bool IsLabel(string line) => Label().IsMatch(Traditional.ToSimplified(line));

    /// <summary>Whether a line names a price, a telephone number, an address and the like.</summary>
    public static bool IsOffer(string line) => Offer().IsMatch(Traditional.ToSimplified(line));

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

    [GeneratedRegex(@"^[\W_]*(?:公益|商业|分类|形象)?广告[\W_]*$|^[\W_]*广\s+告[\W_]*$|^[\W_]*(?:遗失声明|遗失启事|分类信息|公告启事|便民信息)[\W_]*$|^[\W_]*(?i:(?:paid )?advertisements?|advertorial|advertising feature|paid notice|sponsored(?: content)?|classifieds?|classified (?:ads?|advertisements?|notices)|public notices?)[\W_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"电话|热线|地址|咨询|优惠|促销|低至|折|原价|现价|特价|元起|开业|诚聘|招租|转让|出售|遗失|声明作废|(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8}|\d{3,4}-\d{4})(?!\d)|(?i:\bcall\b|\btel\b|\bphone\b|\bopen (?:daily|six|seven|mon|tue)|\$\d|£\d|% off|\bsale\b|for sale|wanted|\bfree\b|\bavenue\b|\bstreet\b|\broad\b|\blane\b|\bhours\b|www\.|\.com)", RegexOptions.CultureInvariant)]
    private static partial Regex Offer();
}
