using System.Collections.Immutable;
using System.Text.Json;

namespace AudioPaper.Intake.Json;

/// <summary>
/// Reads articles as AudioPaper writes them (<c>articles.json</c>) or as any program may write them for it; the form is described in
/// <c>articles.schema.json</c>. Members it does not know are ignored.
/// </summary>
public static class ArticlesReader
{
    /// <summary>Reads the articles of a file.</summary>
    /// <exception cref="IntakeException">The file is not of this form.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name)
    {
        using var document = JsonText.Parse(bytes, name);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("articles", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw JsonText.WrongType($"{name}: articles", "a list of articles", "文章列表");
        }

        var source = new SourceBuilder(name)
        {
            Newspaper = JsonText.Member(root, "newspaper", name),
            Date = StatedFacts.Date(JsonText.Member(root, "date", name)),
        };
        foreach (var (article, place) in JsonText.Members(root, "articles", $"{name}: "))
        {
            Add(source, article, place.Replace(": .", ": ", StringComparison.Ordinal));
        }

        return source.ToSources();
    }

    private static void Add(SourceBuilder source, JsonElement article, string place)
    {
        if (article.ValueKind != JsonValueKind.Object)
        {
            throw JsonText.WrongType(place, "an object", "对象");
        }

        var headline = JsonText.Member(article, "headline", place);
        var paragraphs = JsonText.Members(article, "paragraphs", place).Select(p => JsonText.Text(p.Value, p.Place)).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        if (string.IsNullOrWhiteSpace(headline) && paragraphs.Count == 0)
        {
            throw new IntakeException($"{place} has neither headline nor paragraphs; give it one of them or leave it out.", $"{place} 既没有 headline 也没有 paragraphs；请补上或删去。");
        }

        var isMade = paragraphs.Count > 0 && article.TryGetProperty("headlineMade", out var made) && made.ValueKind == JsonValueKind.True;
        source.BeginArticle();
        source.Page = SourceBuilder.OneLine(JsonText.Member(article, "page", place) ?? "") is { Length: > 0 } page ? page : null;
        source.Add(RegionRole.Section, JsonText.Member(article, "section", place));
        source.Add(RegionRole.Kicker, JsonText.Member(article, "kicker", place));
        // A made headline stands in no newspaper: it is made again from the lede.
        source.Add(RegionRole.Headline, isMade ? null : headline);
        source.Add(RegionRole.Deck, JsonText.Member(article, "deck", place));
        AddNames(source, article, place);
        foreach (var paragraph in paragraphs)
        {
            source.Add(RegionRole.Paragraph, paragraph);
        }
    }

    /// <summary>The line of names as printed; names given alone become a line, unless the dateline holds them already.</summary>
    private static void AddNames(SourceBuilder source, JsonElement article, string place)
    {
        var dateline = JsonText.Member(article, "dateline", place);
        var line = JsonText.Member(article, "bylineText", place) ?? JsonText.Member(article, "bylineLine", place);
        var names = JsonText.Members(article, "byline", place).Select(n => JsonText.Text(n.Value, n.Place)?.Trim())
            .OfType<string>().Where(n => n.Length > 0 && dateline?.Contains(n, StringComparison.Ordinal) != true).ToList();
        source.Add(RegionRole.Byline, !string.IsNullOrWhiteSpace(line) ? line : string.Join(names.Any(n => n[0] >= '\u2E80') ? "、" : ", ", names));
        source.Add(RegionRole.Dateline, dateline);
    }
}
