namespace AudioPaper.Normalization;

/// <summary>Words in Latin letters, and how they are given to an English voice.</summary>
internal static class LatinWords
{
    /// <summary>A word: letters with accents and ligatures, and apostrophes and hyphens inside it (or an apostrophe after its s).</summary>
    public const string Pattern = "[" + Letters + "](?:['’-]?[" + Letters + "]){0,60}(?:(?<=s)['’])?";

    private const string Letters = @"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF\uFB00-\uFB06";

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    /// <summary>The word with straight apostrophes, and with its ligatures (ﬁ, as they come out of printing files) taken apart.</summary>
    public static string Spoken(string word) =>
        word.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 ? word
            : string.Concat(word.Select(c => c == '’' ? "'" : c is >= '\uFB00' and <= '\uFB06' ? Ligatures[c - '\uFB00'] : c.ToString()));
}
