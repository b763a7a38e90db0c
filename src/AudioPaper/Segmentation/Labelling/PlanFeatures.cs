using AudioPaper.Intake.Pdf;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>What can be seen of the lines of a printed page by where they stand and how they are set, as names of features.</summary>
internal sealed class PlanFeatures
{
    /// <summary>Headlines are ranked by their sizes, the largest first; from here on all are alike.</summary>
    private const int LeastRank = 3;

    private readonly IReadOnlyList<PageLine> page;
    private readonly IReadOnlyList<SkipReason?> reasons;
    private readonly PagePlan plan;
    private readonly string[] styles;
    private readonly Dictionary<string, int> linesOf;
    private readonly string body;
    private readonly List<double> headSizes;
    private readonly double bottom;
    private readonly double top;
    private readonly Dictionary<string, string> habits;
    private readonly Dictionary<int, (int First, int Last, int Count)> frames;

    private PlanFeatures(IReadOnlyList<PageLine> page, IReadOnlyList<SkipReason?> reasons, PagePlan plan)
    {
        (this.page, this.reasons, this.plan) = (page, reasons, plan);
        styles = [.. page.Select(line => $"{Math.Round(line.SizePt * 4)} {line.IsBold} {line.Setting!.Font}")];
        linesOf = styles.GroupBy(style => style, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        body = Enumerable.Range(0, page.Count).GroupBy(i => styles[i], StringComparer.Ordinal).MaxBy(group => group.Sum(i => page[i].Text.Text.Length))!.Key;
        habits = Enumerable.Range(0, page.Count).GroupBy(i => styles[i], StringComparer.Ordinal).ToDictionary(group => group.Key, Habit, StringComparer.Ordinal);
        frames = Enumerable.Range(0, page.Count).Where(i => page[i].Frame != 0).GroupBy(i => page[i].Frame).ToDictionary(group => group.Key, group => (group.Min(), group.Max(), group.Count()));
        headSizes = [.. page.Where(line => line.IsLarge == true).Select(line => Math.Round(line.SizePt * 2) / 2).Distinct().OrderDescending().Take(LeastRank)];
        (bottom, top) = (page.Min(line => line.Setting!.Place.Bottom), page.Max(line => line.Setting!.Place.Top));
    }

    /// <summary>Looks at a page; null where its format does not tell how its lines stand.</summary>
    public static PlanFeatures? Of(IReadOnlyList<PageLine> page, IReadOnlyList<SkipReason?> reasons) => PagePlan.Of(page) is { } plan ? new PlanFeatures(page, reasons, plan) : null;

    /// <summary>The features of a line.</summary>
    /// <param name="i">Its index.</param>
    /// <param name="before">Index of the line before it on its page, or -1.</param>
    /// <param name="end">What the line before ends with.</param>
    /// <param name="guess">What rules take it for.</param>
    public IEnumerable<string> Of(int i, int before, string end, LineLabel? guess)
    {
        var (above, below) = (plan.Above[i], plan.Below[i]);
        var (use, move) = (Use(i), Move(before, i));
        var (gapAbove, gapBelow) = (Gap(above, i), Gap(i, below));
        var size = LineShapes.Size(page[i].Largeness!.Value);
        var column = plan.Columns[i];
        var (left, slack) = (Steps((plan.PlaceOf(i).Left - column.Left) / page[i].SizePt), Steps((column.Right - plan.PlaceOf(i).Right) / page[i].SizePt));
        yield return $"@use={use}";
        yield return $"@move={move}";
        yield return $"@move={move} end={end}";
        yield return $"@use={use} size={size} covers={Math.Min(3, plan.CoveredBy(i))}";
        yield return $"@use={use} gaps={gapAbove}/{gapBelow}";
        yield return $"@size={size} gaps={gapAbove}/{gapBelow}";
        yield return $"@gap={gapAbove} move={move} same={Same(i, before)}";
        yield return $"@left={left} slack={slack} width={Width(column)}";
        yield return $"@left={left} move={move} gap={gapAbove}";
        yield return $"@left={left} move={move} end={end}";
        yield return $"@fits={Fits(before, i)} left={left} end={end}";
        yield return $"@fits={Fits(before, i)} move={move} gap={gapAbove}";
        yield return $"@centred={IsCentred(i)} use={use}";
        yield return $"@above={Seen(above)} gap={gapAbove} use={use}";
        yield return $"@below={Seen(below)} gap={gapBelow} use={use}";
        yield return $"@above={Seen(above)} below={Seen(below)} size={size} guess={guess}";
        yield return $"@rules={HasRule(above, i)}/{HasRuleBelow(i, below)} use={use} gaps={gapAbove}/{gapBelow}";
        yield return $"@rules={HasRule(above, i)}/{HasRuleBelow(i, below)} size={size} ground={page[i].Setting!.HasGround}";
        yield return $"@rule={HasRule(above, i)} move={move} end={end}";
        yield return $"@ground={page[i].Setting!.HasGround} use={use}";
        yield return $"@frame={page[i].Frame != 0} changes={before >= 0 && page[before].Frame != page[i].Frame} use={use}";
        yield return $"@frame={InFrame(i)} use={use}";
        yield return $"@frame={InFrame(i)} size={size} end={end}";
        yield return $"@habit={habits[styles[i]]} use={use}";
        yield return $"@habit={habits[styles[i]]} size={size} gaps={gapAbove}/{gapBelow}";
        yield return $"@habit={habits[styles[i]]} rank={Rank(i)} covers={Math.Min(3, plan.CoveredBy(i))}";
        yield return $"@upright={plan.PlaceOf(i) is var place && place.Height > 1.5 * place.Width} size={size} move={move}";
        yield return $"@runin={page[i].Setting!.BeginsBold} end={end} left={left}";
        yield return $"@rank={Rank(i)} covers={Math.Min(3, plan.CoveredBy(i))} move={move}";
        yield return $"@head={HeadStep(before, i)} move={move} end={end}";
        yield return $"@head={HeadStep(before, i)} use={use} rule={HasRule(above, i)}";
        yield return $"@width={Width(column)} use={use}";
        yield return $"@place={Band(i)} size={size} use={use}";
        yield return $"@styles={Same(i, above)}/{Same(i, below)} gaps={gapAbove}/{gapBelow}";
        yield return $"@styles={Same(i, above)}/{Same(i, below)} use={use} shape={Math.Min(3, (int)(plan.PlaceOf(i).Width / Math.Max(1, plan.UsualWidth) * 2))}";
    }

    /// <summary>How a reader moves from the line before to this one.</summary>
    public string Move(int before, int i)
    {
        if (before < 0)
        {
            return "top";
        }

        var (last, place) = (plan.PlaceOf(before), plan.PlaceOf(i));
        if (plan.Above[i] == before)
        {
            return "down";
        }

        var isSideways = Math.Min(last.Top, place.Top) - Math.Max(last.Bottom, place.Bottom) > 0;
        return isSideways ? (place.Left > last.Left ? "beside" : "back") : place.Top > last.Top ? (place.Left > last.Left ? "column" : "up") : place.Overlap(last) > 0 ? "below" : "far";
    }

    /// <summary>The gap between a line and the one above, against that of running text.</summary>
    public string Gap(int above, int i)
    {
        if (above < 0 || i < 0)
        {
            return "none";
        }

        var gap = ((plan.PlaceOf(above).Bottom - plan.PlaceOf(i).Top) / Math.Min(page[above].SizePt, page[i].SizePt)) - plan.UsualGap;
        return gap < -0.12 ? "less" : gap < 0.12 ? "usual" : gap < 0.4 ? "more" : gap < 1 ? "half" : gap < 2 ? "line" : "far";
    }

    private string Same(int i, int other) => other < 0 ? "none" : styles[i] == styles[other] ? "same" : Math.Abs(page[i].SizePt - page[other].SizePt) < 0.04 * page[i].SizePt ? "size" : page[i].SizePt > page[other].SizePt ? "larger" : "smaller";

    /// <summary>How often the page sets lines like this one.</summary>
    private string Use(int i) => styles[i] == body ? "body" : linesOf[styles[i]] switch { 1 => "once", <= 3 => "rare", <= 12 => "some", _ => "often" };

    /// <summary>How many of the lines set in one style stand right below running text and right above it: crossheads do both, headlines rarely.</summary>
    private string Habit(IEnumerable<int> lines)
    {
        var (count, below, above) = (0, 0, 0);
        foreach (var i in lines)
        {
            count++;
            below += IsRunning(plan.Above[i]) && Gap(plan.Above[i], i) is not "far" && !HasRule(plan.Above[i], i) ? 1 : 0;
            above += IsRunning(plan.Below[i]) ? 1 : 0;
        }

        return $"{Share(below, count)}/{Share(above, count)}";
    }

    private bool IsRunning(int i) => i >= 0 && styles[i] == body;

    private static string Share(int part, int all) => part == 0 ? "none" : part * 2 < all ? "few" : part < all ? "most" : "all";

    private string InFrame(int i) => !frames.TryGetValue(page[i].Frame, out var frame) ? "none"
        : $"{(i == frame.First ? "first" : i == frame.Last ? "last" : "inside")} {(frame.Count <= 4 ? "4" : frame.Count <= 10 ? "10" : "more")}";

    private string Seen(int i) => i < 0 ? "none" : $"{LineShapes.Size(page[i].Largeness!.Value)}{(styles[i] == body ? " body" : page[i].IsBold ? " bold" : "")}{(reasons[i] is null ? "" : " out")}";

    private static string Width(double width, double usual) => width < 0.7 * usual ? "narrow" : width < 1.3 * usual ? "usual" : "wide";

    private string Width(Place column) => Width(column.Width, plan.UsualWidth);

    private static string Steps(double ems) => ems < 0.4 ? "0" : ems < 1.4 ? "1" : ems < 2.5 ? "2" : ems < 5 ? "5" : "far";

    private string Rank(int i) => page[i].IsLarge == true ? $"{(headSizes.IndexOf(Math.Round(page[i].SizePt * 2) / 2) is >= 0 and var rank ? rank : LeastRank)}" : "none";

    private bool IsCentred(int i) => plan.PlaceOf(i) is var place && plan.Columns[i] is var column && place.Left - column.Left > 0.5 * page[i].SizePt
        && Math.Abs(place.Left + place.Right - column.Left - column.Right) < 0.6 * page[i].SizePt;

    /// <summary>Whether the first word of a line had found room on the line before: then a paragraph ended there.</summary>
    private string Fits(int before, int i)
    {
        if (before < 0 || Math.Abs(page[before].SizePt - page[i].SizePt) > 0.06 * page[i].SizePt)
        {
            return "none";
        }

        var text = page[i].Text.Text;
        var space = Writing.IsHanzi(text[0]) ? -1 : text.IndexOf(' ', StringComparison.Ordinal);
        var word = Writing.IsHanzi(text[0]) ? page[i].SizePt : plan.PlaceOf(i).Width * (space < 0 ? text.Length : space + 1) / text.Length;
        var room = plan.Columns[before].Right - plan.PlaceOf(before).Right - word;
        return room < 0 ? "no" : room < page[i].SizePt ? "hardly" : "yes";
    }

    private bool HasRule(int above, int i) => page[i].Setting!.RuleAbove is var rule && double.IsFinite(rule) && rule < (above < 0 ? 2 * page[i].SizePt : plan.PlaceOf(above).Bottom - plan.PlaceOf(i).Top + 1);

    private bool HasRuleBelow(int i, int below) => page[i].Setting!.RuleBelow is var rule && double.IsFinite(rule) && rule < (below < 0 ? 2 * page[i].SizePt : plan.PlaceOf(i).Bottom - plan.PlaceOf(below).Top + 1);

    /// <summary>Whether the same headline stands over a line as over the one before.</summary>
    private string HeadStep(int before, int i)
    {
        var (last, own) = (before < 0 ? -1 : page[before].IsLarge == true ? before : plan.HeadAbove[before], plan.HeadAbove[i]);
        return own < 0 ? "none" : own == last ? "same" : last < 0 ? "first" : plan.PlaceOf(own).Top > plan.PlaceOf(last).Top ? "higher" : own > before ? "later" : "other";
    }

    private string Band(int i)
    {
        var part = (top - plan.PlaceOf(i).Top) / Math.Max(1, top - bottom);
        return part < 0.03 ? "head" : part < 0.1 ? "top" : part < 0.9 ? "middle" : part < 0.97 ? "low" : "foot";
    }
}
