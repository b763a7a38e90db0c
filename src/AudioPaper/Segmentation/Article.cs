using System.Collections.Immutable;

namespace AudioPaper.Segmentation;

/// <summary>An article as it was found on the page.</summary>
/// <param name="Id">Unique in the issue: <c>a1</c>, <c>a2</c> … in reading order.</param>
/// <param name="Language">BCP 47 tag of its main language: <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Page">Label of its page, e.g. <c>1</c>.</param>
/// <param name="Kicker">Line above the headline (引题), or null.</param>
/// <param name="Headline">The headline; a made one when the page has none.</param>
/// <param name="HeadlineMade">Whether the headline was made from the lede.</param>
/// <param name="Deck">Line below the headline (副题), or null.</param>
/// <param name="BylineText">A line of names as printed, e.g. <c>本报记者 张三 文/图</c> or <c>By Ann Lee</c>, or null.</param>
/// <param name="Dateline">What leads into the body (电头) as printed, e.g. <c>本报讯（记者 张三）</c> or <c>LONDON —</c>, or null.</param>
/// <param name="Byline">The names in both alone.</param>
/// <param name="Paragraphs">The body; line and column breaks undone.</param>
public sealed record Article(
    string Id,
    string Language,
    string Page,
    SpannedText? Kicker,
    SpannedText Headline,
    bool HeadlineMade,
    SpannedText? Deck,
    SpannedText? BylineText,
    SpannedText? Dateline,
    ImmutableArray<string> Byline,
    ImmutableArray<SpannedText> Paragraphs)
{
    /// <summary>Name of its section, as printed, or null.</summary>
    public string? Section { get; init; }

    /// <summary>Title of its chapter: kicker, a space and headline; a made headline stands alone. Never cut.</summary>
    public string Title => Kicker is null || HeadlineMade ? Headline.Text : $"{Kicker.Text} {Headline.Text}";

    /// <summary>Everything in it that stands on the page, in the order it is read.</summary>
    public IEnumerable<SpannedText> Texts =>
        new[] { Kicker, Headline, Deck, BylineText, Dateline }.OfType<SpannedText>().Concat(Paragraphs);
}
