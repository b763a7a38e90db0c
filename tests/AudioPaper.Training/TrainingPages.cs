using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Labelling;
using AudioPaper.Segmentation.Skipping;
using AudioPaper.Tests.Segmentation.Scoring;

namespace AudioPaper.Training;

/// <summary>A page with the labels that a person's articles give its lines.</summary>
/// <param name="Issue">Name of its folder; pages of one folder are left out of training together.</param>
/// <param name="Form">File that it was read from.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Reasons">Why rules leave lines out.</param>
/// <param name="Features">What is seen of them.</param>
/// <param name="Labels">What they are; null where the page does not tell.</param>
internal sealed record TrainingPage(string Issue, string Form, IReadOnlyList<PageLine> Lines, SkipReason?[] Reasons, LineFeatures Features, LineLabel?[] Labels)
{
    /// <summary>The forms that a page is in.</summary>
    public static readonly string[] Forms = ["page.pdf", "raw.txt", "text.txt", "layout.txt"];

    /// <summary>Pages of which fewer paragraphs stand whole have their columns mixed; nothing is to be learned from them.</summary>
    private const double LeastWhole = 0.75;

    /// <summary>All pages of a corpus folder, in some of its forms; PDF also without its letter sizes.</summary>
    public static async Task<List<TrainingPage>> ReadAsync(string folder, IEnumerable<string> forms)
    {
        var expected = ExpectedPage.Read(Path.Combine(folder, "expected.json"));
        var pages = new List<TrainingPage>();
        foreach (var form in forms.Where(form => File.Exists(Path.Combine(folder, form))))
        {
            pages.AddRange(await ReadAsync(Path.GetFileName(folder.TrimEnd('/')), form, [Path.Combine(folder, form)], expected));
        }

        return pages;
    }

    /// <summary>The pages in some files of an issue.</summary>
    public static async Task<List<TrainingPage>> ReadAsync(string issue, string form, IReadOnlyList<string> files, ExpectedPage expected)
    {
        var pages = new List<TrainingPage>();
        var sources = await PageReader.ReadAsync(files, default);
        var text = Letters(string.Concat(sources.Select(source => source.Text)));
        var paragraphs = expected.Articles.SelectMany(article => article.Paragraphs).Select(Letters).ToList();
        if (paragraphs.Count(paragraph => text.Contains(paragraph, StringComparison.Ordinal)) < LeastWhole * paragraphs.Count)
        {
            return pages;
        }

        var readings = form.EndsWith(".pdf", StringComparison.Ordinal) ? new[] { (form, sources), (form + " unsized", [.. sources.Select(source => source with { Regions = [] })]) } : [(form, sources)];
        foreach (var (name, read) in readings)
        {
            foreach (var (source, index) in read.Select((source, index) => (source, index)))
            {
                // Vertical writing that an export tore into single letters has no lines to learn from.
                foreach (var lines in PageLine.PagesOf(index, source, 0).Where(lines => lines.Count > 0 && lines.Count(line => line.Width <= 2) * 3 < lines.Count))
                {
                    var reasons = SkippedLines.Of(lines);
                    pages.Add(new TrainingPage(issue, name, lines, reasons, new LineFeatures(lines, reasons), Alignment.Labels(lines, expected, reasons)));
                }
            }
        }

        return pages;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
