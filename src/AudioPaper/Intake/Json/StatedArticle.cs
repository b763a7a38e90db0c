using System.Collections.Immutable;

namespace AudioPaper.Intake.Json;

/// <summary>An article as <c>articles.json</c> states it. Texts are one line each, runs of white space single spaces; null where the file says nothing.</summary>
/// <param name="Id">Its id, for information.</param>
/// <param name="Language">BCP 47 tag of its language, for information.</param>
/// <param name="Page">Label of its page.</param>
/// <param name="Section">Name of its section.</param>
/// <param name="Kicker">Line above the headline.</param>
/// <param name="Headline">The headline.</param>
/// <param name="HeadlineMade">Whether the headline was made from the lede.</param>
/// <param name="Deck">Line below the headline.</param>
/// <param name="Names">Names of the authors alone.</param>
/// <param name="BylineText">The line of names as printed.</param>
/// <param name="Dateline">What leads into the body.</param>
/// <param name="Paragraphs">The body; none of them empty.</param>
public sealed record StatedArticle(
    string? Id, string? Language, string? Page, string? Section, string? Kicker, string? Headline, bool HeadlineMade, string? Deck,
    ImmutableArray<string> Names, string? BylineText, string? Dateline, ImmutableArray<string> Paragraphs)
{
    /// <summary>The line of names to read: as printed, else made of the names that the dateline does not hold; null when there is none.</summary>
    public string? NamesLine => BylineText ?? (Names.Where(name => Dateline?.Contains(name, StringComparison.Ordinal) != true).ToList() is { Count: > 0 } names
        ? string.Join(names.Any(name => name[0] >= '\u2E80') ? "、" : ", ", names) : null);
}
