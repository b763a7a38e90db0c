namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Divides a page by the order in which it paints its letters. Programs that set pages paint text as it was written, so the lines of a
/// column come one after the other; where the next line does not stand below, another column or article begins.
/// </summary>
internal static class StreamOrder
{
    /// <summary>Lines further apart than this (in parts of the size) do not belong together.</summary>
    private const double WidestStep = 2.6;

    /// <summary>A paragraph begins no further in than this (in parts of the size) beyond the end of the line above, which may be short.</summary>
    private const double WidestIndent = 1.5;

    /// <summary>Parts of one line stand no further apart than this, in parts of the size.</summary>
    private const double WidestGap = 0.8;

    /// <summary>A letter this many times as large as a line begins its paragraph.</summary>
    private const double InitialPart = 1.8;

    /// <summary>Lines of vertical writing whose heads differ by less (in parts of the size) stand in one tier.</summary>
    private const double TierPart = 2.6;

    /// <summary>A page with more of them has no initials but loose letters.</summary>
    private const int MostInitials = 50;

    /// <summary>Areas of one column each, in the order they are painted; together they hold all of <paramref name="painted"/>.</summary>
    /// <param name="painted">The boxes in the order they are painted, lines of vertical writing one by one.</param>
    public static List<List<TextBox>> Of(List<TextBox> painted)
    {
        var usual = Strip.UsualSize(painted);
        var areas = new List<List<TextBox>>();
        TextBox? line = null;
        TextBox? last = null;
        foreach (var box in painted)
        {
            if (last is not null && IsNextVertical(last, box))
            {
                areas[^1][^1].AddVertical(box);
                last = box;
                continue;
            }

            if (last is null || line is null || !(IsBeside(last, box) || IsBelow(line, box)))
            {
                areas.Add([]);
                line = box;
            }
            else if (!IsBeside(last, box) || box.Glyphs.Count > line.Glyphs.Count)
            {
                line = box;
            }

            areas[^1].Add(box);
            last = box;
        }

        return WithInitials(areas, usual);
    }

    private static bool IsVertical(TextBox box) => box.VerticalLines.Count > 0;

    private static bool IsBeside(TextBox last, TextBox box)
    {
        var size = Math.Min(last.Size, box.Size);
        var gap = box.Left - last.Right;
        return !IsVertical(last) && !IsVertical(box) && gap > -0.7 * size && box.Left > last.Left && gap < WidestGap * Math.Max(last.Size, box.Size)
            && Math.Min(last.Top, box.Top) - Math.Max(last.Bottom, box.Bottom) > 0.5 * size;
    }

    private static bool IsBelow(TextBox line, TextBox box)
    {
        var (small, large) = (Math.Min(line.Size, box.Size), Math.Max(line.Size, box.Size));
        var step = line.Baseline - box.Baseline;
        return !IsVertical(line) && !IsVertical(box) && large < 1.06 * small && step > 0.5 * small && step < WidestStep * small
            && Math.Min(line.Right, box.Right) - Math.Max(line.Left, box.Left) > (box.Left > line.Left ? -WidestIndent * small : 0);
    }

    private static bool IsNextVertical(TextBox last, TextBox box) => IsVertical(last) && IsVertical(box)
        && Math.Abs(last.Size - box.Size) < 0.12 * last.Size && Math.Abs(last.Top - box.Top) < TierPart * box.Size
        && box.Left < last.Left && last.Left - box.Right < (WidestStep - 1) * box.Size;

    /// <summary>Puts large first letters, which are often painted before all running text, to the lines they hang into.</summary>
    private static List<List<TextBox>> WithInitials(List<List<TextBox>> areas, double usual)
    {
        var loose = areas.FindAll(area => area.Count == 1 && area[0].Glyphs.Count <= 2 && !IsVertical(area[0]) && area[0].Size > InitialPart * usual);
        foreach (var initial in loose.Where(_ => loose.Count <= MostInitials).Select(area => area[0]).ToList())
        {
            if (areas.Find(area => !loose.Contains(area) && area.Exists(box => HangsInto(initial, box))) is { } home)
            {
                areas.RemoveAll(area => area.Count == 1 && area[0] == initial);
                home.Insert(home.FindIndex(box => HangsInto(initial, box)), initial);
            }
        }

        return areas;
    }

    private static bool HangsInto(TextBox initial, TextBox line) => !IsVertical(line) && initial.Size > InitialPart * line.Size
        && Math.Abs(initial.Top - line.Top) < 1.2 * line.Size && line.Left > initial.Left && line.Left - initial.Right < 1.5 * line.Size;
}
