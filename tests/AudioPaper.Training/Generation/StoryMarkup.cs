using System.Text;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Segmentation.Scoring;

namespace AudioPaper.Training.Generation;

/// <summary>Sets an article in a page's style, and says what a person finds in it.</summary>
internal sealed class StoryMarkup(PageStyle style, Words words)
{
    private readonly List<string> furniture = [];

    /// <summary>What was set that is no part of the articles: pull quotes, jump lines.</summary>
    public IReadOnlyList<string> Furniture => furniture;

    /// <summary>An article over some columns.</summary>
    /// <param name="story">The article.</param>
    /// <param name="span">Columns that it takes.</param>
    /// <param name="isLead">Whether it is the first of the page.</param>
    public (string Markup, ComparedArticle Expected) Of(CorpusStory story, int span, bool isLead)
    {
        var kicker = style.HasKickers && !words.OneIn(4) ? story.Kicker ?? (words.OneIn(4) ? words.Section(story.Script) : null) : null;
        kicker = kicker is not null && story.Script == Script.English && style.CapsKickers ? kicker.ToUpperInvariant() : kicker;
        var deck = style.HasDecks && (isLead || words.OneIn(2)) ? story.Deck : null;
        IReadOnlyList<string> names = story.Byline.Count > 0 ? story.Byline : words.OneIn(3) ? [words.Name(story.Script)] : [];
        var lead = style.Lead == LeadStyle.Mixed ? (LeadStyle)words.Between(0, 4) : style.Lead;
        var isSmall = span == 1 && story.Length < 500;
        var byline = names.Count > 0 && lead is LeadStyle.None or LeadStyle.Place or LeadStyle.Own && !(lead == LeadStyle.Own && story.Dateline is not null) ? Credits.Line(names, story.Script, style.Names, words, style.CapsNames) : null;
        var before = lead switch
        {
            LeadStyle.Own => story.Dateline is { } own ? own + (own[^1] is '）' or '】' or '〕' or '：' ? "" : " ") : "",
            LeadStyle.Bracketed => words.OneIn(6) ? "" : Credits.Lead(story.Script == Script.English ? [] : names, story.Script, words),
            LeadStyle.Place => words.OneIn(2) ? Credits.Lead([], story.Script, words) : "",
            _ => "",
        };
        var signed = lead == LeadStyle.Signed && names.Count > 0 ? story.Script == Script.English ? Credits.Line(names, story.Script, words.OneIn(2) ? 10 : 0, words, style.CapsNames) : null : null;
        var behind = lead == LeadStyle.Signed && names.Count > 0 && story.Script != Script.English ? words.Any<string>([$"（{names[0]}）", $"□{names[0]}", $"（{(story.Script == Script.Traditional ? "記者" : "记者")} {names[0]}）"]) : style.EndSign;
        var expectedNames = byline is not null || signed is not null || (lead == LeadStyle.Own && story.Dateline is not null) ? names
            : lead == LeadStyle.Bracketed && before.Length > 0 && story.Script != Script.English || (lead == LeadStyle.Signed && names.Count > 0) ? names : [];
        List<string> paragraphs = [.. story.Paragraphs.Take(words.OneIn(2) ? story.Paragraphs.Count : words.Between(2, 9))];
        while (paragraphs.Count > 1 && !Writing.EndsSentence(paragraphs[^1]))
        {
            paragraphs.RemoveAt(paragraphs.Count - 1);
        }

        var size = isLead ? words.Between(22, 40) : isSmall ? words.Between(10, 15) : words.Between(13, 18) + (int)(style.TitleRuns * 10 * (span - 1));
        // A headline that stands in columns of other letters.
        var parts = new List<(string Name, string Markup)>();
        if (kicker is not null)
        {
            parts.Add(("k", Html.Box("k", kicker)));
        }

        parts.Add(("h", $"<div class=\"h\" style=\"font-size:{size}pt;{(isLead && words.OneIn(2) || words.OneIn(8) ? "text-align:center" : "")}\">{Broken(story.Headline)}</div>"));
        if (deck is not null)
        {
            parts.Add(("d", Html.Box("d", deck)));
        }

        var isInside = byline is not null && words.OneIn(3);
        if (byline is not null && !isInside)
        {
            parts.Add(("by", Lines("by", byline)));
        }

        var columns = words.OneIn(5) && span > 1 ? span - 1 : span;
        parts.Add(("b", $"<div class=\"b\" style=\"columns:{columns}\">{(isInside ? Lines("by", byline!) : "")}{Body(story.Script, paragraphs, before, behind, span)}{(signed is null ? "" : Lines("by", signed))}</div>"));
        if (words.OneIn(30))
        {
            var jump = Words.Of(story.Script, $"（下转{words.Between(2, 16)}版）", $"（下轉A{words.Between(2, 16)}版）", words.Any<string>([$"See {words.Any<string>(["ROADS", "COUNCIL", "TAXES"])}, A{words.Between(2, 16)}", $"Continued on page {words.Between(2, 16)}"]));
            furniture.Add(jump);
            parts.Add(("j", Html.Box("sm", jump)));
        }

        var isBeside = style.SideHeads && span > 1 && words.OneIn(2);
        return (Arranged(parts, isBeside), new ComparedArticle(string.Concat(kicker, story.Headline, deck), [.. expectedNames], paragraphs));
    }

    /// <summary>The parts in the order in which they are painted, each where it belongs.</summary>
    private string Arranged(List<(string Name, string Markup)> parts, bool isBeside)
    {
        var rows = parts.Select((part, row) => isBeside && part.Name is "b" or "j"
            ? $"<div style=\"grid-column:2;grid-row:{(part.Name == "b" ? $"1/{parts.Count + 1}" : $"{parts.Count + 1}")}\">{part.Markup}</div>"
            : $"<div style=\"grid-column:1;grid-row:{row + 1}\">{part.Markup}</div>").ToArray();
        if (!style.PaintsInOrder && words.OneIn(2))
        {
            // Heads as they are read, after the body; or all of it as it happens to be.
            rows = words.OneIn(2) ? [rows[^1], .. rows[..^1]] : words.OneIn(2) ? [.. rows.Reverse()] : rows;
        }

        return $"<div class=\"art\" style=\"{(isBeside ? "grid-template-columns:1fr 2.4fr;column-gap:4mm" : "grid-template-columns:minmax(0,1fr)")}\">{string.Concat(rows)}</div>";
    }

    private string Body(Script script, List<string> paragraphs, string before, string behind, int span)
    {
        var body = new StringBuilder();
        var quoteAt = span > 1 && paragraphs.Count > 4 && words.OneIn(5) ? words.Between(2, paragraphs.Count - 2) : -1;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i];
            var isCrosshead = i > 0 && i + 1 < paragraphs.Count && text.Length <= 40 && !Writing.EndsSentence(text);
            if (isCrosshead)
            {
                body.Append("<p class=\"x\">").Append(style.CrossheadSign).Append(Html.Text(text)).Append("</p>");
                continue;
            }

            if (i == quoteAt && Quotable(paragraphs, script) is { } quote)
            {
                furniture.Add(quote);
                body.Append(Html.Box("pq", quote));
            }

            var spaces = style.Indent == Indents.Spaces && script != Script.English ? "　　" : "";
            var shown = script == Script.English && style.Hyphenates ? Html.Hyphenated(text) : text;
            body.Append(style.Indent == Indents.NotFirst && i == 0 ? "<p class=\"f\">" : "<p>").Append(spaces).Append(i == 0 ? $"<b>{Html.Text(before)}</b>" : "")
                .Append(Html.Text(shown)).Append(i == paragraphs.Count - 1 ? Html.Text(behind) : "").Append("</p>");
        }

        return body.ToString();
    }

    /// <summary>A sentence between quotation marks that may be shown large.</summary>
    private static string? Quotable(List<string> paragraphs, Script script)
    {
        foreach (var text in paragraphs)
        {
            var (from, to) = (text.IndexOfAny(['“', '「']), text.IndexOfAny(['”', '」']));
            if (from >= 0 && to - from > (script == Script.English ? 30 : 12) && to - from < (script == Script.English ? 110 : 40))
            {
                return text[from..(to + 1)];
            }
        }

        return null;
    }

    /// <summary>A headline; a wide space inside is often a new line.</summary>
    private string Broken(string headline)
    {
        var text = Html.Text(headline);
        return Writing.IsMainlyChinese(headline) && words.OneIn(2) ? text.Replace("\u3000", "<br>", StringComparison.Ordinal).Replace(" ", "<br>", StringComparison.Ordinal) : text;
    }

    private static string Lines(string name, string text) => $"<div class=\"{name}\">{Html.Text(text).Replace("\n", "<br>", StringComparison.Ordinal)}</div>";
}
