using System.Collections.Immutable;
using System.Text;
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
        var isChanged = false;
        for (var i = 0; i < pages.Length; i++)
        {
            var written = Page(pages[i], out var isUnclear, cancellationToken);
            isChanged |= written is not null;
            pages[i] = written ?? pages[i];
            if (isUnclear)
            {
                diagnostics.Add(new Diagnostic("columns-mixed", Severity.Warning,
                    $"On page {i + 1} of {source.Name} the export mixed the lines of columns; give the PDF, or the text that pdftotext -raw writes."));
            }
        }

        return source with { Text = isChanged ? string.Join('\f', pages) : source.Text, Diagnostics = [.. source.Diagnostics, .. diagnostics] };
    }

    private static string? Page(string page, out bool isUnclear, CancellationToken cancellationToken)
    {
        isUnclear = false;
        var lines = page.Split('\n');
        var written = new StringBuilder(page.Length);
        var isChanged = false;
        for (var start = 0; start < lines.Length;)
        {
            var end = start;
            while (end < lines.Length && !string.IsNullOrWhiteSpace(lines[end]))
            {
                end++;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var ordered = JoinedRows.InColumns(lines[start..end], out var isMixed, cancellationToken);
            isUnclear |= isMixed && ordered is null;
            isChanged |= ordered is not null;
            written.Append(ordered ?? string.Concat(lines[start..end].Select(line => line + "\n")));
            if (end < lines.Length)
            {
                written.Append(lines[end]).Append('\n');
            }

            start = end + 1;
        }

        return isChanged ? written.ToString() : null;
    }
}
