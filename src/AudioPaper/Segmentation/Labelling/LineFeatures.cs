using AudioPaper.Intake;
using AudioPaper.Intake.MixedColumns;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>What can be seen of the lines of a page and of their neighbours, as names of features for <see cref="LineLabeller"/>.</summary>
internal sealed class LineFeatures
{
    /// <summary>Lines in which words of a headline are looked for.</summary>
    private const int WordsReach = 16;

    /// <summary>Lines whose words are looked for in those before.</summary>
    private const int NextReach = 5;

    /// <summary>Text with fewer blank lines than one in so many has none between its paragraphs.</summary>
    private const int LinesForBlank = 16;

    /// <summary>A distance in lines that says nothing any more.</summary>
    private const int Far = 13;

    private readonly IReadOnlyList<PageLine> page;
    private readonly IReadOnlyList<SkipReason?> reasons;
    private readonly int[] measures;
    private readonly string[] shapes;
    private readonly string[] ends;
    private readonly bool[] isFirstLike;
    private readonly HashSet<string>[] pairs;
    private readonly LineLabel?[] guesses;
    private readonly int[] bodyAfter;
    private readonly int[] bodyBefore;
    private readonly string headsStand;
    private readonly int leastIndent;
    private readonly string indents;
    private readonly LineRoom? room;
    private readonly PlanFeatures? plan;

    /// <summary>Looks at a page.</summary>
    /// <param name="page">Its lines.</param>
    /// <param name="reasons">For each line why rules leave it out, or null.</param>
    public LineFeatures(IReadOnlyList<PageLine> page, IReadOnlyList<SkipReason?> reasons)
    {
        (this.page, this.reasons) = (page, reasons);
        plan = PlanFeatures.Of(page, reasons);
        guesses = Guesses(page, reasons);
        Flows = [.. Enumerable.Range(0, page.Count).Where(i => reasons[i] is null).GroupBy(i => page[i].Frame).OrderBy(flow => flow.Key).Select(flow => flow.ToArray())];
        ShowsParagraphs = page.Any(line => line.SizePt > 0) || page.Count(line => line.AfterBlank) * LinesForBlank >= page.Count;
        measures = Measures.Of(page);
        shapes = [.. page.Select((line, i) => LineShapes.Shape(line.Width, measures[i], Writing.IsMainlyChinese(line.Text.Text)))];
        ends = [.. page.Select(line => LineShapes.End(line.Text.Text))];
        pairs = [.. page.Select(line => HeadDivision.Pairs(line.Text.Text))];
        bodyAfter = new int[page.Count];
        bodyBefore = new int[page.Count];
        for (var (i, last) = (0, -Far); i < page.Count; i++)
        {
            bodyBefore[i] = i - last;
            last = IsBody(i) ? i : last;
        }

        for (var (i, next) = (page.Count - 1, page.Count + Far); i >= 0; i--)
        {
            bodyAfter[i] = next - i;
            next = IsBody(i) ? i : next;
        }

        headsStand = HeadsStand();
        leastIndent = page.Select(line => line.Indent).DefaultIfEmpty().Min();
        indents = page.Count(line => line.Indent > leastIndent) * LinesForBlank < page.Count ? "none" : "some";
        room = plan is null ? new LineRoom(page, shapes, ends) : null;
        isFirstLike = [.. page.Select((_, i) => shapes[i] == "indent" && i + 1 < page.Count && shapes[i + 1] is "full" or "over")];
    }

    /// <summary>Whether the page tells how its lines stand.</summary>
    public bool IsPrint => plan is not null;

    /// <summary>What rules take a line for; null when they leave it out.</summary>
    public LineLabel? GuessOf(int i) => guesses[i];

    /// <summary>Whether the page sets its paragraphs apart: by blank lines, or by what its format tells.</summary>
    public bool ShowsParagraphs { get; }

    /// <summary>The lines that rules do not leave out, in the order in which articles go on: what stands in a frame is apart.</summary>
    public IReadOnlyList<int[]> Flows { get; }

    /// <summary>Whether a line is known to be running text.</summary>
    public bool IsRunning(int i) => page[i].Role == RegionRole.Paragraph;

    /// <summary>
    /// Whether a line goes on with the full line right above it: on a page that parts its paragraphs by blank lines none begins there
    /// without an indent.
    /// </summary>
    public bool GoesOn(int i) => ShowsParagraphs && i > 0 && page[i].Largeness is null && !page[i].AfterBlank && page[i].Indent <= leastIndent && shapes[i - 1] is "full" or "over" && shapes[i] is "full" or "over";

    /// <summary>The features of a line.</summary>
    public IEnumerable<string> Of(int i)
    {
        var line = page[i];
        var text = line.Text.Text;
        var isChinese = Writing.IsMainlyChinese(text);
        var language = isChinese ? "zh" : "en";
        var (before, after) = (i > 0 && page[i - 1].Page == line.Page ? i - 1 : -1, i + 1 < page.Count && page[i + 1].Page == line.Page ? i + 1 : -1);
        var blankBefore = before < 0 || line.AfterBlank;
        var blankAfter = after < 0 || page[after].AfterBlank;
        var endBefore = before < 0 ? "none" : ends[before];
        var shapeBefore = before < 0 ? "none" : shapes[before];
        var shapeAfter = after < 0 ? "none" : shapes[after];
        yield return "bias";
        var guess = guesses[i];
        var (guessBefore, guessAfter) = (before < 0 ? null : guesses[before], after < 0 ? null : guesses[after]);
        yield return $"guess={guess}";
        yield return $"{language} guess={guess} size={(line.Largeness is { } large ? LineShapes.Size(large) : "")}";
        yield return $"guess={guessBefore}/{guess}/{guessAfter}";
        yield return $"{language} guess={guess} shape={shapes[i]} end={ends[i]}";
        yield return $"{language} guess={guess} length={LineShapes.Length(line.Width)} blank={blankBefore}/{blankAfter}";
        yield return $"{language} shape={shapes[i]} end={ends[i]}";
        yield return $"{language} shape={shapes[i]} before={shapeBefore}/{endBefore}";
        yield return $"{language} before={shapeBefore}/{endBefore} blank={blankBefore}";
        yield return $"{language} shape={shapes[i]} after={shapeAfter} blank={blankBefore}/{blankAfter}";
        yield return $"{language} length={LineShapes.Length(line.Width)} end={ends[i]} blank={blankBefore}/{blankAfter}";
        yield return $"{language} length={LineShapes.Length(line.Width)} before={endBefore}";
        yield return $"inner={LineShapes.Inner(text, isChinese)} end={ends[i]}";
        yield return $"{language} inner={LineShapes.Inner(text, isChinese)} shape={shapes[i]}";
        yield return $"{language} start={LineShapes.Start(text)} before={endBefore}";
        yield return $"{language} start={LineShapes.Start(text)} shape={shapeBefore} blank={blankBefore}";
        yield return $"rule={reasons[i]?.ToString() ?? "none"}";
        yield return $"rules={(before < 0 ? "edge" : reasons[before]?.ToString() ?? "none")}/{(after < 0 ? "edge" : reasons[after]?.ToString() ?? "none")}";
        if (isChinese)
        {
            yield return $"zh first={isFirstLike[i]} after={after >= 0 && isFirstLike[after]} before={endBefore}";
            yield return $"zh first={isFirstLike[i]} full={shapes[i] == "full"} inner={LineShapes.Inner(text, isChinese)}";
            yield return $"zh spaces={Math.Min(3, text.Count(c => c is ' ' or '\u3000'))} end={ends[i]}";
        }
        else
        {
            yield return $"en case={LineShapes.Case(text)} end={ends[i]}";
            yield return $"en case={LineShapes.Case(text)} after={(after < 0 ? "none" : LineShapes.Case(page[after].Text.Text))} shape={shapes[i]}";
            yield return $"en case={LineShapes.Case(text)} before={endBefore} blank={blankBefore}";
        }

        yield return $"{language} blanks={ShowsParagraphs} blank={blankBefore} before={shapeBefore}/{endBefore}";
        yield return $"blanks={ShowsParagraphs} blank={blankBefore} indent={line.Indent > leastIndent} guess={guess}";
        yield return $"indent={line.Indent > leastIndent} before={endBefore} indents={indents}";
        var (wordsAfter, wordsBefore) = (Step(SharedAfter(i)), Step(SharedBefore(i)));
        yield return $"heads={headsStand} guess={guess}";
        yield return $"heads={headsStand} guess={guessBefore?.Kind()}/{guess?.Kind()}/{guessAfter?.Kind()} words={wordsAfter}/{wordsBefore}";
        yield return $"{language} words={wordsAfter}/{wordsBefore} length={LineShapes.Length(line.Width)}";
        yield return $"words={wordsAfter}/{wordsBefore} end={ends[i]} body={Distance(bodyAfter[i])}";
        yield return $"{language} body={Distance(bodyBefore[i])}/{Distance(bodyAfter[i])} shape={shapes[i]}";
        yield return $"body={Distance(bodyBefore[i])}/{Distance(bodyAfter[i])} rules={(before < 0 ? "edge" : reasons[before] is null ? "none" : "skip")}/{(after < 0 ? "edge" : reasons[after] is null ? "none" : "skip")}";
        if (before >= 0)
        {
            var join = HanziPairs.AreOneWord(page[before].Text.Text[^1], text[0]) switch { true => "word", false => "words", null => "" };
            yield return $"join={join} shape={shapeBefore}";
            yield return $"join={join} guess={guess} blank={blankBefore}";
            yield return $"together={Together(i)} guess={guess}";
            yield return $"together={Together(i)} before={endBefore} blank={blankBefore}";
        }

        foreach (var feature in room?.Of(i, before, after, blankBefore).Concat(LineWords.Of(text)).Concat(LineWords.All(text)) ?? [])
        {
            yield return feature;
        }

        foreach (var mark in LineMarks.Of(page, i))
        {
            yield return $"mark={mark}";
            yield return $"mark={mark} blank={blankBefore}";
        }

        for (var near = 1; near <= 2; near++)
        {
            foreach (var mark in before >= 0 && i - near >= 0 ? LineMarks.Of(page, i - near) : [])
            {
                yield return $"mark-{near}={mark}";
            }

            foreach (var mark in after >= 0 && i + near < page.Count ? LineMarks.Of(page, i + near) : [])
            {
                yield return $"mark+{near}={mark} shape={(near == 1 ? shapes[i] : "")}";
            }
        }

        if (LineMarks.SinceLabel(reasons, i) is > 0 and var since)
        {
            yield return $"notice={since} stop={ends[i] == "stop"}";
            yield return $"notice={since} shape={shapes[i]}";
        }

        foreach (var feature in OfSetting(i, before, after, blankBefore).Concat(plan?.Of(i, before, endBefore, guess) ?? []))
        {
            yield return feature;
        }
    }

    /// <summary>What stands between a line and the one before it; seen together with the labels of both.</summary>
    /// <param name="before">Index of the line before it in its flow; -1 for none.</param>
    /// <param name="i">Index of the line.</param>
    public string Step(int before, int i)
    {
        if (before < 0)
        {
            return "top";
        }

        var line = page[i];
        var size = line.Largeness is null || page[before].Largeness is null ? "" : Math.Abs(line.SizePt - page[before].SizePt) < 0.04 * line.SizePt ? "=" : "≠";
        return $"{(before != i - 1 ? "apart" : line.AfterBlank ? "blank" : "close")} {ends[before]} {size}{(plan is null ? "" : $" {plan.Move(before, i)}")}";
    }

    /// <summary>Size and weight of the letters, where the format tells.</summary>
    private IEnumerable<string> OfSetting(int i, int before, int after, bool blankBefore)
    {
        var line = page[i];
        if (line.Largeness is not { } largeness)
        {
            yield return "unsized";
            yield break;
        }

        var size = LineShapes.Size(largeness);
        yield return $"size={size} bold={line.IsBold}";
        yield return $"size={size} end={ends[i]} length={LineShapes.Length(line.Width)}";
        yield return $"size={size} bold={line.IsBold} shape={shapes[i]} blank={blankBefore}";
        yield return $"size={size} before={(before < 0 ? "none" : LineShapes.Size(page[before].Largeness ?? 1))} after={(after < 0 ? "none" : LineShapes.Size(page[after].Largeness ?? 1))}";
        yield return $"size={size} bold={line.IsBold} before={(before >= 0 && page[before].IsBold)} after={(after >= 0 && page[after].IsBold)}";
        yield return $"frame={line.Frame != 0} size={size}";
    }

    /// <summary>What rules take the lines for, once those that are left out are gone.</summary>
    private static LineLabel?[] Guesses(IReadOnlyList<PageLine> page, IReadOnlyList<SkipReason?> reasons)
    {
        var kept = Enumerable.Range(0, page.Count).Where(i => reasons[i] is null).ToList();
        PageLine[] lines = [.. kept.Select(i => i > 0 && reasons[i - 1] is not null ? page[i] with { AfterBlank = true } : page[i])];
        var labels = RuleStories.Of([.. RuleLabels.Of(lines).Select((label, k) => lines[k] with { Label = label })]);
        var guesses = new LineLabel?[page.Count];
        for (var k = 0; k < kept.Count; k++)
        {
            guesses[kept[k]] = labels[k];
        }

        return guesses;
    }

    /// <summary>Whether a line can only be running text: wide enough, with a comma or a stop inside.</summary>
    private bool IsBody(int i) => reasons[i] is null && shapes[i] is "full" or "over" or "indent" && LineShapes.Inner(page[i].Text.Text, Writing.IsMainlyChinese(page[i].Text.Text)) is "comma" or "stop";

    private static string Distance(int lines) => lines <= 3 ? $"{lines}" : lines <= 6 ? "6" : lines < Far ? "12" : "far";

    /// <summary>How much of a line's words the lines after it have, too: a headline says what its article says.</summary>
    private double SharedAfter(int i) => Shared(i, Enumerable.Range(i + 1, Math.Min(WordsReach, page.Count - i - 1)));

    /// <summary>The same with the lines before it.</summary>
    private double SharedBefore(int i) => Shared(i, Enumerable.Range(Math.Max(0, i - WordsReach), Math.Min(WordsReach, i)));

    private double Shared(int i, IEnumerable<int> near) => pairs[i].Count < 2 ? -1 : (double)pairs[i].Count(pair => near.Any(j => pairs[j].Contains(pair))) / pairs[i].Count;

    private static string Step(double share) => share < 0 ? "none" : share == 0 ? "0" : share < 0.2 ? "few" : share < 0.45 ? "some" : "many";

    /// <summary>Whether what looks like head lines has more words in common with the lines after them, or with those before: a page has one habit.</summary>
    private string HeadsStand()
    {
        var heads = Enumerable.Range(0, page.Count).Where(i => guesses[i]?.Kind() == LineLabel.Head).Select(i => SharedAfter(i) - SharedBefore(i)).ToList();
        var (above, below) = (heads.Count(difference => difference > 0), heads.Count(difference => difference < 0));
        return above > 2 * below ? "above" : below > 2 * above ? "below" : "mixed";
    }

    /// <summary>How much of the words of the next lines stands in those before: paragraphs of one article have words in common.</summary>
    private string Together(int i)
    {
        var before = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var j = Math.Max(0, i - WordsReach); j < i; j++)
        {
            before.UnionWith(pairs[j]);
        }

        var (all, found) = (0, 0);
        for (var j = i; j < Math.Min(page.Count, i + NextReach); j++)
        {
            all += pairs[j].Count;
            found += pairs[j].Count(before.Contains);
        }

        var share = all == 0 ? 0 : (double)found / all;
        return share < 0.03 ? "0" : share < 0.08 ? "few" : share < 0.15 ? "some" : "many";
    }
}
