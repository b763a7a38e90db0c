using System.Collections.Frozen;

namespace AudioPaper.Pronunciation;

/// <summary>The syllables of Mandarin in ASCII: letters with <c>v</c> for ü and a tone digit 1 to 5, e.g. <c>lv4</c>.</summary>
public static class PinyinSyllable
{
    // Initial, then the finals it goes with. The vowelless interjections (ng, hm) are left out: no voice says them.
    private static readonly string[] Table =
    [
        ": a ai an ang ao e ei en eng er o ou",
        "b: a ai an ang ao ei en eng i ian iang iao ie in ing o u",
        "p: a ai an ang ao ei en eng i ian iao ie in ing o ou u",
        "m: a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
        "f: a an ang ei en eng iao o ou u",
        "d: a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
        "t: a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
        "n: a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
        "l: a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve",
        "g: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
        "k: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
        "h: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
        "j: i ia ian iang iao ie in ing iong iu u uan ue un",
        "q: i ia ian iang iao ie in ing iong iu u uan ue un",
        "x: i ia ian iang iao ie in ing iong iu u uan ue un",
        "zh: a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
        "ch: a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
        "sh: a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
        "r: an ang ao e en eng i ong ou u ua uan ui un uo",
        "z: a ai an ang ao e ei en eng i ong ou u uan ui un uo",
        "c: a ai an ang ao e ei en eng i ong ou u uan ui un uo",
        "s: a ai an ang ao e en eng i ong ou u uan ui un uo",
        "y: a ai an ang ao e i in ing o ong ou u uan ue un",
        "w: a ai an ang ei en eng o u",
    ];

    private static readonly FrozenSet<string> All = Table
        .Select(row => row.Split(": "))
        .SelectMany(row => row[1].Split(' '), (row, final) => row[0] + final)
        .SelectMany(_ => "12345", (letters, tone) => letters + tone)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether Mandarin has the syllable. Any tone counts: which tones occur is for a word table to say.</summary>
    /// <param name="syllable">Letters and tone digit, nothing else; <c>lü4</c> and <c>Lv4</c> are not valid.</param>
    public static bool IsValid(ReadOnlySpan<char> syllable) => BySpan.Contains(syllable);

    /// <summary>The tone of a valid syllable: 1 to 4, or 5 for the neutral tone.</summary>
    /// <exception cref="ArgumentException">The text is not a valid syllable.</exception>
    public static int Tone(ReadOnlySpan<char> syllable) => IsValid(syllable)
        ? syllable[^1] - '0'
        : throw new ArgumentException($"\"{syllable}\" is not a toned syllable of Mandarin.", nameof(syllable));

    /// <summary>The shared string of a syllable given as ASCII, so that reading a page does not make thousands of copies.</summary>
    internal static bool TryShare(ReadOnlySpan<byte> ascii, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? syllable)
    {
        syllable = null;
        Span<char> letters = stackalloc char[8];
        if (ascii.Length > letters.Length)
        {
            return false;
        }

        for (var i = 0; i < ascii.Length; i++)
        {
            letters[i] = (char)ascii[i];
        }

        return BySpan.TryGetValue(letters[..ascii.Length], out syllable);
    }
}
