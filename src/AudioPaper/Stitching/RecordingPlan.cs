using System.Collections.Immutable;
using AudioPaper.Audio;

namespace AudioPaper.Stitching;

/// <summary>A cue inside a track.</summary>
/// <param name="Text">The text as printed.</param>
/// <param name="Start">First sample in the track.</param>
/// <param name="SampleCount">Its length.</param>
public sealed record TrackCue(string Text, long Start, long SampleCount);

/// <summary>A track of an episode.</summary>
/// <param name="ArticleId">Its article.</param>
/// <param name="Title">Title of its chapter.</param>
/// <param name="SampleCount">Its length.</param>
/// <param name="Cues">Its cues, in order; one at least.</param>
public sealed record EpisodeTrack(string ArticleId, string Title, long SampleCount, ImmutableArray<TrackCue> Cues)
{
    /// <summary>Section of the newspaper its article stands in; null when the pages tell none.</summary>
    public string? Section { get; init; }
}

/// <summary>Lays the tracks of an episode end to end.</summary>
public static class RecordingPlan
{
    /// <summary>The recording of <paramref name="tracks"/>: a chapter for each, beginning with its first words, and all cues.</summary>
    public static Recording Of(PcmFormat format, IReadOnlyList<EpisodeTrack> tracks)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        var starts = new List<long>();
        var cues = ImmutableArray.CreateBuilder<Cue>();
        var at = 0L;
        foreach (var track in tracks)
        {
            for (var i = 0; i < track.Cues.Length; i++)
            {
                var cue = track.Cues[i];
                // The episode's first words are shown from its very beginning: the silence before them belongs to them.
                var start = cues.Count == 0 ? 0 : at + cue.Start;
                cues.Add(new Cue($"{track.ArticleId}-{i + 1}", cue.Text.Trim(), start, at + cue.Start + cue.SampleCount));
                if (i == 0)
                {
                    starts.Add(start);
                }
            }

            at += track.SampleCount;
        }

        var chapters = tracks.Select((track, i) => new Chapter(track.Title, starts[i], i + 1 < starts.Count ? starts[i + 1] : at) { ArticleId = track.ArticleId, Section = track.Section });
        return new Recording(format, at, [.. chapters], cues.ToImmutable());
    }
}
