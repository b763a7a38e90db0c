namespace AudioPaper.Segmentation;

/// <summary>
/// Gives headlines that stand apart from their articles (an export that has all headlines of a page first, or last) to the bodies that say
/// the same: by the pairs of letters that both have, rare ones counting more, in the order of the page.
/// </summary>
internal static class HeadMatching
{
    /// <summary>What any headline gains by having a body, so that those with few words in common are given in their order.</summary>
    private const double Any = 0.02;

    /// <summary>A headline alone is given to a body only when at least this part of its pairs stands there.</summary>
    private const double LeastShared = 0.2;

    /// <summary>The stories, without those that were headlines alone and now have a body.</summary>
    public static List<Story> Match(List<Story> stories)
    {
        var matched = new List<Story>(stories.Count);
        foreach (var page in stories.GroupBy(story => story.Page))
        {
            matched.AddRange(OnPage([.. page]));
        }

        return matched;
    }

    private static List<Story> OnPage(List<Story> stories)
    {
        var apart = stories.Where(IsHeadAlone).ToList();
        Release(stories, apart);
        var bodies = stories.Where(story => story is { Heads.Count: 0, ParagraphCount: > 0 }).ToList();
        var heads = stories.Where(story => apart.Contains(story)).SelectMany(Groups).ToList();
        if (heads.Count == 0 || bodies.Count == 0 || apart.Count == 0)
        {
            return stories;
        }

        var scores = Scores(heads, bodies);
        var body = Assign(scores, heads.Count, bodies.Count);
        foreach (var (group, index) in heads.Select((group, i) => (group, body[i])).Where(pair => pair.Item2 >= 0))
        {
            bodies[index].Heads.AddRange(group.Lines);
            bodies[index].HasHeadBefore = true;
            group.Story.Heads.RemoveAll(head => group.Lines.Contains(head));
            if (group.Story is { Heads.Count: 0, ParagraphCount: 0 })
            {
                // Names that stood with the headline alone.
                bodies[index].Bylines.AddRange(group.Story.Bylines);
                group.Story.Bylines.Clear();
            }
        }

        return stories.FindAll(story => story.Heads.Count > 0 || story.ParagraphCount > 0 || story.Bylines.Count > 0);
    }

    private static bool IsHeadAlone(Story story) => story is { Heads.Count: > 0, ParagraphCount: 0 };

    /// <summary>A headline beside a run of headlines is one of them, though a body stands on its other side.</summary>
    private static void Release(List<Story> stories, List<Story> apart)
    {
        for (var i = 0; i + 1 < stories.Count; i++)
        {
            if (apart.Count > 1 && stories[i] is { HasHeadBefore: false, Heads.Count: > 0, ParagraphCount: > 0 } && IsHeadAlone(stories[i + 1]))
            {
                apart.Add(stories[i]);
            }
        }

        for (var i = 1; i < stories.Count; i++)
        {
            if (apart.Count > 1 && stories[i] is { HasHeadBefore: true, ParagraphCount: > 0 } && IsHeadAlone(stories[i - 1]))
            {
                apart.Add(stories[i]);
            }
        }
    }

    private static IEnumerable<HeadGroup> Groups(Story story) => story.Heads.GroupBy(head => head.Group).Select(group => new HeadGroup(story, [.. group]));

    private static double[,] Scores(List<HeadGroup> heads, List<Story> bodies)
    {
        var pairsOf = bodies.ConvertAll(body => HeadDivision.Pairs(body.Body));
        var scores = new double[heads.Count, bodies.Count];
        for (var h = 0; h < heads.Count; h++)
        {
            var own = HeadDivision.Pairs(string.Concat(heads[h].Lines.Select(head => head.Line.Text.Text)));
            foreach (var pair in own)
            {
                var having = pairsOf.Count(pairs => pairs.Contains(pair));
                for (var b = 0; b < bodies.Count; b++)
                {
                    scores[h, b] += pairsOf[b].Contains(pair) ? 1.0 / having / own.Count : 0;
                }
            }
        }

        return scores;
    }

    /// <summary>For each headline the index of its body, or -1: in the order of the page, with as much in common as can be.</summary>
    private static int[] Assign(double[,] scores, int heads, int bodies)
    {
        if (heads == 1)
        {
            var only = Enumerable.Range(0, bodies).MaxBy(body => scores[0, body]);
            return [scores[0, only] >= LeastShared ? only : -1];
        }

        // best[h, b]: the first h headlines given to the first b bodies.
        var best = new double[heads + 1, bodies + 1];
        for (var h = 1; h <= heads; h++)
        {
            for (var b = 1; b <= bodies; b++)
            {
                best[h, b] = Math.Max(best[h, b - 1], Math.Max(best[h - 1, b], best[h - 1, b] + scores[h - 1, b - 1] + Any));
            }
        }

        var found = new int[heads];
        Array.Fill(found, -1);
        for (var (h, b) = (heads, bodies); h > 0 && b > 0;)
        {
            if (best[h, b] == best[h, b - 1])
            {
                b--;
            }
            else
            {
                found[h - 1] = best[h, b] > best[h - 1, b] ? b - 1 : -1;
                h--;
            }
        }

        return found;
    }

    private sealed record HeadGroup(Story Story, List<(PageLine Line, int Group)> Lines);
}
