using System.Globalization;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Publishing.ProofSheet;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Web.Desk.Issues;

/// <summary>What the last publication came to, out of <c>report.json</c>: the account of the page, what was left out and why, what a person should look at.</summary>
internal static class IssueReport
{
    private const long LargestFileBytes = 64 << 20;
    private const int MostShown = 300;

    private static readonly Dictionary<string, SkipReason> Reasons = Enum.GetValues<SkipReason>().ToDictionary(reason => JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString()), StringComparer.Ordinal);

    /// <summary>The report; null when there is none yet, or it is broken.</summary>
    public static async Task<JsonDocument?> ReadAsync(IssueFolder issue, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(issue.At("report.json"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var document = file.Length > LargestFileBytes ? null : await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            return document?.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("coverage", out _) ? document : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="report">The report.</param>
    /// <param name="proof">Address of the proof sheet.</param>
    public static void Write(DeskPage page, JsonElement report, string proof)
    {
        var (html, ui, coverage) = (page.Html, page.Ui, report.GetProperty("coverage"));
        html.Element("h2", ui.Say("版面的账", "The account of the page"));
        var (all, spoken, skipped, flagged) = (Count(coverage, "characters"), Count(coverage, "spoken"), Count(coverage, "skipped"), Count(coverage, "flagged"));
        page.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{ui.Say("字符共", "Characters: ")}{all}{ui.Say("，读出", ", spoken ")}{spoken}{ui.Say("，略过", ", left out ")}{skipped}{ui.Say("，待查", ", to be looked at ")}{flagged}{ui.Say("。", ".")}"));
        if (flagged > 0)
        {
            html.Open("p").Element("a", ui.Say("在校样上查看待查之处", "Look at the flagged places on the proof sheet"), ("href", proof)).Close("p");
        }

        Findings(page, Items(report, "diagnostics"));
        Skipped(page, Items(report, "skipped"));
    }

    private static void Findings(DeskPage page, List<JsonElement> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        page.Html.Element("h3", page.Ui.Say("发现的问题", "Findings")).Open("ul");
        foreach (var finding in findings.Take(MostShown))
        {
            page.Html.Open("li", ("class", Text(finding, "severity") == "error" ? "bad" : null));
            page.Said(Text(finding, "message")).Html.Close("li");
        }

        page.Html.Close("ul");
        Rest(page, findings.Count);
    }

    private static void Skipped(DeskPage page, List<JsonElement> skipped)
    {
        var (html, ui) = (page.Html, page.Ui);
        html.Element("h3", ui.Say("略过的文字", "What was left out"));
        if (skipped.Count == 0)
        {
            page.Paragraph(ui.Say("没有略过任何文字。", "Nothing was left out."));
            return;
        }

        foreach (var group in skipped.Take(MostShown).GroupBy(skip => Text(skip, "reason") ?? "").OrderByDescending(group => group.Count()))
        {
            var (name, meaning) = Reasons.TryGetValue(group.Key, out var reason) ? SkipReasonWords.Of(reason, ui.IsChinese) : (group.Key, "");
            html.Open("details").Open("summary").Text(string.Create(CultureInfo.InvariantCulture, $"{name}{ui.Say("：", ": ")}{group.Count()}")).Close("summary").Element("p", meaning).Open("ul");
            foreach (var skip in group)
            {
                html.Open("li");
                page.Said(Text(skip, "text"));
                html.Text(Text(skip, "page") is { Length: > 0 } label ? ui.Say($"（第 {label} 版）", $" (page {label})") : "").Close("li");
            }

            html.Close("ul").Close("details");
        }

        Rest(page, skipped.Count);
    }

    private static void Rest(DeskPage page, int count)
    {
        if (count > MostShown)
        {
            page.Paragraph(page.Ui.Say($"还有 {count - MostShown} 处，见 report.json。", $"{count - MostShown} more are in report.json."));
        }
    }

    private static List<JsonElement> Items(JsonElement report, string name) =>
        report.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)] : [];

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long Count(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) ? count : 0;
}
