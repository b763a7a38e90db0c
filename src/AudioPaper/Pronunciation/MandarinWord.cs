using System.Collections.Immutable;

namespace AudioPaper.Pronunciation;

/// <summary>A word that <see cref="MandarinReader"/> found in a run of hanzi.</summary>
/// <param name="Text">The word as written, never empty.</param>
/// <param name="Start">Its first UTF-16 code unit in the run, from 0.</param>
/// <param name="Syllables">
/// One toned syllable per hanzi, see <see cref="PinyinSyllable"/>; empty for a character that the table has not.
/// </param>
/// <param name="WordClass">Part of speech as a short tag (<c>n</c>, <c>v</c>, <c>nr</c>…), empty where unknown.</param>
public sealed record MandarinWord(string Text, int Start, ImmutableArray<string> Syllables, string WordClass)
{
    /// <summary>
    /// How likely each syllable is the right one, 0 to 1; empty where nobody doubts them. Not part of the word's identity: it changes nothing
    /// that is said.
    /// </summary>
    public ImmutableArray<double> Confidence { get; init; } = [];

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Text.Length;

    /// <summary>How rare the word is in the table (see <see cref="WordEntry.Weight"/>); 0 for a word that is not of the table.</summary>
    internal int Weight { get; init; }

    /// <summary>Whether there is a reading. What has none must be flagged, not dropped.</summary>
    public bool IsKnown => !Syllables.IsEmpty;

    /// <summary>The word as a part to be spoken. Without a reading it has no syllables, and no engine can say it.</summary>
    public SpokenPart ToSpokenPart() => SpokenPart.Mandarin(Text, Syllables);

    /// <inheritdoc/>
    public bool Equals(MandarinWord? other) =>
        other is not null && Text == other.Text && Start == other.Start && WordClass == other.WordClass
        && Syllables.SequenceEqual(other.Syllables);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Start, Syllables.Length);
}
