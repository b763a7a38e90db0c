using System.Security.Cryptography;
using System.Text;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Publishing;

/// <summary>A web page that is complete in itself: nothing in it comes from elsewhere.</summary>
/// <param name="css">Its style.</param>
/// <param name="script">Its script.</param>
internal sealed class StandalonePage(string css, string script)
{
    /// <summary>
    /// What the page may do (Content Security Policy 3): show its own style, run its own script, both known by their hash; load nothing,
    /// send nothing.
    /// </summary>
    public string Policy { get; } =
        $"default-src 'none'; style-src '{Hash(css)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'";

    /// <summary>The page whose style and script lie beside <paramref name="type"/>, as resources with these names.</summary>
    public static StandalonePage Of(Type type, string css, string script) => new(Resource(type, css), Resource(type, script));

    /// <summary>Writes the page; the stream stays open.</summary>
    /// <param name="language">BCP 47 tag of the words around the text.</param>
    /// <param name="title">Its title; may be text of a page.</param>
    /// <param name="body">Writes what is between style and script.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark.</param>
    public void Write(string language, string title, Action<HtmlOutput> body, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var html = new HtmlOutput(writer);
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", language)).Raw("\n<head>\n<meta charset=\"utf-8\">\n");
        html.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Open("title").PageText(title, framesCodes: false).Close("title");
        html.Raw("\n<style>").Raw(css).Raw("</style>\n</head>\n<body>\n");
        body(html);
        html.Raw("\n<script>").Raw(script).Raw("</script>\n</body>\n</html>\n");
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(Type type, string name)
    {
        using var reader = new StreamReader(type.Assembly.GetManifestResourceStream(type, name)!);
        // The hash is one of LF line ends, which is what a browser makes of CR LF before it computes it.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
