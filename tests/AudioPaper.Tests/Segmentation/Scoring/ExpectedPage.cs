using System.Text.Json;

namespace AudioPaper.Tests.Segmentation.Scoring;

/// <summary>An article as a person finds it on a page, or as the program does, in the form in which both are compared.</summary>
/// <param name="Head">Kicker, headline and deck in one: which of two lines is the kicker is a matter of taste. Empty when the page has none.</param>
/// <param name="Byline">Names alone.</param>
/// <param name="Paragraphs">The body.</param>
internal sealed record ComparedArticle(string Head, IReadOnlyList<string> Byline, IReadOnlyList<string> Paragraphs)
{
    /// <summary>All of it without white space; what the character error is counted on.</summary>
    public string Text { get; } = Bare(Head + string.Concat(Paragraphs));

    /// <summary>Text without white space, which is no matter of hearing.</summary>
    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

/// <summary>What a person finds on the pages of an issue (<c>expected.json</c>; tests/README.md).</summary>
internal sealed record ExpectedPage(IReadOnlyList<ComparedArticle> Articles, IReadOnlyList<string> Furniture, IReadOnlyList<string> Either)
{
    public static ExpectedPage Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var root = json.RootElement;
        return new ExpectedPage([.. root.GetProperty("articles").EnumerateArray().Select(Article)], [.. Strings(root, "furniture"), .. Skipped(root)], Strings(root, "either"));
    }

    private static ComparedArticle Article(JsonElement article) => new(
        string.Concat(new[] { "kicker", "headline", "deck" }.Select(name => article.TryGetProperty(name, out var value) ? value.GetString() : null)),
        Strings(article, "byline"), Strings(article, "paragraphs"));

    /// <summary>The sample newspapers name what is left out with its reason.</summary>
    private static IEnumerable<string> Skipped(JsonElement root) =>
        root.TryGetProperty("skipped", out var list) ? list.EnumerateArray().Select(skip => skip.GetProperty("text").GetString()!) : [];

    private static List<string> Strings(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : [];
}
