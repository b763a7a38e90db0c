using System.Collections.Immutable;

namespace AudioPaper.Segmentation;

/// <summary>Makes an article of a story: cleans its text and tells kicker, headline, deck, byline and body apart.</summary>
internal static class ArticleComposition
{
    /// <summary>The article.</summary>
    public static Article Compose(Story story, string id, string page)
    {
        var (lead, paragraphs, signature) = LeadAndBody(story);
        var (kicker, headline, deck) = Heads(story);
        var bylines = story.Bylines.ConvertAll(byline => byline.Text);
        return new Article(
            id,
            Writing.IsMainlyChinese(paragraphs.Length > 0 ? string.Concat(paragraphs.Select(p => p.Text)) : headline?.Text ?? "") ? "zh-CN" : "en",
            page,
            kicker,
            headline ?? SpannedText.Made(MadeHeadline.From(paragraphs.Length > 0 ? paragraphs[0].Text : kicker?.Text ?? "")),
            headline is null,
            deck,
            bylines.Count == 0 && signature is null ? null : SpannedText.Join(" ", bylines.Concat(signature is null ? [] : [signature]).Select(LineJoining.CleanByline)),
            lead is null ? null : LineJoining.CleanByline(lead),
            [.. story.Bylines.SelectMany(byline => BylineNames.In([.. byline.Lines.Select(line => line.Text.Text)])).Concat(lead is null || !Writing.IsMainlyChinese(lead.Text) ? [] : BylineNames.In([lead.Text])).Concat(signature is null ? [] : BylineNames.In([signature.Text])).Distinct()],
            paragraphs)
        {
            Section = story.Section,
        };
    }

    private static (SpannedText? Lead, ImmutableArray<SpannedText> Paragraphs, SpannedText? Signature) LeadAndBody(Story story)
    {
        var printed = story.Paragraphs;
        if (printed.Count == 0)
        {
            return (null, [], null);
        }

        var first = printed[0];
        var length = LeadIns.LengthIn(first.Text);
        var rest = length == 0 ? printed : printed.Skip(1).Prepend(first.Slice(length).Trim());
        var paragraphs = rest.Select(LineJoining.Clean).Where(paragraph => paragraph.Text.Length > 0).ToList();
        var signature = paragraphs.Count > 0 ? LeadIns.SignatureLengthIn(paragraphs[^1].Text) : 0;
        var signed = signature == 0 ? null : paragraphs[^1].Slice(paragraphs[^1].Text.Length - signature);
        if (signed is not null)
        {
            paragraphs[^1] = paragraphs[^1].Slice(0, paragraphs[^1].Text.Length - signature).Trim();
        }

        return (length == 0 ? null : first.Slice(0, length).Trim(), [.. paragraphs], signed);
    }

    /// <summary>
    /// The last group of lines is the headline, lines in earlier groups are the kicker; a line that ends in —— is a kicker and one
    /// that begins with —— is a deck (GB/T 9704 has no rule; this is how Chinese papers set them).
    /// </summary>
    private static (SpannedText? Kicker, SpannedText? Headline, SpannedText? Deck) Heads(Story story)
    {
        var lines = story.Heads.ConvertAll(head => (Text: LineJoining.CleanHeadline(head.Line.Text), head.Group));
        var decks = lines.Where((line, i) => i > 0 && line.Text.Text.StartsWith("——", StringComparison.Ordinal)).ToList();
        var others = lines.Except(decks).ToList();
        var lastGroup = others.Count > 0 ? others[^1].Group : 0;
        var kickers = others.Where(line => line.Group != lastGroup || line.Text.Text.EndsWith("——", StringComparison.Ordinal)).ToList();
        // With no headline and no lede to make one from, the kicker is the headline.
        return kickers.Count == others.Count && story.ParagraphCount == 0 ? (null, Joined(others), Joined(decks)) : (Joined(kickers), Joined(others.Except(kickers)), Joined(decks));

        static SpannedText? Joined(IEnumerable<(SpannedText Text, int Group)> lines) => !lines.Any() ? null
            : lines.Aggregate((head, line) => (SpannedText.Join(line.Group == head.Group && IsRest(head.Text.Text, line.Text.Text) ? "" : " ", [head.Text, line.Text]), line.Group)).Text;
    }

    /// <summary>Lines of a headline are about as long as each other; a line much shorter than the one before it is what did not fit there.</summary>
    private static bool IsRest(string head, string line) =>
        head.Length > 0 && line.Length > 0 && (Writing.IsHanzi(head[^1]) || char.IsAsciiDigit(head[^1])) && Writing.IsHanzi(line[0]) && line.Count(Writing.IsHanzi) * 20 < head[(head.LastIndexOf(' ') + 1)..].Count(Writing.IsHanzi) * 9;
}
