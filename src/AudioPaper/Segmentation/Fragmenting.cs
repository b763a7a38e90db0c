using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Segmentation;

/// <summary>Puts the labelled lines of a page together: paragraphs (or the part of one that a column holds), bylines and head lines.</summary>
internal static class Fragmenting
{
    /// <summary>The fragments of one page, in order.</summary>
    public static List<Fragment> Of(IReadOnlyList<PageLine> lines)
    {
        var fragments = new List<List<PageLine>>();
        foreach (var line in lines)
        {
            if (fragments.Count > 0 && GoesOn(fragments[^1], line))
            {
                fragments[^1].Add(line);
            }
            else
            {
                fragments.Add([line]);
            }
        }

        return fragments.ConvertAll(fragment => new Fragment(KindOf(fragment), fragment));
    }

    private static bool GoesOn(List<PageLine> fragment, PageLine line)
    {
        var before = fragment[^1];
        if (before.GoesOn is not null || line.ComesFrom is not null || before.Page != line.Page || before.Frame != line.Frame)
        {
            return false;
        }

        return line.Label switch
        {
            LineLabel.Next => before.Label is LineLabel.First or LineLabel.Next,
            LineLabel.Head => before.Label == LineLabel.Head && !line.AfterBlank && (line.SizePt == 0 || Math.Abs(line.SizePt - before.SizePt) < 0.04 * line.SizePt),
            LineLabel.Crosshead => before.Label == LineLabel.Crosshead && !line.AfterBlank,
            LineLabel.Byline => before.Label == LineLabel.Byline,
            _ => false,
        };
    }

    private static FragmentKind KindOf(List<PageLine> fragment) => fragment[0].Label switch
    {
        LineLabel.Head => FragmentKind.Head,
        LineLabel.Crosshead => FragmentKind.Crosshead,
        LineLabel.Byline => FragmentKind.Byline,
        _ => LeadIns.LengthIn(LineJoining.Join(fragment.Take(3).Select(line => line.Text)).Text) > 0 ? FragmentKind.LeadIn : FragmentKind.Body,
    };
}
