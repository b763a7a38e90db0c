using System.Globalization;
using AudioPaper.Diagnostics;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>The head of a proof sheet: what it is of, the legend that adds up to 100 %, the findings.</summary>
internal static class Overview
{
    private static readonly Outcome[] Shown =
        [Outcome.Kicker, Outcome.Headline, Outcome.Deck, Outcome.Byline, Outcome.Dateline, Outcome.Body, Outcome.Flagged, Outcome.Unaccounted];

    private sealed record LegendRow(string CssClass, string Id, string Name, string Meaning, int Count);

    /// <summary>Title of the page.</summary>
    public static string Title(Sheet sheet) => string.Join(' ', new[] { sheet.Issue.Newspaper, Rest(sheet) }.OfType<string>());

    private static string Rest(Sheet sheet)
    {
        var name = sheet.Words.Say("校样", sheet.Issue is { Newspaper: null, Date: null } ? "Proof sheet" : "proof sheet");
        return sheet.Issue.Date is { } date ? string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} {name}") : name;
    }

    /// <summary>Writes skip links and head.</summary>
    public static void Write(Sheet sheet, HtmlOutput html)
    {
        var words = sheet.Words;
        html.Open("nav", ("class", "skips"), ("aria-label", words.Say("跳转", "Skip")));
        html.Element("a", words.Say("跳到原文", "Skip to the source"), ("href", "#source")).Element("a", words.Say("跳到文章", "Skip to the articles"), ("href", "#articles"));
        html.Element("a", words.Say("跳到存疑之处", "Skip to the findings"), ("href", "#findings")).Close("nav");
        html.Raw("\n<header class=\"top\">\n<div class=\"about\">").Open("h1");
        if (sheet.Issue.Newspaper is { } newspaper)
        {
            html.Open("span", ("lang", TextLanguage.Of(newspaper, TextLanguage.Chinese(newspaper)))).PageText(newspaper).Close("span").Text(" ");
        }

        html.Text(Rest(sheet)).Close("h1");
        html.Element("p", words.Say(
            $"{sheet.Sources.Length} 个来源，{sheet.Issue.Articles.Length} 篇文章，{sheet.Tally.Total} 个字符（不计空白）。每个字符都在这里：成了什么，或为什么略过。",
            $"{Count(sheet.Sources.Length, "source")}, {Count(sheet.Issue.Articles.Length, "article")}, {Count(sheet.Tally.Total, "character")} (white space apart). Every one of them is here: what it became, or why it is left out."), ("class", "lead"));
        html.Open("p", ("class", "soft"));
        html.Element("span", words.Say("左边是原文，右边是文章；", "The source is on the left, the articles are on the right; "), ("class", "wide"));
        html.Element("span", words.Say("先是原文，后是文章；", "The source comes first, then the articles; "), ("class", "slim"));
        html.Text(words.Say("文字旁的标签互相链接。", "the labels beside the text lead from one to the other.")).Close("p");
        WriteFindings(sheet, html);
        html.Raw("</div>\n");
        WriteLegend(sheet, html);
        html.Raw("</header>\n");
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static void WriteFindings(Sheet sheet, HtmlOutput html)
    {
        var words = sheet.Words;
        html.Open("section", ("id", "findings"), ("aria-labelledby", "findings-title"), ("tabindex", "-1"));
        html.Element("h2", words.Say($"存疑之处（{sheet.Findings.Count}）", $"Findings ({sheet.Findings.Count})"), ("id", "findings-title"));
        if (sheet.Findings.Count == 0)
        {
            html.Element("p", words.Say("没有。", "None.")).Close("section");
            return;
        }

        html.Open("ol");
        foreach (var finding in sheet.Findings)
        {
            html.Open("li", ("id", finding.EntryId), ("tabindex", "-1")).Element("b", Name(finding, words), ("class", "severity")).Text(" ");
            WriteMessage(sheet, finding, html);
            if (finding.Source is { } source)
            {
                html.Text(" ").Open("a", ("href", finding.Passage is null ? $"#source{source + 1}" : "#" + finding.PlaceId))
                    .Text(words.Say("看原文：", "See ")).PageText(sheet.Sources[source].Name).Close("a");
            }

            html.Close("li").Raw("\n");
        }

        html.Close("ol").Close("section");
    }

    /// <summary>What kind of finding it is.</summary>
    public static string Name(Finding finding, SheetWords words) => finding switch
    {
        { Diagnostic: null, Passage.Part.Outcome: var outcome } => words.Name(outcome),
        { Diagnostic.Severity: Severity.Error } => words.Say("缺失", "Error"),
        { Diagnostic.Severity: Severity.Warning } => words.Say("警告", "Warning"),
        _ => words.Say("提示", "Note"),
    };

    private static void WriteMessage(Sheet sheet, Finding finding, HtmlOutput html)
    {
        if (finding.Diagnostic is { } diagnostic)
        {
            WriteQuoting(diagnostic, sheet.Words, html);
            return;
        }

        var passage = finding.Passage!;
        var text = sheet.Sources[finding.Source!.Value].Text.AsSpan(passage.Start, passage.End - passage.Start);
        html.Text(sheet.Words.Say("“", "«")).PageText(text[..Math.Min(text.Length, 40)]).Text((text.Length > 40 ? "…" : "") + sheet.Words.Say("”", "»"));
    }

    /// <summary>Findings are worded in English, the commonest in Chinese too; what they quote between « and » may be in any language.</summary>
    private static void WriteQuoting(Diagnostic diagnostic, SheetWords words, HtmlOutput html)
    {
        var message = diagnostic.Message;
        var (from, to) = (message.IndexOf('«', StringComparison.Ordinal), message.LastIndexOf('»'));
        if (from < 0 || to < from)
        {
            html.Open("span", ("lang", "en")).PageText(message).Close("span");
            return;
        }

        var chinese = diagnostic.Code == "headline-made" ? words.Say("版面上没有标题，已据导语自拟：", "") : "";
        var isOurs = chinese.Length > 0;
        var quoted = message[(from + 1)..to];
        html.Open("span", ("lang", isOurs ? words.Language : "en")).PageText(isOurs ? chinese + "“" : message[..(from + 1)]);
        html.Open("span", ("lang", TextLanguage.Of(quoted, TextLanguage.Chinese(quoted)))).PageText(quoted).Close("span");
        html.PageText(isOurs ? "”" : message[to..]).Close("span");
    }

    private static void WriteLegend(Sheet sheet, HtmlOutput html)
    {
        var words = sheet.Words;
        var rows = Shown.Select(outcome => new LegendRow(outcome.ToString().ToLowerInvariant(), $"why-{outcome.ToString().ToLowerInvariant()}", words.Name(outcome), words.Meaning(outcome), sheet.Tally.Of(outcome))).ToList();
        rows.InsertRange(Shown.Length - 2, sheet.Tally.Skipped.Select(skip => new LegendRow(
            "skipped", ReasonId(skip.Reason), $"{words.Name(Outcome.Skipped)}{words.Say("：", ": ")}{words.Reason(skip.Reason).Name}", words.Reason(skip.Reason).Meaning, skip.Count)));
        var shares = Tally.Shares(rows.ConvertAll(row => row.Count));
        html.Open("section", ("id", "legend"), ("aria-labelledby", "legend-title"));
        html.Element("h2", words.Say("图例与统计", "Legend and account"), ("id", "legend-title"));
        WriteBar(rows, shares, html);
        html.Open("table").Open("thead").Open("tr");
        foreach (var head in new[] { words.Say("成了什么", "Became"), words.Say("字符", "Characters"), "%" })
        {
            html.Element("th", head, ("scope", "col"));
        }

        html.Raw("</tr></thead>\n<tbody>\n");
        foreach (var (row, share) in rows.Zip(shares))
        {
            html.Open("tr", ("id", row.Id), ("tabindex", "-1")).Open("th", ("scope", "row")).Element("span", row.Name, ("class", "run " + row.CssClass)).Element("span", row.Meaning, ("class", "soft")).Close("th");
            WriteNumbers(row.Count, share, html);
        }

        html.Raw("</tbody>\n<tfoot>").Open("tr").Element("th", words.Say("合计", "Total"), ("scope", "row"));
        WriteNumbers(rows.Sum(row => row.Count), shares.Sum(), html);
        html.Raw("</tfoot></table>");
        html.Element("p", words.Say("U+202E 这样的方框代表看不见的字符。", "A box like U+202E stands for a character that cannot be seen."), ("class", "soft")).Close("section");
    }

    /// <summary>The <c>id</c> of the sentence about a reason.</summary>
    public static string ReasonId(Segmentation.SkipReason reason) => $"why-{reason.ToString().ToLowerInvariant()}";

    private static void WriteNumbers(int count, int share, HtmlOutput html) =>
        html.Element("td", count.ToString(CultureInfo.InvariantCulture), ("class", "number"))
            .Element("td", string.Create(CultureInfo.InvariantCulture, $"{share / 10}.{share % 10}"), ("class", "number")).Close("tr").Raw("\n");

    /// <summary>The shares as a bar; the table below says the same in figures.</summary>
    private static void WriteBar(List<LegendRow> rows, int[] shares, HtmlOutput html)
    {
        html.Open("svg", ("class", "bar"), ("viewBox", "0 0 1000 10"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"));
        var x = 0;
        for (var i = 0; i < rows.Count; x += shares[i], i++)
        {
            html.Open("rect", ("class", rows[i].CssClass), ("x", $"{x}"), ("y", "0"), ("width", $"{shares[i]}"), ("height", "10")).Close("rect");
        }

        html.Close("svg");
    }
}
