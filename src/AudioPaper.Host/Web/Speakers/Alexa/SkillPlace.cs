using System.Globalization;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>What is being listened to.</summary>
internal enum SkillMode
{
    /// <summary>All articles of an issue, one after the other.</summary>
    Paper,

    /// <summary>The articles of a section.</summary>
    Section,

    /// <summary>The digest.</summary>
    Headlines,
}

/// <summary>
/// A place in a newspaper, told in the token of each sound that Alexa plays. Alexa sends it back with every request, together with the offset: so the server
/// keeps nothing about anybody, and any server with the same library goes on where another stopped.
/// </summary>
/// <param name="Newspaper">Name of the newspaper's folder.</param>
/// <param name="Issue">Name of the issue's folder.</param>
/// <param name="Mode">What is being listened to.</param>
/// <param name="Article">Id of the article; empty for the digest.</param>
/// <param name="Section">Name of the section's feed file; empty but for sections.</param>
/// <param name="Failures">Sounds that failed one after the other before this one.</param>
internal sealed record SkillPlace(string Newspaper, string Issue, SkillMode Mode, string Article, string Section = "", int Failures = 0)
{
    /// <summary>Amazon's limit.</summary>
    public const int MostCharacters = 1024;

    /// <summary>What no name of a folder holds, on any system.</summary>
    private const char Separator = '|';

    /// <summary>The token; null when a name of a file on the disk does not fit into one.</summary>
    public string? Token =>
        string.Join(Separator, "1", Newspaper, Issue, LetterOf(Mode), Article, Section, Failures.ToString(CultureInfo.InvariantCulture)) is var token
            && token.Length <= MostCharacters && token.Count(c => c == Separator) == 6 ? token : null;

    /// <summary>The place of a token; null when it is none of ours.</summary>
    /// <param name="token">Any text, or null.</param>
    public static SkillPlace? Parse(string? token) =>
        token is { Length: <= MostCharacters } && token.Split(Separator) is ["1", var newspaper, var issue, var letter, var article, var section, var failures]
            && ModeOf(letter) is { } mode && int.TryParse(failures, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new SkillPlace(newspaper, issue, mode, article, section, count) : null;

    private static string LetterOf(SkillMode mode) => mode switch { SkillMode.Paper => "p", SkillMode.Section => "s", _ => "h" };

    private static SkillMode? ModeOf(string letter) => letter switch { "p" => SkillMode.Paper, "s" => SkillMode.Section, "h" => SkillMode.Headlines, _ => null };
}
