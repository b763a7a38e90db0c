using System.Text.RegularExpressions;
using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Segmentation;

/// <summary>Puts the labelled lines of a page together: paragraphs (or the part of one that a column holds), bylines and head lines.</summary>
internal static partial class Fragmenting
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

        var found = fragments.ConvertAll(fragment => new Fragment(KindOf(fragment), fragment));
        for (var i = 0; i < found.Count; i++)
        {
            // What stands over names or a lead-in, or names what it is, begins an article.
            if (found[i].Kind == FragmentKind.Crosshead && ((i + 1 < found.Count && found[i + 1].Kind is FragmentKind.Byline or FragmentKind.LeadIn) || Standing().IsMatch(Traditional.ToSimplified(found[i].Text.Text))))
            {
                found[i] = found[i] with { Kind = FragmentKind.Head };
            }
        }

        return found;
    }

    private static bool GoesOn(List<PageLine> fragment, PageLine line)
    {
        var before = fragment[^1];
        if (before.GoesOn is not null || line.ComesFrom is not null || before.Page != line.Page || before.Frame != line.Frame || line.Label.Begins())
        {
            return false;
        }

        return line.Label switch
        {
            LineLabel.Next => before.Label.Kind() is LineLabel.First or LineLabel.Next,
            LineLabel.Head => before.Label.Kind() == LineLabel.Head && !line.AfterBlank && (line.SizePt == 0 || Math.Abs(line.SizePt - before.SizePt) < 0.04 * line.SizePt),
            LineLabel.Crosshead => before.Label == LineLabel.Crosshead && !line.AfterBlank,
            LineLabel.Byline => before.Label.Kind() == LineLabel.Byline,
            _ => false,
        };
    }

    /// <summary>Headings that always stand over an article of their own.</summary>
    [GeneratedRegex(@"^[\W_]*(?:更正(?:启事|与说明)?|更正·澄清|致歉|澄清|来函照登|(?i:corrections?|clarifications?|corrections? (?:and|&) clarifications?))[\W_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Standing();

    private static FragmentKind KindOf(List<PageLine> fragment) => fragment[0].Label.Kind() switch
    {
        LineLabel.Head => FragmentKind.Head,
        LineLabel.Crosshead => FragmentKind.Crosshead,
        LineLabel.Byline => FragmentKind.Byline,
        _ => LeadIns.LengthIn(LineJoining.Join(fragment.Take(3).Select(line => line.Text)).Text) > 0 ? FragmentKind.LeadIn : FragmentKind.Body,
    };
}
