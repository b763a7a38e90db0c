namespace AudioPaper.Segmentation.Labelling;

/// <summary>Tells by rules which lines belong to one article; a first guess that <see cref="LineLabeller"/> weighs with all else.</summary>
internal static class RuleStories
{
    /// <summary>A single head line this narrow (in Latin letters) inside an article is a crosshead, not a new article.</summary>
    private const int WidestCrosshead = 24;

    /// <summary>The labels of the lines of a page, which have those of <see cref="RuleLabels"/>, with the beginnings of articles.</summary>
    public static LineLabel[] Of(IReadOnlyList<PageLine> page)
    {
        var labels = page.Select(line => line.Label).ToArray();
        var index = new Dictionary<PageLine, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < page.Count; i++)
        {
            index[page[i]] = i;
        }

        foreach (var flow in page.GroupBy(line => line.Frame))
        {
            var storyOf = new Story?[page.Count];
            foreach (var story in Assemble([.. flow]))
            {
                foreach (var line in story.AllLines)
                {
                    storyOf[index[line]] = story;
                }

                foreach (var crosshead in story.Crossheads)
                {
                    labels[index[crosshead]] = LineLabel.Crosshead;
                }
            }

            Story? last = null;
            foreach (var i in flow.Select(line => index[line]))
            {
                labels[i] = storyOf[i] == last ? labels[i] : labels[i].Beginning();
                last = storyOf[i];
            }
        }

        return labels;
    }

    private static List<Story> Assemble(IReadOnlyList<PageLine> flow)
    {
        var stories = new List<Story>();
        var gaps = new List<List<(PageLine Line, int Group)>> { new() };
        var fragments = Fragmenting.Of(flow);
        for (var i = 0; i < fragments.Count; i++)
        {
            Place(fragments[i], i + 1 < fragments.Count ? fragments[i + 1].Kind : null, stories, gaps, i + 1);
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
                current.AddCrosshead(new Fragment(FragmentKind.Crosshead, [only.Line]));
                current.Add(fragment);
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
