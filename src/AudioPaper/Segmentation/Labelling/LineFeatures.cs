using AudioPaper.Intake;
using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>What can be seen of the lines of a page and of their neighbours, as names of features for <see cref="LineLabeller"/>.</summary>
internal sealed class LineFeatures
{
    /// <summary>Lines in which words of a headline are looked for.</summary>
    private const int WordsReach = 16;

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

    /// <summary>Looks at a page.</summary>
    /// <param name="page">Its lines.</param>
    /// <param name="reasons">For each line why rules leave it out, or null.</param>
    public LineFeatures(IReadOnlyList<PageLine> page, IReadOnlyList<SkipReason?> reasons)
    {
        (this.page, this.reasons) = (page, reasons);
        guesses = Guesses(page, reasons);
        ShowsParagraphs = page.Any(line => line.SizePt > 0) || page.Count(line => line.AfterBlank) * LinesForBlank >= page.Count;
        measures = Measures.Of(page);
        shapes = [.. page.Select((line, i) => Shape(line.Width, measures[i], Writing.IsMainlyChinese(line.Text.Text)))];
        ends = [.. page.Select(line => End(line.Text.Text))];
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

        isFirstLike = [.. page.Select((_, i) => shapes[i] == "indent" && i + 1 < page.Count && shapes[i + 1] is "full" or "over")];
    }

    /// <summary>What rules take a line for; null when they leave it out.</summary>
    public LineLabel? GuessOf(int i) => guesses[i];

    /// <summary>Whether the page sets its paragraphs apart: by blank lines, or by what its format tells.</summary>
    public bool ShowsParagraphs { get; }

    /// <summary>Whether a line begins with a Chinese lead-in.</summary>
    public bool BeginsArticle(int i) => Writing.IsMainlyChinese(page[i].Text.Text) && LeadIns.StartsAt(page[i].Text.Text);

    /// <summary>Whether a line is known to be running text.</summary>
    public bool IsRunning(int i) => page[i].Role == RegionRole.Paragraph;

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
        yield return $"{language} guess={guess} size={(line.Largeness is { } large ? Size(large) : "")}";
        yield return $"guess={guessBefore}/{guess}/{guessAfter}";
        yield return $"{language} guess={guess} shape={shapes[i]} end={ends[i]}";
        yield return $"{language} guess={guess} length={Length(line.Width)} blank={blankBefore}/{blankAfter}";
        yield return $"{language} shape={shapes[i]} end={ends[i]}";
        yield return $"{language} shape={shapes[i]} before={shapeBefore}/{endBefore}";
        yield return $"{language} before={shapeBefore}/{endBefore} blank={blankBefore}";
        yield return $"{language} shape={shapes[i]} after={shapeAfter} blank={blankBefore}/{blankAfter}";
        yield return $"{language} length={Length(line.Width)} end={ends[i]} blank={blankBefore}/{blankAfter}";
        yield return $"{language} length={Length(line.Width)} before={endBefore}";
        yield return $"inner={Inner(text, isChinese)} end={ends[i]}";
        yield return $"{language} inner={Inner(text, isChinese)} shape={shapes[i]}";
        yield return $"{language} start={Start(text)} before={endBefore}";
        yield return $"{language} start={Start(text)} shape={shapeBefore} blank={blankBefore}";
        yield return $"rule={reasons[i]?.ToString() ?? "none"}";
        yield return $"rules={(before < 0 ? "edge" : reasons[before]?.ToString() ?? "none")}/{(after < 0 ? "edge" : reasons[after]?.ToString() ?? "none")}";
        if (isChinese)
        {
            yield return $"zh first={isFirstLike[i]} after={after >= 0 && isFirstLike[after]} before={endBefore}";
            yield return $"zh first={isFirstLike[i]} full={shapes[i] == "full"} inner={Inner(text, isChinese)}";
            yield return $"zh spaces={Math.Min(3, text.Count(c => c is ' ' or '\u3000'))} end={ends[i]}";
        }
        else
        {
            yield return $"en case={Case(text)} end={ends[i]}";
            yield return $"en case={Case(text)} after={(after < 0 ? "none" : Case(page[after].Text.Text))} shape={shapes[i]}";
            yield return $"en case={Case(text)} before={endBefore} blank={blankBefore}";
        }

        var (wordsAfter, wordsBefore) = (Shared(i, 1), Shared(i, -1));
        yield return $"{language} words={wordsAfter}/{wordsBefore} length={Length(line.Width)}";
        yield return $"words={wordsAfter}/{wordsBefore} end={ends[i]} body={Distance(bodyAfter[i])}";
        yield return $"{language} body={Distance(bodyBefore[i])}/{Distance(bodyAfter[i])} shape={shapes[i]}";
        yield return $"body={Distance(bodyBefore[i])}/{Distance(bodyAfter[i])} rules={(before < 0 ? "edge" : reasons[before] is null ? "none" : "skip")}/{(after < 0 ? "edge" : reasons[after] is null ? "none" : "skip")}";
        foreach (var mark in Marks(i))
        {
            yield return $"mark={mark}";
            yield return $"mark={mark} blank={blankBefore}";
        }

        for (var near = 1; near <= 2; near++)
        {
            foreach (var mark in before >= 0 && i - near >= 0 ? Marks(i - near) : [])
            {
                yield return $"mark-{near}={mark}";
            }

            foreach (var mark in after >= 0 && i + near < page.Count ? Marks(i + near) : [])
            {
                yield return $"mark+{near}={mark} shape={(near == 1 ? shapes[i] : "")}";
            }
        }

        if (SinceLabel(i) is > 0 and var since)
        {
            yield return $"notice={since} stop={ends[i] == "stop"}";
            yield return $"notice={since} shape={shapes[i]}";
        }

        foreach (var feature in OfSetting(i, before, after, blankBefore))
        {
            yield return feature;
        }
    }

    /// <summary>What stands between a line and the one before it; seen together with the labels of both.</summary>
    public string Step(int i)
    {
        var line = page[i];
        var isBroken = line.AfterBlank || line.Page != page[i - 1].Page;
        var size = line.Largeness is null || page[i - 1].Largeness is null ? "" : Math.Abs(line.SizePt - page[i - 1].SizePt) < 0.04 * line.SizePt ? "=" : "≠";
        return $"{(isBroken ? "blank" : "close")} {ends[i - 1]} {size}{(line.Frame != page[i - 1].Frame ? "frame" : "")}";
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

        var size = Size(largeness);
        yield return $"size={size} bold={line.IsBold}";
        yield return $"size={size} end={ends[i]} length={Length(line.Width)}";
        yield return $"size={size} bold={line.IsBold} shape={shapes[i]} blank={blankBefore}";
        yield return $"size={size} before={(before < 0 ? "none" : Size(page[before].Largeness ?? 1))} after={(after < 0 ? "none" : Size(page[after].Largeness ?? 1))}";
        yield return $"size={size} bold={line.IsBold} before={(before >= 0 && page[before].IsBold)} after={(after >= 0 && page[after].IsBold)}";
        yield return $"frame={line.Frame != 0} size={size}";
    }

    /// <summary>What rules take the lines for, once those that are left out are gone.</summary>
    private static LineLabel?[] Guesses(IReadOnlyList<PageLine> page, IReadOnlyList<SkipReason?> reasons)
    {
        var kept = Enumerable.Range(0, page.Count).Where(i => reasons[i] is null).ToList();
        var labels = RuleLabels.Of([.. kept.Select(i => i > 0 && reasons[i - 1] is not null ? page[i] with { AfterBlank = true } : page[i])]);
        var guesses = new LineLabel?[page.Count];
        for (var k = 0; k < kept.Count; k++)
        {
            guesses[kept[k]] = labels[k];
        }

        return guesses;
    }

    /// <summary>Whether a line can only be running text: wide enough, with a comma or a stop inside.</summary>
    private bool IsBody(int i) => reasons[i] is null && shapes[i] is "full" or "over" or "indent" && Inner(page[i].Text.Text, Writing.IsMainlyChinese(page[i].Text.Text)) is "comma" or "stop";

    private static string Distance(int lines) => lines <= 3 ? $"{lines}" : lines <= 6 ? "6" : lines < Far ? "12" : "far";

    /// <summary>How much of a line's words the lines after it (or before it) have, too: a headline says what its article says.</summary>
    private string Shared(int i, int direction)
    {
        var own = pairs[i];
        if (own.Count < 2)
        {
            return "none";
        }

        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var near = 1; near <= WordsReach && i + (direction * near) is var j && j >= 0 && j < page.Count; near++)
        {
            found.UnionWith(own.Where(pairs[j].Contains));
        }

        var share = (double)found.Count / own.Count;
        return share == 0 ? "0" : share < 0.2 ? "few" : share < 0.45 ? "some" : "many";
    }

    /// <summary>How many lines, up to eight, an advertisement's label stands above; 0 for none.</summary>
    private int SinceLabel(int i)
    {
        for (var distance = 1; distance <= 8 && i - distance >= 0; distance++)
        {
            if (reasons[i - distance] == SkipReason.Advertisement)
            {
                return distance <= 2 ? distance : distance <= 4 ? 4 : 8;
            }

            if (reasons[i - distance] is not null)
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>Patterns that a line shows.</summary>
    private IEnumerable<string> Marks(int i)
    {
        var text = page[i].Text.Text;
        if (LeadIns.StartsAt(text))
        {
            yield return "lead-in";
        }

        if (LeadIns.IsByline(text))
        {
            yield return "byline";
        }
        else if (LeadIns.IsRoleBelow(text))
        {
            yield return "role";
        }

        if (i < 4 || page[i - 4].Page != page[i].Page)
        {
            yield return "top";
        }

        if (i + 4 >= page.Count || page[i + 4].Page != page[i].Page)
        {
            yield return "bottom";
        }

        if (text.Any(char.IsAsciiDigit))
        {
            yield return text.Count(char.IsAsciiDigit) * 3 > text.Length ? "figures" : "figure";
        }

        if (Advertisements.IsOffer(text))
        {
            yield return "offer";
        }

        if (IsPersonName(text))
        {
            yield return "name";
        }
    }

    private static bool IsPersonName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3 ? Array.TrueForAll(words, word => char.IsUpper(word[0]) && word.Skip(1).All(c => char.IsLower(c) || c is '.' or '’' or '-' || char.IsUpper(c)))
            : words.Length == 1 && Surnames.IsName(text);
    }

    private static string Shape(int width, int measure, bool isChinese)
    {
        var difference = width - measure;
        if (isChinese)
        {
            return difference > measure / 4 ? "wide" : difference > 2 ? "over" : difference >= -2 ? "full" : difference is >= -5 and <= -3 ? "indent"
                : width * 4 > measure * 3 ? "shorter" : width * 2 > measure ? "short" : "tiny";
        }

        return difference > measure / 2 ? "wide" : difference > measure / 6 ? "over" : difference >= -measure / 6 ? "full" : width * 4 > measure * 3 ? "indent" : width * 2 > measure ? "short" : "tiny";
    }

    private static string Length(int width) => width <= 4 ? "4" : width <= 8 ? "8" : width <= 14 ? "14" : width <= 22 ? "22" : width <= 32 ? "32" : width <= 48 ? "48" : "long";

    private static string Size(double largeness) => largeness < 0.92 ? "small" : largeness < 1.04 ? "body" : largeness < 1.2 ? "larger" : largeness < 1.6 ? "large" : "huge";

    private static string End(string text) => Writing.EndsSentence(text) ? "stop" : text[^1] switch
    {
        '，' or '、' or '；' or '：' or ',' or ';' or ':' => "comma",
        '-' or '\u2010' => "hyphen",
        '）' or ')' or '】' or '〕' => "bracket",
        '”' or '」' or '』' or '》' or '’' => "quote",
        '—' or '…' => "dash",
        _ => char.IsDigit(text[^1]) ? "figure" : "letter",
    };

    private static string Inner(string text, bool isChinese)
    {
        var inner = text.AsSpan(0, text.Length - 1);
        return inner.IndexOfAny("。；") >= 0 ? "stop" : inner.IndexOf('，') >= 0 || (!isChinese && inner.IndexOf(". ", StringComparison.Ordinal) >= 0) ? "comma" : inner.IndexOfAny("“「『《‘") >= 0 ? "quote" : "none";
    }

    private static string Start(string text) => text[0] switch
    {
        '“' or '「' or '『' or '‘' or '《' or '"' => "quote",
        '（' or '(' or '【' or '〔' => "bracket",
        '—' or '–' or '-' => "dash",
        '■' or '□' or '●' or '◆' or '▲' or '◎' or '○' or '★' or '•' => "sign",
        _ => char.IsDigit(text[0]) ? "figure" : char.IsLower(text[0]) ? "lower" : char.IsUpper(text[0]) ? "upper" : "other",
    };

    private static string Case(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Count(char.IsLetter) > 3).ToList();
        return words.Count == 0 ? "none" : text.All(c => !char.IsLower(c)) ? "caps"
            : words.Count(word => char.IsUpper(word.First(char.IsLetter))) is var capital && capital * 5 >= words.Count * 4 ? (words.Count > 1 ? "title" : "one") : capital * 2 >= words.Count ? "half" : "lower";
    }
}
