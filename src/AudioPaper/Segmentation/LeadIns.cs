using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Recognises bylines and datelines (电头), and the names in them.</summary>
internal static partial class LeadIns
{
    /// <summary>Whether a line may begin an article: 本报讯, 新华社…电, LONDON —.</summary>
    public static bool StartsAt(string line) => Traditional.ToSimplified(line) is var simplified && (ChineseStart().IsMatch(simplified) || Bracketed().IsMatch(simplified)) || EnglishDateline().IsMatch(line);

    /// <summary>Length of the lead-in at the beginning of a paragraph, 0 when there is none.</summary>
    public static int LengthIn(string paragraph)
    {
        var simplified = Traditional.ToSimplified(paragraph);
        var match = Bracketed().Match(simplified);
        match = match.Success ? match : ChineseLeadIn().Match(simplified);
        match = match.Success ? match : EnglishDateline().Match(paragraph);

        return match.Success ? match.Length : 0;
    }

    /// <summary>Length of the signature in brackets behind the last sentence of an article (…落幕。（记者 张三）), 0 when there is none.</summary>
    public static int SignatureLengthIn(string paragraph)
    {
        var match = EndSignature().Match(Traditional.ToSimplified(paragraph));
        return match.Success && BylineNames.In([paragraph[match.Groups["signature"].Index..]]).Length > 0 ? match.Groups["signature"].Length : 0;
    }

    /// <summary>Whether a line holds nothing but roles and names.</summary>
    public static bool IsByline(string line)
    {
        if (line.Length > 60 || line.AsSpan().IndexOfAny("。！？；") >= 0)
        {
            return false;
        }

        if (EnglishByline().IsMatch(line) || EnglishRole().IsMatch(line) || SignedBy(line).Length > 0)
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

    /// <summary>Whether a line right below a byline says what the writer is, or for whom he writes.</summary>
    public static bool IsRoleBelow(string line) => line.Length <= 48 && RoleBelow().IsMatch(line);

    /// <summary>The names in the lines of a byline, without the lines that say what the writer is.</summary>
    public static ImmutableArray<string> Names(IReadOnlyList<string> lines)
    {
        var kept = lines.Count;
        while (kept > 1 && IsRoleBelow(lines[kept - 1]))
        {
            kept--;
        }

        return Names(string.Join(' ', lines.Take(kept)));
    }

    /// <summary>The names in a byline or lead-in, in order, without roles.</summary>
    public static ImmutableArray<string> Names(string byline)
    {
        if (SignedBy(byline) is { Length: > 0 } signed)
        {
            return signed;
        }

        if (Correspondent().Match(Traditional.ToSimplified(byline)) is { Success: true } correspondent)
        {
            return CorrespondentNames(byline.Substring(correspondent.Groups["inner"].Index, correspondent.Groups["inner"].Length));
        }

        var english = EnglishByline().Match(byline);
        if (english.Success)
        {
            return [.. Regex.Split(english.Groups["names"].Value.Trim(), @"\s*,\s*|\s+(?:and|&)\s+").Where(name => name.Length > 0)];
        }

        var bracket = Bracket().Match(byline);
        var text = bracket.Success ? bracket.Groups["inner"].Value : Role().Match(Traditional.ToSimplified(byline)) is { Success: true } role ? byline[role.Index..] : "";
        return Role().IsMatch(Traditional.ToSimplified(text)) ? [.. Tokens(text).Where(IsName).Distinct()] : [];
    }

    /// <summary>The names on a line that a sign or brackets mark as a signature (□ 闻一木, （戴青禾）, —— Ann Lee); else none.</summary>
    private static ImmutableArray<string> SignedBy(string line)
    {
        var match = Signature().Match(line.Trim());
        if (!match.Success)
        {
            return [];
        }

        if (match.Groups["latin"].Success)
        {
            return [match.Groups["latin"].Value];
        }

        string[] names = [.. Tokens(match.Groups["names"].Value)];
        return Array.TrueForAll(names, name => Surnames.IsName(name)) ? [.. names] : [];
    }

    /// <summary>Names before a place or an agency's words, as in 記者王小明／台北報導 and 記者王小明台北報導.</summary>
    private static ImmutableArray<string> CorrespondentNames(string inner)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var people = inner.Split('／', '/')[0];
        foreach (var token in Tokens(people))
        {
            // Without a sign between them a name of three hanzi stands before the place; of two when only two are left.
            var length = token.Length <= 3 ? token.Length : token.Length == 4 && Surnames.LengthAt(token) == 1 ? 2 : Surnames.LengthAt(token) + 2;
            var name = token[..Math.Min(length, token.Length)];
            if (Surnames.IsName(name) || token.Length <= 3)
            {
                names.Add(name);
            }
        }

        return [.. names.Distinct()];
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var pending = "";
        foreach (var token in WithoutRoles(text).Split([' ', '\u3000', '、', '，', ',', '/', '／', '|', ':', '：', ';', '；'], StringSplitOptions.RemoveEmptyEntries))
        {
            // A name of two hanzi is often set with a space between them, so that it is as wide as one of three; Latin names have several words.
            var isLatin = Writing.IsLatin(token[0]);
            if (pending.Length > 0 && Writing.IsLatin(pending[0]) != isLatin)
            {
                yield return pending;
                pending = "";
            }

            if (isLatin)
            {
                pending += (pending.Length > 0 ? " " : "") + token;
            }
            else if (token.Length > 1 || !Writing.IsHanzi(token[0]))
            {
                yield return token;
            }
            else if (pending.Length > 0)
            {
                yield return pending + token;
                pending = "";
            }
            else
            {
                pending = token;
            }
        }

        if (pending.Length > 1)
        {
            yield return pending;
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

    [GeneratedRegex(@"^(?:本报\S{0,6}?(?:\d{1,2}\s*月\s*\d{1,2}\s*日)?(?:讯|电|消息)|本报(?:实习|见习|首席|特约|驻\S{1,4})?(?:记者|通讯员)\s|(?:据)?(?:新华社|中新社|新华网|中新网|央视网?|人民网)[^，。]{0,14}(?:电|讯|消息|报道)|\p{IsCJKUnifiedIdeographs}{1,6}(?:报|网|社|台|刊)讯(?=[\s（(])|\p{IsCJKUnifiedIdeographs}{1,5}(?:社|网|报)\p{IsCJKUnifiedIdeographs}{0,8}(?:\d{1,2}月)?\d{1,2}日(?:专)?电)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseStart();

    [GeneratedRegex(@"^(?:本报\S{0,6}?(?:\d{1,2}\s*月\s*\d{1,2}\s*日)?(?:讯|电|消息)|(?:据)?(?:新华社|中新社|新华网|中新网|央视网?|人民网)[^，。]{0,14}?(?:电|讯|消息)|\p{IsCJKUnifiedIdeographs}{1,6}(?:报|网|社|台|刊)讯(?=[\s（(])|\p{IsCJKUnifiedIdeographs}{1,5}(?:社|网|报)\p{IsCJKUnifiedIdeographs}{0,8}(?:\d{1,2}月)?\d{1,2}日(?:专)?电)\s*(?:[（(][^（）()]{2,60}[）)]|(?:本报)?(?:实习|见习|首席|特约|全媒体)?记者\s+\p{IsCJKUnifiedIdeographs}{2,4}(?:[、\s]+(?:实习记者|见习记者|记者|通讯员|\p{IsCJKUnifiedIdeographs}{2,4}))*(?:\s+(?:摄影)?报道)?(?=\s)|记者\p{IsCJKUnifiedIdeographs}{2,3}(?:摄影)?报道)?\s*[:：]?", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseLeadIn();

    [GeneratedRegex(@"^(?:[A-Z][A-Z.'-]+(?:[ ,]+[A-Z][A-Z.'-]+){0,3})(?:,\s+[A-Z][a-z]+\.?)?(?:,?\s+(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]*\s+\d{1,2})?(?:\s*\([A-Z][\w .&-]{1,30}\))?\s*(?:—|–|--)\s*(?=[“""'A-Z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishDateline();

    [GeneratedRegex(@"^(?i:by|words by|text by|story by|reporting by|compiled by|translated by|interview by|review by|written by)\s+(?<names>(?:\p{Lu}[\p{L}.'’-]*)(?:(?:\s*,\s*|\s+(?:and|&)\s+|\s+)(?:\p{Lu}[\p{L}.'’-]*|de|van|von|la|bin|al)){0,8}?)(?:\s*[,|/]?\s*(?:(?:[A-Z]\w*\s+){0,3}(?i:staff writer|staff reporter|reporter|correspondent|writer|editor)s?))?$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishByline();

    [GeneratedRegex(@"^[（(□■]?\s*本报(?:特约)?评论(?:员|部)\s*[）)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex CommentatorAlone();

    /// <summary>A line that says only what the writer is; it stands below the name.</summary>
    [GeneratedRegex(@"^(?i:(?:(?:senior|city|sports|business|education|metro|staff|special|political|foreign) ){0,2}(?:writer|reporter|correspondent|columnist)s?|special to the [\p{L} ]{3,40}|the associated press)$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishRole();

    /// <summary>Lead-ins in brackets: 【本報訊】, 〔記者陳大文／台南報導〕, （中央社記者…台北3日電）.</summary>
    [GeneratedRegex(@"^[【〔［\[（(〈《]\s*(?:(?:本报|本刊|本网|中央社|\p{IsCJKUnifiedIdeographs}{1,4}(?:报|社|网))?(?:讯|专讯|专电|消息|综合报[道导]|综合外电报[道导])|(?:中央社|中新社|新华社|法新社|路透社|美联社|综合)[^】〕］\]）)。，]{0,16}(?:电|报[道导])|(?:本报|本刊|中央社|\p{IsCJKUnifiedIdeographs}{2,6}(?:报|社|网|中心))?(?:特派|特约|实习|见习|驻\S{1,4}|文教|地方|综合)*(?:记者|编译|特派员|通讯员)[^】〕］\]）)。，]{2,30}?(?:报[道导]|专访|电|讯|摄影)?)\s*[】〕］\]）)〉》]\s*(?:[（(]\s*(?:本报)?(?:记者|特约|通讯员|编译)[^）)。]{2,24}[）)]\s*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    /// <summary>Reporters inside such a lead-in, or on a line of their own with place and 報導.</summary>
    [GeneratedRegex(@"(?:记者|编译|特派员|通讯员)\s*(?<inner>\p{IsCJKUnifiedIdeographs}{2,4}(?:[、\s]\p{IsCJKUnifiedIdeographs}{2,4})*[／/]?\p{IsCJKUnifiedIdeographs}{0,8}?)(?:\d+日)?(?:综合|专访)?(?:报[道导]|专访|电|讯)\s*[】〕］\]）)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Correspondent();

    [GeneratedRegex(@"^(?:[□■◎○◆●◇▲△▼★☆※]\s*(?<names>\p{IsCJKUnifiedIdeographs}{2,4}(?:[、\s]+\p{IsCJKUnifiedIdeographs}{2,4}){0,3}|\p{IsCJKUnifiedIdeographs}\s+\p{IsCJKUnifiedIdeographs})|[（(]\s*(?<names>\p{IsCJKUnifiedIdeographs}{2,4}(?:[、\s]+\p{IsCJKUnifiedIdeographs}{2,4}){0,3}|\p{IsCJKUnifiedIdeographs}\s+\p{IsCJKUnifiedIdeographs})\s*[）)]|(?:—|–|--)\s*(?<latin>\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,3}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    [GeneratedRegex(@"[。！？”」…](?<signature>\s*[（(](?:(?:本报|本刊)?(?:实习|见习|特约)?(?:记者|通讯员|作者|文|图|摄影)[\s:：／/]*)?[\p{IsCJKUnifiedIdeographs}\s、]{2,16}[）)])$", RegexOptions.CultureInvariant)]
    private static partial Regex EndSignature();

    [GeneratedRegex(@"^(?:[\p{Lu}][\p{L}.’'&-]*\s+){0,4}(?i:writers?|reporters?|correspondents?|columnists?|editors?|critics?|staff|contributors?|press|news service|news agency|wire|bureau|commentary|analysis|opinion|photographers?)$|^[A-Z]{2,}(?: [A-Z]{2,}){0,2}$|^(?:[\w.+-]+@[\w.-]+\.\w+)$|^@\w+$", RegexOptions.CultureInvariant)]
    private static partial Regex RoleBelow();

    [GeneratedRegex(@"[（(](?<inner>[^（）()]*)[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"(?:本报|本刊|本网)?(?:实习|见习|首席|特约|摄影|全媒体|融媒体|驻站)*(?:记者|通讯员|评论员|特派员|特约作者|作者|编译|撰文)|文\s*[·/／、]\s*[图摄]|图\s*[·/／、]\s*文|摄影报道|摄影|摄像|图文|报道|供稿|综合|(?<![\p{IsCJKUnifiedIdeographs}])[文图摄](?=[\s/／:：]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"^(?:本报|本刊|本网)?(?:实习|见习|首席|特约|摄影|全媒体|融媒体|驻站)*(?:记者|通讯员|评论员|特派员|特约作者|作者|编译|撰文)[\s/／:：]", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingRole();

    [GeneratedRegex(@"^(?:\p{IsCJKUnifiedIdeographs}{2,4}|\p{IsCJKUnifiedIdeographs}+(?:·\p{IsCJKUnifiedIdeographs}+)+|\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+)*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
