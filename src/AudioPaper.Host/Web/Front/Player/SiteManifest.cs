using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Packaging;

namespace AudioPaper.Host.Web.Front.Player;

/// <summary>What makes the site, or one newspaper of it, an application that can be installed (W3C, “Web Application Manifest”).</summary>
internal static class SiteManifest
{
    /// <summary>Its name in the folder it is for.</summary>
    public const string FileName = "app.webmanifest";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Makes it.</summary>
    /// <param name="newspaper">The newspaper it opens; null for the page with all of them.</param>
    /// <param name="site">Under which address it is seen. A private one is the listener's own, as the address it opens.</param>
    /// <param name="isChinese">Whether the words are Chinese; else English.</param>
    public static RenderedBody Render(ServedNewspaper? newspaper, SiteAddress site, bool isChinese)
    {
        var start = newspaper is null ? $"{site.RootPrefix}/" : site.Link(newspaper.Folder, "");
        var name = newspaper is null ? FrontPage.TitleIn(isChinese) : PlainText.OneLine(newspaper.Record.Name);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, start);
            json.WriteString("name"u8, name);
            json.WriteString("short_name"u8, name.Length <= 30 ? name : name[..(char.IsHighSurrogate(name[29]) ? 29 : 30)]);
            json.WriteString("lang"u8, isChinese ? "zh-CN"u8 : "en"u8);
            json.WriteString("start_url"u8, start);
            json.WriteString("scope"u8, $"{site.RootPrefix}/");
            json.WriteString("display"u8, "standalone"u8);
            json.WriteString("background_color"u8, "#fbfaf7"u8);
            json.WriteString("theme_color"u8, "#7a1f1f"u8);
            json.WriteStartArray("icons"u8);
            Icon(json, site, "icon-192.png", "192x192", "image/png");
            Icon(json, site, "icon-512.png", "512x512", "image/png");
            Icon(json, site, "icon.svg", "any", "image/svg+xml");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new RenderedBody(stream.ToArray(), "application/manifest+json", modified: null) { Fields = [("Vary", FrontHtml.Varies)] };
    }

    private static void Icon(Utf8JsonWriter json, SiteAddress site, string name, string sizes, string type)
    {
        json.WriteStartObject();
        json.WriteString("src"u8, PlayerFiles.Link(site, name));
        json.WriteString("sizes"u8, sizes);
        json.WriteString("type"u8, type);
        json.WriteString("purpose"u8, "any"u8);
        json.WriteEndObject();
        if (type == "image/png")
        {
            // What matters stands well inside, so that the same picture may be cut round.
            json.WriteStartObject();
            json.WriteString("src"u8, PlayerFiles.Link(site, name));
            json.WriteString("sizes"u8, sizes);
            json.WriteString("type"u8, type);
            json.WriteString("purpose"u8, "maskable"u8);
            json.WriteEndObject();
        }
    }
}
