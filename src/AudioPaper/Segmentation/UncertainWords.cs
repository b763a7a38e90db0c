using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;

namespace AudioPaper.Segmentation;

/// <summary>
/// Words of scanned pages that recognition was not sure of. They stay in their articles and are spoken as they were read, for a gap would
/// be worse; and they are flagged, so that the account counts them as something to look at and not as spoken.
/// </summary>
internal static class UncertainWords
{
    private const int MostShown = 5;

    /// <summary>Where they stand, those in text that is left out apart.</summary>
    public static ImmutableArray<SourceSpan> Of(ImmutableArray<Source> sources, IEnumerable<SkippedText> skipped)
    {
        var left = skipped.Select(skip => skip.Span).ToLookup(span => span.Source);
        return [.. sources.SelectMany((source, index) =>
        {
            var isLeft = new bool[source.Text.Length];
            foreach (var span in left[index])
            {
                isLeft.AsSpan(span.Start, span.Length).Fill(true);
            }

            return source.Uncertain.Select(word => new SourceSpan(index, word.Start, word.Length)).Where(span => isLeft.AsSpan(span.Start, span.Length).Contains(false));
        })];
    }

    /// <summary>A finding for each source that has some.</summary>
    public static IEnumerable<Diagnostic> Findings(ImmutableArray<Source> sources, ImmutableArray<SourceSpan> flagged) => flagged.GroupBy(span => span.Source).Select(words =>
    {
        var source = sources[words.Key];
        var shown = string.Join(", ", words.Take(MostShown).Select(span => $"«{source.Text.AsSpan(span.Start, span.Length)}»"));
        return new Diagnostic("words-uncertain", Severity.Warning,
            $"{words.Count()} {(words.Count() == 1 ? "word" : "words")} of {source.Name} were hard to read and are spoken as they were read; compare them with the page: {shown}{(words.Count() > MostShown ? " …" : ".")}", words.First());
    });
}
