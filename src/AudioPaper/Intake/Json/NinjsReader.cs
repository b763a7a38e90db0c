using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Intake.Html;

namespace AudioPaper.Intake.Json;

/// <summary>
/// Reads news items of IPTC ninjs 1 to 3: a file with one item, a list of items, or an object with a list <c>items</c>. Of several
/// renditions of a headline or body one is read. Items that are cancelled or withheld (<c>pubstatus</c>) are left out: they must
/// not be published. Associated pictures give captions, associated texts articles of their own.
/// </summary>
public static class NinjsReader
{
    /// <summary>An item may hold items; these hold no more.</summary>
    private const int DeepestAssociation = 2;

    /// <summary>Reads the items of a file.</summary>
    /// <exception cref="IntakeException">The file is not of this form, or holds nothing that may be published.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name)
    {
        using var document = JsonText.Parse(bytes, name);
        var root = document.RootElement;
        var source = new SourceBuilder(name);
        var items = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Select((item, i) => (item, $"{name}: [{i}]"))
            : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out _) ? JsonText.Members(root, "items", $"{name}: ")
            : [(root, name)];
        var (read, withheld) = (0, 0);
        foreach (var (item, place) in items)
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                throw JsonText.WrongType(place, "a news item", "新闻条目");
            }

            (read, withheld) = IsWithheld(item, place) ? (read, withheld + 1) : (read + 1, withheld);
            Add(source, item, place, 0);
        }

        return read == 0 && withheld > 0
            ? throw new IntakeException($"{name} holds only cancelled or withheld items (pubstatus); nothing of it may be published.", $"{name} 只有撤销或暂缓发布的条目（pubstatus），不得发布。")
            : source.ToSources();
    }

    private static bool IsWithheld(JsonElement item, string place) => JsonText.Member(item, "pubstatus", place)?.ToUpperInvariant() is "CANCELED" or "CANCELLED" or "WITHHELD";

    private static void Add(SourceBuilder source, JsonElement item, string place, int depth)
    {
        if (IsWithheld(item, place))
        {
            return;
        }

        source.BeginArticle();
        var body = Body(item, place);
        source.Add(RegionRole.Kicker, One(item, "headlines", place, "kicker"));
        source.Add(RegionRole.Headline, JsonText.Member(item, "headline", place) ?? One(item, "headlines", place, "", "main", "headline")
            ?? (body.Count > 0 ? null : JsonText.Member(item, "title", place)));
        source.Add(RegionRole.Deck, JsonText.Member(item, "subheadline", place) ?? One(item, "subheadlines", place) ?? One(item, "headlines", place, "sub", "subheadline", "deck"));
        source.Add(RegionRole.Byline, JsonText.Member(item, "byline", place) ?? JsonText.Member(item, "by", place) ?? Names(item, place));
        if (JsonText.Member(item, "located", place) is { } located && !Opens(body, located))
        {
            source.Add(RegionRole.Dateline, located);
        }

        foreach (var block in body)
        {
            source.Add(block.Role, block.Text);
        }

        source.Date ??= StatedFacts.Date(JsonText.Member(item, "versioncreated", place) ?? JsonText.Member(item, "firstcreated", place));
        AddAssociations(source, item, place, depth);
    }

    /// <summary>Whether the body itself begins with the place of filing.</summary>
    private static bool Opens(IReadOnlyList<HtmlBlock> body, string located) =>
        body.Count > 0 && body[0].Text[..Math.Min(body[0].Text.Length, located.Length + 20)].Contains(located, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<HtmlBlock> Body(JsonElement item, string place)
    {
        var renditions = item.EnumerateObject().Where(member => member.Name.StartsWith("body_", StringComparison.Ordinal))
            .Select(member => (Type: member.Name == "body_text" ? "text/plain" : "text/html", Role: "", Value: JsonText.Text(member.Value, $"{place}.{member.Name}")))
            .Concat(Values(item, "bodies", place)).Where(rendition => !string.IsNullOrWhiteSpace(rendition.Value));
        // Markup tells paragraphs from line breaks; a summary is not the body.
        var best = renditions.OrderBy(rendition => rendition.Role is "" or "main" or "body" ? 0 : 1).ThenBy(rendition => rendition.Type.Contains("html", StringComparison.OrdinalIgnoreCase) ? 0 : 1).FirstOrDefault();
        return best.Value is null ? []
            : best.Type.Contains("plain", StringComparison.OrdinalIgnoreCase)
                ? [.. PlainParagraphs.Of(best.Value).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => new HtmlBlock(RegionRole.Paragraph, text, 0))]
                : HtmlBlocks.OfFragment(best.Value, place);
    }

    private static void AddAssociations(SourceBuilder source, JsonElement item, string place, int depth)
    {
        var others = JsonText.Members(item, "associations", place).Where(other => other.Value.ValueKind == JsonValueKind.Object).ToList();
        foreach (var (other, otherPlace) in others.Where(other => !IsText(other) && !IsWithheld(other.Value, other.Place)))
        {
            source.Add(RegionRole.Caption, JsonText.Member(other, "description_text", otherPlace) ?? One(other, "descriptions", otherPlace, "", "caption", "description") ?? JsonText.Member(other, "body_text", otherPlace)
                ?? JsonText.Member(other, "headline", otherPlace) ?? One(other, "headlines", otherPlace));
            source.Add(RegionRole.Credit, JsonText.Member(other, "byline", otherPlace) ?? JsonText.Member(other, "by", otherPlace));
        }

        foreach (var (other, otherPlace) in others.Where(other => IsText(other) && depth < DeepestAssociation))
        {
            Add(source, other, otherPlace, depth + 1);
        }
    }

    private static bool IsText((JsonElement Value, string Place) other) => JsonText.Member(other.Value, "type", other.Place) is "text" or "composite";

    /// <summary>The first value whose role is one of <paramref name="roles"/>, the earlier ones first; any when none are given.</summary>
    private static string? One(JsonElement item, string member, string place, params string[] roles)
    {
        var values = Values(item, member, place).ToList();
        return roles.Length == 0 ? values.FirstOrDefault().Value
            : roles.Select(role => values.Find(value => value.Role == role).Value).FirstOrDefault(value => value is not null);
    }

    private static string? Names(JsonElement item, string place)
    {
        var names = Values(item, "bylines", place).Select(value => value.Value).Where(name => !string.IsNullOrWhiteSpace(name)).ToList();
        var sources = JsonText.Members(item, "infosources", place).Where(source => source.Value.ValueKind == JsonValueKind.Object
            && JsonText.Member(source.Value, "role", source.Place)?.Split(':')[^1] is "author" or "writer" or "reporter" or "creator")
            .Select(source => JsonText.Member(source.Value, "name", source.Place) ?? JsonText.Member(source.Value, "literal", source.Place));
        var all = (names.Count > 0 ? names : [.. sources]).OfType<string>().ToList();
        return all.Count == 0 ? null : string.Join(all.Any(name => name.Any(c => c >= '\u2E80')) ? "、" : ", ", all);
    }

    /// <summary>The texts of a list of ninjs 3 (<c>{role, contenttype, value}</c>), or of plain strings.</summary>
    private static IEnumerable<(string Type, string Role, string? Value)> Values(JsonElement item, string member, string place)
    {
        foreach (var (value, valuePlace) in JsonText.Members(item, member, place))
        {
            yield return value.ValueKind != JsonValueKind.Object ? ("text/plain", "", JsonText.Text(value, valuePlace))
                : (JsonText.Member(value, "contenttype", valuePlace) ?? "text/plain", JsonText.Member(value, "role", valuePlace)?.Split(':')[^1].ToLowerInvariant() ?? "",
                    JsonText.Member(value, "value", valuePlace) ?? JsonText.Member(value, "name", valuePlace));
        }
    }
}
