using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;

namespace AudioPaper.Segmentation.Corrections;

/// <summary>Finds what an edit left out of the articles of the pages.</summary>
internal static class LeftOut
{
    /// <summary>All that stands in a found article and in no edited one, white space apart: names of sections, and what was removed.</summary>
    public static IEnumerable<SkippedText> Of(ImmutableArray<Source> sources, IEnumerable<Article> found, IEnumerable<Article> edited, IEnumerable<SpannedText?> sections)
    {
        var fates = sources.Select(source => new Fate[source.Text.Length]).ToArray();
        Mark(fates, Fate.Section, sections.OfType<SpannedText>());
        Mark(fates, Fate.Kept, edited.SelectMany(article => article.Texts));
        foreach (var article in found)
        {
            foreach (var span in article.Texts.SelectMany(text => text.Spans))
            {
                for (var (start, end) = (span.Start, span.Start); start < span.End; start = end)
                {
                    var fate = fates[span.Source][start];
                    while (end < span.End && fates[span.Source][end] == fate)
                    {
                        end++;
                    }

                    var text = sources[span.Source].Text[start..end];
                    if (fate != Fate.Kept && !string.IsNullOrWhiteSpace(text))
                    {
                        yield return new SkippedText(new SourceSpan(span.Source, start, end - start), text, fate == Fate.Section ? SkipReason.Section : SkipReason.Edited, article.Page);
                    }
                }
            }
        }
    }

    private static void Mark(Fate[][] fates, Fate fate, IEnumerable<SpannedText> texts)
    {
        foreach (var span in texts.SelectMany(text => text.Spans))
        {
            fates[span.Source].AsSpan(span.Start, span.Length).Fill(fate);
        }
    }

    private enum Fate : byte
    {
        LeftOut,
        Section,
        Kept,
    }
}
