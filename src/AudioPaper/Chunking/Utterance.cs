using System.Collections.Immutable;
using AudioPaper.Pronunciation;

namespace AudioPaper.Chunking;

/// <summary>The text of one synthesizer call: a sentence, or a clause of a long one.</summary>
/// <param name="Passage">Index of its passage in the script, from 0.</param>
/// <param name="Start">First UTF-16 code unit of its text in the passage.</param>
/// <param name="Text">Its text as printed, with the white space around it; all utterances of a passage, joined, equal the passage.</param>
/// <param name="Parts">What is said, in order; at least one part that is not a stop.</param>
/// <param name="PauseAfter">Silence that follows it.</param>
public sealed record Utterance(int Passage, int Start, string Text, ImmutableArray<SpokenPart> Parts, TimeSpan PauseAfter)
{
    /// <summary>What it is in the newspaper.</summary>
    public UtteranceKind Kind { get; init; }

    /// <summary>Whether Mandarin is said in it; a voice for English speaks the others.</summary>
    public bool IsMandarin => Parts.Any(part => part.Kind == PartKind.Mandarin);

    /// <summary>All that is said, in one line; equal lines mean equal sound from the same voice.</summary>
    public string Spoken => string.Join(' ', Parts);

    /// <summary>The number of Mandarin syllables.</summary>
    public int SyllableCount => Parts.Sum(part => part.Syllables.Length);
}
