using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Packaging.ReadAlong;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Corrections;

namespace AudioPaper.Host.Jobs.Removal;

/// <summary>Changes <c>articles.json</c> of an issue while nobody works on it.</summary>
internal static class ArticleCorrection
{
    /// <summary>How the file is written.</summary>
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Puts an edit in the place of the file, when it can be used.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="edited">The file as somebody edited it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="LibraryException">It is broken.</exception>
    public static async Task WriteAsync(IssueFolder issue, IssueRequest request, byte[] edited, CancellationToken cancellationToken)
    {
        var sources = await issue.ReadSourcesAsync(request, cancellationToken);
        Corrector.Apply(sources, Segmenter.Segment(sources), new ArticlesFile(issue).Stated(edited));
        await WholeFile.WriteAsync(issue.At("articles.json"), edited, cancellationToken);
    }

    /// <summary>The file without an article, which is told under <c>removed</c> with the reason; null when it holds no such article.</summary>
    /// <param name="file">The file as it is.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="reason">Why it goes; one line.</param>
    /// <param name="now">When.</param>
    /// <exception cref="JsonException">The file is broken.</exception>
    public static byte[]? Without(byte[] file, string articleId, string reason, DateTimeOffset now)
    {
        if (JsonNode.Parse(file) is not JsonObject root || root["articles"] is not JsonArray articles
            || articles.OfType<JsonObject>().FirstOrDefault(article => (article["id"] as JsonValue)?.TryGetValue<string>(out var id) == true && id == articleId) is not { } gone)
        {
            return null;
        }

        articles.Remove(gone);
        var removed = root["removed"] as JsonArray;
        if (removed is null)
        {
            root["removed"] = removed = [];
        }

        // Of the article only the id: its headline may be what must go.
        removed.Add(new JsonObject { ["id"] = articleId, ["reason"] = reason, ["at"] = now.ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
        return JsonSerializer.SerializeToUtf8Bytes(root, Readable);
    }

    /// <summary>Removes what the last run made of an article, so that nobody is served it while the issue is made again.</summary>
    public static void RemoveFiles(IssueFolder issue, string articleId)
    {
        // The id may come from an edit: it is compared with names there are, and never joined to a path.
        foreach (var record in Directory.GetFiles(issue.At("work"), "*.json").Where(path => Path.GetFileNameWithoutExtension(path) == articleId && !IssueCheck.OtherRecords.Contains(articleId)))
        {
            File.Delete(record);
        }

        // Its whole text stands there; the next run writes it anew.
        File.Delete(issue.At(ReadAlongJson.FileName));
        if (!Directory.Exists(issue.At("articles")))
        {
            return;
        }

        // Its name has the article's number before and the format behind: 02-a1.mp3.
        foreach (var path in Directory.GetFiles(issue.At("articles")).Where(path => Path.GetFileNameWithoutExtension(path).EndsWith("-" + articleId, StringComparison.Ordinal)))
        {
            File.Delete(path);
        }
    }
}
