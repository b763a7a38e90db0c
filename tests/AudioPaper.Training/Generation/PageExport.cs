using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Tests.Segmentation.Scoring;

namespace AudioPaper.Training.Generation;

/// <summary>Makes pages to learn from out of the corpus: sets its articles anew, prints them with Chromium, exports their text with pdftotext.</summary>
internal static class PageExport
{
    /// <summary>Pages that Chromium prints at a time.</summary>
    private const int AtOnce = 50;

    private const string Rules = """
        *{margin:0;padding:0;box-sizing:border-box}.pg{break-after:page;break-inside:avoid}.rows{display:grid;row-gap:5mm}.r{display:grid}.c{display:flex;flex-direction:column;row-gap:3mm;min-width:0}
        .art{display:grid}.b{orphans:1;widows:1}p{hyphens:manual}.h{font-weight:700;line-height:1.15}.k{font-size:1.1em}.d{font-size:1.2em}.by{font-size:.95em;break-after:avoid}.x{break-after:avoid}.pic{background:#bbb}
        .cap{font-size:.85em}.cr{font-size:.7em}.ad{border:1pt solid;text-align:center;padding:2mm}.ad1{font-size:16pt;font-weight:700}.ad2{font-size:12pt}.ad3{font-size:.9em}.lab{font-size:6pt}
        .box{background:#eee;padding:2mm}.t,.lbl{font-weight:700;font-size:1.2em}table{width:100%;font-size:.85em}.fol{display:flex;justify-content:space-between;gap:5mm;font-size:.85em;border-bottom:1pt solid;padding:1mm 0}
        .np{text-align:center;font-weight:700}.sm{font-size:.8em;text-align:right}.pq{font-size:1.5em;line-height:1.25;text-align:center;margin:2mm 0;break-inside:avoid}
        """;

    /// <summary>Each page is as high as what stands on it.</summary>
    private const string Heights = """
        <script>addEventListener("load",()=>{let s="";for(const p of document.querySelectorAll(".pg")){const r=p.getBoundingClientRect();s+=`@page ${getComputedStyle(p).page}{size:${r.width+60}px ${r.height+70}px;margin:30px}`}
        const e=document.createElement("style");e.textContent=s;document.head.append(e)})</script>
        """;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>For each issue of the corpus its fold.</summary>
    public static Dictionary<string, int> FoldsOf(string corpus, int folds) =>
        Directory.GetDirectories(corpus).Where(folder => File.Exists(Path.Combine(folder, "expected.json"))).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)
            .Select((issue, i) => (issue, i)).ToDictionary(pair => pair.issue, pair => pair.i % folds, StringComparer.Ordinal);

    /// <summary>Writes folders named after fold and number, each with the page in all its forms and what a person finds on it.</summary>
    public static async Task RunAsync(string corpus, string output, int count, int folds)
    {
        var foldOf = FoldsOf(corpus, folds);
        var stock = Enumerable.Range(0, folds).Select(fold => CorpusFold.Read(foldOf.Keys.Where(issue => foldOf[issue] == fold).Order(StringComparer.Ordinal).Select(issue => Path.Combine(corpus, issue)))).ToList();
        for (var from = 0; from < count; from += AtOnce)
        {
            var pages = Enumerable.Range(from, Math.Min(AtOnce, count - from)).Select(number => (Number: number, Page: PageMarkup.Of(stock[number % folds], number))).ToList();
            await PrintAsync(output, [.. pages.Select(page => (Path.Combine(output, $"{page.Number % folds}-{page.Number}"), page.Page))]);
            Console.WriteLine($"{from + pages.Count} of {count} pages");
        }
    }

    private static async Task PrintAsync(string output, IReadOnlyList<(string Folder, PageMarkup Page)> pages)
    {
        Directory.CreateDirectory(output);
        var (markup, print) = (Path.Combine(output, "pages.html"), Path.Combine(output, "pages.pdf"));
        var html = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><style>").Append(Rules).AppendJoin('\n', pages.Select(page => page.Page.Style)).Append("</style>").Append(Heights).Append("<body>").AppendJoin('\n', pages.Select(page => page.Page.Markup));
        await File.WriteAllTextAsync(markup, html.ToString());
        var profile = Directory.CreateTempSubdirectory("pages");
        await ToolAsync("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={profile.FullName}", "--no-pdf-header-footer", $"--print-to-pdf={print}", new Uri(markup).AbsoluteUri);
        profile.Delete(true);
        for (var i = 0; i < pages.Count; i++)
        {
            var (folder, page) = pages[i];
            Directory.CreateDirectory(folder);
            var number = $"{i + 1}";
            await ToolAsync("pdfseparate", "-f", number, "-l", number, print, Path.Combine(folder, "page.pdf"));
            foreach (var (form, options) in new (string, string[])[] { ("text.txt", []), ("raw.txt", ["-raw"]), ("layout.txt", ["-layout"]) })
            {
                await ToolAsync("pdftotext", [.. options, Path.Combine(folder, "page.pdf"), Path.Combine(folder, form)]);
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "expected.json"), JsonSerializer.Serialize(Form(page.Expected), Readable));
        }
    }

    private static object Form(ExpectedPage expected) => new
    {
        articles = expected.Articles.Select(article => new { headline = article.Head, byline = article.Byline, paragraphs = article.Paragraphs }),
        furniture = expected.Furniture,
        either = expected.Either,
    };

    private static async Task ToolAsync(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} ended with {process.ExitCode}: {await errors}");
        }
    }
}
