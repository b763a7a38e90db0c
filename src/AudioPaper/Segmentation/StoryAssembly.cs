namespace AudioPaper.Segmentation;

/// <summary>Puts fragments together to stories.</summary>
internal static class StoryAssembly
{
    /// <summary>A single head line this narrow (in Latin letters) inside an article is a crosshead, not a new article.</summary>
    private const int WidestCrosshead = 24;

    /// <summary>The stories of all pages, in reading order. What stands in a frame is put together apart from what stands around it.</summary>
    public static List<Story> Assemble(IEnumerable<IReadOnlyList<PageLine>> pages)
    {
        var all = pages.ToList();
        var order = new Dictionary<PageLine, int>(ReferenceEqualityComparer.Instance);
        foreach (var line in all.SelectMany(page => page))
        {
            order[line] = order.Count;
        }

        var stories = AssembleFlow(all.ConvertAll(page => (IReadOnlyList<PageLine>)[.. page.Where(line => line.Frame == 0)]));
        foreach (var frame in all.SelectMany(page => page.Where(line => line.Frame != 0).GroupBy(line => line.Frame)))
        {
            stories.AddRange(AssembleFlow([[.. frame]]));
        }

        return [.. stories.OrderBy(story => story.Lines.Select(line => order.GetValueOrDefault(line)).DefaultIfEmpty().Min())];
    }

    private static List<Story> AssembleFlow(List<IReadOnlyList<PageLine>> pages)
    {
        var stories = new List<Story>();
        var gaps = new List<List<(PageLine Line, int Group)>> { new() };
        var group = 0;
        foreach (var lines in pages)
        {
            var fragments = Fragmenting.Of(lines);
            for (var i = 0; i < fragments.Count; i++)
            {
                var next = i + 1 < fragments.Count ? fragments[i + 1].Kind : (FragmentKind?)null;
                Place(fragments[i], next, stories, gaps, ++group);
            }
        }

        for (var gap = 0; gap < gaps.Count; gap++)
        {
            Divide(gaps[gap], gap > 0 ? stories[gap - 1] : null, gap < stories.Count ? stories[gap] : null);
        }

        return stories.Count > 0 || gaps[0].Count == 0 ? stories : [HeadsAlone(gaps[0])];
    }

    private static void Place(Fragment fragment, FragmentKind? next, List<Story> stories, List<List<(PageLine Line, int Group)>> gaps, int group)
    {
        var current = stories.Count > 0 ? stories[^1] : null;
        var heads = gaps[^1];
        switch (fragment.Kind)
        {
            case FragmentKind.Head:
                // Lines of one size belong together, whatever space stands between them.
                var isSameSize = heads.Count > 0 && fragment.Lines[0].SizePt > 0 && Math.Abs(heads[^1].Line.SizePt - fragment.Lines[0].SizePt) < 0.3;
                var own = isSameSize ? heads[^1].Group : group;
                heads.AddRange(fragment.Lines.Select(line => (line, own)));
                return;
            // Short items have no headings inside; what stands below one is the next.
            case FragmentKind.Crosshead when current is { IsLong: true } && heads.Count == 0 && fragment.Lines[0].Section == current.Section:
                current.AddCrosshead(fragment);
                return;
            case FragmentKind.Crosshead:
                heads.AddRange(fragment.Lines.Select(line => (line, group)));
                return;
            // Names below a body, or below the headline that stands below it.
            case FragmentKind.Byline when current is { ParagraphCount: > 0 } && current.LastPage == fragment.Page && next is not (FragmentKind.Body or FragmentKind.LeadIn):
                current.Bylines.Add(fragment);
                return;
            case FragmentKind.Byline when current is { ParagraphCount: 0, Bylines.Count: > 0 } && heads.Count == 0:
                current.Bylines.Add(fragment);
                return;
            case FragmentKind.Body or FragmentKind.LeadIn when current is { ParagraphCount: 0 } && heads.Count == 0:
                current.Add(fragment);
                return;
            // A sentence may go on overleaf, an article that is whole does not.
            case FragmentKind.Body when current is { GoesOn: null } && heads.Count == 0 && fragment.Lines[0].ComesFrom is null && (current.LastPage == fragment.Page || !current.IsComplete):
                current.Add(fragment);
                return;
            case FragmentKind.Body when current is { HasLeadIn: true } && heads is [{ Line.IsHeadline: false } only]
                && only.Line.Width <= WidestCrosshead && current.LastPage == fragment.Page:
                current.AddParagraph(only.Line.Text);
                current.AddParagraph(fragment.Text);
                heads.Clear();
                return;
        }

        var story = new Story { Page = fragment.Page, HasLeadIn = fragment.Kind != FragmentKind.Body };
        if (fragment.Kind == FragmentKind.Byline)
        {
            story.Bylines.Add(fragment);
        }
        else
        {
            story.Add(fragment);
        }

        stories.Add(story);
        gaps.Add([]);
    }

    private static void Divide(List<(PageLine Line, int Group)> heads, Story? before, Story? after)
    {
        var count = HeadDivision.LinesOfBefore([.. heads.Select(head => head.Line)], before, after);
        before?.Heads.AddRange(heads.Take(count));
        if (after is not null && heads.Count > count)
        {
            after.Heads.AddRange(heads.Skip(count));
            after.HasHeadBefore = true;
        }
    }

    /// <summary>A page of nothing but head lines: they are read as one article.</summary>
    private static Story HeadsAlone(List<(PageLine Line, int Group)> heads)
    {
        var story = new Story { Page = heads[0].Line.Page };
        story.Heads.AddRange(heads);
        return story;
    }
}
