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
        var articles = Stated(document.RootElement, bytes, name);
        var source = new SourceBuilder(name)
        {
            Newspaper = JsonText.Member(document.RootElement, "newspaper", name),
            Date = StatedFacts.Date(JsonText.Member(document.RootElement, "date", name)),
        };
        foreach (var article in articles)
        {
            Add(source, article);
        }

        return source.ToSources();
    }

    /// <summary>The articles as the file states them, in its order; at least one.</summary>
    /// <exception cref="IntakeException">The file is not of this form; the sentence names the line.</exception>
    public static ImmutableArray<StatedArticle> Stated(byte[] bytes, string name)
    {
        using var document = JsonText.Parse(bytes, name);
        return Stated(document.RootElement, bytes, name) is { IsEmpty: false } articles ? articles
            : throw new IntakeException($"{name} holds no article text; give a file with articles in it.", $"{name} 里没有文章文字；请给出有文章的文件。");
    }

    private static ImmutableArray<StatedArticle> Stated(JsonElement root, byte[] bytes, string name)
    {
        try
        {
            return root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("articles", out var list) || list.ValueKind != JsonValueKind.Array
                ? throw JsonText.WrongType($"{name}: articles", "a list of articles", "文章列表")
                : [.. JsonText.Members(root, "articles", $"{name}: ").Select(article => Stated(article.Value, article.Place.Replace(": .", ": ", StringComparison.Ordinal)))];
        }
        catch (IntakeException e) when (e.Place?.StartsWith($"{name}: ", StringComparison.Ordinal) == true && e.Message.StartsWith(e.Place, StringComparison.Ordinal))
        {
            var line = JsonLines.Of(JsonText.Utf8(bytes, name), e.Place[(name.Length + 2)..]) ?? 1;
            throw new IntakeException($"{name}, line {line}: {e.Message[(name.Length + 2)..]}", $"{name} 第 {line} 行：{e.Chinese?[(name.Length + 2)..]}", e);
        }
    }

    private static StatedArticle Stated(JsonElement article, string place)
    {
        if (article.ValueKind != JsonValueKind.Object)
        {
            throw JsonText.WrongType(place, "an object", "对象");
        }

        var headline = Line(article, "headline", place);
        var paragraphs = Lines(article, "paragraphs", place);
        return headline is null && paragraphs.IsEmpty
            ? throw new IntakeException($"{place} has neither headline nor paragraphs; give it one of them or leave it out.", $"{place} 既没有 headline 也没有 paragraphs；请补上或删去。") { Place = place }
            : new StatedArticle(
                Said(article, "id"), Said(article, "language"), Line(article, "page", place), Line(article, "section", place), Line(article, "kicker", place), headline,
                article.TryGetProperty("headlineMade", out var made) && made.ValueKind == JsonValueKind.True,
                Line(article, "deck", place), Lines(article, "byline", place),
                Line(article, "bylineText", place) ?? Line(article, "bylineLine", place), Line(article, "dateline", place), paragraphs);
    }

    private static void Add(SourceBuilder source, StatedArticle article)
    {
        source.BeginArticle();
        source.Page = article.Page;
        source.Add(RegionRole.Section, article.Section);
        source.Add(RegionRole.Kicker, article.Kicker);
        // A made headline stands in no newspaper: it is made again from the lede.
        source.Add(RegionRole.Headline, article is { HeadlineMade: true, Paragraphs.IsEmpty: false } ? null : article.Headline);
        source.Add(RegionRole.Deck, article.Deck);
        source.Add(RegionRole.Byline, article.NamesLine);
        source.Add(RegionRole.Dateline, article.Dateline);
        foreach (var paragraph in article.Paragraphs)
        {
            source.Add(RegionRole.Paragraph, paragraph);
        }
    }

    private static string? Line(JsonElement article, string member, string place) =>
        SourceBuilder.OneLine(JsonText.Member(article, member, place) ?? "") is { Length: > 0 } line ? line : null;

    private static ImmutableArray<string> Lines(JsonElement article, string member, string place) =>
        [.. JsonText.Members(article, member, place).Select(item => SourceBuilder.OneLine(JsonText.Text(item.Value, item.Place) ?? "")).Where(line => line.Length > 0)];

    /// <summary>What is there for information may be of any type.</summary>
    private static string? Said(JsonElement article, string member) =>
        article.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
