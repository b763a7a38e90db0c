using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>Tells for each character of the sources what became of it. What is flagged is flagged, whatever else it is.</summary>
internal sealed class PartMap
{
    private readonly List<Part> parts = [new Part(Outcome.Unaccounted)];
    private readonly int[][] marks;

    public PartMap(ImmutableArray<Source> sources, IssueText issue)
    {
        marks = [.. sources.Select(source => new int[source.Text.Length])];
        var reasons = new Dictionary<SkipReason, int>();
        foreach (var skip in issue.Skipped)
        {
            if (!reasons.TryGetValue(skip.Reason, out var index))
            {
                reasons[skip.Reason] = index = Add(new Part(Outcome.Skipped, Reason: skip.Reason));
            }

            Mark(skip.Span, index);
        }

        for (var i = 0; i < issue.Articles.Length; i++)
        {
            Mark(issue.Articles[i], i);
        }

        var flagged = Add(new Part(Outcome.Flagged));
        foreach (var span in issue.Flagged)
        {
            Mark(span, flagged);
        }
    }

    /// <summary>What became of a code unit of a source.</summary>
    public Part At(int source, int position) => parts[marks[source][position]];

    private void Mark(Article article, int index)
    {
        Mark(article.Kicker, new Part(Outcome.Kicker, index));
        Mark(article.Headline, new Part(Outcome.Headline, index));
        Mark(article.Deck, new Part(Outcome.Deck, index));
        Mark(article.BylineText, new Part(Outcome.Byline, index));
        Mark(article.Dateline, new Part(Outcome.Dateline, index));
        for (var paragraph = 0; paragraph < article.Paragraphs.Length; paragraph++)
        {
            Mark(article.Paragraphs[paragraph], new Part(Outcome.Body, index, paragraph));
        }
    }

    private void Mark(SpannedText? text, Part part)
    {
        var index = -1;
        foreach (var span in text?.Spans ?? [])
        {
            index = index < 0 ? Add(part) : index;
            Mark(span, index);
        }
    }

    private void Mark(SourceSpan span, int index) => marks[span.Source].AsSpan(span.Start, span.Length).Fill(index);

    private int Add(Part part)
    {
        parts.Add(part);
        return parts.Count - 1;
    }
}
