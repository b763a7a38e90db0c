using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation.Skipping;

/// <summary>Captions that only their credit gives away: the name of a photographer at their end or beside them.</summary>
internal static partial class Captions
{
    /// <summary>Captions have this many lines at most.</summary>
    private const int MostLines = 4;

    /// <summary>Marks captions.</summary>
    public static void Mark(IReadOnlyList<PageLine> page, SkipReason?[] reasons)
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (reasons[i] == SkipReason.Credit)
            {
                MarkBeside(page, reasons, i);
            }
            else if (reasons[i] is null && EndsInCredit(page[i].Text.Text))
            {
                MarkBack(page, reasons, i);
            }
        }
    }

    /// <summary>Whether a line ends with the name of a photographer.</summary>
    public static bool EndsInCredit(string line) => EndsWithCredit().IsMatch(Traditional.ToSimplified(line));

    /// <summary>The lines of the sentence that a credit ends.</summary>
    private static void MarkBack(IReadOnlyList<PageLine> page, SkipReason?[] reasons, int last)
    {
        var first = last;
        while (first > 0 && !page[first].AfterBlank && reasons[first - 1] is null && last - first < MostLines && !Writing.EndsSentence(page[first - 1].Text.Text)
            && !LeadIns.IsByline(page[first - 1].Text.Text))
        {
            first--;
        }

        // A photo story has a headline and a lead-in; it is read.
        if (last - first < MostLines && !LeadIns.StartsAt(page[first].Text.Text))
        {
            Array.Fill(reasons, SkipReason.Caption, first, last - first + 1);
        }
    }

    /// <summary>The group right below or above a credit that stands alone, when it is one or two lines with a sentence.</summary>
    private static void MarkBeside(IReadOnlyList<PageLine> page, SkipReason?[] reasons, int credit)
    {
        if (credit > 0 && reasons[credit - 1] == SkipReason.Caption)
        {
            return;
        }

        var below = credit + 1;
        if (below < page.Count && reasons[below] is null && !page[below].AfterBlank && IsCaption(page, LineGroup.At(page, below)))
        {
            Array.Fill(reasons, SkipReason.Caption, below, LineGroup.At(page, below).Count);
            return;
        }

        var above = credit;
        while (above > 0 && credit - above < MostLines && reasons[above - 1] is null && (above == credit ? !page[credit].AfterBlank : !page[above].AfterBlank))
        {
            above--;
        }

        if (above < credit && page[above].AfterBlank && IsCaption(page, new LineGroup(above, credit)))
        {
            Array.Fill(reasons, SkipReason.Caption, above, credit - above);
        }
    }

    private static bool IsCaption(IReadOnlyList<PageLine> page, LineGroup group) =>
        group.Count <= MostLines && page[group.Start].IsLarge != true && Writing.EndsSentence(page[group.End - 1].Text.Text)
            && !LeadIns.StartsAt(page[group.Start].Text.Text) && !LeadIns.IsByline(page[group.Start].Text.Text);

    [GeneratedRegex(@"[。！？”」]\s*[（(]?(?:(?:本报)?(?:实习|见习|特约|摄影)?(?:记者|通讯员|摄影)\s*[:：]?\s*)?(?:[\p{IsCJKUnifiedIdeographs}]{2,4}|[\p{IsCJKUnifiedIdeographs}]\s[\p{IsCJKUnifiedIdeographs}])(?:[、\s]+[\p{IsCJKUnifiedIdeographs}]{2,4})?\s*[/／]?\s*(?:摄影报道|摄影|供图|提供|摄|图)[）)]?$|[。！？]\s*[（(]?(?:摄影|图片|图|供图|摄)\s*[:：/／]\s*\S{2,12}[）)]?$|[.!?”]\s*(?:[（(]?(?i:photos?(?:graph)?|pictures?|image|credit)(?: by| courtesy of|:)\s*[^.。]{3,50}[）)]?|\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){1,2}\s*/\s*\p{Lu}[\p{L} .&’'-]{2,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex EndsWithCredit();
}
