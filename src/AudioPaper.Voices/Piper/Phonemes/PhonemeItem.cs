using System.Collections.Immutable;

namespace AudioPaper.Voices.Piper.Phonemes;

/// <summary>A word in the phonemes of a voice, or a stop.</summary>
/// <param name="Phonemes">Keys of the voice's map, as trained; for a stop its mark and, where trained so, the space after it.</param>
/// <param name="Stop">The stop; <c>\0</c> for a word.</param>
/// <param name="Said">What it says, for messages.</param>
internal readonly record struct PhonemeItem(ImmutableArray<string> Phonemes, char Stop, string Said)
{
    /// <summary>Whether a sentence ends here; Piper gives each sentence to the model alone.</summary>
    public bool EndsSentence => Stop is '.' or '?' or '!';

    /// <summary>Code points of a text, decomposed (NFD), as Piper takes them for phonemes.</summary>
    public static ImmutableArray<string> CodePoints(string text) =>
        [.. text.Normalize(System.Text.NormalizationForm.FormD).EnumerateRunes().Select(rune => rune.ToString())];
}
