using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Segmentation.Labelling;
using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Segmentation;

/// <summary>Keeps account of an issue's pages: what is furniture, what pages are called, what was found.</summary>
internal sealed class PageAccount(ImmutableArray<Source> sources, Func<IReadOnlyList<PageLine>, IReadOnlyList<SkipReason?>, LineLabel[]> label)
{
    private readonly List<SkippedText> skipped = [];
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<string?> labels = [];
    private readonly List<int> sourceOfPage = [];
    private readonly List<(int Source, Article Article)> known = [];
    private string? newspaper;
    private DateOnly? date;
    private string? section;

    /// <summary>Label of a page: the one in its folio, else its number in the issue.</summary>
    public string LabelOf(int page) => labels[page] ?? (page + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Index of the source that a page stands in.</summary>
    public int SourceOf(int page) => sourceOfPage[page];

    /// <summary>The articles that formats told, in order, each with the index of its source; complete once the pages were taken.</summary>
    public IReadOnlyList<(int Source, Article Article)> Known => known;

    /// <summary>Adds a finding.</summary>
    public void Report(string code, Severity severity, string message, SourceSpan? span) =>
        diagnostics.Add(new Diagnostic(code, severity, message, span));

    /// <summary>The lines of each page that belong to articles; the others are noted as skipped.</summary>
    public List<IReadOnlyList<PageLine>> PagesWithoutFurniture()
    {
        var pages = new List<IReadOnlyList<PageLine>>();
        for (var source = 0; source < sources.Length; source++)
        {
            if (KnownArticles.AreToldBy(sources[source]))
            {
                TakeKnown(source);
                continue;
            }

            foreach (var page in PageLine.PagesOf(source, sources[source], labels.Count))
            {
                sourceOfPage.Add(source);
                pages.Add(WithoutFurniture(page));
                labels[^1] ??= LabelToldOf(page, source);
            }
        }

        return pages;
    }

    /// <summary>Notes the head lines over the second part of an article that goes on overleaf.</summary>
    public void LeaveOut(IEnumerable<PageLine> lines)
    {
        foreach (var line in lines)
        {
            Skip(line, SkipReason.JumpLine, LabelOf(line.Page));
        }
    }

    /// <summary>The result.</summary>
    public IssueText ToIssueText(ImmutableArray<Article> articles)
    {
        NoteDropped(articles);
        skipped.Sort((a, b) => (a.Span.Source, a.Span.Start).CompareTo((b.Span.Source, b.Span.Start)));
        var uncertain = UncertainWords.Of(sources, skipped);
        return new IssueText(
            newspaper ?? sources.Select(source => source.Newspaper).FirstOrDefault(name => name is not null),
            date ?? sources.Select(source => source.Date).FirstOrDefault(day => day is not null),
            articles, [.. skipped], uncertain, [.. sources.SelectMany(source => source.Diagnostics), .. UncertainWords.Findings(sources, uncertain), .. diagnostics]);
    }

    /// <summary>A source whose articles are told counts as one page, unless its regions name theirs.</summary>
    private void TakeKnown(int source)
    {
        labels.Add(null);
        sourceOfPage.Add(source);
        var (articles, left) = KnownArticles.Of(source, sources[source], LabelOf(labels.Count - 1));
        known.AddRange(articles.Select(article => (source, article)));
        skipped.AddRange(left);
    }

    /// <summary>The label that the format gives the page on which these lines stand, or null.</summary>
    private string? LabelToldOf(List<PageLine> page, int source)
    {
        var start = page.SelectMany(line => line.Text.Spans).Select(span => span.Start).FirstOrDefault();
        return page.Count == 0 ? null : sources[source].Regions.FirstOrDefault(region => region.Start + region.Length > start)?.Page;
    }

    private List<PageLine> WithoutFurniture(List<PageLine> page)
    {
        labels.Add(null);
        var firstSkipped = skipped.Count;
        var rest = new List<PageLine>(page.Count);
        var reasons = SkippedLines.Of(page);
        var found = label(page, reasons);
        for (var i = 0; i < page.Count; i++)
        {
            if (reasons[i] is null && found[i].IsLeftOut())
            {
                reasons[i] = found[i] == LineLabel.Caption ? SkipReason.Caption : SkipReason.Box;
                // No rule says so, only the look of the page: a person may see it otherwise.
                Report("left-out", Severity.Note, $"«{page[i].Text.Text}» is left out because it looks like a {(found[i] == LineLabel.Caption ? "caption" : "box")}; please look whether it is one.", page[i].Text.Spans.FirstOrDefault());
            }
        }

        section = null;
        Jump? from = null;
        for (var i = 0; i < page.Count; i++)
        {
            var line = page[i];
            var text = Traditional.ToSimplified(line.Text.Text);
            if (reasons[i] is { } why)
            {
                Learn(line.Text.Text, why);
                Skip(line, why, "");
                var jump = why == SkipReason.JumpLine ? JumpLines.Read(text) : null;
                from = jump is { IsBack: true } ? jump : from;
                if (jump is { IsBack: false } && rest.Count > 0)
                {
                    rest[^1] = rest[^1] with { GoesOn = jump };
                }

                continue;
            }

            // What stands before a line is no longer running text once furniture between them is gone.
            rest.Add(line with { AfterBlank = line.AfterBlank || i == 0 || reasons[i - 1] is not null, Section = section, ComesFrom = from, Label = found[i] });
            from = null;
        }

        for (var i = firstSkipped; i < skipped.Count; i++)
        {
            skipped[i] = skipped[i] with { Page = LabelOf(labels.Count - 1) };
        }

        return rest;
    }

    private void Skip(PageLine line, SkipReason reason, string page) => skipped.AddRange(line.Text.Spans.Select(span => new SkippedText(span, Slice(span), reason, page)));

    private void Learn(string line, SkipReason reason)
    {
        section = reason switch
        {
            SkipReason.Section => Sections.NameOn(line),
            SkipReason.Folio => section ?? Sections.InFolio(line),
            _ => section,
        };
        newspaper ??= reason switch
        {
            SkipReason.Nameplate => Furniture.NameOn(line),
            SkipReason.Folio => Furniture.NameInFolio(line),
            _ => null,
        };
        date ??= Furniture.DateOn(line);
        labels[^1] ??= reason == SkipReason.Folio ? Furniture.PageLabelOn(line) : null;
    }

    private string Slice(SourceSpan span) => sources[span.Source].Text.Substring(span.Start, span.Length);

    /// <summary>Notes what cleaning left out of the articles: line-end hyphens and characters that print nothing.</summary>
    private void NoteDropped(ImmutableArray<Article> articles)
    {
        var kept = sources.Select(source => new bool[source.Text.Length]).ToArray();
        var spans = skipped.Select(skip => skip.Span).Concat(articles.SelectMany(article => article.Texts).SelectMany(text => text.Spans));
        foreach (var span in spans)
        {
            kept[span.Source].AsSpan(span.Start, span.Length).Fill(true);
        }

        for (var source = 0; source < sources.Length; source++)
        {
            var text = sources[source].Text;
            for (var i = 0; i < text.Length; i++)
            {
                if (!kept[source][i] && !char.IsWhiteSpace(text[i]) && Dropped(text[i]) is { } reason)
                {
                    skipped.Add(new SkippedText(new SourceSpan(source, i, 1), text.Substring(i, 1), reason, ""));
                }
            }
        }
    }

    private static SkipReason? Dropped(char c) =>
        Writing.IsInvisible(c) ? SkipReason.Invisible : c is '-' or '\u2010' ? SkipReason.Hyphenation : Writing.IsOrnament(c) ? SkipReason.Ornament : null;
}
