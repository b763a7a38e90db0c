using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Host.Web.Feeds;

namespace AudioPaper.Host.Web.Files;

/// <summary>
/// Puts the address that the listener uses into chapter files: they were written with the one the library had then, and private listeners have one each.
/// </summary>
internal static class ChapterAddresses
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file with its addresses changed; as it is when it is no chapter file.</summary>
    /// <param name="json">The file.</param>
    /// <param name="issue">The issue it belongs to.</param>
    /// <param name="site">Under which address it is seen.</param>
    public static byte[] In(byte[] json, ServedIssue issue, SiteAddress site)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject root || root["chapters"] is not JsonArray chapters)
            {
                return json;
            }

            foreach (var chapter in chapters.OfType<JsonObject>())
            {
                Change(chapter, "img", issue, site);
                Change(chapter, "url", issue, site);
            }

            return JsonSerializer.SerializeToUtf8Bytes(root, Readable);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return json; // a member twice, or half a character: somebody edited it
        }
    }

    // What follows the issue's own folder is a file of the issue.
    private static void Change(JsonObject chapter, string name, ServedIssue issue, SiteAddress site)
    {
        if (chapter[name] is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return;
        }

        var own = site.Url(issue.Folder, "");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            url = Uri.TryCreate(own, text, out var relative) ? relative : null;
        }

        var folder = $"/{string.Join('/', issue.Folder.Split('/').Select(Uri.EscapeDataString))}/";
        if (url is not null && url.AbsolutePath.LastIndexOf(folder, StringComparison.Ordinal) is >= 0 and var at)
        {
            chapter[name] = own.AbsoluteUri + url.AbsolutePath[(at + folder.Length)..] + url.Fragment;
        }
    }
}
