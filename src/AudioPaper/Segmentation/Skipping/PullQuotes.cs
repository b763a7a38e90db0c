namespace AudioPaper.Segmentation.Skipping;

/// <summary>Sentences of an article that the page shows once more, large, to draw the eye.</summary>
internal static class PullQuotes
{
    /// <summary>A repetition this short (in letters and hanzi) may be chance.</summary>
    private const int LeastLength = 10;

    /// <summary>Pull quotes have this many lines at most.</summary>
    private const int MostLines = 10;

    /// <summary>No pull quote is set larger than this many times the size of running text.</summary>
    private const double MainLargeness = 2.8;

    /// <summary>Marks groups of lines whose words stand in running text elsewhere on the page.</summary>
    public static void Mark(IReadOnlyList<PageLine> page, SkipReason?[] reasons)
    {
        var open = Enumerable.Range(0, page.Count).Where(i => reasons[i] is null).ToList();
        var letters = string.Concat(open.Select(i => Letters(page[i].Text.Text)));
        foreach (var group in LineGroup.Of(page).Where(group => group.Count <= MostLines && reasons[group.Start] is null))
        {
            var text = string.Concat(Enumerable.Range(group.Start, group.Count).Select(i => page[i].Text.Text));
            var own = Letters(text);
            var isMarked = text.Any(c => "“”‘’「」『』\"".Contains(c)) || page[group.Start].IsLarge == true;
            // A part of running text goes on above or below.
            isMarked &= (group.Start == 0 || reasons[group.Start - 1] is not null || page[group.Start].IsLarge == true || Writing.EndsSentence(page[group.Start - 1].Text.Text)) && (page[group.Start].IsLarge == true || Writing.EndsSentence(text));
            if (own.Length < LeastLength || !isMarked || IsHeadOver(page, group) || page[group.Start].IsLarge == false || letters.IndexOf(own, StringComparison.Ordinal) is var first && letters.IndexOf(own, first + 1, StringComparison.Ordinal) < 0)
            {
                continue;
            }

            for (var i = group.Start; i < group.End; i++)
            {
                reasons[i] ??= SkipReason.PullQuote;
            }
        }
    }

    /// <summary>Whether a group is set as large as only a page's main headlines are, or stands right over a headline that is much larger: its kicker.</summary>
    private static bool IsHeadOver(IReadOnlyList<PageLine> page, LineGroup group) =>
        page[group.Start].Largeness > MainLargeness || (group.End < page.Count && page[group.End].IsHeadline && page[group.End].Largeness > MainLargeness && page[group.Start].Largeness < MainLargeness / 2);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
