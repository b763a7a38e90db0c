using System.Text.RegularExpressions;
using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Segmentation;

/// <summary>
/// Tells whether a paragraph is over though its last sentence has no stop: lists, questions with their answers, signed letters.
/// Else what begins like a paragraph may be the rest of a sentence at the top of a column.
/// </summary>
internal static partial class ParagraphBreaks
{
    /// <summary>A line that ends before this part of the measure had room for the next word, so it ends a paragraph.</summary>
    private const double ShortPart = 0.6;

    /// <summary>The widest item of a list, in Latin letters.</summary>
    private const int WidestItem = 44;

    /// <summary>Sizes closer than this are one size, in points.</summary>
    private const double SizeStepPt = 0.3;

    /// <summary>Whether a paragraph ends between two pieces of running text of which the second looks like the first line of one.</summary>
    public static bool IsBetween(Fragment? before, Fragment after) => before is not null
        && (Announces().IsMatch(before.Lines[^1].Text.Text) || BeginsItem().IsMatch(after.Lines[0].Text.Text)
            || (IsItem(before) && IsItem(after))
            || (before.Page == after.Page && before.Lines[^1].Frame == after.Lines[0].Frame && (IsShort(before, after) || before.Lines[^1].SizePt > after.Lines[0].SizePt + SizeStepPt)));

    /// <summary>Whether a piece is one short line that begins a paragraph and is no sentence: an ingredient, a name in a list.</summary>
    private static bool IsItem(Fragment piece) => piece.Lines.Count == 1 && piece.Lines[0].Label.Kind() == LineLabel.First && piece.Lines[0].Width <= WidestItem && !piece.IsComplete;

    /// <summary>Whether the last line is short; measured on the wider of both, which has to be wide enough to tell.</summary>
    private static bool IsShort(Fragment before, Fragment after) =>
        // Behind a figure its unit may follow.
        !char.IsAsciiDigit(before.Lines[^1].Text.Text[^1]) && before.Lines[^1].Width < ShortPart * Math.Max(before.Lines.Count > 1 ? before.Measure : 0, after.Lines.Count > 1 ? after.Measure : 0);

    [GeneratedRegex(@"[:：]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Announces();

    [GeneratedRegex(@"^(?:(?:问|答|問|Q|A|记者|記者|主持人|[甲乙丙])\s*[:：]|[一二三四五六七八九十]{1,3}[、．.]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|\d{1,2}[.．、](?!\d)|[①-⑳❶-❿•●◆■▲▪◦]|第[一二三四五六七八九十]{1,3}[,，、：])", RegexOptions.CultureInvariant)]
    private static partial Regex BeginsItem();
}
