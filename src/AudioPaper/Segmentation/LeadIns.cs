using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Recognises lead-ins: what stands before the first words of an article and says whence and from whom it comes (电头, dateline).</summary>
internal static partial class LeadIns
{
    /// <summary>No lead-in is longer; nothing behind it is looked at.</summary>
    private const int Longest = 200;

    private const string Hanzi = @"\p{IsCJKUnifiedIdeographs}";

    /// <summary>A day of the month, as a figure or in hanzi.</summary>
    private const string Day = @"(?:[\d一二三四五六七八九十廿]{1,3}\s*月\s*)?[\d一二三四五六七八九十廿]{1,3}\s*日";

    /// <summary>Agencies whose names are written without 社 or are words of their own.</summary>
    private const string Agency = @"(?:(?:新华|中新|法新|美联|共同|塔斯|俄新|彭博|韩联|德新|安莎|埃菲|中央|中通)社|路透社?|(?:新华|中新|人民|央视|央广|中青|光明)网|央视(?:新闻)?|合众国际社)";

    /// <summary>What a source ends with: 讯 (but not 讯息), or 电 where a date or a space shows that it is not the beginning of a word.</summary>
    private const string Wired = @"(?:" + Day + @"\s*(?:专)?(?:电|讯)|(?<!通|资|音|简|快|短|喜)(?:专|综合)?讯(?![息问号])|(?:专)?(?:电|消息)(?=[\s（(：:]|记者|$))";

    private const string Source =
        @"(?:据)?(?:" + Agency + @"[^，。、；（(]{0,16}?" + Wired
        + @"|本(?:报|刊|台|网|社)(?!(?:" + Hanzi + @"{0,4})记者)" + Hanzi + @"{0,6}?" + Wired
        + "|" + Hanzi + @"{1,6}(?:报|网|社|台|刊)讯(?=[\s（(])"
        + "|" + Hanzi + @"{2,12}(?:局|委|办|部|处|厅|院|中心|气象台)消息(?=[\s：:])"
        + "|" + Hanzi + @"{1,5}(?:社|网|报)" + Hanzi + @"{0,8}" + Day + @"(?:专)?电)";

    private const string Reporter = @"(?:" + Bylines.Outlet + @")?" + Bylines.RoleAttributes + @"(?:记者|通讯员|特派员|特约撰稿人?|实习生|编译)(?![会节证站团席注按])";

    private const string Names = Hanzi + @"{2,4}(?:[、，\s]+" + Hanzi + @"{2,4}){0,8}?|" + Hanzi + @"\s+" + Hanzi;

    /// <summary>Reporters without brackets: 记者 张三 通讯员 李四 报道, 通讯员梅子黄报道.</summary>
    private const string Reporters = Reporter + @"\s*(?:" + Names + @")(?:[、，\s]*" + Reporter + @"\s*(?:" + Names + @")){0,6}";

    private const string InBrackets = @"[（(](?:[^（）()。]|[（(][^（）()]{0,8}[）)]){2,60}[）)]";

    /// <summary>Whether a line may begin an article: 本报讯, 新华社…电, LONDON —.</summary>
    public static bool StartsAt(string line)
    {
        var simplified = Traditional.ToSimplified(line[..Math.Min(line.Length, Longest)]);
        return ChineseStart().IsMatch(simplified) || Bracketed().IsMatch(simplified) || EnglishDateline().IsMatch(line);
    }

    /// <summary>Length of the lead-in at the beginning of a paragraph, 0 when there is none.</summary>
    public static int LengthIn(string paragraph)
    {
        var simplified = Traditional.ToSimplified(paragraph[..Math.Min(paragraph.Length, Longest)]);
        if (SpacedOut().Match(simplified) is { Success: true } spaced)
        {
            // Letters spaced out, 本 报 沅 北 12 月 8 日 讯: read without the spaces, counted with them.
            var kept = Enumerable.Range(0, simplified.Length).Where(i => i >= spaced.Length || simplified[i] != ' ').ToArray();
            var length = ChineseLeadIn().Match(string.Concat(kept.Select(i => simplified[i]))).Length;
            return length == 0 ? 0 : length == kept.Length ? simplified.Length : kept[length];
        }

        var match = Bracketed().Match(simplified);
        match = match.Success ? match : ChineseLeadIn().Match(simplified);
        match = match.Success ? match : EnglishDateline().Match(paragraph);

        return match.Success ? match.Length : 0;
    }

    /// <summary>Whether a line holds nothing but roles and names.</summary>
    public static bool IsByline(string line) => Bylines.IsByline(line);

    /// <summary>Whether a line right below a byline says what the writer is, or for whom he writes.</summary>
    public static bool IsRoleBelow(string line) => Bylines.IsRoleBelow(line);

    /// <summary>Whether a line is a lead-in that the next line goes on with: 本报讯（记者 张三, （通讯员 李四 机械学.</summary>
    public static bool IsOpenIn(string line) => OpenEnd().IsMatch(line) && (StartsAt(line) || OpenReporters().IsMatch(Traditional.ToSimplified(line)));

    /// <summary>Whether a line is nothing but a lead-in with its source: SORREL FALLS —, 本报讯（记者 张三）.</summary>
    public static bool IsDateline(string line) => LengthIn(line) == line.Length && !IsByline(line);

    [GeneratedRegex("^(?:" + Source + @"|(?:" + Bylines.Outlet + ")" + Bylines.RoleAttributes + @"(?:记者|通讯员)\s)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseStart();

    /// <summary>
    /// A source, with its reporters in brackets or without; or reporters alone who 报道, or of whom it is said that they are the paper's own.
    /// </summary>
    [GeneratedRegex("^(?:" + Source + @"\s*(?:" + InBrackets + "|" + Reporters + @"\s*(?:(?:摄影|综合)?报[道导]|(?=\s)))?|" + Reporters + @"\s*(?:摄影|综合)?报[道导](?=[\s：:])|本[报刊台网]" + Bylines.RoleAttributes + @"记者\s+(?:" + Names + @")\s+通讯员\s+(?:" + Names + @")(?=\s))\s*[:：]?\s*", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseLeadIn();

    /// <summary>Lead-ins in brackets: 【本報訊】, （鯉灣訊）, 〔記者陳大文／台南報導〕, （中央社記者…台北3日電）, （记者 张三）.</summary>
    [GeneratedRegex(@"^[【〔［\[（(〈《]\s*(?:(?:本[报刊台网社]|" + Hanzi + @"{1,6})?" + Hanzi + @"{0,6}(?:" + Day + @")?(?:(?<!通|资|音|简|快|短|喜)(?:专)?讯|专电|消息|综合报[道导]|综合外电报[道导]|(?<=日)电)|(?:综合)?" + Agency + @"[^】〕］\]）)。，]{0,20}(?:电|报[道导])|综合[^】〕］\]）)。，]{0,16}(?:电|报[道导])|" + Reporter + @"(?:[^】〕］\]）)（(。]|[（(]\d{1,2}[）)]){2,40}?)\s*[】〕］\]）)〉》]\s*(?:[（(]\s*(?:本报)?(?:记者|特约|通讯员|编译)[^）)。]{2,30}[）)]\s*|" + Reporters + @"\s*报[道导]\s*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?:(?:" + Hanzi + @"|\d{1,2}) ){3,}(?:" + Hanzi + @"(?!" + Hanzi + "))?", RegexOptions.CultureInvariant)]
    private static partial Regex SpacedOut();

    private const string Month = @"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?";

    /// <summary>
    /// PLACE, Region, March 3 (Agency) — as the agencies' stylebooks (AP, Reuters) have it; a place in small letters only with its agency.
    /// </summary>
    [GeneratedRegex(@"^(?:\p{Lu}[\p{Lu}.'’-]+(?:[ ,/]+\p{Lu}[\p{Lu}.'’-]+){0,4}(?:,\s+\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]+)?)?(?:,?\s+(?:" + Month + @"\s+\d{1,2}|\d{1,2}\s+" + Month + @"))?(?:\s*\([\p{L}][\w .&’'/-]{1,40}\))?|\p{Lu}\p{Ll}[\p{L}.'’-]*(?:[ /]\p{Lu}[\p{L}.'’-]+){0,2}(?:,\s+\p{Lu}[\p{L}.]+)?(?:,?\s+(?:" + Month + @"\s+\d{1,2}|\d{1,2}\s+" + Month + @"))?\s*\((?:[A-Z]{2,5}|Reuters|Xinhua|Bernama|Bloomberg|Kyodo|Yonhap|AFP|AP)\))(?:\s*(?:—|–|―|--)\s*|\s-\s)(?=[“""‘'\p{Lu}0-9$£€]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishDateline();

    [GeneratedRegex(@"[（(【〔][^）)】〕]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OpenEnd();

    [GeneratedRegex(@"^[（(【〔]\s*" + Reporter, RegexOptions.CultureInvariant)]
    private static partial Regex OpenReporters();
}
