using System.Text;

namespace AudioPaper.Voices.Web;

/// <summary>The first words of an answer that is no sound, fit to stand in a sentence.</summary>
internal static class FirstWords
{
    private const int MostBytes = 4096;
    private const int MostCharacters = 80;

    /// <summary>Its first words without markup, control characters and the server's secret; empty when it has none that can be read.</summary>
    public static string Of(ReadOnlySpan<byte> body, Secret? secret)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostBytes)]);
        if (text.Count(c => c is '\0' or '\uFFFD') > text.Length / 10)
        {
            return "";
        }

        var words = WithoutTags(text);
        // Scrubbed before it is cut: half a secret is a secret.
        words = secret?.Scrub(words) ?? words;
        return words.Length <= MostCharacters ? words : words[..(char.IsHighSurrogate(words[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)] + "…";
    }

    private static string WithoutTags(string text)
    {
        var words = new StringBuilder();
        var isTag = false;
        foreach (var c in text)
        {
            isTag = c == '<' || (isTag && c != '>');
            var isLetter = !isTag && c is not ('>' or '"') && !char.IsWhiteSpace(c) && !char.IsControl(c);
            if (isLetter)
            {
                words.Append(c);
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }
}
