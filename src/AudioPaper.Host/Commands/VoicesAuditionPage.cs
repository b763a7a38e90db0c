using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AudioPaper.Voices.Calibration;

namespace AudioPaper.Host.Commands;

/// <summary>The audition page: one file without scripts, that loads nothing from elsewhere; every text is encoded.</summary>
internal sealed class VoicesAuditionPage(UiLanguage ui)
{
    private const string Style = """
        :root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem}h2{margin-top:2.5rem}h3{margin:0 0 .3rem}blockquote{margin:0;padding-left:1rem;border-left:.25rem solid #8886}
        article{margin:1rem 0;padding:.8rem 1rem;border:1px solid #8886;border-radius:.5rem}dl{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0 0 .6rem}
        dl div{display:flex;gap:.4rem}dt::after{content:":"}dd{margin:0;overflow-wrap:anywhere}audio{width:100%}.reason{margin:0}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes the page.</summary>
    /// <param name="sections">For each language its passage and the voices that read it.</param>
    /// <param name="stream">Gets UTF-8.</param>
    public void Write(IReadOnlyList<(AuditionPassage Passage, List<Audition> Auditions)> sections, Stream stream)
    {
        using var html = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var style = Style.ReplaceLineEndings("\n");
        var title = ui.Say("AudioPaper：声音试听", "AudioPaper: voices to hear");
        html.Write($"""
            <!DOCTYPE html>
            <html lang="{ui.Say("zh-CN", "en")}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; media-src data:; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)}</title>
            <style>{style}</style>
            </head>
            <body>
            <main>
            <h1>{Text(title)}</h1>
            <p>{Text(ui.Say("每个声音用自己的语言朗读同一段短文，响度相同。", "Each voice reads the passage of its language, all equally loud."))}</p>

            """);
        for (var i = 0; i < sections.Count; i++)
        {
            var (passage, auditions) = sections[i];
            html.Write($"<section aria-labelledby=\"s{i}\">\n<h2 id=\"s{i}\">{Text(passage.Language == "en" ? ui.Say("英文", "English") : ui.Say("中文", "Chinese"))}</h2>\n<blockquote lang=\"{passage.Language}\">\n");
            foreach (var line in passage.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                html.Write($"<p>{Text(line)}</p>\n");
            }

            html.Write("</blockquote>\n");
            for (var j = 0; j < auditions.Count; j++)
            {
                Write(html, auditions[j], $"v{i}-{j}");
            }

            html.Write(auditions.Count == 0 ? $"<p>{Text(ui.Say("没有已安装的声音会这种语言。", "No installed voice speaks this language."))}</p>\n</section>\n" : "</section>\n");
        }

        html.Write("</main>\n</body>\n</html>\n");
    }

    private void Write(StreamWriter html, Audition audition, string id)
    {
        var voice = audition.Voice.Voice;
        html.Write($"<article aria-labelledby=\"{id}\">\n<h3 id=\"{id}\">{Text(ui.Say(voice.ChineseName, voice.EnglishName))}</h3>\n<dl>");
        Term(html, ui.Say("名称", "id"), $"<code translate=\"no\">{Text(voice.Id.ToString())}</code>");
        Term(html, ui.Say("引擎", "engine"), Text(voice.Engine));
        Term(html, ui.Say("语言", "language"), Text(audition.Languages));
        Term(html, ui.Say("许可", "licence"), $"<span lang=\"en\">{Text(voice.Licence)}</span>");
        if (voice.SizeBytes is { } size)
        {
            Term(html, ui.Say("大小", "size"), $"{size / 1e6:0.0} MB");
        }

        html.Write("</dl>\n");
        if (audition.SoundPath is { } path)
        {
            var type = path.EndsWith(".mp3", StringComparison.Ordinal) ? "audio/mpeg" : "audio/wav";
            html.Write($"<audio controls preload=\"metadata\" aria-labelledby=\"{id}\" src=\"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}\"></audio>\n");
        }
        else
        {
            html.Write($"<p class=\"reason\">{Text(ui.Say("没有声音：", "Not heard: "))}{Text(audition.Reason!)}</p>\n");
        }

        html.Write("</article>\n");
    }

    private static void Term(StreamWriter html, string term, string encoded) => html.Write($"<div><dt>{Text(term)}</dt><dd>{encoded}</dd></div>");

    private static string Text(string text) => Encoder.Encode(ConsoleProgress.Printable(text));
}
