using System.Text.RegularExpressions;
using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Segmentation;

/// <summary>Recognises what is on a page but belongs to no article: nameplates, folios, captions, photo credits.</summary>
internal static partial class Furniture
{
    /// <summary>A nameplate stands among the first lines of a page.</summary>
    private const int NameplateDepth = 4;

    /// <summary>Words beside a date or page number that may name sections.</summary>
    private const int MostSectionWords = 2;

    /// <summary>Why <paramref name="line"/> is not spoken, or null when it belongs to an article.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number on the page, from 0.</param>
    /// <param name="isAlone">Whether blank lines or other furniture stand before and after it.</param>
    public static SkipReason? Of(PageLine line, int number, bool isAlone)
    {
        var text = Traditional.ToSimplified(line.Text.Text);
        return JumpLines.Is(text) ? SkipReason.JumpLine
            : IsFolio(text) ? SkipReason.Folio
            : number < NameplateDepth && isAlone && NameOn(text) is not null ? SkipReason.Nameplate
            : Imprint().IsMatch(text) ? SkipReason.Folio
            : CreditPattern().IsMatch(text) ? SkipReason.Credit
            : CaptionStart().IsMatch(text) && !line.IsHeadline ? SkipReason.Caption
            : null;
    }

    /// <summary>The newspaper's name, when <paramref name="text"/> is nothing but a nameplate.</summary>
    public static string? NameOn(string text)
    {
        var name = Regex.Replace(text, @"(?<=\p{IsCJKUnifiedIdeographs})\s+(?=\p{IsCJKUnifiedIdeographs})", "").Trim('《', '》', ' ');
        var match = ChineseNameplate().Match(Traditional.ToSimplified(name));
        if (match.Success)
        {
            return name.Substring(match.Groups["name"].Index, match.Groups["name"].Length);
        }

        match = EnglishNameplate().Match(name);
        return match.Success ? match.Groups["name"].Value.Trim() : null;
    }

    /// <summary>The newspaper's name in a folio, where it stands beside date or page number, or null.</summary>
    public static string? NameInFolio(string line)
    {
        var match = NameBesideDate().Match(Traditional.ToSimplified(line));
        return match.Success ? line.Substring(match.Groups["name"].Index, match.Groups["name"].Length).Trim() : null;
    }

    /// <summary>Whether a line is a nameplate written once more in Latin letters (pinyin).</summary>
    public static bool IsNameInLetters(string line) => NameInLetters().IsMatch(line);

    /// <summary>Whether every part of a line is page number, date, section label, editors or the like, and one at least is not a mere label.</summary>
    public static bool IsFolio(string text) => FolioParts(text).Count > 0;

    /// <summary>Whether a folio cannot be the rest of a sentence, as a figure or a date alone can.</summary>
    public static bool IsSureFolio(string text) => FolioParts(text) is var (count, isSure) && (count > 1 || isSure);

    private static (int Count, bool IsSure) FolioParts(string text)
    {
        if (text.Length > 160)
        {
            return (0, false);
        }

        var isSure = false;
        var rest = FolioPart().Replace(text, m =>
        {
            isSure |= m.Groups["sure"].Success;
            return m.Groups["weak"].Success ? "\u0001" : "\u0002";
        });
        if (isSure || rest.Count(c => c == '\u0002') > 1)
        {
            // Beside two sure signs a short word of its own can only be the name of a section.
            var words = 0;
            rest = SectionWord().Replace(rest, word => ++words <= MostSectionWords ? "\u0001" : word.Value);
        }

        var isFolio = rest.Contains('\u0002') && rest.All(c => c is '\u0001' or '\u0002' || char.IsWhiteSpace(c) || "|｜·•/—-－,，、:：。.■□●◆★()（）[]【】".Contains(c));
        return (isFolio ? rest.Count(c => c == '\u0002') : 0, isFolio && isSure);
    }

    /// <summary>The date in a folio or nameplate line, or null.</summary>
    public static DateOnly? DateOn(string text)
    {
        var match = ChineseDate().Match(text);
        if (match.Success)
        {
            return DateFrom(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
        }

        match = EnglishDate().Match(text);
        return match.Success ? DateFrom(match.Groups["y"].Value, MonthNumber(match.Groups["m"].Value), match.Groups["d"].Value) : null;
    }

    /// <summary>The page label in a folio, e.g. <c>3</c> of 第3版 or <c>A5</c>, or null.</summary>
    public static string? PageLabelOn(string text)
    {
        var match = PageLabel().Match(text);
        return match.Success ? match.Groups["label"].Value.TrimStart('0') is { Length: > 0 } label ? label : null : null;
    }

    private static DateOnly? DateFrom(string year, string month, string day) =>
        int.TryParse(year, out var y) && int.TryParse(month, out var m) && int.TryParse(day, out var d)
            && y is >= 1600 and <= 9999 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d) : null;

    private static string MonthNumber(string month) =>
        $"{("JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC".IndexOf(month[..3].ToUpperInvariant(), StringComparison.Ordinal) / 3) + 1}";

    private const string Months = "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
    private const string Weekdays = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private const string EnglishName = "Times|News|Gazette|Post|Herald|Daily|Journal|Tribune|Chronicle|Observer|Standard|Star|Mail|Telegraph|Courier|Examiner|Globe|Press|Reporter|Argus|Bugle|Echo|Mercury|Sentinel|Weekly|Guardian|Independent|Sun|Mirror";

    [GeneratedRegex(
        // dates, in figures or in words, with the lunar date
        @"(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
        + @"|农历\S{2,12}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{2,8}|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
        + "|(?:" + Weekdays + @"\s*,?\s*)?(?:" + Months + @"\s+\d{1,2}\s*,?\s+\d{4}|\d{1,2}\s+" + Months + @"\s*,?\s+\d{4})|" + Weekdays
        + @"|(?:星期|周|礼拜)[一二三四五六日天](?![\p{IsCJKUnifiedIdeographs}])"
        // page numbers
        + @"|(?<sure>第?\s*[A-Z]?\d{1,3}\s*[版页](?![\p{IsCJKUnifiedIdeographs}])|第[一二三四五六七八九十]{1,3}[版页](?!\p{IsCJKUnifiedIdeographs}{3})|今日\s*(?:\d+|[一二三四五六七八九十]{1,3})\s*版|今日出纸\S{1,6}|共\s*\d+\s*版|[Pp](?:age|AGE|\.)\s*[A-Z]?\d{1,3}\b)|本版|(?<![\w.])[A-Z]?\d{1,3}(?![\w.%])|[\p{IsCJKUnifiedIdeographs}]{0,3}[A-Z]\d{1,2}(?!\w)"
        // editors, imprint, contact, price
        + @"|(?<sure>(?:(?:本版)?(?:责任)?编辑|责编|执编|美编|校对|组版|版式|编审|值班(?:主任|总编|编委)|主编|总编辑?|社长|发行人|审读|制图|美术编辑|视觉|排版|电子版|统筹)\s*[:：/／|]?\s*(?:[\p{IsCJKUnifiedIdeographs}]{2,4}|[\p{IsCJKUnifiedIdeographs}]\s[\p{IsCJKUnifiedIdeographs}])(?:[、\s]+(?:[\p{IsCJKUnifiedIdeographs}]{2,4})(?=[、\s]|$))*"
        + @"|(?:新闻|服务|订阅|发行|广告|报料|爆料|投稿|读者|编辑部)*(?:(?:热线|专线|电话|邮箱|信箱|传真|网址)\s*[:：]?\s*(?=[\w.@-]*[\d@.])[A-Za-z0-9.@\-/:—（）()_]+|(?:社址|地址)\s*[:：]\s*\S{4,30})|(?:E-?mail|邮编|QQ|Tel\b\.?|电邮)\s*[:：]?\s*[\w.@\-]+"
        + @"|国内统一(?:连续)?(?:出版物|刊)号?\s*[:：]?\s*(?:CN)?\s*[\d\-—/]+|CN\s*\d{2}-\d{4}|(?:邮发)?代号\s*[:：]?\s*\d+-\d+|(?:总)?第\s*\d+\s*[期号]|(?:每份)?零?售价?\s*[:：]?\s*(?:每份|港币)?\s*[\d.一二三四五六七八九十]+\s*元|(?:https?://|www\.)[\w./\-]+|[\p{IsCJKUnifiedIdeographs}]{2,6}网\s*(?:https?://|www\.)[\w./\-]+"
        + @"|中共[\p{IsCJKUnifiedIdeographs}]{2,10}委(?:员会)?(?:机关报|主管|主办)+|[\p{IsCJKUnifiedIdeographs}]{2,12}(?:主管|主办|承办|机关报|(?:报社|报业|传媒|集团|编辑部)(?:出版|编印|印刷|承印|发行)+)"
        + @"|Vol(?:ume|\.)?\s*\w+|(?:No|Issue)\.?\s*\d+|Edited by [A-Z][\w.]*(?: [A-Z][\w.]*)*|Editor:\s*[A-Z][\w.]*(?: [A-Z][\w.]*)*"
        + @"|(?:Serving|Proudly serving) [\p{L} ,'’&.-]{3,60} since \d{4}|(?:Established|Est\.?|Founded|Since)(?: in)? \d{4}|(?:Final|Late|Early|City|First|Second|Morning|Evening|National|International|Weekend|Sunday)\s*[Ee]dition"
        + @"|(?<![\w@.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|news|example|info|co\.uk|uk|us|cn|hk|tw|ca|au|nz|ie)(?:\.[a-z]{2})?(?![\w@])|[\w.+-]+@[\w.-]+\.\w+)|[$£€]\d+(?:\.\d\d)?(?![\d,])|(?<!\w)\d{1,3}p(?!\w)|民国\S{2,6}年"
        // section labels count only beside one of the above
        + @"|(?<weak>(?<![\p{IsCJKUnifiedIdeographs}])(?:要闻|综合(?:新闻)?|新闻|本地|民生|城事|地方|两岸|港闻|生活|艺文|影视|社会|经济|财经|文化|体育|教育|国际|国内|时政|副刊|专版|专题|评论|健康|广告|城市|生活|科技|娱乐|理论|综合新闻|今日关注|头版)(?![\p{IsCJKUnifiedIdeographs}])"
        + @"|\b(?:News|Local|Regional?|Features?|Obituaries|Letters|Weather|World|Nation(?:al)?|Business|Sports?|Opinion|Culture|Arts|Metro|City|Life|Community|Front|English|page|edition|section)\b|《?[\p{IsCJKUnifiedIdeographs}]{1,8}(?:日报|晚报|早报|晨报|时报|周报|商报|都市报|报)》?(?![\p{IsCJKUnifiedIdeographs}])|(?:[A-Z][A-Za-z']*\s+){1,4}(?i:" + EnglishName + @")\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex FolioPart();

    [GeneratedRegex(@"(?<![^\s\u0001\u0002])(?:\p{IsCJKUnifiedIdeographs}{2,4}|\p{Lu}\p{L}{2,11})(?![^\s\u0001\u0002])", RegexOptions.CultureInvariant)]
    private static partial Regex SectionWord();

    [GeneratedRegex(@"^(?<name>\p{IsCJKUnifiedIdeographs}{1,10}(?:报|周刊|新闻|商讯))(?:\s*[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){1,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseNameplate();

    [GeneratedRegex(@"(?<!\p{IsCJKUnifiedIdeographs})(?<name>\p{IsCJKUnifiedIdeographs}{1,8}(?:日报|晚报|早报|晨报|时报|周报|商报|都市报|报))(?!\p{IsCJKUnifiedIdeographs})|(?<name>(?:[A-Z][\w'&]*\s+){1,5}(?i:" + EnglishName + @"))\b", RegexOptions.CultureInvariant)]
    private static partial Regex NameBesideDate();

    [GeneratedRegex(@"^[A-Z][A-Z ·'-]{3,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameInLetters();

    [GeneratedRegex(@"^(?:©|\(c\)|Copyright\b|版权所有|All [Rr]ights [Rr]eserved).{0,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Imprint();

    [GeneratedRegex(@"^(?<name>(?:The\s+|THE\s+)?(?:[A-Z][\w'&-]*\s+){1,5}(?i:" + EnglishName + @"))(?:\s*[·|•—-].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishNameplate();

    [GeneratedRegex(@"(?<y>\d{4})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*日|(?<y>\d{4})[-./](?<m>\d{1,2})[-./](?<d>\d{1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDate();

    [GeneratedRegex(@"(?<m>" + Months + @")\s+(?<d>\d{1,2})\s*,?\s+(?<y>\d{4})|(?<d>\d{1,2})\s+(?<m>" + Months + @")\s*,?\s+(?<y>\d{4})", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishDate();

    [GeneratedRegex(@"(?<!今日|共|本期|总)第?\s*(?<label>[A-Z]?\d{1,3})\s*版|[Pp](?:age|AGE|\.)\s*(?<label>[A-Z]?\d{1,3})\b|^(?<label>[A-Z]?\d{1,3})$|(?<=\s)(?<label>[A-Z]\d{1,3})(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex PageLabel();

    [GeneratedRegex(@"^[（(]?(?:(?:本报)?(?:实习|见习|特约|摄影)?(?:记者|通讯员|摄影)\s*)?(?:\p{IsCJKUnifiedIdeographs}{2,4}|\p{IsCJKUnifiedIdeographs}\s\p{IsCJKUnifiedIdeographs})(?:[、\s]+\p{IsCJKUnifiedIdeographs}{2,4})?\s*[/／]?\s*(?:摄影报道|摄影|供图|摄|图)[）)]?$|^(?:Photos?|Pictures?|Images?)(?: by|:|/)\s*\S.{0,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex CreditPattern();

    [GeneratedRegex(@"^[（(▲△▼▽↑↓←→]*\s*(?:图为|图片说明|图\s*[①②③④⑤⑥一二三四五六\d]|[上下左右]图(?:为|[:：])|[▲△▼▽])|^(?:Pictured|Photo caption|Above|Below)(?: above| below)?\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex CaptionStart();
}
