namespace AudioPaper.Segmentation.Labelling;

/// <summary>What can be seen of the lines of a page and of their neighbours, as names of features for <see cref="LineLabeller"/>.</summary>
internal sealed class LineFeatures
{
    private readonly IReadOnlyList<PageLine> page;
    private readonly IReadOnlyList<SkipReason?> reasons;
    private readonly int[] measures;
    private readonly string[] shapes;
    private readonly string[] ends;
    private readonly bool[] isFirstLike;

    /// <summary>Looks at a page.</summary>
    /// <param name="page">Its lines.</param>
    /// <param name="reasons">For each line why rules leave it out, or null.</param>
    public LineFeatures(IReadOnlyList<PageLine> page, IReadOnlyList<SkipReason?> reasons)
    {
        (this.page, this.reasons) = (page, reasons);
        measures = Measures.Of(page);
        shapes = [.. page.Select((line, i) => Shape(line.Width, measures[i], Writing.IsMainlyChinese(line.Text.Text)))];
        ends = [.. page.Select(line => End(line.Text.Text))];
        isFirstLike = [.. page.Select((_, i) => shapes[i] == "indent" && i + 1 < page.Count && shapes[i + 1] is "full" or "over")];
    }

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
