using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Segmentation;

/// <summary>Puts labelled lines together to stories.</summary>
internal static class StoryAssembly
{
    /// <summary>Text in blocks has a blank line before one in so many lines at least.</summary>
    private const int LinesOfBlock = 10;

    /// <summary>The stories of all pages, in reading order. What stands in a frame is put together apart from what stands around it.</summary>
    public static List<Story> Assemble(IEnumerable<IReadOnlyList<PageLine>> pages)
    {
        var stories = new List<(Story Story, int Place)>();
        var order = 0;
        var budget = new MatchingBudget();
        Story? open = null;
        foreach (var page in pages)
        {
            var places = new Dictionary<PageLine, int>(ReferenceEqualityComparer.Instance);
            foreach (var line in page)
            {
                places[line] = order++;
            }

            var before = open;
            open = null;
            foreach (var flow in page.GroupBy(line => line.Frame).OrderBy(flow => flow.Key))
            {
                var found = Assemble([.. flow], flow.Key == 0 ? before : null, budget);
                open = flow.Key == 0 && found.Count > 0 ? found[^1] : open;
                stories.AddRange(found.Where(story => story != before).Select(story => (story, story.AllLines.Min(line => places[line]))));
            }
        }

        return [.. stories.OrderBy(story => story.Place).Select(story => story.Story)];
    }

    private static List<Story> Assemble(IReadOnlyList<PageLine> flow, Story? before, MatchingBudget budget)
    {
        var stories = new List<Story>();
        var fragments = Fragmenting.Of(flow);
        if (IsInBlocks(flow) && (before is null || !GoesOnOverleaf(before, fragments[0])) && PageMatching.Of(fragments, budget) is { } matched)
        {
            return matched;
        }

        for (var i = 0; i < fragments.Count; i++)
        {
            if (stories.Count == 0 && before is not null && GoesOnOverleaf(before, fragments[i]))
            {
                stories.Add(before);
            }
            else if (stories.Count == 0 || IsBeginning(fragments[i], stories[^1]))
            {
                stories.Add(new Story { Page = fragments[i].Page, HasLeadIn = fragments[i].Kind == FragmentKind.LeadIn });
            }

            Place(fragments[i], stories[^1], i + 1);
        }

        return stories;
    }

    /// <summary>Whether it is plain text in blocks, which may stand in any order; other exports and forms have the order of the page, and so have pages with jumps.</summary>
    private static bool IsInBlocks(IReadOnlyList<PageLine> flow) => flow.Count(line => line.AfterBlank) * LinesOfBlock > flow.Count
        && flow.All(line => line is { IsPlain: true, GoesOn: null, ComesFrom: null });

    /// <summary>A sentence may go on overleaf, an article that is whole does not, nor one whose rest stands on the page that its jump line names.</summary>
    private static bool GoesOnOverleaf(Story before, Fragment fragment) =>
        fragment.Kind == FragmentKind.Body && !before.IsComplete && before.GoesOn is null && fragment.Lines[0].ComesFrom is null;

    private static bool IsBeginning(Fragment fragment, Story current) => fragment.Lines[0].Label.Begins()
        || current.GoesOn is not null || fragment.Lines[0].ComesFrom is not null
        || (fragment.Kind == FragmentKind.Head && current is { HasHeadBefore: true, ParagraphCount: > 0 })
        || (fragment.Kind is FragmentKind.Body or FragmentKind.LeadIn && current is { HasHeadBefore: false, Heads.Count: > 0, ParagraphCount: > 0 });

    internal static void Place(Fragment fragment, Story story, int group)
    {
        switch (fragment.Kind)
        {
            case FragmentKind.Head or FragmentKind.Crosshead when story.ParagraphCount == 0:
            case FragmentKind.Head:
                // Lines of one size belong together, whatever space stands between them.
                var isSameSize = story.Heads.Count > 0 && fragment.Lines[0].SizePt > 0 && Math.Abs(story.Heads[^1].Line.SizePt - fragment.Lines[0].SizePt) < 0.3;
                var own = isSameSize ? story.Heads[^1].Group : group;
                story.HasHeadBefore |= story.ParagraphCount == 0;
                story.Heads.AddRange(fragment.Lines.Select(line => (line, own)));
                return;
            case FragmentKind.Crosshead:
                story.AddCrosshead(fragment);
                return;
            case FragmentKind.Byline:
                story.Bylines.Add(fragment);
                return;
            default:
                story.Add(fragment);
                return;
        }
    }
}
