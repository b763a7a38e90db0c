using System.Collections.Immutable;
using AudioPaper.Diagnostics;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>Page text in which the program that exported it mixed the columns of a page.</summary>
internal static class MixedColumnText
{
    /// <summary>
    /// The text with mixed columns put back one after the other where it is certain how they stood; other blocks stay as they are. Only
    /// white space is put in or left out.
    /// </summary>
    /// <param name="source">The text and its name.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    /// <returns>The source, with a warning <c>columns-mixed</c> for each page that stays mixed.</returns>
    public static Source InReadingOrder(Source source, CancellationToken cancellationToken)
    {
        var pages = source.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\f');
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var budget = new PlacementBudget();
        var isChanged = false;
        for (var i = 0; i < pages.Length; i++)
        {
            var page = MixedPage.Of(pages[i], budget, cancellationToken);
            isChanged |= page.IsChanged;
            pages[i] = page.IsChanged ? page.Written() : pages[i];
            if (page.IsUnclear)
            {
                diagnostics.Add(new Diagnostic("columns-mixed", Severity.Warning,
                    $"On page {i + 1} of {source.Name} the export mixed the lines of columns; give the PDF, or the text that pdftotext -raw writes."));
            }
        }

        return source with { Text = isChanged ? string.Join('\f', pages) : source.Text, Diagnostics = [.. source.Diagnostics, .. diagnostics] };
    }
}
