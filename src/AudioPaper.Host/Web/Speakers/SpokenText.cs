using System.Text;
using AudioPaper.Packaging;

namespace AudioPaper.Host.Web.Speakers;

/// <summary>Text of pages for speakers and their apps: one line, no markup, nothing unseen, not endless.</summary>
internal static class SpokenText
{
    /// <summary>The text; where it is too long it ends with an ellipsis.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="mostCharacters">UTF-16 code units at most.</param>
    public static string Short(string text, int mostCharacters)
    {
        var plain = new StringBuilder();
        foreach (var rune in PlainText.OneLine(text).EnumerateRunes())
        {
            if (plain.Length + 3 > mostCharacters)
            {
                return plain.ToString().TrimEnd() + "…";
            }

            // Alexa takes plain text only, and what looks like a tag for one.
            plain.Append(rune.Value is '<' or '>' ? " " : IsUnseen(rune) ? "" : rune.ToString());
        }

        return plain.ToString().Trim();
    }

    /// <summary>Whether an English voice can say it: some letters or digits, and no others than Latin ones.</summary>
    public static bool IsLatin(string text) => text.Any(char.IsLetterOrDigit) && text.EnumerateRunes().All(rune => !Rune.IsLetter(rune) || rune.Value < 0x250);

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned;
}
