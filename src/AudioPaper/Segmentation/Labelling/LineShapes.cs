namespace AudioPaper.Segmentation.Labelling;

/// <summary>What can be seen of a line, in a few steps each.</summary>
internal static class LineShapes
{
    /// <summary>How wide a line is against the full lines around it.</summary>
    public static string Shape(int width, int measure, bool isChinese)
    {
        var difference = width - measure;
        if (isChinese)
        {
            return difference > measure / 4 ? "wide" : difference > 2 ? "over" : difference >= -2 ? "full" : difference is >= -5 and <= -3 ? "indent"
                : width * 4 > measure * 3 ? "shorter" : width * 2 > measure ? "short" : "tiny";
        }

        return difference > measure / 2 ? "wide" : difference > measure / 6 ? "over" : difference >= -measure / 6 ? "full" : width * 4 > measure * 3 ? "indent" : width * 2 > measure ? "short" : "tiny";
    }

    /// <summary>Width of a line in Latin letters, in steps.</summary>
    public static string Length(int width) => width <= 4 ? "4" : width <= 8 ? "8" : width <= 14 ? "14" : width <= 22 ? "22" : width <= 32 ? "32" : width <= 48 ? "48" : "long";

    /// <summary>Size of letters against running text, in steps.</summary>
    public static string Size(double largeness) => largeness < 0.92 ? "small" : largeness < 1.04 ? "body" : largeness < 1.2 ? "larger" : largeness < 1.6 ? "large" : "huge";

    /// <summary>What a line ends with.</summary>
    public static string End(string text) => Writing.EndsSentence(text) ? "stop" : text[^1] switch
    {
        '，' or '、' or '；' or '：' or ',' or ';' or ':' => "comma",
        '-' or '\u2010' => "hyphen",
        '）' or ')' or '】' or '〕' => "bracket",
        '”' or '」' or '』' or '》' or '’' => "quote",
        '—' or '…' => "dash",
        _ => char.IsDigit(text[^1]) ? "figure" : "letter",
    };

    /// <summary>What stands inside a line.</summary>
    public static string Inner(string text, bool isChinese)
    {
        var inner = text.AsSpan(0, text.Length - 1);
        return inner.IndexOfAny("。；") >= 0 ? "stop" : inner.IndexOf('，') >= 0 || (!isChinese && inner.IndexOf(". ", StringComparison.Ordinal) >= 0) ? "comma" : inner.IndexOfAny("“「『《‘") >= 0 ? "quote" : "none";
    }

    /// <summary>What a line begins with.</summary>
    public static string Start(string text) => text[0] switch
    {
        '“' or '「' or '『' or '‘' or '《' or '"' => "quote",
        '（' or '(' or '【' or '〔' => "bracket",
        '—' or '–' or '-' => "dash",
        '■' or '□' or '●' or '◆' or '▲' or '◎' or '○' or '★' or '•' => "sign",
        _ => char.IsDigit(text[0]) ? "figure" : char.IsLower(text[0]) ? "lower" : char.IsUpper(text[0]) ? "upper" : "other",
    };

    /// <summary>How the long words of an English line are capitalised.</summary>
    public static string Case(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Count(char.IsLetter) > 3).ToList();
        return words.Count == 0 ? "none" : text.All(c => !char.IsLower(c)) ? "caps"
            : words.Count(word => char.IsUpper(word.First(char.IsLetter))) is var capital && capital * 5 >= words.Count * 4 ? (words.Count > 1 ? "title" : "one") : capital * 2 >= words.Count ? "half" : "lower";
    }
}
