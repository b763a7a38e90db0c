using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation.Skipping;

/// <summary>Lines that send the reader to another page, or say which page an article comes from (下转第4版, Continued on A5, From Page A1).</summary>
internal static partial class JumpLines
{
    private const string ChineseJump = @"(?:(?<back>紧接|紧?上接|文接)|紧?下转|紧?转|文转|详见|相关(?:报道|新闻)?[详请]?见|全文[详见刊]+|续[刊见])\s*(?:本报)?\s*(?:第?\s*(?<page>[A-Z]?\d{1,3})|第?(?<page>[一二三四五六七八九十]{1,3}))\s*[版页]";
    private const string BracketedJump = @"[（(\[【〔▶►→]+\s*" + ChineseJump + @"\s*(?<word>[^。，）)】〕]{0,20}?)\s*[）)\]】〕◀◄←]+";

    /// <summary>Where a line (hanzi simplified) is to be cut, so that a jump line in brackets before or behind running text stands alone; 0 for nowhere.</summary>
    public static int CutOf(string text)
    {
        if (text.Length > 400 || text.AsSpan().IndexOfAny("转接") < 0 || Chinese().IsMatch(text))
        {
            return 0;
        }

        return Leading().Match(text) is { Success: true } leading ? leading.Length : Trailing().Match(text) is { Success: true } trailing ? trailing.Index : 0;
    }

    /// <summary>Whether a line (hanzi simplified) is nothing else.</summary>
    public static bool Is(string text) => text.Length <= 60 && (Chinese().IsMatch(text) || English().IsMatch(text));

    /// <summary>Where it sends to or comes from; null when the line is none.</summary>
    public static Jump? Read(string text)
    {
        var match = Chinese().Match(text) is { Success: true } chinese ? chinese : English().Match(text);
        return !match.Success ? null
            : new Jump(match.Groups["back"].Success, PageOf(match.Groups["page"].Value), match.Groups["word"].Value.Trim(' ', ',', '「', '」', '《', '》', '“', '”'));
    }

    /// <summary>A page's label as it is compared: without zeros in front, Chinese numerals as figures.</summary>
    public static string PageOf(string label)
    {
        if (label.Contains("one", StringComparison.OrdinalIgnoreCase))
        {
            return "1";
        }

        const string Figures = "〇一二三四五六七八九";
        var trimmed = label.Trim().ToUpperInvariant();
        if (trimmed.Length > 0 && trimmed.All(c => c == '十' || Figures.Contains(c)))
        {
            var ten = trimmed.IndexOf('十');
            var tens = ten < 0 ? 0 : ten == 0 ? 1 : Figures.IndexOf(trimmed[0]);
            var ones = ten == trimmed.Length - 1 ? 0 : Figures.IndexOf(trimmed[^1]);
            return $"{(tens * 10) + ones}";
        }

        var letters = string.Concat(trimmed.TakeWhile(char.IsAsciiLetter));
        return letters + trimmed[letters.Length..].TrimStart('0');
    }

    [GeneratedRegex(@"^(?:[▶►→▲◆※]*\s*" + ChineseJump + @"\s*(?<word>[^。，）)】〕]{0,20}?)\s*[◀◄←]*|" + BracketedJump + ")$", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    // Sends on or back; a bare figure needs the word page or continued before it.
    [GeneratedRegex(@"^[（(\[►▶→»>]*\s*(?:"
        + @"(?:(?<word>\p{Lu}[\p{Lu}’'& -]{1,24}?)[,:]?\s*)?(?i:(?<back>(?:continued|cont['’]d\.?|cont\.)\s*from)|(?:please\s+)?(?:continued|cont['’]d\.?|cont\.|continues|turn|jump)\s*(?:on|at|to))\s*(?:(?<word>[\p{L}’'& -]{1,24}?),\s*)?(?i:page\s*)?(?<page>[A-Z]?-?\d{1,3}|(?i:one))"
        + @"|(?:(?<word>\p{Lu}[\p{Lu}’'& -]{1,24}?)[,:]?\s*)?(?<back>(?i:from))\s*(?:(?i:page)\s*(?<page>[A-Z]?-?\d{1,3}|(?i:one))|(?<page>[A-Z]-?\d{1,3}))"
        + @"|(?i:see|more on|story,|full story,?|report,)\s*(?:(?<word>[\p{L}’'& -]{1,24}?),?\s*)?(?:(?i:page)\s*(?<page>[A-Z]?-?\d{1,3})|(?<page>[A-Z]-?\d{1,3}))"
        + @")\s*[.）)\]►▶→«<]*$", RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex("^" + BracketedJump + "(?=.)", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex("(?<=.)" + BracketedJump + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();
}
