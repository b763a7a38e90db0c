using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Labelling;
using AudioPaper.Tests.Segmentation.Scoring;

namespace AudioPaper.Training;

/// <summary>Finds what the lines of a page are in what a person found on it.</summary>
internal static class Alignment
{
    /// <summary>Paragraphs shorter than this without a stop at the end are crossheads.</summary>
    private const int LongestCrosshead = 40;

    /// <summary>The labels; null where a line stands nowhere.</summary>
    public static LineLabel?[] Labels(IReadOnlyList<PageLine> lines, ExpectedPage expected, IReadOnlyList<SkipReason?> reasons)
    {
        var paragraphs = expected.Articles.SelectMany((article, a) => article.Paragraphs.Select((text, i) => new Paragraph(Letters(text), a, i,
            IsShort(text) && i > 0 && i + 1 < article.Paragraphs.Count && !IsShort(article.Paragraphs[i - 1]) && !IsShort(article.Paragraphs[i + 1])))).ToList();
        var heads = expected.Articles.Select(article => Letters(article.Head)).ToList();
        var names = expected.Articles.Select(article => article.Byline.Select(Letters).ToList()).ToList();
        var furniture = expected.Furniture.Concat(expected.Either).Select(Letters).ToList();
        var labels = new LineLabel?[lines.Count];
        // The articles that a line may belong to, and the place in its article where one of running text begins.
        var articles = new List<int>?[lines.Count];
        var isTop = new bool[lines.Count];
        var at = (Paragraph: -1, Place: -1);
        for (var i = 0; i < lines.Count; i++)
        {
            var own = Letters(lines[i].Text.Text);
            if (own.Length == 0)
            {
                continue;
            }

            // A sentence that goes on is the likeliest.
            if (at.Paragraph >= 0 && at.Place < paragraphs[at.Paragraph].Text.Length && GoesOn(paragraphs[at.Paragraph].Text, at.Place, own) is > 0 and var length)
            {
                labels[i] = paragraphs[at.Paragraph].IsCrosshead ? LineLabel.Crosshead : LineLabel.Next;
                articles[i] = [paragraphs[at.Paragraph].Article];
                at.Place += length;
                continue;
            }

            // The paragraph that comes next is likelier than any other words that are the same.
            if (at.Paragraph >= 0 && at.Place >= paragraphs[at.Paragraph].Text.Length && at.Paragraph + 1 < paragraphs.Count && paragraphs[at.Paragraph + 1] is var next
                && next.Article == paragraphs[at.Paragraph].Article && next.Text.StartsWith(own, StringComparison.Ordinal) && !names[next.Article].Exists(name => own.Contains(name, StringComparison.Ordinal)))
            {
                (labels[i], articles[i]) = (next.IsCrosshead ? LineLabel.Crosshead : LineLabel.First, [next.Article]);
                at = (at.Paragraph + 1, own.Length);
                continue;
            }

            if (furniture.Exists(text => text == own) || (own.Length > 5 && !LeadIns.IsByline(lines[i].Text.Text) && furniture.Exists(text => text.Contains(own, StringComparison.Ordinal)) && !paragraphs.Exists(p => p.Text.Contains(own, StringComparison.Ordinal))))
            {
                labels[i] = IsCaption(lines[i], own, expected) ? LineLabel.Caption : LineLabel.Furniture;
                continue;
            }

            // The rest of a head line, or one that is larger than running text, is not taken for a paragraph that begins with the same words.
            var isRestOfHead = i > 0 && labels[i - 1] == LineLabel.Head && heads.Exists(head => head.Contains(Letters(lines[i - 1].Text.Text) + own, StringComparison.Ordinal));
            if (isRestOfHead || (heads.Exists(head => own.Length > 1 && head.Contains(own, StringComparison.Ordinal))
                && (lines[i].Largeness is { } largeness ? largeness > 1.05 || !paragraphs.Exists(p => p.Text.StartsWith(own, StringComparison.Ordinal)) : !paragraphs.Exists(p => p.Text.StartsWith(own, StringComparison.Ordinal) && own.Length > 8))))
            {
                labels[i] = LineLabel.Head;
                articles[i] = [.. Indices(heads, head => head.Contains(own, StringComparison.Ordinal))];
                isTop[i] = true;
                continue;
            }

            if (TailOf(lines[i].Text.Text, i + 1 < lines.Count ? Letters(lines[i + 1].Text.Text) : "", paragraphs) is { Paragraph: >= 0 } tail)
            {
                (labels[i], articles[i], isTop[i]) = (LineLabel.First, [paragraphs[tail.Paragraph].Article], paragraphs[tail.Paragraph].Index == 0);
                at = (tail.Paragraph, tail.Length);
                continue;
            }

            if (LeadIns.IsByline(lines[i].Text.Text) || (!LeadIns.StartsAt(lines[i].Text.Text) && !lines[i].Text.Text.Contains('，', StringComparison.Ordinal) && !Find(paragraphs, own).IsLeadIn && names.Exists(list => IsMadeOf(list, own))))
            {
                labels[i] = LineLabel.Byline;
                articles[i] = [.. Indices(names, list => list.Exists(name => name.Length > 1 && own.Contains(name, StringComparison.Ordinal)))];
                isTop[i] = true;
                continue;
            }

            var found = Find(paragraphs, own);
            if (i > 0 && labels[i - 1] == LineLabel.Byline && own.Length < 24 && found.Place > 0 && lines[i].Text.Text.Split(' ').All(word => char.IsAsciiLetterUpper(word[0])) && own.Length < paragraphs[found.Paragraph].Text.Length && Math.Abs(lines[i].SizePt - lines[i - 1].SizePt) < 0.1 && lines[i].SizePt > 0)
            {
                // A place or an office below a name, which running text happens to name, too.
                (labels[i], articles[i]) = (LineLabel.Byline, articles[i - 1]);
            }
            else if (found.Paragraph >= 0)
            {
                var paragraph = paragraphs[found.Paragraph];
                labels[i] = paragraph.IsCrosshead ? LineLabel.Crosshead : found.Place == 0 || found.IsLeadIn ? LineLabel.First : LineLabel.Next;
                articles[i] = [paragraph.Article];
                isTop[i] = paragraph.Index == 0 && labels[i] != LineLabel.Next;
                at = (found.Paragraph, found.Place + found.Length);
            }
            else if (WithoutAll(own, furniture).Length * 2 < own.Length)
            {
                labels[i] = LineLabel.Furniture;
            }
            else if (LeadIns.StartsAt(lines[i].Text.Text))
            {
                labels[i] = LineLabel.First;
                isTop[i] = true;
            }
            else if (i > 0 && labels[i - 1] == LineLabel.Byline && own.Length < 40)
            {
                (labels[i], articles[i]) = (LineLabel.Byline, articles[i - 1]);
            }
            else if (reasons[i] is not null)
            {
                labels[i] = LineLabel.Furniture;
            }
        }

        foreach (var flow in Enumerable.Range(0, lines.Count).Where(i => reasons[i] is null && labels[i] is not null && !labels[i]!.Value.IsLeftOut()).GroupBy(i => lines[i].Frame))
        {
            MarkBeginnings([.. flow], labels, articles, isTop);
        }

        return labels;
    }

    /// <summary>Where the articles change; what no article can be, as a person has it, is left without a label.</summary>
    private static void MarkBeginnings(int[] flow, LineLabel?[] labels, List<int>?[] articles, bool[] isTop)
    {
        var state = State.Edge;
        var current = -1;
        for (var k = 0; k < flow.Length; k++)
        {
            var i = flow[k];
            var own = articles[i];
            // A line that may belong to several belongs with the next line that tells, unless it fits the one before.
            var article = own is null or [] ? (isTop[i] ? NextArticle(k) : current) : own.Contains(current) && state.After(labels[i]!.Value) is not null ? current : own.Contains(NextArticle(k)) ? NextArticle(k) : own[0];
            var label = labels[i]!.Value;
            var begins = article != current && (k > 0 || isTop[i]);
            var result = begins && label is LineLabel.Next or LineLabel.Crosshead ? (LineLabel?)null : begins ? label.Beginning() : label;
            if (result is { } known && state.After(known) is { } after)
            {
                state = after;
            }
            else
            {
                result = null;
            }

            current = article;
            labels[i] = result;
        }

        int NextArticle(int k) => flow.Skip(k + 1).Select(j => articles[j]).FirstOrDefault(list => list is [_])?[0] ?? -1;
    }

    /// <summary>The paragraph that begins behind the bracket of a lead-in, however few its letters on that line.</summary>
    private static (int Paragraph, int Length) TailOf(string line, string next, List<Paragraph> paragraphs)
    {
        var bracket = line.LastIndexOfAny(['）', ')', '】', '〕']);
        var tail = bracket >= 0 && (LeadIns.StartsAt(line) || !line.AsSpan(0, bracket).ContainsAny("（(【〔")) ? Letters(line[(bracket + 1)..]) : "";
        if (tail.Length == 0 || bracket > 24)
        {
            return (-1, 0);
        }

        var sure = paragraphs.FindIndex(paragraph => paragraph.Index == 0 && paragraph.Text.StartsWith(tail + next, StringComparison.Ordinal));
        return (sure >= 0 ? sure : paragraphs.FindIndex(paragraph => paragraph.Index == 0 && paragraph.Text.StartsWith(tail, StringComparison.Ordinal)), tail.Length);
    }

    /// <summary>Whether a line holds a writer's name, and not much else: an office, a place, the name of another.</summary>
    private static bool IsMadeOf(List<string> names, string own) =>
        names.Where(name => name.Length > 1 && own.Contains(name, StringComparison.Ordinal)).Sum(name => name.Length) is > 0 and var length && own.Length - length < (Writing.IsHanzi(own[0]) ? 14 : 26);

    private static IEnumerable<int> Indices<T>(List<T> items, Func<T, bool> fits) => Enumerable.Range(0, items.Count).Where(i => fits(items[i]));

    /// <summary>A short line among running text is a crosshead; several of them are a list.</summary>
    private static bool IsShort(string text) => text.Length <= LongestCrosshead && !Writing.EndsSentence(text);

    private sealed record Paragraph(string Text, int Article, int Index, bool IsCrosshead);

    private static bool IsCaption(PageLine line, string own, ExpectedPage expected) =>
        expected.Furniture.Any(text => Letters(text) is var letters && letters.Contains(own, StringComparison.Ordinal) && letters.Length > 16 && (Writing.EndsSentence(text) || text.EndsWith('摄') || text.EndsWith('攝')) && !LeadIns.IsByline(line.Text.Text));

    /// <summary>How many letters of a line stand at a place of a paragraph: all of them, or all that are left there when a signature follows.</summary>
    private static int GoesOn(string paragraph, int place, string own) =>
        string.CompareOrdinal(paragraph, place, own, 0, own.Length) == 0 ? own.Length
            : paragraph.Length - place is var rest && rest < own.Length && rest * 3 > own.Length && string.CompareOrdinal(paragraph, place, own, 0, rest) == 0 ? rest : 0;

    private static (int Paragraph, int Place, int Length, bool IsLeadIn) Find(List<Paragraph> paragraphs, string own)
    {
        for (var p = 0; p < paragraphs.Count; p++)
        {
            if (paragraphs[p].Text.StartsWith(own, StringComparison.Ordinal))
            {
                return (p, 0, own.Length, false);
            }
        }

        // The lead-in before the first words is no part of the paragraph.
        for (var p = 0; p < paragraphs.Count; p++)
        {
            for (var length = Math.Min(own.Length - 1, paragraphs[p].Text.Length); length >= 4; length--)
            {
                if (own.EndsWith(paragraphs[p].Text[..length], StringComparison.Ordinal))
                {
                    return (p, 0, length, true);
                }
            }
        }

        for (var p = 0; p < paragraphs.Count; p++)
        {
            if (own.Length > 3 && paragraphs[p].Text.IndexOf(own, StringComparison.Ordinal) is >= 0 and var place)
            {
                return (p, place, own.Length, false);
            }
        }

        return (-1, 0, 0, false);
    }

    /// <summary>What is left of a line without the pieces of furniture that stand on it: date, section and title are often printed on one.</summary>
    private static string WithoutAll(string own, List<string> pieces) =>
        pieces.Where(piece => piece.Length > 1 && own.Contains(piece, StringComparison.Ordinal)).OrderByDescending(piece => piece.Length)
            .Aggregate(own, (rest, piece) => rest.Replace(piece, "", StringComparison.Ordinal));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
