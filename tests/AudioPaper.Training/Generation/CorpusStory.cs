using System.Text.Json;
using AudioPaper.Segmentation;

namespace AudioPaper.Training.Generation;

/// <summary>An article of the corpus, to be set anew.</summary>
/// <param name="Script">In what it is written.</param>
/// <param name="Kicker">Null when it has none; so is the deck.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Deck">Below the headline.</param>
/// <param name="Byline">Names alone.</param>
/// <param name="Dateline">What stood before its first words.</param>
/// <param name="Paragraphs">Its body.</param>
internal sealed record CorpusStory(Script Script, string? Kicker, string Headline, string? Deck, IReadOnlyList<string> Byline, string? Dateline, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Letters of its body, hanzi counted twice.</summary>
    public int Length => Paragraphs.Sum(paragraph => paragraph.Sum(c => Writing.IsHanzi(c) ? 2 : 1));
}

/// <summary>Articles and furniture of the corpus issues of one fold: pages made of them are left out when that fold is held out.</summary>
internal sealed class CorpusFold
{
    /// <summary>The articles.</summary>
    public List<CorpusStory> Stories { get; } = [];

    /// <summary>Furniture of each issue, in the order in which it was written down.</summary>
    public List<(Script Script, List<string> Texts)> Furniture { get; } = [];

    /// <summary>Reads the issues of a fold.</summary>
    public static CorpusFold Read(IEnumerable<string> folders)
    {
        var fold = new CorpusFold();
        foreach (var folder in folders)
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
            var root = json.RootElement;
            var hanzi = root.GetProperty("language").GetString() == "zh-TW" ? Script.Traditional : Script.Simplified;
            var stories = root.GetProperty("articles").EnumerateArray().Select(article => Story(article, hanzi)).Where(story => story.Headline.Length > 0 && story.Paragraphs.Count > 0).ToList();
            fold.Stories.AddRange(stories);
            fold.Furniture.Add((root.GetProperty("language").GetString() == "en" ? Script.English : hanzi, [.. root.GetProperty("furniture").EnumerateArray().Select(text => text.GetString()!)]));
        }

        return fold;
    }

    private static CorpusStory Story(JsonElement article, Script hanzi)
    {
        List<string> paragraphs = [.. article.GetProperty("paragraphs").EnumerateArray().Select(text => text.GetString()!)];
        return new CorpusStory(paragraphs.Exists(Writing.IsMainlyChinese) ? hanzi : Script.English, Text("kicker"), Text("headline") ?? "", Text("deck"),
            [.. article.GetProperty("byline").EnumerateArray().Select(name => name.GetString()!)], Text("dateline"), paragraphs);

        string? Text(string name) => article.GetProperty(name).GetString() is { Length: > 0 } text ? text : null;
    }
}
