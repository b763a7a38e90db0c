using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Segmentation;

/// <summary>Lines of a page that stay together while its articles are put together: the head lines of an article, or a piece of running text.</summary>
internal sealed class PageUnit
{
    private readonly List<Fragment> _fragments = [];

    /// <summary>Whether it is head lines.</summary>
    public required bool IsHead { get; init; }

    /// <summary>Names directly above it, or below it.</summary>
    public List<Fragment> Bylines { get; } = [];

    /// <summary>Its fragments, in the order of the page.</summary>
    public IReadOnlyList<Fragment> Fragments => _fragments;

    /// <summary>Whether its first line looks like the beginning of an article.</summary>
    public bool Begins => _fragments[0].Lines[0].Label.Begins() || Bylines.Exists(byline => byline.Lines[0].Label.Begins());

    /// <summary>Whether it begins with a lead-in.</summary>
    public bool HasLeadIn => _fragments[0].Kind == FragmentKind.LeadIn;

    /// <summary>Whether names stand above it.</summary>
    public bool HasNamesAbove { get; private set; }

    /// <summary>Width of its full lines: three in four are no wider.</summary>
    public double Measure { get; private set; }

    /// <summary>Lines in it.</summary>
    public int LineCount => _fragments.Sum(fragment => fragment.Lines.Count);

    /// <summary>Whether it ends a sentence.</summary>
    public bool IsComplete => _fragments[^1].Kind == FragmentKind.Crosshead || _fragments[^1].IsComplete;

    /// <summary>Pairs of hanzi, and words.</summary>
    public HashSet<string> Pairs { get; private set; } = [];

    /// <summary>The units of a page, in its order.</summary>
    public static List<PageUnit> Of(IReadOnlyList<Fragment> fragments)
    {
        var units = new List<PageUnit>();
        var names = new List<Fragment>();
        foreach (var fragment in fragments)
        {
            var last = names.Count == 0 && units.Count > 0 ? units[^1] : null;
            if (fragment.Kind == FragmentKind.Byline)
            {
                names.Add(fragment);
                continue;
            }

            var isHead = fragment.Kind == FragmentKind.Head || (fragment.Kind == FragmentKind.Crosshead && last is not { IsHead: false });
            if (isHead && units.Count > 0 && units[^1].IsHead && !fragment.Lines[0].Label.Begins())
            {
                // Names between two head lines.
                units[^1].Bylines.AddRange(names);
                names.Clear();
                last = units[^1];
            }

            var isNew = last is null || last.IsHead != isHead || fragment.Lines[0].Label.Begins() || fragment.Kind == FragmentKind.LeadIn
                || (!isHead && fragment.Lines[0].AfterBlank && last.IsComplete);
            if (!isNew)
            {
                last!._fragments.Add(fragment);
                continue;
            }

            var unit = new PageUnit { IsHead = isHead };
            unit._fragments.Add(fragment);
            if (isHead && units.Count > 0 && !units[^1].IsHead && names.Count > 0 && !names[0].Lines[0].Label.Begins())
            {
                units[^1].Bylines.AddRange(names);
            }
            else
            {
                unit.Bylines.AddRange(names);
                unit.HasNamesAbove = names.Count > 0;
            }

            names.Clear();
            units.Add(unit);
        }

        if (units.Count > 0)
        {
            units[^1].Bylines.AddRange(names);
        }

        foreach (var unit in units)
        {
            var widths = unit._fragments.SelectMany(fragment => fragment.Lines).Select(line => line.Width).Order().ToList();
            unit.Measure = widths[(widths.Count - 1) * 3 / 4];
            unit.Pairs = HeadDivision.Pairs(string.Concat(unit.Fragments.Select(fragment => fragment.Text.Text + "\n")));
        }

        return units;
    }
}
