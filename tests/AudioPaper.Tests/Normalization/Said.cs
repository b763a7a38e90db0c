using AudioPaper.Normalization;

namespace AudioPaper.Tests.Normalization;

/// <summary>What is said for a text, in one line.</summary>
internal static class Said
{
    /// <summary>Mandarin words without spaces; Latin words and letters between spaces.</summary>
    public static string InMandarin(string text)
    {
        var line = "";
        foreach (var token in Normalizer.Tokens(text))
        {
            var isLatin = token.Kind is TokenKind.English or TokenKind.Letters;
            line += isLatin ? $" {token.Spoken} " : token.Spoken;
        }

        return line.Replace("  ", " ", StringComparison.Ordinal).Trim();
    }

    /// <summary>All words with single spaces between them; a stop follows its word directly.</summary>
    public static string InEnglish(string text)
    {
        var line = "";
        foreach (var token in Normalizer.Tokens(text, TextLanguage.English).Where(token => token.Spoken.Length > 0))
        {
            line += token.Kind == TokenKind.Stop ? token.Spoken : " " + token.Spoken;
        }

        return line.Trim();
    }
}
