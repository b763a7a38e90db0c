using System.Collections.Immutable;
using AudioPaper.Audio;

namespace AudioPaper.Voices.Azure;

/// <summary>A clip and where its words are in it.</summary>
/// <param name="Clip">The sound.</param>
/// <param name="Words">Its words in order, as the service parts them; stops have none.</param>
public sealed record TimedClip(Clip Clip, ImmutableArray<TimedWord> Words);

/// <summary>A word in a clip.</summary>
/// <param name="Text">As it was sent.</param>
/// <param name="Start">Its first sample.</param>
/// <param name="SampleCount">Its samples, 0 or more.</param>
public sealed record TimedWord(string Text, long Start, long SampleCount);
