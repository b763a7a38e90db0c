using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>All that a proof sheet shows, worked out before the first line of it is written.</summary>
internal sealed class Sheet
{
    private readonly HashSet<string> places = new(StringComparer.Ordinal);

    public Sheet(ImmutableArray<Source> sources, IssueText issue, SheetWords words)
    {
        (Sources, Issue, Words) = (sources, issue, words);
        var parts = new PartMap(sources, issue);
        Tally = new Tally(sources, parts, issue.Articles.Length);
        Layouts = [.. sources.Select((source, index) => SourceLayout.Of(source.Text, position => parts.At(index, position)))];
        ArticleLanguages = [.. issue.Articles.Select(TextLanguage.Of)];
        FirstPlaces = new Part?[issue.Articles.Length];
        for (var source = 0; source < sources.Length; source++)
        {
            NotePlaces(source);
        }

        Findings = FindingsIn(Layouts, issue.Diagnostics);
    }

    public ImmutableArray<Source> Sources { get; }

    public IssueText Issue { get; }

    public SheetWords Words { get; }

    public Tally Tally { get; }

    /// <summary>The rows of each source.</summary>
    public ImmutableArray<ImmutableArray<Row>> Layouts { get; }

    /// <summary>BCP 47 tag of each article.</summary>
    public ImmutableArray<string> ArticleLanguages { get; }

    /// <summary>For each article the part that comes first in the sources; null when it stands in none.</summary>
    public Part?[] FirstPlaces { get; }

    /// <summary>What a person should look at.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Whether a part stands in a source.</summary>
    public bool HasPlace(Part part) => places.Contains(part.Key);

    private void NotePlaces(int source)
    {
        foreach (var row in Layouts[source])
        {
            foreach (var passage in row.Passages)
            {
                if (passage.Part.Article is >= 0 and var article)
                {
                    places.Add(passage.Part.Key);
                    FirstPlaces[article] ??= passage.Part;
                }
            }
        }
    }

    private static List<Finding> FindingsIn(ImmutableArray<ImmutableArray<Row>> layouts, ImmutableArray<Diagnostic> diagnostics)
    {
        var passages = layouts.Select(rows => rows.SelectMany(row => row.Passages).ToList()).ToList();
        var findings = new List<Finding>();
        for (var source = 0; source < passages.Count; source++)
        {
            foreach (var passage in passages[source].Where(passage => passage.Part.IsDoubtful))
            {
                findings.Add(new Finding(findings.Count + 1, null, source, passage));
            }
        }

        foreach (var diagnostic in diagnostics)
        {
            var source = diagnostic.Span?.Source is { } index && index >= 0 && index < layouts.Length ? index : (int?)null;
            findings.Add(new Finding(findings.Count + 1, diagnostic, source, source is { } known ? PassageAt(passages[known], diagnostic.Span!.Value.Start) : null));
        }

        return findings;
    }

    /// <summary>The first passage that ends behind a position; the last one when there is none.</summary>
    private static Passage? PassageAt(List<Passage> passages, int position)
    {
        var (low, high) = (0, passages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = passages[middle].End > position ? (low, middle) : (middle + 1, high);
        }

        return passages.Count == 0 ? null : passages[Math.Min(low, passages.Count - 1)];
    }
}
