using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation.Skipping;

/// <summary>Names of sections that stand above several articles, or beside the page number.</summary>
internal static partial class Sections
{
    /// <summary>Marks the lines that are nothing but the name of a section.</summary>
    public static void Mark(IReadOnlyList<PageLine> page, SkipReason?[] reasons)
    {
        for (var i = 0; i < page.Count; i++)
        {
            // With a full stop it would be a sentence; inside a paragraph it would be a word of it.
            if (reasons[i] is null && page[i].Width <= 40 && Head().IsMatch(Traditional.ToSimplified(page[i].Text.Text)) && StandsAlone(page, reasons, i))
            {
                reasons[i] = SkipReason.Section;
            }
        }
    }

    /// <summary>The section named in a folio, or null.</summary>
    public static string? InFolio(string folio)
    {
        // «2026年3月18日 星期三 第1版 要闻»: the weekday stands beside the number, too.
        for (var match = BesideNumber().Match(folio); match.Success; match = BesideNumber().Match(folio, match.Groups["name"].Index + match.Groups["name"].Length))
        {
            if (!NoSection().IsMatch(match.Groups["name"].Value))
            {
                return match.Groups["name"].Value;
            }
        }

        return null;
    }

    /// <summary>The name as it is spoken and shown.</summary>
    public static string NameOn(string line) => line.Trim(' ', '\u3000', '【', '】', '[', ']', '■', '□', '●', '◆', '★', '|', '｜', '—', '-', '·', ':', '：');

    private static bool StandsAlone(IReadOnlyList<PageLine> page, SkipReason?[] reasons, int line)
    {
        var startsAlone = line == 0 || page[line].AfterBlank || reasons[line - 1] is not null || Writing.EndsSentence(page[line - 1].Text.Text);
        return startsAlone && line + 1 < page.Count;
    }

    [GeneratedRegex(@"^[\W_]*(?i:news|local(?: news)?|world(?: news)?|nation(?:al)?|state|region(?:al)?|business|money|sports?|opinion|editorials? & opinion|letters(?: to the editor)?|readers['’] letters|your letters|obituaries|deaths|death notices|news in brief|in brief|briefs|briefly|news briefs|local briefs|community|life(?:style)?|arts(?: & culture)?|culture|features?|entertainment|travel|food|science|technology|education|health|people|politics|international|metro|city|from page one|front page)[\W_]*$"
        + @"|^[\W_]*(?:要闻|综合新闻|社会新闻|本地新闻|国际新闻|国内新闻|体育新闻|财经新闻|民生新闻|时政新闻|文化新闻|教育新闻|简讯|短讯|简明新闻|新闻简讯|一句话新闻|快讯|要闻简报|读者来信|来信|讣告|广角|副刊|港闻|两岸|国际|体育|财经|艺文|社会|地方|侨社|生活)(?:\s*[A-Z][A-Za-z ]{2,20})?[\W_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"(?:第?[A-Z]?\d{1,3}[版页]?|[Pp](?:age|AGE)\s*[A-Z]?\d{1,3})\s*[|｜·•/:：—-]?\s*(?<name>\p{IsCJKUnifiedIdeographs}{2,4}|\p{Lu}[\p{L}&]{2,14}(?: [\p{L}&]{2,14})?)(?=\s|$|[|｜·])(?!\s*\d)|(?:^|\s)(?<name>\p{IsCJKUnifiedIdeographs}{2,4}|\p{Lu}[\p{L}&]{2,14})\s*[|｜·•/:：—-]?\s*(?:第[A-Z]?\d{1,3}[版页]|[A-Z]\d{1,3}[版页]?(?!\w))", RegexOptions.CultureInvariant)]
    private static partial Regex BesideNumber();

    // Days, months, those who made the page, and names of papers.
    [GeneratedRegex(@"^(?:(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|农历.*|農曆.*|.{1,2}月.{0,2}|责编.*|責編.*|编辑.*|編輯.*|美编.*|校对.*|版式.*|总第.*|總第.*|.*[报報版期号號]|(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|january|february|march|april|may|june|july|august|september|october|november|december|page|vol|no|edition))$", RegexOptions.CultureInvariant)]
    private static partial Regex NoSection();
}
