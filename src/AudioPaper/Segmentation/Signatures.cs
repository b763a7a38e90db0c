using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Finds signatures: names behind the last sentence of an article, or on a line of their own that a sign marks.</summary>
internal static partial class Signatures
{
    /// <summary>No signature is longer.</summary>
    private const int Longest = 60;

    /// <summary>Length of the signature behind the last sentence of an article (…落幕。（记者 张三）, …落幕。□张三), with the space before it; 0 when there is none.</summary>
    public static int LengthIn(string paragraph)
    {
        var from = Math.Max(0, paragraph.Length - Longest);
        var match = Behind().Match(Traditional.ToSimplified(paragraph[from..]));
        if (!match.Success || match.Groups["inner"] is not { Success: true } inner)
        {
            return 0;
        }

        var text = paragraph.Substring(from + inner.Index, inner.Length);
        return SourceAlone().IsMatch(inner.Value) || ChineseNames.AreAllOf(text) ? match.Length : 0;
    }

    /// <summary>Length of the end of a sentence at the beginning of a line that goes on with names in brackets (时。（保卫处 黎正）); 0 when it is no such line.</summary>
    public static int LengthBefore(string line)
    {
        var length = LengthIn(line);
        return length > 0 && length < line.Length ? line.Length - length : 0;
    }

    /// <summary>The names on a line that a sign or brackets mark as a signature (□ 闻一木, （戴青禾）, —— Ann Lee); else none.</summary>
    public static ImmutableArray<string> NamesOnMarked(string line)
    {
        var match = Marked().Match(line.Trim());
        if (!match.Success)
        {
            return [];
        }

        return match.Groups["latin"].Success ? [match.Groups["latin"].Value] : ChineseNames.AreAllOf(match.Groups["names"].Value) ? ChineseNames.In(match.Groups["names"].Value).Names : [];
    }

    [GeneratedRegex(@"^(?:[□■◎○◆●◇▲△▼★☆※]\s*(?<names>[\p{IsCJKUnifiedIdeographs}\s、，]{2,16})|[（(]\s*(?<names>[\p{IsCJKUnifiedIdeographs}\s、，]{2,16})[）)]|(?:—|–|--)\s*(?<latin>\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,3}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?:^|(?<=[。！？!?”」』…）)》]))\s*(?:[（(](?<inner>(?:[^（）()。]|[（(][^（）()]{0,8}[）)]){2,44})[）)]|[□■◎○◆●◇▲△★☆]\s*(?<inner>[\p{IsCJKUnifiedIdeographs}\s、/／]{2,20}))\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    /// <summary>Where an article comes from, without names: （据新华社电）, （本报综合）.</summary>
    [GeneratedRegex(@"^(?:据|综合|转自|摘自|来源[:：])\s*[《]?\p{IsCJKUnifiedIdeographs}{0,4}(?:社|网|报|台)[》]?(?:(?:综合)?报道|电|消息)?$|^(?:新华社|中新社|本报综合|综合报道)(?:电)?$|^(?:本文)?作者(?:单位[:：]|系|为)\S+$", RegexOptions.CultureInvariant)]
    private static partial Regex SourceAlone();
}
