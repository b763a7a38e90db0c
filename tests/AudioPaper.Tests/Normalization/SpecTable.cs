namespace AudioPaper.Tests.Normalization;

/// <summary>Reads the tables of a specification in Markdown: every row that is neither a head nor its rule.</summary>
internal static class SpecTable
{
    /// <summary>The rows of a file in the stage's folder <c>Specs</c> with their line numbers; <c>\|</c> in a cell is a bar.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="head">The first cell of the heads of its tables.</param>
    /// <param name="stage">Folder of the stage.</param>
    public static IEnumerable<(int Line, string[] Cells)> Rows(string file, string head = "written", string stage = "Normalization") =>
        File.ReadLines(Repository.At("tests", "AudioPaper.Tests", stage, "Specs", file))
            .Select((text, index) => (Line: index + 1, Cells: Cells(text)))
            .Where(row => row.Cells.Length > 1 && row.Cells[0] != head && !row.Cells[0].StartsWith("---", StringComparison.Ordinal));

    private static string[] Cells(string line) => line.StartsWith('|')
        ? [.. line.Replace("\\|", "\uE000", StringComparison.Ordinal).Trim().Trim('|').Split('|').Select(cell => cell.Replace('\uE000', '|').Trim())]
        : [];
}
