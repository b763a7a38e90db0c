using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation.Scoring;

/// <summary>Counts of what was found right; counts of several pages add up.</summary>
internal sealed record PageScore
{
    /// <summary>An article is found when its characters are wrong by no more than this part.</summary>
    private const double MostErrors = 0.1;

    /// <summary>Furniture shorter than this may stand in an article by chance.</summary>
    private const int LeastFurniture = 4;

    public int ExpectedCount { get; init; }

    public int ActualCount { get; init; }

    public int FoundCount { get; init; }

    public int HeadlineCount { get; init; }

    public int BylineCount { get; init; }

    public int ParagraphCount { get; init; }

    public int ExpectedParagraphCount { get; init; }

    /// <summary>Characters of furniture that are spoken.</summary>
    public int LeakedLength { get; init; }

    public int FurnitureLength { get; init; }

    public int ErrorLength { get; init; }

    public int ExpectedLength { get; init; }

    /// <summary>What went wrong, for people.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Harmonic mean of precision and recall of articles.</summary>
    public double ArticleF1 => 2.0 * FoundCount / (ExpectedCount + ActualCount);

    public double Headlines => (double)HeadlineCount / ExpectedCount;

    public double Bylines => (double)BylineCount / ExpectedCount;

    public double Paragraphs => (double)ParagraphCount / ExpectedParagraphCount;

    public double Leaked => FurnitureLength == 0 ? 0 : (double)LeakedLength / FurnitureLength;

    public double CharacterErrors => (double)ErrorLength / ExpectedLength;

    public static PageScore operator +(PageScore a, PageScore b) => new()
    {
        ExpectedCount = a.ExpectedCount + b.ExpectedCount,
        ActualCount = a.ActualCount + b.ActualCount,
        FoundCount = a.FoundCount + b.FoundCount,
        HeadlineCount = a.HeadlineCount + b.HeadlineCount,
        BylineCount = a.BylineCount + b.BylineCount,
        ParagraphCount = a.ParagraphCount + b.ParagraphCount,
        ExpectedParagraphCount = a.ExpectedParagraphCount + b.ExpectedParagraphCount,
        LeakedLength = a.LeakedLength + b.LeakedLength,
        FurnitureLength = a.FurnitureLength + b.FurnitureLength,
        ErrorLength = a.ErrorLength + b.ErrorLength,
        ExpectedLength = a.ExpectedLength + b.ExpectedLength,
        Faults = [.. a.Faults, .. b.Faults],
    };

    /// <summary>Compares an issue with what a person finds on its pages.</summary>
    public static PageScore Of(ExpectedPage expected, IssueText issue)
    {
        var found = issue.Articles.Select(Compared).ToList();
        var faults = new List<string>();
        // Data boxes may be articles of their own; then nobody minds, and nobody counts them.
        var boxes = string.Concat(expected.Either.Select(ComparedArticle.Bare));
        var counted = found.Where(article => article.Text.Length == 0 || !IsMostlyIn(boxes, article.Text)).ToList();
        var score = new PageScore { ExpectedCount = expected.Articles.Count, ActualCount = counted.Count };
        var open = new HashSet<ComparedArticle>(counted, ReferenceEqualityComparer.Instance);
        foreach (var article in expected.Articles)
        {
            var errors = article.Text.Length;
            var best = open.Select(other => (Other: other, Errors: EditDistance.Between(article.Text, other.Text))).OrderBy(pair => pair.Errors)
                .Cast<(ComparedArticle Other, int Errors)?>().FirstOrDefault();
            var isFound = best is { } b && b.Errors <= MostErrors * Math.Max(1, article.Text.Length);
            var other = isFound || best is { } near && near.Errors < article.Text.Length * 2 / 3 ? best!.Value.Other : null;
            if (other is not null)
            {
                open.Remove(other);
                errors = best!.Value.Errors;
            }

            var hasHead = other is not null && ComparedArticle.Bare(other.Head) == ComparedArticle.Bare(article.Head);
            var hasByline = other is not null && other.Byline.Order(StringComparer.Ordinal).SequenceEqual(article.Byline.Order(StringComparer.Ordinal));
            var paragraphs = article.Paragraphs.Count(paragraph => other is not null && other.Paragraphs.Any(own => ComparedArticle.Bare(own) == ComparedArticle.Bare(paragraph)));
            Note(isFound, $"article with {errors} errors of {article.Text.Length}: {Short(article.Head)} {(other is null ? "(nothing like it)" : $"as {Short(other.Head)} {Short(string.Join('|', other.Paragraphs))} … {End(other)}")}");
            Note(hasHead || other is null, $"headline «{article.Head}» is «{other?.Head}»");
            Note(hasByline || other is null, $"byline of {Short(article.Head)}: {string.Join('、', article.Byline)} is {string.Join('、', other?.Byline ?? [])}");
            foreach (var paragraph in article.Paragraphs.Where(p => other is not null && !other.Paragraphs.Any(own => ComparedArticle.Bare(own) == ComparedArticle.Bare(p))))
            {
                Note(false, $"paragraph of {Short(article.Head)}: {Short(paragraph)}");
            }

            score += new PageScore
            {
                FoundCount = isFound ? 1 : 0,
                HeadlineCount = hasHead ? 1 : 0,
                BylineCount = hasByline ? 1 : 0,
                ParagraphCount = paragraphs,
                ExpectedParagraphCount = article.Paragraphs.Count,
                ErrorLength = Math.Min(errors, article.Text.Length),
                ExpectedLength = article.Text.Length,
            };
        }

        foreach (var extra in open)
        {
            Note(false, $"article that nobody expects: {Short(extra.Head)} / {Short(string.Concat(extra.Paragraphs))}");
        }

        return score + Furniture(expected, found, faults) with { Faults = faults };

        void Note(bool isRight, string fault)
        {
            if (!isRight)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>Characters of furniture that stand in an article, beyond what the expected articles hold of the same words.</summary>
    private static PageScore Furniture(ExpectedPage expected, List<ComparedArticle> found, List<string> faults)
    {
        var spoken = string.Join('\n', found.Select(article => article.Text + "\n" + string.Join('\n', article.Byline)));
        var wanted = string.Join('\n', expected.Articles.Select(article => article.Text + "\n" + string.Join('\n', article.Byline)));
        var leaked = 0;
        var length = 0;
        foreach (var piece in expected.Furniture.Select(ComparedArticle.Bare).Where(piece => piece.Length > 0))
        {
            length += piece.Length;
            if (piece.Length >= LeastFurniture && Occurrences(spoken, piece) > Occurrences(wanted, piece))
            {
                leaked += piece.Length;
                faults.Add($"spoken furniture: {Short(piece)}");
            }
        }

        return new PageScore { LeakedLength = leaked, FurnitureLength = length };
    }

    private static int Occurrences(string text, string piece)
    {
        var count = 0;
        for (var at = text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = text.IndexOf(piece, at + piece.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static ComparedArticle Compared(Article article) => new(
        string.Concat(new[] { article.Kicker, article.HeadlineMade ? null : article.Headline, article.Deck }.Select(text => text?.Text)),
        article.Byline, [.. article.Paragraphs.Select(paragraph => paragraph.Text)]);

    private static bool IsMostlyIn(string boxes, string text)
    {
        var pairs = Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2)).ToList();
        return boxes.Length > 0 && pairs.Count(pair => boxes.Contains(pair, StringComparison.Ordinal)) > 0.9 * pairs.Count;
    }

    private static string Short(string text) => text.Length <= 30 ? $"«{text}»" : $"«{text[..30]}…»";

    private static string End(ComparedArticle article) => article.Text[Math.Max(0, article.Text.Length - 20)..];
}
