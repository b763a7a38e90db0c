namespace AudioPaper.Segmentation;

/// <summary>Makes an article of a story: cleans its text and tells kicker, headline, deck, byline and body apart.</summary>
internal static class ArticleComposition
{
    /// <summary>The article.</summary>
    public static Article Compose(Story story, string id, string page)
    {
        var body = StoryBody.Of(story);
        var paragraphs = body.Paragraphs;
        var (kicker, headline, deck) = Heads(story);
        var bylines = body.Bylines.Select(byline => byline.Text).Concat(body.Signature is null ? [] : [body.Signature]).Select(LineJoining.CleanByline).ToList();
        return new Article(
            id,
            Writing.IsMainlyChinese(paragraphs.Length > 0 ? string.Concat(paragraphs.Select(p => p.Text)) : headline?.Text ?? "") ? "zh-CN" : "en",
            page,
            kicker,
            headline ?? SpannedText.Made(MadeHeadline.From(paragraphs.Length > 0 ? paragraphs[0].Text : kicker?.Text ?? "")),
            headline is null,
            deck,
            bylines.Count == 0 ? null : SpannedText.Join(" ", bylines),
            body.LeadIn is null ? null : LineJoining.CleanByline(body.LeadIn),
            [.. body.Bylines.SelectMany(byline => BylineNames.In(byline.Lines, byline.IsSignature)).Concat(body.LeadIn is null ? [] : BylineNames.InLeadIn(body.LeadIn.Text))
                .Concat(body.Signature is null ? [] : BylineNames.In([body.Signature.Text], isSignature: true)).Distinct()],
            paragraphs)
        {
            Section = story.Section,
        };
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
