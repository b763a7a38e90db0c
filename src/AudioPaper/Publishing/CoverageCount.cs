using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Packaging;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing;

/// <summary>
/// Counts what became of each character of an issue. Spoken is counted backwards: from the cues of the finished transcript to the
/// text they were made from, and through its places to the sources; it is never a remainder.
/// </summary>
public static class CoverageCount
{
    private enum Fate : byte
    {
        None,
        Skipped,
        Spoken,
        Flagged,
    }

    /// <summary>The account. A character both spoken and flagged (a word of a scanned page that was hard to read) counts as flagged, so each counts once.</summary>
    /// <param name="sources">All sources of the issue.</param>
    /// <param name="transcript">The cues as they stand in the finished transcript.</param>
    /// <param name="made">What each cue should hold, by its id.</param>
    /// <param name="skipped">What is left out for a reason.</param>
    /// <param name="flagged">What a person should look at.</param>
    public static CoverageAccount Of(
        ImmutableArray<Source> sources, IEnumerable<WebVttCue> transcript, IEnumerable<SpokenCue> made, IEnumerable<SkippedText> skipped, IEnumerable<SourceSpan> flagged)
    {
        var fates = sources.Select(source => new Fate[source.Text.Length]).ToArray();
        Mark(skipped.Select(skip => skip.Span), Fate.Skipped, fates);
        foreach (var cue in Found(transcript, made))
        {
            Mark(cue.Text.Spans, Fate.Spoken, fates);
        }

        Mark(flagged, Fate.Flagged, fates);
        return Count(sources, fates);
    }

    /// <summary>Texts typed by hand that no cue of the transcript holds. They stand in no source, so the account cannot miss them.</summary>
    /// <param name="transcript">The cues as they stand in the finished transcript.</param>
    /// <param name="made">What each cue should hold, by its id.</param>
    public static IEnumerable<SpokenCue> MissingTyped(IEnumerable<WebVttCue> transcript, IReadOnlyCollection<SpokenCue> made)
    {
        ArgumentNullException.ThrowIfNull(made);
        var found = Found(transcript, made).Select(cue => cue.Id).ToHashSet(StringComparer.Ordinal);
        return made.Where(cue => !cue.Text.Spans.Any() && !found.Contains(cue.Id));
    }

    /// <summary>What stands in the transcript as it was made.</summary>
    private static IEnumerable<SpokenCue> Found(IEnumerable<WebVttCue> transcript, IEnumerable<SpokenCue> made)
    {
        var byId = made.ToDictionary(cue => cue.Id, StringComparer.Ordinal);
        return transcript.Where(cue => byId.TryGetValue(cue.Id, out var text) && SameWords(cue.Text, text.Text.Text)).Select(cue => byId[cue.Id]);
    }

    private static void Mark(IEnumerable<SourceSpan> spans, Fate fate, Fate[][] fates)
    {
        foreach (var span in spans)
        {
            fates[span.Source].AsSpan(span.Start, span.Length).Fill(fate);
        }
    }

    /// <summary>Whether a cue holds its text, white space and what the format cannot carry apart.</summary>
    private static bool SameWords(string cue, string text) => Bare(cue) == Bare(WebVtt.Carried(text));

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static CoverageAccount Count(ImmutableArray<Source> sources, Fate[][] fates)
    {
        var counts = new int[4];
        var unaccounted = ImmutableArray.CreateBuilder<SourceSpan>();
        for (var source = 0; source < sources.Length; source++)
        {
            var text = sources[source].Text;
            for (var i = 0; i < text.Length; i++)
            {
                if (char.IsWhiteSpace(text[i]) || (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1])))
                {
                    continue;
                }

                var fate = fates[source][i];
                counts[(int)fate]++;
                if (fate != Fate.None)
                {
                    continue;
                }

                var length = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
                if (unaccounted.Count > 0 && unaccounted[^1] is var last && last.Source == source && last.End == i)
                {
                    unaccounted[^1] = last with { Length = last.Length + length };
                }
                else
                {
                    unaccounted.Add(new SourceSpan(source, i, length));
                }
            }
        }

        return new CoverageAccount(
            new Coverage(counts.Sum(), counts[(int)Fate.Spoken], counts[(int)Fate.Skipped], counts[(int)Fate.Flagged]), unaccounted.ToImmutable());
    }
}
