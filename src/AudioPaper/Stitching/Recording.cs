using System.Collections.Immutable;
using AudioPaper.Audio;

namespace AudioPaper.Stitching;

/// <summary>Text with begin and end in the sound of an episode.</summary>
/// <param name="Id">Unique in the episode, e.g. <c>a2-17</c>.</param>
/// <param name="Text">The text as printed, white space trimmed.</param>
/// <param name="Start">First sample.</param>
/// <param name="End">Sample after the last; greater than <paramref name="Start"/>.</param>
public sealed record Cue(string Id, string Text, long Start, long End);

/// <summary>A place to jump to.</summary>
/// <param name="Title">Its title, never cut.</param>
/// <param name="Start">First sample; the first sample of the first cue in it.</param>
/// <param name="End">Sample after the last; equal to the next chapter's start.</param>
public sealed record Chapter(string Title, long Start, long End)
{
    /// <summary>Id of its article, e.g. <c>a2</c> or <c>opening</c>; unique in the episode.</summary>
    public string ArticleId { get; init; } = "";

    /// <summary>Section of the newspaper it stands in; null when the pages tell none.</summary>
    public string? Section { get; init; }
}

/// <summary>
/// The plan of an episode: what stands where in its sound. It is the one timing model: tags, chapters and transcripts
/// are all written from it.
/// </summary>
/// <param name="Format">Sample rate of all positions.</param>
/// <param name="SampleCount">Length of the whole sound.</param>
/// <param name="Chapters">In order, from sample 0 to <paramref name="SampleCount"/>, without gaps.</param>
/// <param name="Cues">In order, not overlapping.</param>
public sealed record Recording(PcmFormat Format, long SampleCount, ImmutableArray<Chapter> Chapters, ImmutableArray<Cue> Cues);
