using System.Text;
using AudioPaper.Segmentation;

namespace AudioPaper.Packaging.Books;

/// <summary>Stretches of the other language in a text of Chinese or English, so that screen readers change their voice (WCAG 2.2, 3.1.2).</summary>
public static class LanguageRuns
{
    /// <summary>A single letter (A股, T恤) is no word of English.</summary>
    private const int FewestLetters = 2;

    /// <summary>The text in pieces; joined, they are the text. Linear in it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">Its main language, <c>zh-CN</c> or <c>en</c>.</param>
    /// <returns>Each with the BCP 47 tag of its language where that is another one, else null.</returns>
    public static IEnumerable<(string Text, string? Language)> Of(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var inChinese = language == "zh-CN";
        var (written, at) = (0, 0);
        while (at < text.Length)
        {
            var (end, letters) = inChinese ? English(text, at) : Chinese(text, at);
            if (letters >= (inChinese ? FewestLetters : 1))
            {
                if (at > written)
                {
                    yield return (text[written..at], null);
                }

                yield return (text[at..end], inChinese ? "en" : "zh-CN");
                written = end;
            }

            at = Math.Max(end, at + 1);
        }

        if (written < text.Length)
        {
            yield return (text[written..], null);
        }
    }

    // From a letter to the last letter or digit before anything Chinese.
    private static (int End, int Letters) English(string text, int start)
    {
        var (end, letters) = (start, 0);
        for (var i = start; Writing.IsLatin(text[start]) && i < text.Length && !Writing.IsWide(text[i]); i++)
        {
            letters += Writing.IsLatin(text[i]) ? 1 : 0;
            end = Writing.IsLatin(text[i]) || char.IsAsciiDigit(text[i]) ? i + 1 : end;
        }

        return (end, letters);
    }

    // From a hanzi through hanzi, their punctuation and figures to the last that is no figure.
    private static (int End, int Letters) Chinese(string text, int start)
    {
        var (end, letters) = (start, 0);
        for (var i = start; i < text.Length && Rune.TryGetRuneAt(text, i, out var rune); i += rune.Utf16SequenceLength)
        {
            var isHanzi = Writing.IsHanzi(rune);
            if (!isHanzi && (letters == 0 || !rune.IsBmp || (!Writing.IsWide((char)rune.Value, inChinese: false) && !char.IsAsciiDigit((char)rune.Value))))
            {
                break;
            }

            letters += isHanzi ? 1 : 0;
            end = char.IsAsciiDigit(text[i]) ? end : i + rune.Utf16SequenceLength;
        }

        return (end, letters);
    }
}
