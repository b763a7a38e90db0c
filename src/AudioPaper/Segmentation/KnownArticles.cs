using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Segmentation;

/// <summary>Takes the articles of sources whose format tells them, as they are.</summary>
internal static class KnownArticles
{
    /// <summary>Whether a source's regions tell its articles.</summary>
    public static bool AreToldBy(Source source) => source.Regions.Any(region => region.Article >= 0);

    /// <summary>The articles (without ids) and what is left out. Text in no region, or in one of no article, belongs to the article before it.</summary>
    /// <param name="index">Index of the source in the issue.</param>
    /// <param name="source">The source.</param>
    /// <param name="page">Label of pages that the format gives none.</param>
    public static (IReadOnlyList<Article> Articles, IReadOnlyList<SkippedText> Skipped) Of(int index, Source source, string page)
    {
        var skipped = new List<SkippedText>();
        var parts = new SortedDictionary<int, List<(RegionRole Role, SpannedText Text, string Page)>>();
        var sections = new Dictionary<int, string>();
        var article = 0;
        foreach (var region in WithoutGaps(source))
        {
            var text = SpannedText.Of(source.Text, new SourceSpan(index, region.Start, region.Length)).Trim();
            article = region.Article >= 0 ? region.Article : article;
            if (ReasonToSkip(region.Role) is { } reason)
            {
                if (region.Role == RegionRole.Section && Sections.NameOn(text.Text) is { Length: > 0 } section)
                {
                    sections[article] = section;
                }

                skipped.AddRange(text.Spans.Select(span => new SkippedText(span, text.Text, reason, region.Page ?? page)));
                continue;
            }

            if (!parts.TryGetValue(article, out var list))
            {
                parts[article] = list = [];
            }

            list.Add((region.Role, region.Role is RegionRole.Paragraph or RegionRole.Line ? WithLinesJoined(text) : text, region.Page ?? page));
        }

        return ([.. parts.Select(part => Compose(part.Value) is { } composed ? composed with { Section = sections.GetValueOrDefault(part.Key) } : null).OfType<Article>()], skipped);
    }

    /// <summary>Of scanned pages a format may tell what a paragraph is and yet give its lines as printed.</summary>
    private static SpannedText WithLinesJoined(SpannedText text)
    {
        if (!text.Text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }

        var lines = new List<SpannedText>();
        for (var start = 0; start <= text.Text.Length;)
        {
            var end = text.Text.IndexOf('\n', start);
            end = end < 0 ? text.Text.Length : end;
            lines.Add(text.Slice(start, end - start).Trim());
            start = end + 1;
        }

        return LineJoining.Join(lines);
    }

    private static IEnumerable<TextRegion> WithoutGaps(Source source)
    {
        var end = 0;
        foreach (var region in source.Regions)
        {
            if (!source.Text.AsSpan(end, region.Start - end).IsWhiteSpace())
            {
                yield return new TextRegion(end, region.Start - end, RegionRole.Paragraph);
            }

            yield return region;
            end = region.Start + region.Length;
        }

        if (!source.Text.AsSpan(end).IsWhiteSpace())
        {
            yield return new TextRegion(end, source.Text.Length - end, RegionRole.Paragraph);
        }
    }

    private static SkipReason? ReasonToSkip(RegionRole role) => role switch
    {
        RegionRole.Caption => SkipReason.Caption,
        RegionRole.Credit => SkipReason.Credit,
        RegionRole.Folio => SkipReason.Folio,
        RegionRole.Nameplate => SkipReason.Nameplate,
        RegionRole.Section => SkipReason.Section,
        _ => null,
    };

    private static Article? Compose(List<(RegionRole Role, SpannedText Text, string Page)> parts)
    {
        var bylines = Of(RegionRole.Byline).ToList();
        var body = parts.Where(part => part.Role is RegionRole.Paragraph or RegionRole.Line).Select(part => part.Text).ToList();
        // A line of names may stand as a paragraph where the format has no other place for it.
        if (bylines.Count == 0 && body.Count > 1 && LeadIns.IsByline(body[0].Text))
        {
            bylines.Add(body[0]);
            body.RemoveAt(0);
        }

        var datelines = Of(RegionRole.Dateline).ToList();
        var length = datelines.Count == 0 && body.Count > 0 ? LeadIns.LengthIn(body[0].Text) : 0;
        if (length > 0)
        {
            datelines.Add(body[0].Slice(0, length));
            body[0] = body[0].Slice(length);
        }

        var paragraphs = body.Select(LineJoining.Clean).Where(paragraph => paragraph.Text.Length > 0).ToImmutableArray();
        var (byline, dateline) = (Joined(bylines, LineJoining.CleanByline), Joined(datelines, LineJoining.CleanByline));
        var (kicker, headline, deck) = (Joined(Of(RegionRole.Kicker), LineJoining.CleanHeadline), Joined(Of(RegionRole.Headline), LineJoining.CleanHeadline), Joined(Of(RegionRole.Deck), LineJoining.CleanHeadline));
        if (headline is null && paragraphs.IsEmpty)
        {
            // Nothing to make a headline from: the first thing there is takes its place.
            headline = kicker ?? deck ?? dateline ?? byline;
            (kicker, deck, dateline, byline) = (kicker == headline ? null : kicker, deck == headline ? null : deck, dateline == headline ? null : dateline, byline == headline ? null : byline);
        }

        return headline is null && paragraphs.IsEmpty ? null : new Article(
            "",
            Writing.IsMainlyChinese(paragraphs.IsEmpty ? headline!.Text : string.Concat(paragraphs.Select(paragraph => paragraph.Text))) ? "zh-CN" : "en",
            parts[0].Page,
            kicker,
            headline ?? SpannedText.Made(MadeHeadline.From(paragraphs[0].Text)),
            headline is null,
            deck,
            byline,
            dateline,
            [.. NamesIn(byline, bylines).Concat(dateline is null ? [] : BylineNames.InLeadIn(dateline.Text)).Distinct()],
            paragraphs);

        IEnumerable<SpannedText> Of(RegionRole role) => parts.Where(part => part.Role == role).Select(part => part.Text);
    }

    private static SpannedText? Joined(IEnumerable<SpannedText> texts, Func<SpannedText, SpannedText> clean) =>
        texts.Select(clean).Where(text => text.Text.Length > 0).ToList() is { Count: > 0 } cleaned ? SpannedText.Join(" ", cleaned) : null;

    /// <summary>Formats that have a place for names often give them without a word like 记者 or <c>By</c>.</summary>
    private static IEnumerable<string> NamesIn(SpannedText? byline, IEnumerable<SpannedText> lines) => byline is null ? [] : lines.SelectMany(line =>
        Bylines.IsByline(line.Text) && BylineNames.In([line.Text]) is { IsEmpty: false } names ? names
            : line.Text.Split(['、', '，', ',', ';', '；', '|', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(part => part.Split([" and ", " & "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .SelectMany(part => Writing.IsMainlyChinese(part) ? part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [part]));
}
