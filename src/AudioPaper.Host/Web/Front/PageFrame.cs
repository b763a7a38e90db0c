using AudioPaper.Host.Web.Files;

namespace AudioPaper.Host.Web.Front;

/// <summary>What stands around a public page.</summary>
/// <param name="Site">Under which address it is seen.</param>
/// <param name="IsChinese">Whether the words around are Chinese; else English.</param>
/// <param name="Title">Its title.</param>
/// <param name="Own">Its own path, for the switch of languages.</param>
/// <param name="Manifest">Path of its web manifest.</param>
internal sealed record PageFrame(SiteAddress Site, bool IsChinese, string Title, string Own, string Manifest)
{
    /// <summary>Title and address of the feeds it names; the first is what a reader subscribes to.</summary>
    public IEnumerable<(string Title, string Link)> Feeds { get; init; } = [];

    /// <summary>Where it stands: name, address and language of the pages above it, the highest first.</summary>
    public IReadOnlyList<(string Name, string Link, string? Language)> Above { get; init; } = [];

    /// <summary>When it changed last; null when nobody can tell.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Its words in Chinese or in English.</summary>
    public string Say(string chinese, string english) => IsChinese ? chinese : english;
}
