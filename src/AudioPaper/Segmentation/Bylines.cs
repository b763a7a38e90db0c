using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Recognises lines that hold nothing but roles and names.</summary>
internal static partial class Bylines
{
    /// <summary>Whose the writer is: 本报, 江海晚报, 中央社.</summary>
    public const string Outlet = @"本[报刊台网社]|\p{IsCJKUnifiedIdeographs}{0,6}?(?:晚报|日报|早报|晨报|时报|商报|周报|导报|都市报|青年报|中央社|新华社|中新社|通讯社|电视台|新闻网|融媒体中心|记者站|新闻中心|报社)";

    /// <summary>What stands before 记者 and belongs to the role.</summary>
    public const string RoleAttributes = @"(?:实习|见习|首席|高级|资深|特约|特派|本地|摄影|文字|视频|全媒体|融媒体|融媒|新媒体|驻站|驻\p{IsCJKUnifiedIdeographs}{1,4}|学生|校园|校报|小|体育|财经|文教|地方|综合|专题|政治|国际|大陆|生活|影剧){0,3}";

    /// <summary>Longest line that can be one.</summary>
    private const int Longest = 60;

    /// <summary>Whether a line holds nothing but roles and names.</summary>
    public static bool IsByline(string line)
    {
        if (line.Length > Longest || line.AsSpan().IndexOfAny("。！？；") >= 0)
        {
            return false;
        }

        if (EnglishByline().IsMatch(line) || EnglishRole().IsMatch(line) || Signatures.NamesOnMarked(line).Length > 0)
        {
            return true;
        }

        var text = line.Trim().Trim('（', '）', '(', ')', '□', '■', '●', '◎', '○', '◆', '▲', ' ', '\u3000');
        var simplified = Traditional.ToSimplified(text);
        if (CommentatorAlone().IsMatch(simplified))
        {
            return true;
        }

        // A colon stands behind the role in interviews, too: 记者：是的.
        var isSaid = LeadingRole().Match(simplified) is { Success: true } role && role.Value[^1] is ':' or '：';
        return LeadingRole().IsMatch(simplified) && ChineseNames.In(text) is { IsAll: true, Names.Length: > 0 } found
            && found.Names.All(name => Writing.IsLatin(name[0]) || name.Contains('·', StringComparison.Ordinal) || Surnames.IsName(name) || (!isSaid && name.Length <= 3));
    }

    /// <summary>Whether a line right below a byline says what the writer is, or for whom he writes.</summary>
    public static bool IsRoleBelow(string line) => line.Length <= 48 && RoleBelow().IsMatch(line);

    [GeneratedRegex(@"^(?i:by|words by|text by|story by|reporting by|compiled by|translated by|interview by|review by|written by)\s+(?<names>(?:\p{Lu}[\p{L}.'’-]*)(?:(?:\s*,\s*|\s+(?:and|&)\s+|\s+)(?:\p{Lu}[\p{L}.'’-]*|de|van|von|la|bin|al)){0,8}?)(?:\s*[,|/]?\s*(?:(?:[A-Z]\w*\s+){0,3}(?i:staff writer|staff reporter|reporter|correspondent|writer|editor)s?))?$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishByline();

    [GeneratedRegex(@"^本[报刊]?(?:特约)?评论(?:员|部)$|^本社评论员$", RegexOptions.CultureInvariant)]
    private static partial Regex CommentatorAlone();

    /// <summary>A line that says only what the writer is; it stands below the name, or in place of one.</summary>
    [GeneratedRegex(@"^(?i:(?:(?:senior|city|sports|business|education|metro|staff|special|political|foreign) ){0,2}(?:writer|reporter|correspondent|columnist)s?|(?:from|by) (?:our|an?) (?:\p{L}+ ){0,3}(?:correspondents?|reporters?|staff|writers?)(?: in [\p{L} ]{3,24})?|staff(?: and agenc(?:y|ies)| reports?| and wire reports?)|wire reports|special to the [\p{L} ]{3,40}|the associated press)$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishRole();

    [GeneratedRegex(@"^(?:[\p{Lu}][\p{L}.’'&-]*\s+){0,4}(?i:writers?|reporters?|correspondents?|columnists?|editors?|critics?|staff|contributors?|press|news service|news agency|wire|bureau|commentary|analysis|opinion|photographers?)$|^[A-Z]{2,}(?: [A-Z]{2,}){0,2}$|^(?:[\w.+-]+@[\w.-]+\.\w+)$|^@\w+$", RegexOptions.CultureInvariant)]
    private static partial Regex RoleBelow();

    [GeneratedRegex(@"^(?:(?:" + Outlet + ")?" + RoleAttributes + @"(?:记者|通讯员|评论员|特派员|特约作者|特约撰稿人?|作者|编译|撰文|撰稿|采写|采访整理|主笔|编译整理|图文|文图)[\s/／∕:：]|文[\s/／∕:：·、]|(?:记者|编译|特派员)\p{IsCJKUnifiedIdeographs}{2,4}[/／∕])", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingRole();
}
