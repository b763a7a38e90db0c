using System.Net;

namespace AudioPaper.Training.Generation;

/// <summary>Parts of a web page.</summary>
internal static class Html
{
    /// <summary>Text as it stands in a web page.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A box with text.</summary>
    public static string Box(string name, string text, string style = "") => $"<div class=\"{name}\" style=\"{style}\">{Text(text)}</div>";

    /// <summary>English words that may be parted between two consonants that stand between vowels.</summary>
    public static string Hyphenated(string text)
    {
        var parted = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            parted.Append(text[i]);
            if (i >= 2 && i + 3 < text.Length && IsVowel(text[i - 1]) && IsConsonant(text[i]) && IsConsonant(text[i + 1]) && IsVowel(text[i + 2]) && char.IsAsciiLetterLower(text[i - 2]) && char.IsAsciiLetterLower(text[i + 3]))
            {
                parted.Append('\u00ad');
            }
        }

        return parted.ToString();
    }

    private static bool IsVowel(char letter) => "aeiou".Contains(letter, StringComparison.Ordinal);

    private static bool IsConsonant(char letter) => "bcdfglmnprstv".Contains(letter, StringComparison.Ordinal);
}
