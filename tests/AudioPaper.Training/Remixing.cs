using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Labelling;
using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Training;

/// <summary>
/// Makes other pages of a page without letter sizes: the same articles in another order, with their head lines above or below, with or
/// without blank lines between paragraphs. Exports of other programs have such orders; the corpus has few.
/// </summary>
internal static class Remixing
{
    /// <summary>One page in so many has all its headlines apart from their articles.</summary>
    private const int HeadsApart = 15;

    /// <summary>A page made of the lines of <paramref name="page"/>; null when it has too few articles.</summary>
    public static TrainingPage? Of(TrainingPage page, Random random)
    {
        var (articles, furniture) = Parts(page);
        if (articles.Count < 3)
        {
            return null;
        }

        var habit = random.Next(3);
        var blanks = random.Next(3);
        if (random.Next(2) == 0)
        {
            var shuffled = articles.ToArray();
            random.Shuffle(shuffled);
            articles = [.. shuffled];
        }

        if (random.Next(HeadsApart) == 0)
        {
            articles = Apart(articles, random.Next(4) == 0, random.Next(2) == 0);
        }

        var lines = new List<(PageLine Line, LineLabel? Label)>();
        foreach (var article in articles)
        {
            Add(lines, article.Exists(line => line.Label == LineLabel.Next) && !article.Exists(line => line.Label == LineLabel.Head) ? article : Arranged(article, habit == 0 || (habit == 1 && random.Next(2) == 0), random), blanks, random);
            if (furniture.Count > 0 && random.Next(articles.Count) < 2)
            {
                var next = furniture[random.Next(furniture.Count)];
                furniture.Remove(next);
                lines.AddRange(next.Select((line, i) => (line.Line with { AfterBlank = i == 0 || line.Line.AfterBlank }, line.Label)));
            }
        }

        var made = lines.ConvertAll(line => line.Line);
        var reasons = SkippedLines.Of(made);
        // What rules leave out in the new order counts as the rules have it.
        var labels = lines.Select((line, i) => reasons[i] is null ? line.Label : null).ToArray();
        return Checked(page, made, reasons, labels);
    }

    private static TrainingPage? Checked(TrainingPage page, List<PageLine> lines, SkipReason?[] reasons, LineLabel?[] labels)
    {
        var state = State.Edge;
        for (var i = 0; i < lines.Count; i++)
        {
            if (labels[i] is { } label)
            {
                // A beginning that was left out by a rule passes on to the next line.
                label = !label.IsLeftOut() && state.After(label) is null ? label.Beginning() : label;
                labels[i] = state.After(label) is { } after && (state = after) == after ? label : null;
            }
        }

        return new TrainingPage(page.Issue, page.Form + " remixed", lines, reasons, new LineFeatures(lines, reasons), labels);
    }

    private static (List<List<(PageLine Line, LineLabel Label)>> Articles, List<List<(PageLine Line, LineLabel? Label)>> Furniture) Parts(TrainingPage page)
    {
        var articles = new List<List<(PageLine, LineLabel)>>();
        var furniture = new List<List<(PageLine, LineLabel?)>>();
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var label = page.Labels[i];
            if (page.Reasons[i] is not null || label is null || label.Value.IsLeftOut())
            {
                var goesOn = i > 0 && furniture.Count > 0 && ReferenceEquals(furniture[^1][^1].Item1, page.Lines[i - 1]) && !page.Lines[i].AfterBlank;
                if (!goesOn)
                {
                    furniture.Add([]);
                }

                furniture[^1].Add((page.Lines[i], label));
                continue;
            }

            if (articles.Count == 0 || label.Value.Begins())
            {
                articles.Add([]);
            }

            articles[^1].Add((page.Lines[i], label.Value.Kind()));
        }

        return (articles, furniture);
    }

    /// <summary>All head lines behind all bodies, or before them, as programs write that paint styles one after another; names stay, or go with them.</summary>
    private static List<List<(PageLine Line, LineLabel Label)>> Apart(List<List<(PageLine Line, LineLabel Label)>> articles, bool before, bool withNames)
    {
        var heads = articles.ConvertAll(article => article.TakeWhile(line => line.Label is LineLabel.Head or LineLabel.Byline).Where(line => line.Label == LineLabel.Head || withNames).ToList());
        var bodies = articles.Select((article, i) => article.Where(line => !heads[i].Contains(line)).ToList());
        return [.. (before ? heads.Concat(bodies) : bodies.Concat(heads)).Where(part => part.Count > 0)];
    }

    private static List<(PageLine Line, LineLabel Label)> Arranged(List<(PageLine Line, LineLabel Label)> article, bool below, Random random)
    {
        var heads = article.FindAll(line => line.Label == LineLabel.Head);
        var names = article.TakeWhile(line => line.Label is LineLabel.Head or LineLabel.Byline).Where(line => line.Label == LineLabel.Byline).ToList();
        var rest = article.Except(heads).Except(names).ToList();
        return !below ? [.. heads, .. names, .. rest] : random.Next(2) == 0 ? [.. rest, .. names, .. heads] : [.. rest, .. heads, .. names];
    }

    private static void Add(List<(PageLine, LineLabel?)> lines, List<(PageLine Line, LineLabel Label)> article, int blanks, Random random)
    {
        for (var i = 0; i < article.Count; i++)
        {
            var (line, label) = article[i];
            var isBreak = i == 0 || label != article[i - 1].Label && (label is LineLabel.Head or LineLabel.Byline || article[i - 1].Label is LineLabel.Head or LineLabel.Byline);
            var isBlank = label == LineLabel.Next ? line.AfterBlank : isBreak ? blanks == 1 || random.Next(3) > 0 : blanks switch { 0 => line.AfterBlank, 1 => true, _ => false };
            lines.Add((line with { AfterBlank = isBlank }, i == 0 ? label.Beginning() : label));
        }
    }
}
