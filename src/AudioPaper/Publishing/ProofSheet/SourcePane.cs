using System.Collections.Immutable;
using System.Globalization;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>The left side of a proof sheet: the sources, each run coloured by what became of it and linked to that.</summary>
internal sealed class SourcePane
{
    private readonly Sheet sheet;
    private readonly HtmlOutput html;
    private readonly ILookup<Passage, Finding> findings;
    private readonly Dictionary<(int Source, int Start), string> skippedOnPage;
    private readonly HashSet<string> placesWritten = new(StringComparer.Ordinal);

    private SourcePane(Sheet sheet, HtmlOutput html)
    {
        (this.sheet, this.html) = (sheet, html);
        findings = sheet.Findings.Where(finding => finding.Passage is not null).ToLookup<Finding, Passage>(finding => finding.Passage!, ReferenceEqualityComparer.Instance);
        skippedOnPage = sheet.Issue.Skipped.Where(skip => skip.Page.Length > 0).GroupBy(skip => (skip.Span.Source, skip.Span.Start)).ToDictionary(group => group.Key, group => group.First().Page);
    }

    /// <summary>Writes it.</summary>
    public static void Write(Sheet sheet, HtmlOutput html, CancellationToken cancellationToken)
    {
        html.Open("section", ("id", "source"), ("class", "pane"), ("aria-labelledby", "source-title"), ("tabindex", "0"));
        html.Open("div", ("class", "pane-head")).Element("h2", sheet.Words.Say("原文", "Source"), ("id", "source-title")).Close("div").Raw("\n");
        var pane = new SourcePane(sheet, html);
        for (var source = 0; source < sheet.Sources.Length; source++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pane.WriteSource(source);
        }

        html.Close("section").Raw("\n");
    }

    private void WriteSource(int source)
    {
        var rows = sheet.Layouts[source];
        html.Open("section", ("id", $"source{source + 1}"), ("class", "source"), ("tabindex", "-1"), ("aria-labelledby", $"source{source + 1}-title"));
        html.Open("h3", ("id", $"source{source + 1}-title")).PageText(sheet.Sources[source].Name).Close("h3").Raw("\n");
        if (rows.IsEmpty)
        {
            html.Element("p", sheet.Words.Say("没有文字。", "No text."), ("class", "soft"));
        }

        var labels = Labels(source, rows);
        var chinese = TextLanguage.Chinese(sheet.Sources[source].Text);
        var page = -1;
        foreach (var row in rows)
        {
            if (row.Page != page)
            {
                page = row.Page;
                WritePageHead(labels.GetValueOrDefault(page), page);
            }

            WriteRow(source, row, chinese);
        }

        html.Close("section").Raw("\n");
    }

    private void WritePageHead(string? label, int page)
    {
        if (label is not null || page > 0)
        {
            html.Open("h4", ("class", "page")).Text(sheet.Words.Say("版面 ", "Page ")).PageText(label ?? (page + 1).ToString(CultureInfo.InvariantCulture)).Close("h4").Raw("\n");
        }
    }

    /// <summary>Labels of the pages of a source: as what is left out on them tells, else as the first article that begins there does.</summary>
    private Dictionary<int, string> Labels(int source, ImmutableArray<Row> rows)
    {
        var labels = new Dictionary<int, string>();
        foreach (var row in rows)
        {
            foreach (var passage in row.Passages)
            {
                if (skippedOnPage.TryGetValue((source, passage.Start), out var label))
                {
                    labels.TryAdd(row.Page, label);
                }
            }
        }

        foreach (var row in rows)
        {
            foreach (var passage in row.Passages.Where(passage => passage.Part.Article >= 0 && sheet.FirstPlaces[passage.Part.Article] == passage.Part))
            {
                labels.TryAdd(row.Page, sheet.Issue.Articles[passage.Part.Article].Page);
            }
        }

        return labels;
    }

    private void WriteRow(int source, Row row, string chinese)
    {
        var text = sheet.Sources[source].Text;
        html.Open("div", ("class", "row")).Open("div", ("class", "gutter"));
        WriteChip(row.Passages[0]);
        foreach (var finding in row.Passages.SelectMany(passage => findings[passage]))
        {
            html.Element("a", $"{Overview.Name(finding, sheet.Words)} {finding.Number}", ("class", "chip mark"), ("id", finding.PlaceId), ("href", "#" + finding.EntryId));
        }

        html.Close("div").Open("p", ("class", "text"));
        html.PageText(Indent(text, row.Passages[0].Start));
        Run? before = null;
        foreach (var passage in row.Passages)
        {
            var language = passage.Part.Article is >= 0 and var article ? sheet.ArticleLanguages[article] : TextLanguage.Of(text[passage.Start..passage.End], chinese);
            foreach (var run in passage.Runs)
            {
                if (before is { } last)
                {
                    html.PageText(text.AsSpan(last.End, run.Start - last.End));
                }

                if (run == passage.Runs[0] && passage != row.Passages[0])
                {
                    WriteChip(passage);
                }

                WriteRun(text.AsSpan(run.Start, run.End - run.Start), run.Part, run.Part != passage.Part, language);
                before = run;
            }
        }

        html.Close("p").Close("div").Raw("\n");
    }

    private void WriteRun(ReadOnlySpan<char> text, Part part, bool isInside, string language)
    {
        // An invisible character is written as its code, which says enough; a hostile page may have millions.
        var isLabelled = isInside && part.Reason != Segmentation.SkipReason.Invisible;
        html.Open("span", ("class", $"run {part.CssClass}"), ("lang", language), ("title", isLabelled ? Label(part) : null));
        if (isLabelled)
        {
            html.Unseen($"{sheet.Words.Say("（", " (")}{Label(part)}{sheet.Words.Say("）", ") ")}", sheet.Words.Language);
        }

        html.PageText(text).Close("span");
    }

    /// <summary>The label of a passage: says what it became and leads there. Its first place in the source carries the name that articles link to.</summary>
    private void WriteChip(Passage passage)
    {
        var part = passage.Part;
        var goal = part.Article >= 0 ? "a" + part.Key : part.Reason is { } reason ? Overview.ReasonId(reason) : $"why-{part.CssClass}";
        html.Open("a", ("class", $"chip {part.CssClass}"), ("href", "#" + goal), ("id", part.Article >= 0 && placesWritten.Add(part.Key) ? "s" + part.Key : null));
        html.Unseen(part.Article >= 0 ? sheet.Words.Say("文章 ", "Article ") : "").Text(Label(part)).Close("a");
    }

    private string Label(Part part) => part switch
    {
        { Article: >= 0, Paragraph: >= 0 } => $"{part.Article + 1} ¶{part.Paragraph + 1}",
        { Article: >= 0 } => $"{part.Article + 1} {sheet.Words.Name(part.Outcome)}",
        { Reason: { } reason } => $"{sheet.Words.Name(part.Outcome)}{sheet.Words.Say("：", ": ")}{sheet.Words.Reason(reason).Name}",
        _ => sheet.Words.Name(part.Outcome),
    };

    /// <summary>The blanks before a position on its line.</summary>
    private static ReadOnlySpan<char> Indent(string text, int start)
    {
        var from = start;
        while (from > 0 && char.IsWhiteSpace(text[from - 1]) && !SourceLayout.EndsLine(text[from - 1]))
        {
            from--;
        }

        return from == 0 || SourceLayout.EndsLine(text[from - 1]) ? text.AsSpan(from, start - from) : default;
    }
}
