using System.Text;

namespace AudioPaper.Voices.Azure;

/// <summary>
/// Characters as Azure bills them ("What is text to speech", pricing note, as read in 2026): every code point of the request, markup and white space
/// included, but not the elements <c>speak</c> and <c>voice</c>; each hanzi is two.
/// </summary>
internal static class BilledCharacters
{
    /// <summary>The characters of what stands inside <c>voice</c>.</summary>
    public static int Count(string content) => content.EnumerateRunes().Sum(rune => IsHanzi(rune) ? 2 : 1);

    private static bool IsHanzi(Rune rune) => rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2_0000 and <= 0x3_FFFF);
}
