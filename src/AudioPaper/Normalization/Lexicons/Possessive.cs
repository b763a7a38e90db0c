namespace AudioPaper.Normalization.Lexicons;

/// <summary>An English ’s or ’ after a name whose sound is told: it belongs to the word.</summary>
internal static class Possessive
{
    /// <summary>Length of the suffix at a place; 0 where there is none.</summary>
    public static int LengthAt(string text, int at) =>
        at == 0 || at >= text.Length || text[at] is not ('\'' or '’') ? 0
            : at + 1 < text.Length && text[at + 1] is 's' or 'S' && !(at + 2 < text.Length && char.IsLetterOrDigit(text[at + 2]) && text[at + 2] < '\u2E80') ? 2
            : text[at - 1] is 's' or 'S' && !(at + 1 < text.Length && char.IsLetter(text[at + 1])) ? 1 : 0;

    /// <summary>The phonemes with those of the suffix: iz after a hiss, s after a voiceless sound, else z.</summary>
    public static string Of(string ipa, string suffix) =>
        suffix.Length < 2 ? ipa : ipa + ipa[^1] switch
        {
            's' or 'z' or 'ʃ' or 'ʒ' => "ɪz",
            'p' or 't' or 'k' or 'f' or 'θ' => "s",
            _ => "z",
        };
}
