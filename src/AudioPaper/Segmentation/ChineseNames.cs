using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Names in a line of names, roles, places and departments that is written in hanzi.</summary>
internal static partial class ChineseNames
{
    /// <summary>Stands for 报道 or 电 right behind a word: the word may be a place, or end in one.</summary>
    private const char Filed = '\u0001';

    /// <summary>No line of names is longer; what comes after is not looked at.</summary>
    private const int Longest = 400;

    /// <summary>Between names; a Latin name does not go on across it.</summary>
    private const char Border = '\n';

    /// <summary>The names, in order; and whether the line holds nothing that is neither a name nor a word of a byline.</summary>
    public static (ImmutableArray<string> Names, bool IsAll) In(string line)
    {
        line = line[..Math.Min(line.Length, Longest)];
        var simplified = Traditional.ToSimplified(line);
        var words = Masked(line, simplified);
        var hasRole = Role().IsMatch(simplified);
        var names = ImmutableArray.CreateBuilder<string>();
        string? department = null;
        var isAll = true;
        var tokens = Tokens(words).ToList();
        foreach (var token in tokens)
        {
            var word = token.TrimEnd(Filed);
            var isFiled = word.Length < token.Length;
            if (Writing.IsLatin(word[0]))
            {
                names.Add(word);
            }
            else if (word.Length > 4 && token != tokens[^1] && Surnames.SplitNames(word).Length == 0 && word.All(Writing.IsHanzi))
            {
                // Too long for a name, and one comes: what he is.
                department ??= word;
            }
            else if (IsPlace(word, isFiled && names.Count > 0) || Department().IsMatch(Traditional.ToSimplified(word)))
            {
                department ??= word;
            }
            else if (isFiled && names.Count == 0 && word.Length > 3)
            {
                // 記者王小明台北報導: without a sign between them a name of three hanzi stands before the place; of two when only two are left.
                var length = word.Length == 4 && Surnames.LengthAt(word) == 1 ? 2 : Surnames.LengthAt(word) + 2;
                names.Add(word[..length]);
            }
            else if (word.Length > 3 && Surnames.SplitNames(word) is { Length: > 1 } several)
            {
                names.AddRange(several);
            }
            else if (IsWritten(word) && (hasRole || Surnames.IsName(word) || tokens.Count(other => !Department().IsMatch(Traditional.ToSimplified(other))) == 1))
            {
                names.Add(word);
            }
            else
            {
                isAll = false;
            }
        }

        // A department that signs alone is the writer.
        return ([.. (names.Count == 0 && department is not null && !hasRole && isAll && tokens.Count == 1 ? [department] : names.Distinct())], isAll);
    }

    /// <summary>The names in a lead-in. Where it names no role, and where a place or an office alone stands, only what begins with a surname is a name.</summary>
    public static ImmutableArray<string> InLeadIn(string lead)
    {
        var names = In(lead).Names;
        return Role().IsMatch(Traditional.ToSimplified(lead)) ? names
            : [.. names.Where(name => Writing.IsLatin(name[0]) || (Surnames.IsName(name) && !Department().IsMatch(Traditional.ToSimplified(name))))];
    }

    /// <summary>Whether a text in brackets or behind a sign is a signature: roles and names alone, and names that one can tell from words where no role stands.</summary>
    public static bool AreAllOf(string text)
    {
        var (names, isAll) = In(text);
        var hasRole = Role().IsMatch(Traditional.ToSimplified(text));
        return isAll && names.Length > 0 && !NoName().IsMatch(Traditional.ToSimplified(text))
            && (hasRole || names.All(name => Surnames.IsName(name) || Writing.IsLatin(name[0])));
    }

    /// <summary>The line with blanks in place of words that are no names, and borders in place of signs between names.</summary>
    private static string Masked(string line, string simplified)
    {
        var mask = simplified.ToCharArray();
        Blank(Origin(), ' ');
        Blank(Description(), ' ');
        Blank(SchoolClass(), ' ');
        Blank(WordsAndPictures(), Border);
        Blank(SlashAndPlace(), Border);
        Blank(Filing(), Filed);
        Blank(Role(), Border);
        Blank(OtherWords(), Border);
        return string.Create(line.Length, (line, mask), static (text, state) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var (own, masked) = (state.line[i], state.mask[i]);
                text[i] = masked is Filed or Border ? masked : masked == ' ' || char.IsWhiteSpace(own) ? ' ' : IsSign(own) ? Border : own;
            }
        });

        void Blank(Regex words, char by)
        {
            foreach (Match match in words.Matches(new string(mask)))
            {
                mask.AsSpan(match.Index, match.Length).Fill(by == Filed ? ' ' : by);
                mask[match.Index] = by;
            }
        }
    }

    private static bool IsSign(char c) => "（）()【】〔〕［］[]□■◎○●◆◇▲△▼★☆※/／∕⁄|｜:：、，,;；—–-•".Contains(c);

    /// <summary>Words; two single hanzi are a name that was spaced out to the width of three, Latin words up to a border are one name.</summary>
    private static IEnumerable<string> Tokens(string masked)
    {
        foreach (var part in masked.Split(Border))
        {
            var words = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Trim(Filed).Length > 0).ToArray();
            for (var i = 0; i < words.Length; i++)
            {
                if (Writing.IsLatin(words[i][0]))
                {
                    var end = i;
                    while (end + 1 < words.Length && Writing.IsLatin(words[end + 1][0]))
                    {
                        end++;
                    }

                    yield return LatinNames.Unglued(string.Join(' ', words[i..(end + 1)]));
                    i = end;
                }
                else if (words[i].Length == 1 && i + 1 < words.Length && words[i + 1].TrimEnd(Filed).Length == 1)
                {
                    yield return words[i] + words[++i];
                }
                else
                {
                    yield return words[i];
                }
            }
        }
    }

    private static bool IsWritten(string word) => Name().IsMatch(word) && !NoName().IsMatch(Traditional.ToSimplified(word));

    /// <summary>Whether a word is a place. Behind a name and right before 报道 it is one unless it can be a name.</summary>
    private static bool IsPlace(string word, bool isFiledBehindName)
    {
        var simplified = Traditional.ToSimplified(word);
        return Place().IsMatch(simplified) || Surnames.IsPlace(simplified) || (isFiledBehindName && !Surnames.IsName(word) && Surnames.SplitNames(word).Length == 0);
    }

    /// <summary>What the article comes from: 本报溪口讯, 新华社北京3月1日电.</summary>
    [GeneratedRegex(@"(?<!\p{IsCJKUnifiedIdeographs})(?:据)?(?:本[报刊台网社]|(?:(?!记者)\p{IsCJKUnifiedIdeographs}){1,6}(?:社|网|报|台))(?![^\s（(]{0,6}记者)[^\s（(，。、：:]{0,16}?(?:讯|电|消息)(?=[\s（(】〕］\]）)]|$|记者|通讯员|实习生)|^[【〔［\[（(]?\s*\p{IsCJKUnifiedIdeographs}{1,8}讯(?=[】〕］\]）)])", RegexOptions.CultureInvariant)]
    private static partial Regex Origin();

    /// <summary>What the writer is, in words: 作者系…教师, …，系高校教师.</summary>
    [GeneratedRegex(@"(?<=作者)(?:系|为|是|单位)[^）)]*|[，,；;]\s*(?:系|为|是|现为|现任|单位)[^）)]*|[\w.+-]+@[\w.-]+\.\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Description();

    [GeneratedRegex(@"\S{0,12}?[（(]\s*\d{1,2}\s*[）)]\s*班|\S{0,12}?(?:年级|[初高][一二三]|[一二三四五六七八九])\s*\d{0,2}班", RegexOptions.CultureInvariant)]
    private static partial Regex SchoolClass();

    /// <summary>The place behind a slash in 記者歐陽桐／鹿鳴報導.</summary>
    [GeneratedRegex(@"[/／∕⁄|｜]\s*[^/／∕⁄|｜、，,\s】〕］\]）)]{0,12}?(?:\d{1,2}\s*日)?(?:综合|连线)?(?:报[道导]|专访|专电|外电|特稿|特写|电|讯)", RegexOptions.CultureInvariant)]
    private static partial Regex SlashAndPlace();

    [GeneratedRegex(@"[文图摄]\s*[·/／∕、]?\s*[图文摄](?![^\s/／∕（）()、，:：])", RegexOptions.CultureInvariant)]
    private static partial Regex WordsAndPictures();

    [GeneratedRegex(@"(?:[\d一二三四五六七八九十廿]{1,3}\s*日)?(?:摄影|综合|现场|采访|连线)?(?:报[道导]|专访|专电|特稿|特写)|(?:[\d一二三四五六七八九十廿]{1,3}\s*日)(?:电|讯)", RegexOptions.CultureInvariant)]
    private static partial Regex Filing();

    [GeneratedRegex(@"(?:" + Bylines.Outlet + ")?" + Bylines.RoleAttributes + @"(?:记者|通讯员|评论员|特派员|特派|特约撰稿人?|撰稿人|专栏作家|特约作者|作者|实习生|编译|译者|主笔|撰文|撰稿|采写|采访|整理|口述|供稿|文字)|(?<!\p{IsCJKUnifiedIdeographs})[文图摄译](?!\p{IsCJKUnifiedIdeographs})", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"" + Bylines.Outlet + @"|[^\s、：:/／∕]{0,8}(?:提供|供图)|资料图片|图片|图文|文图|摄影|摄像|制图|绘图|漫画|插图|综合|消息|本文|原载|(?:主任)?医师|教授|主任|报[道导]|(?<!\p{IsCJKUnifiedIdeographs})[文图摄译](?!\p{IsCJKUnifiedIdeographs})|[。！？]", RegexOptions.CultureInvariant)]
    private static partial Regex OtherWords();

    [GeneratedRegex(@"[市县区镇乡村街路湾省岛里州角道邨涌咀埔屯寨]$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    /// <summary>Departments, schools, firms; one hanzi tells only behind three others, for a name may end with it.</summary>
    [GeneratedRegex(@"(?:学院|大学|中学|小学|学校|幼儿园|办公室|委员会|公司|集团|医院|法院|检察院|政府|中心|研究所|研究院|协会|学会|大队|支队|中队|宣传部|保卫处|教务处|学生处|团委|工会|社区|银行|出版社|工作室|党支部|编辑部|社团|合唱团)$|\p{IsCJKUnifiedIdeographs}{3}[局处部委办所站科室系院厂团队会馆]$", RegexOptions.CultureInvariant)]
    private static partial Regex Department();

    /// <summary>Words in brackets behind a last sentence that look like names and are none.</summary>
    [GeneratedRegex(@"^[\s]*(?:全文完|未完|待续|连载|节选|有删改|略有删改|下转|上接|图略|资料图|完|笑|掌声|单位元|计时|时间|地点|见图|如图|左图|右图|上图|下图|同上|小标题|黑体|余下|方言|暂定|成语|古语|平均|常见|应为|原文|来稿|国际|时事|综合)[\s]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NoName();

    [GeneratedRegex(@"^(?:\p{IsCJKUnifiedIdeographs}{2,4}|\p{IsCJKUnifiedIdeographs}{1,8}(?:[·•‧]\p{IsCJKUnifiedIdeographs}{1,8})+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
