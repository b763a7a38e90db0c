using System.Globalization;

namespace AudioPaper.Host.Web.Speakers.Alexa.Model;

/// <summary>
/// The name that people open the skill by («Invocation Name Requirements», Amazon): lower-case letters, spaces, apostrophes and periods; two words at least; with
/// two words none of them an article or the like; no word that wakes or opens Alexa, or that joins the name to what is asked.
/// </summary>
internal static class InvocationName
{
    private const int MostCharacters = 50;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "alexa", "amazon", "echo", "computer", "skill", "app", "launch", "ask", "tell", "load", "begin", "enable", "open", "start", "run", "to", "from", "by", "if", "and", "whether",
    };

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "the", "a", "an", "for", "to", "of" };

    /// <summary>Whether Alexa takes a name.</summary>
    public static bool Is(string name) => name.Length is > 2 and <= MostCharacters && name.All(c => char.IsAsciiLetterLower(c) || c is ' ' or '\'' or '.')
        && name.Split(' ') is { Length: >= 2 } words && words.All(word => word.Any(char.IsAsciiLetterLower) && !Kept.Contains(word)) && !(words.Length == 2 && words.Any(Small.Contains));

    /// <summary>A name made of a newspaper's; null when that gives none, as with Chinese ones.</summary>
    public static string? Of(string newspaper)
    {
        var name = string.Join(' ', newspaper.ToLower(CultureInfo.InvariantCulture).Split([' ', '-', '_', ','], StringSplitOptions.RemoveEmptyEntries));
        return Is(name) ? name : null;
    }
}
