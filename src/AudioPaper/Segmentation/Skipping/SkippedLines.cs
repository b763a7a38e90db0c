using AudioPaper.Intake;

namespace AudioPaper.Segmentation.Skipping;

/// <summary>Finds the lines of a page that belong to no article, in passes from the surest signs to those that need the lines around.</summary>
internal static class SkippedLines
{
    /// <summary>For each line why it is left out, or null.</summary>
    public static SkipReason?[] Of(IReadOnlyList<PageLine> page)
    {
        var reasons = new SkipReason?[page.Count];
        MarkTold(page, reasons);
        MarkLineByLine(page, reasons);
        Advertisements.Mark(page, reasons);
        ContentsLists.Mark(page, reasons);
        Sections.Mark(page, reasons);
        DataBoxes.Mark(page, reasons);
        Captions.Mark(page, reasons);
        PullQuotes.Mark(page, reasons);
        return reasons;
    }

    /// <summary>What the format tells.</summary>
    private static void MarkTold(IReadOnlyList<PageLine> page, SkipReason?[] reasons)
    {
        for (var i = 0; i < page.Count; i++)
        {
            reasons[i] = page[i].Role switch
            {
                // Names right below a picture may be those of the article.
                RegionRole.Caption when Bylines.IsByline(page[i].Text.Text) || (i > 0 && reasons[i - 1] is null && Bylines.IsByline(page[i - 1].Text.Text) && Bylines.IsRoleBelow(page[i].Text.Text)) => null,
                RegionRole.Caption => Furniture.Of(page[i], i, true) ?? SkipReason.Caption,
                RegionRole.Folio => Furniture.Of(page[i], i, true) ?? SkipReason.Folio,
                RegionRole.Nameplate => Furniture.Of(page[i], i, true) ?? SkipReason.Nameplate,
                _ => null,
            };
        }
    }

    private static void MarkLineByLine(IReadOnlyList<PageLine> page, SkipReason?[] reasons)
    {
        var inCaption = false;
        var followsKept = false;
        for (var i = 0; i < page.Count; i++)
        {
            var line = page[i];
            if (reasons[i] is not null)
            {
                (inCaption, followsKept) = (false, false);
                continue;
            }

            var startsAlone = line.AfterBlank || !followsKept;
            var endsAlone = i + 1 == page.Count || page[i + 1].AfterBlank || IsInLetters(page, i + 1) || Furniture.Of(page[i + 1], i + 1, true) is not null;
            inCaption &= !line.AfterBlank;
            var found = IsInLetters(page, i) ? SkipReason.Nameplate : Furniture.Of(line, i, startsAlone && endsAlone);
            var reason = inCaption && found != SkipReason.Credit ? SkipReason.Caption : found;
            // A figure or a date alone on a line may also be the end of a sentence that a narrow column broke.
            if (!startsAlone && !Writing.EndsSentence(page[i - 1].Text.Text)
                && (reason == SkipReason.Credit || (reason == SkipReason.Folio && !Furniture.IsSureFolio(Traditional.ToSimplified(line.Text.Text)))))
            {
                reason = null;
            }

            reasons[i] = reason;
            followsKept = reason is null;
            inCaption = reason == SkipReason.Caption && !Writing.EndsSentence(line.Text.Text) && !Captions.EndsInCredit(line.Text.Text);
        }
    }

    /// <summary>Whether a line is the pinyin below a Chinese nameplate.</summary>
    private static bool IsInLetters(IReadOnlyList<PageLine> page, int index) =>
        index is > 0 and < 4 && Furniture.IsNameInLetters(page[index].Text.Text)
            && Furniture.NameOn(page[index - 1].Text.Text) is { } name && Writing.IsMainlyChinese(name);
}
