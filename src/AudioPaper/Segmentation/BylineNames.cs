using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Finds the names in lines that are known to be a byline, whatever else stands in them: roles, places, departments, addresses.</summary>
internal static partial class BylineNames
{
    /// <summary>The names, in order, without roles.</summary>
    public static ImmutableArray<string> In(IReadOnlyList<string> lines)
    {
        var certain = LeadIns.Names(lines);
        if (certain.Length > 0 && certain.All(IsPlausible))
        {
            return certain;
        }

        var names = lines.SelectMany(line => Writing.IsMainlyChinese(line) ? ChineseNames(line) : LatinNames(line)).Distinct().ToImmutableArray();
        return names.Length > 0 ? names : certain;
    }

    private static bool IsPlausible(string name) => Writing.IsHanzi(name[0]) ? !Place().IsMatch(Traditional.ToSimplified(name)) && name is not ("消息" or "实习生" or "特派" or "專電") : !Role().IsMatch(name);

    private static IEnumerable<string> ChineseNames(string line)
    {
        var simplified = Traditional.ToSimplified(line);
        var blanked = ChineseWords().Replace(simplified, match => new string(' ', match.Length));
        // Where words were blanked, blank the line itself, which may be in traditional hanzi.
        var text = string.Concat(line.Select((c, i) => blanked[i] == ' ' || "（）()【】〔〕[]□■◎○●◆／/|｜:：、，,;；—–-".Contains(c) ? ' ' : c));
        var tokens = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Writing.IsLatin(tokens[i][0]))
            {
                var end = i;
                while (end + 1 < tokens.Length && Writing.IsLatin(tokens[end + 1][0]))
                {
                    end++;
                }

                yield return string.Join(' ', tokens[i..(end + 1)]);
                i = end;
            }
            else if (i + 1 < tokens.Length && tokens[i].Length == 1 && tokens[i + 1].Length == 1)
            {
                yield return tokens[i] + tokens[++i];
            }
            else if ((Surnames.IsName(tokens[i]) && !Place().IsMatch(Traditional.ToSimplified(tokens[i]))) || (tokens.Length == 1 && tokens[i].Length is >= 2 and <= 4))
            {
                yield return tokens[i];
            }
        }
    }

    private static IEnumerable<string> LatinNames(string line)
    {
        var text = Prefix().Replace(Address().Replace(line, " "), " ; ");
        foreach (var part in Between().Split(text))
        {
            var name = Role().Replace(part, "").Trim(' ', '.', '—', '–', '-', '|', '/', '(', ')');
            var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is >= 2 and <= 4 && Array.TrueForAll(words, word => char.IsLetter(word[0])) && (char.IsUpper(words[0][0]) || Prefix().IsMatch(line)))
            {
                yield return name;
            }
        }
    }

    [GeneratedRegex(@"(?i)(?:^|\s)(?:by|words|pictures|photos?|photographs|text|story|interview|translated by|compiled by|illustrations?)(?:\s+by)?\s*[:\s]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s*(?:;|,|\band\b|&|\||/|\bin (?=\p{Lu})[\p{L} ]+?(?=\band\b|$)|\bat (?=\p{Lu})[\p{L} ]+$)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:(?:[\p{Lu}][\p{L}&-]*\s+)?(?i:correspondents?|editors?|reporters?|writers?|columnists?|critics?|staff|contributor|photographer|commentary|special))\b.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"[\w.+-]+@[\w.-]+\.\w+|@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"[市县区镇乡村街路角湾院系部处站局校班组省岛里厂]$|综合|报道|专电", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"本报|本刊|本网|晚报|日报|早报|(?:实习|见习|首席|特约|特派|摄影|全媒体|融媒体|驻站|学生|校园)*(?:记者|通讯员|评论员|特派员|撰稿人|作者|编译|译者|主任|医师|教授)|实习生|采访整理|采写|撰文|整理|口述|文字|图片|摄影|摄像|报[道导]|供稿|供图|专访|专电|讯|(?<!\p{IsCJKUnifiedIdeographs})[文图摄译](?!\p{IsCJKUnifiedIdeographs})", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseWords();
}
