using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing;

/// <summary>The text that a cue was made from, by the cue's id.</summary>
/// <param name="Id">Id of the cue in the transcript.</param>
/// <param name="Text">The text, with its place in the sources.</param>
public sealed record SpokenCue(string Id, SpannedText Text);

/// <summary>The account of an issue's characters. White space does not count; a character outside the Basic Multilingual Plane counts once.</summary>
/// <param name="Characters">All characters of the sources.</param>
/// <param name="Spoken">Those that stand in a cue of the finished transcript.</param>
/// <param name="Skipped">Those left out for a reason.</param>
/// <param name="Flagged">Those that a person should look at.</param>
public sealed record Coverage(int Characters, int Spoken, int Skipped, int Flagged)
{
    /// <summary>Characters that nobody accounts for. Anything but 0 is an error.</summary>
    public int Unaccounted => Characters - Spoken - Skipped - Flagged;
}

/// <summary>The account, with the places that are not spoken.</summary>
/// <param name="Coverage">The numbers.</param>
/// <param name="Unaccounted">Where the characters stand that nobody accounts for.</param>
public sealed record CoverageAccount(Coverage Coverage, ImmutableArray<SourceSpan> Unaccounted);
