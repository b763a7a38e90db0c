using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Recognises bylines and datelines (电头), and the names in them.</summary>
internal static partial class LeadIns
{
    /// <summary>Whether a line may begin an article: 本报讯, 新华社…电, LONDON —.</summary>
    public static bool StartsAt(string line) => ChineseStart().IsMatch(Traditional.ToSimplified(line)) || EnglishDateline().IsMatch(line);

    /// <summary>Length of the lead-in at the beginning of a paragraph, 0 when there is none.</summary>
    public static int LengthIn(string paragraph)
    {
        var match = ChineseLeadIn().Match(Traditional.ToSimplified(paragraph));
        if (!match.Success)
        {
            match = EnglishDateline().Match(paragraph);
        }

        return match.Success ? match.Length : 0;
    }

    /// <summary>Whether a line holds nothing but roles and names.</summary>
    public static bool IsByline(string line)
    {
        if (line.Length > 60 || line.AsSpan().IndexOfAny("。！？；") >= 0)
        {
            return false;
        }

        if (EnglishByline().IsMatch(line) || EnglishRole().IsMatch(line))
        {
            return true;
        }

        if (CommentatorAlone().IsMatch(Traditional.ToSimplified(line)))
        {
            return true;
        }

        var text = line.Trim().Trim('（', '）', '(', ')', '□', '■', '●', '◎', '○', ' ');
        var simplified = Traditional.ToSimplified(text);
        return Role().IsMatch(simplified) && (text.StartsWith('文') || LeadingRole().IsMatch(simplified))
            && Tokens(text).All(token => token.Length == 0 || IsName(token)) && Names(text).Length > 0;
    }

    /// <summary>The names in a byline or lead-in, in order, without roles.</summary>
    public static ImmutableArray<string> Names(string byline)
    {
        var english = EnglishByline().Match(byline);
        if (english.Success)
        {
            return [.. Regex.Split(english.Groups["names"].Value.Trim(), @"\s*,\s*|\s+(?:and|&)\s+").Where(name => name.Length > 0)];
        }

        var bracket = Bracket().Match(byline);
        var text = bracket.Success ? bracket.Groups["inner"].Value : Role().Match(Traditional.ToSimplified(byline)) is { Success: true } role ? byline[role.Index..] : "";
        return Role().IsMatch(Traditional.ToSimplified(text)) ? [.. Tokens(text).Where(IsName).Distinct()] : [];
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var pending = "";
        foreach (var token in WithoutRoles(text).Split([' ', '\u3000', '、', '，', ',', '/', '／', '|', ':', '：', ';', '；'], StringSplitOptions.RemoveEmptyEntries))
        {
            // A name of two hanzi is often set with a space between them, so that it is as wide as one of three.
            if (token.Length == 1 && Writing.IsHanzi(token[0]))
            {
                if (pending.Length > 0)
                {
                    yield return pending + token;
                }

                pending = pending.Length > 0 ? "" : token;
                continue;
            }

            yield return token;
        }
    }

    /// <summary>The text with blanks in place of roles.</summary>
    private static string WithoutRoles(string text)
    {
        var blanked = text.ToCharArray();
        foreach (Match role in Role().Matches(Traditional.ToSimplified(text)))
        {
            blanked.AsSpan(role.Index, role.Length).Fill(' ');
        }

        return new string(blanked);
    }

    private static bool IsName(string token) => Name().IsMatch(token);

    [GeneratedRegex(@"^(?:本报\S{0,6}?(?:\d{1,2}\s*月\s*\d{1,2}\s*日)?(?:讯|电|消息)|本报(?:实习|见习|首席|特约|驻\S{1,4})?(?:记者|通讯员)\s|(?:据)?(?:新华社|中新社|新华网|中新网|央视网?|人民网)[^，。]{0,14}(?:电|讯|消息|报道)|\p{IsCJKUnifiedIdeographs}{2,6}(?:报|网|社)讯(?=[\s（(]))", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseStart();

    [GeneratedRegex(@"^(?:本报\S{0,6}?(?:\d{1,2}\s*月\s*\d{1,2}\s*日)?(?:讯|电|消息)|(?:据)?(?:新华社|中新社|新华网|中新网|央视网?|人民网)[^，。]{0,14}?(?:电|讯|消息)|\p{IsCJKUnifiedIdeographs}{2,6}(?:报|网|社)讯)\s*(?:[（(][^（）()]{2,60}[）)]|(?:本报)?(?:实习|见习|首席|特约|全媒体)?记者\s+\p{IsCJKUnifiedIdeographs}{2,4}(?:[、\s]+(?:实习记者|见习记者|记者|通讯员|\p{IsCJKUnifiedIdeographs}{2,4}))*(?:\s+(?:摄影)?报道)?(?=\s)|记者\p{IsCJKUnifiedIdeographs}{2,3}(?:摄影)?报道)?\s*[:：]?", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseLeadIn();

    [GeneratedRegex(@"^(?:[A-Z][A-Z.'-]+(?:[ ,]+[A-Z][A-Z.'-]+){0,3})(?:,\s+[A-Z][a-z]+\.?)?(?:,?\s+(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]*\s+\d{1,2})?(?:\s*\([A-Z][\w .&-]{1,30}\))?\s*(?:—|–|--)\s*(?=[“""'A-Z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishDateline();

    [GeneratedRegex(@"^(?i:by)\s+(?<names>(?:\p{Lu}[\p{L}.'’-]*)(?:(?:\s*,\s*|\s+(?:and|&)\s+|\s+)(?:\p{Lu}[\p{L}.'’-]*|de|van|von|la|bin|al)){0,8}?)(?:\s*[,|]?\s*(?:(?:[A-Z]\w*\s+){0,3}(?i:staff writer|staff reporter|reporter|correspondent|writer|editor)s?))?$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishByline();

    [GeneratedRegex(@"^[（(□■]?\s*本报(?:特约)?评论(?:员|部)\s*[）)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex CommentatorAlone();

    /// <summary>A line that says only what the writer is; it stands below the name.</summary>
    [GeneratedRegex(@"^(?i:(?:(?:senior|city|sports|business|education|metro|staff|special|political|foreign) ){0,2}(?:writer|reporter|correspondent|columnist)s?|special to the [\p{L} ]{3,40}|the associated press)$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishRole();

    [GeneratedRegex(@"[（(](?<inner>[^（）()]*)[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"(?:本报|本刊|本网)?(?:实习|见习|首席|特约|摄影|全媒体|融媒体|驻站)*(?:记者|通讯员|评论员|特派员|特约作者|作者|编译|撰文)|文\s*[·/／、]\s*[图摄]|图\s*[·/／、]\s*文|摄影报道|摄影|摄像|图文|报道|供稿|综合|(?<![\p{IsCJKUnifiedIdeographs}])[文图摄](?=[\s/／:：]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"^(?:本报|本刊|本网)?(?:实习|见习|首席|特约|摄影|全媒体|融媒体|驻站)*(?:记者|通讯员|评论员|特派员|特约作者|作者|编译|撰文)[\s/／:：]", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingRole();

    [GeneratedRegex(@"^(?:\p{IsCJKUnifiedIdeographs}{2,4}|\p{IsCJKUnifiedIdeographs}+(?:·\p{IsCJKUnifiedIdeographs}+)+|\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+)*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
