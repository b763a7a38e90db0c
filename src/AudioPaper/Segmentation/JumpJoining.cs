using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Segmentation;

/// <summary>Joins the parts of articles that go on on another page, as their jump lines say.</summary>
internal static class JumpJoining
{
    /// <summary>The stories with their parts joined; what stood above second parts is handed to <paramref name="leaveOut"/>.</summary>
    public static List<Story> Join(List<Story> stories, Func<int, string> labelOf, Action<IEnumerable<PageLine>> leaveOut)
    {
        var joined = stories.ToList();
        foreach (var part in stories.Where(story => story is { ComesFrom: not null, ParagraphCount: > 0 }))
        {
            if (FirstPart(joined, part, labelOf) is { } first)
            {
                leaveOut(part.Heads.Select(head => head.Line).Concat(part.Bylines.SelectMany(byline => byline.Lines)));
                first.GoOnWith(part);
                joined.Remove(part);
            }
        }

        return joined;
    }

    private static Story? FirstPart(List<Story> stories, Story part, Func<int, string> labelOf)
    {
        var page = JumpLines.PageOf(labelOf(part.Page));
        var open = stories.Where(story => story != part && story.GoesOn is not null && story.Page != part.Page).ToList();
        return open.Where(story => IsLabel(story.GoesOn!.Page, page) && IsLabel(part.ComesFrom!.Page, JumpLines.PageOf(labelOf(story.LastPage))))
            .OrderByDescending(story => Likeness(story, part)).FirstOrDefault()
            // A page whose label is not printed, or not as the jump line has it.
            ?? open.Where(story => Likeness(story, part) > 0 || open.Count == 1).MaxBy(story => Likeness(story, part));
    }

    /// <summary>The same page; where one of both has no letter (A5, 5), figures decide.</summary>
    private static bool IsLabel(string a, string b) =>
        a == b || ((char.IsAsciiLetter(a.FirstOrDefault()) != char.IsAsciiLetter(b.FirstOrDefault())) && a.TrimStart(Letters) == b.TrimStart(Letters));

    private static readonly char[] Letters = [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

    private static double Likeness(Story story, Story part)
    {
        var words = new[] { story.GoesOn!.Word, part.ComesFrom!.Word }.Concat(part.Heads.Select(head => head.Line.Text.Text)).Where(word => word.Length > 1).ToList();
        var head = string.Concat(story.Heads.Select(line => line.Line.Text.Text));
        return words.Count(word => head.Contains(word, StringComparison.OrdinalIgnoreCase)) + (story.GoesOn.Word.Length > 1 && story.GoesOn.Word == part.ComesFrom.Word ? 2 : 0)
            + (story.IsComplete ? 0 : 0.5) + HeadDivision.Overlap(string.Concat(part.Heads.Select(line => line.Line.Text.Text)), head + story.Body);
    }
}
