using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>Labels lines by rules of how pages are set; a first guess that <see cref="LineLabeller"/> weighs with all else.</summary>
internal static partial class RuleLabels
{
    /// <summary>A line this much narrower than its column (in Latin letters) ends a paragraph or is none of its lines.</summary>
    private const int Slack = 4;

    /// <summary>The first line of a paragraph is this much narrower at most: its indent of two hanzi, and a stop that hangs.</summary>
    private const int FirstLineSlack = 8;

    /// <summary>Head lines are short; longer blocks without a full stop are running text.</summary>
    private const int MostHeadLines = 6;

    private const int WidestHeadLine = 96;

    /// <summary>A group that grew this long is running text, whether it holds a full stop or not.</summary>
    private const int MostLinesLookedAt = 40;

    /// <summary>What rules take each line of a page for.</summary>
    public static LineLabel[] Of(IReadOnlyList<PageLine> lines)
    {
        var groups = Groups(lines);
        var kinds = new FragmentKind?[groups.Count];
        var headLike = HeadLike(groups);
        for (var i = groups.Count - 1; i >= 0; i--)
        {
            var text = LineJoining.Join(groups[i].Select(line => line.Text)).Text;
            kinds[i] = groups[i][0].IsLarge == true && groups[i].Count <= MostHeadLines && !Speaker().IsMatch(text) ? FragmentKind.Head
                : groups[i].Count <= 3 && LeadIns.IsByline(WithoutRoles(groups[i])) ? FragmentKind.Byline
                : LeadIns.LengthIn(text) > 0 ? FragmentKind.LeadIn
                : IsHead(groups, kinds, headLike, i) ? FragmentKind.Head
                : FragmentKind.Body;
        }

        return [.. groups.SelectMany((group, i) => group.Select((_, line) => kinds[i] switch
        {
            FragmentKind.Head => LineLabel.Head,
            FragmentKind.Byline => LineLabel.Byline,
            _ => line == 0 ? LineLabel.First : LineLabel.Next,
        }))];
    }

    /// <summary>The lines of a group up to the one that says what the writer is.</summary>
    private static string WithoutRoles(List<PageLine> group)
    {
        var roles = group.Count is > 1 and <= 3 && LeadIns.IsByline(group[0].Text.Text) ? group.Skip(1).Count(line => LeadIns.IsRoleBelow(line.Text.Text)) : 0;
        return group.Count > 3 ? "" : LineJoining.Join(group.SkipLast(roles).Select(line => line.Text)).Text;
    }

    /// <summary>Cuts at blank lines, lead-ins, bylines, indents and short last lines.</summary>
    private static List<List<PageLine>> Groups(IReadOnlyList<PageLine> lines)
    {
        var groups = new List<List<PageLine>>();
        var measures = Measures.Of(lines);
        var leastIndent = lines.Select(line => line.Indent).DefaultIfEmpty().Min();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == 0 || BreaksBefore(lines, i, groups[^1], measures[i], leastIndent))
            {
                groups.Add([]);
            }

            groups[^1].Add(lines[i]);
        }

        return groups;
    }

    private static bool BreaksBefore(IReadOnlyList<PageLine> lines, int index, List<PageLine> group, int measure, int leastIndent)
    {
        var (before, line) = (lines[index - 1], lines[index]);
        if (line.AfterBlank || line.Page != before.Page || line.IsLarge != before.IsLarge || line.Frame != before.Frame || before.GoesOn is not null || line.ComesFrom is not null)
        {
            return true;
        }

        var ended = Writing.EndsSentence(before.Text.Text);
        var isShort = before.Width < (Writing.IsMainlyChinese(before.Text.Text) ? measure - Slack : measure * 3 / 4);
        if (LeadIns.IsByline(group[0].Text.Text) && group.Count <= 2 && LeadIns.IsRoleBelow(line.Text.Text))
        {
            return false;
        }

        return LeadIns.IsByline(line.Text.Text) || LeadIns.IsByline(WithoutRoles(group))
            || (LeadIns.StartsAt(line.Text.Text) && (ended || isShort || (group.Count <= MostLinesLookedAt && HasNoStop(group))))
            || (ended && (isShort || line.Indent > before.Indent || line.Indent > leastIndent + 1))
            || (line.Indent > before.Indent && group.Count <= MostLinesLookedAt && HasNoStop(group) && HasNoStop([line]))
            || (before.Width < Math.Max(measure, line.Width) - FirstLineSlack && group.Count <= 3 && HasNoStop(group)
                && !before.Text.Text.Contains('，') && line.Width >= measure - FirstLineSlack);
    }

    /// <summary>
    /// Whether a group is head lines: short lines without a full stop, where no sentence goes on, that are followed by the
    /// beginning of an article (or nothing), or that do not fit the column as the first lines of a broken paragraph would.
    /// </summary>
    private static bool IsHead(List<List<PageLine>> groups, FragmentKind?[] kinds, bool[] headLike, int index)
    {
        var group = groups[index];
        if (group.Count > MostHeadLines || group.Any(line => line.Width > WidestHeadLine) || !HasNoStop(group))
        {
            return false;
        }

        var last = group[^1].Text.Text;
        if (Speaker().IsMatch(group[0].Text.Text) || last[^1] is '，' or '、' or '；' or ',' or ';' || (Writing.EndsSentence(last) && last[^1] is '.' or '。'))
        {
            return false;
        }

        var misfits = Misfits(groups, index);
        if (index > 0 && !Writing.EndsSentence(groups[index - 1][^1].Text.Text) && !headLike[index - 1])
        {
            return misfits && index + 1 < groups.Count && kinds[index + 1] is FragmentKind.LeadIn or FragmentKind.Byline;
        }

        return index + 1 == groups.Count || kinds[index + 1] is not FragmentKind.Body || IsTitleCase(group)
            || (misfits && (Writing.IsMainlyChinese(last) || IsShortLine(groups, index)));
    }

    /// <summary>Which groups can themselves be head lines, as far as the text before them tells (their kind is found later, from the bottom up).</summary>
    private static bool[] HeadLike(List<List<PageLine>> groups)
    {
        var headLike = new bool[groups.Count];
        for (var i = 0; i < groups.Count; i++)
        {
            headLike[i] = groups[i].Count <= MostHeadLines && HasNoStop(groups[i])
                && (i == 0 || headLike[i - 1] || Writing.EndsSentence(groups[i - 1][^1].Text.Text));
        }

        return headLike;
    }

    /// <summary>Whether a line is wider or narrower than the columns beside the group; the last line of a broken paragraph is full.</summary>
    private static bool Misfits(List<List<PageLine>> groups, int index)
    {
        var measures = new[] { index - 1, index + 1 }.Where(i => i >= 0 && i < groups.Count && groups[i].Count > 1)
            .Select(i => groups[i].Max(line => line.Width)).ToList();
        return measures.Count == 0
            || groups[index].Any(line => measures.TrueForAll(measure => line.Width > measure + Slack || line.Width < measure - FirstLineSlack));
    }

    /// <summary>Whether an English group is one line, begins with a capital and is much narrower than the lines of running text beside it.</summary>
    private static bool IsShortLine(List<List<PageLine>> groups, int index) =>
        groups[index] is [var line] && char.IsUpper(line.Text.Text.FirstOrDefault(char.IsLetter))
            && new[] { index - 1, index + 1 }.Where(i => i >= 0 && i < groups.Count && groups[i].Count > 1)
                .Select(i => groups[i].Max(other => other.Width)).DefaultIfEmpty().Min() * 2 / 3 > line.Width;

    private static bool HasNoStop(List<PageLine> group) =>
        group.TrueForAll(line => line.Text.Text.AsSpan().IndexOfAny("。；") < 0)
            && (Writing.IsMainlyChinese(group[0].Text.Text) || !EnglishStop().IsMatch(string.Join(' ', group.Select(line => line.Text.Text))));

    /// <summary>Whether English lines are set as a headline: all capitals, or capitals at nearly all long words.</summary>
    private static bool IsTitleCase(List<PageLine> group)
    {
        var text = string.Join(' ', group.Select(line => line.Text.Text));
        if (Writing.IsMainlyChinese(text))
        {
            return false;
        }

        var words = text.Split(' ').Where(word => word.Count(char.IsLetter) > 3).ToList();
        return words.Count > 1 && words.Count(word => char.IsUpper(word.First(char.IsLetter))) * 5 >= words.Count * 4;
    }

    /// <summary>Who speaks in an interview.</summary>
    [GeneratedRegex(@"^(?:Q|A|Q&A|问|答|問|記者|记者|\p{IsCJKUnifiedIdeographs}{2,4})\s*[:：]\s*\S|^[QA]\.\s", RegexOptions.CultureInvariant)]
    private static partial Regex Speaker();

    /// <summary>A full stop with a new sentence after it; titles and initials (Mr., J.) are none.</summary>
    [GeneratedRegex(@"(?<!\b(?:Mrs?|Ms|Dr|St|Prof|Gov|Sen|Rep|Gen|Col|Capt|No|vs|[A-Z]))[.!?][”’""')]*\s+[“‘""'(]*\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishStop();
}
