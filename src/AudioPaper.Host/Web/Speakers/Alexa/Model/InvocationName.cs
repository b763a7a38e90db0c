using System.Globalization;

namespace AudioPaper.Host.Web.Speakers.Alexa.Model;

/// <summary>The name that people open the skill by («Choose the Invocation Name for a Custom Skill», Amazon): lower-case letters, spaces, apostrophes and periods; two words at least, and none that Alexa keeps for itself.</summary>
internal static class InvocationName
{
    private const int MostCharacters = 50;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "alexa", "amazon", "echo", "computer", "skill", "app", "launch", "ask", "tell", "load", "begin", "enable", "open", "start", "play", "resume", "run", "use",
    };

    /// <summary>Whether Alexa takes a name.</summary>
    public static bool Is(string name) => name.Length is > 2 and <= MostCharacters && name.All(c => char.IsAsciiLetterLower(c) || c is ' ' or '\'' or '.')
        && name.Split(' ') is { Length: >= 2 } words && words.All(word => word.Any(char.IsAsciiLetterLower) && !Kept.Contains(word));

    /// <summary>A name made of a newspaper's; null when that gives none, as with Chinese ones.</summary>
    public static string? Of(string newspaper)
    {
        var name = string.Join(' ', newspaper.ToLower(CultureInfo.InvariantCulture).Replace("&", " and ", StringComparison.Ordinal).Split([' ', '-', '_', ','], StringSplitOptions.RemoveEmptyEntries));
        return Is(name) ? name : null;
    }
}
