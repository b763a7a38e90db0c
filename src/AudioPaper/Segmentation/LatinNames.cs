using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Names in lines of names, roles and places that are written in Latin letters.</summary>
internal static partial class LatinNames
{
    /// <summary>A name has at least a first name and a surname; a single word counts only behind <c>By</c>.</summary>
    private const int LeastWords = 2;

    private const int MostWords = 5;

    /// <summary>No line of names is longer; what comes after is not looked at.</summary>
    private const int Longest = 400;

    /// <summary>The names in a byline above its article.</summary>
    public static IEnumerable<string> In(IReadOnlyList<string> lines)
    {
        var kept = lines.Where((line, i) => i == 0 || !Bylines.IsRoleBelow(line) || IsOpen(lines[i - 1])).ToList();
        return InText(string.Join(' ', kept));
    }

    /// <summary>The names in a signature below its article: the first line, or more while an <c>and</c> goes on; behind the comma stands a place or an office.</summary>
    public static IEnumerable<string> InSignature(IReadOnlyList<string> lines)
    {
        var text = lines[0].Trim();
        for (var i = 1; i < lines.Count && (IsOpen(lines[i - 1]) || Connected().IsMatch(lines[i])); i++)
        {
            text += " " + lines[i].Trim();
        }

        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return InText(comma > 0 && !Connection().IsMatch(text[comma..]) ? text[..comma] : text);
    }

    /// <summary>Words that an export set without spaces (ByAnnLeeandBoChen) with spaces; McDonald and the like stay.</summary>
    public static string Unglued(string text) => Joint().Replace(GluedAnd().Replace(text, " and "), " ");

    private static bool IsOpen(string line) => Open().IsMatch(line);

    private static IEnumerable<string> InText(string text)
    {
        text = Unglued(text[..Math.Min(text.Length, Longest)]);
        var hasPrefix = Prefix().IsMatch(text);
        var parts = Between().Split(Prefix().Replace(Address().Replace(text, " "), " ; "));
        foreach (var part in parts.Where(part => !NoName().IsMatch(part.Trim())))
        {
            var words = WithoutRole(part.Trim(' ', '.', '—', '–', '-', '|', '/', '(', ')', '*', '■', '□', '•').Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (words.Length is >= LeastWords and <= MostWords && Array.TrueForAll(words, word => char.IsLetter(word[0])) && (hasPrefix || char.IsUpper(words[0][0])) && !NoName().IsMatch(string.Join(' ', words)))
            {
                yield return string.Join(' ', words);
            }
            else if (words.Length == 1 && hasPrefix && parts.Length == 2 && words[0].Length > 2 && char.IsUpper(words[0][0]) && !NoName().IsMatch(words[0]))
            {
                yield return words[0];
            }
        }
    }

    /// <summary>The words before an office (Health editor, Chief political correspondent), the office's own adjectives left out as far as two words remain.</summary>
    private static string[] WithoutRole(string[] words)
    {
        var role = Array.FindIndex(words, word => Office().IsMatch(word));
        if (role < 0)
        {
            return words;
        }

        var end = role;
        while (end > 0 && (char.IsLower(words[end - 1][0]) || Field().IsMatch(words[end - 1])))
        {
            end--;
        }

        // A field that is not known is one word.
        return words[..(end == role && role > LeastWords ? role - 1 : end)];
    }

    [GeneratedRegex(@"(?i)(?:^|\s)(?:by|words|pictures|photos?|photographs|photography|text|story|interview|(?:translated|compiled|written|reported|edited|reviewed) by|illustrations?|graphics?)(?:\s+by)?(?:\s*:\s*|\s+|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s*(?:;|,|\band\b|&|\||/|•|·|\bin (?=\p{Lu})[\p{L} .]+?(?=\band\b|[,;&]|$)|\b(?:at|for|of) (?:the )?(?=\p{Lu})[\p{L} ]+$)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"[\w.+-]+@[\w.-]+\.\w+|@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^(?i:correspondents?|editors?|reporters?|writers?|columnists?|critics?|staff|contributors?|contributing|photographers?|commentary|special|intern|freelance)$", RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    [GeneratedRegex(@"^(?i:chief|deputy|senior|associate|assistant|acting|managing|executive|special|staff|guest|political|politics|health|education|business|economics|financial|money|consumer|sports?|football|cricket|city|metro|local|county|regional|national|foreign|world|europe|asia|china|home|affairs|defence|defense|security|science|environment|climate|energy|transport|industrial|industry|technology|media|arts?|culture|music|theatre|film|books?|literary|religion|religious|legal|crime|police|court|travel|food|wine|fashion|agriculture|farming|rural|maritime|property|housing|social|features?|news|opinion|diplomatic|parliamentary|whitehall|royal|data|investigations?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"^(?i:(?:from )?(?:our|an?) .*|names? .*(?:withheld|supplied).*|(?:the )?associated press|press association|reuters|agence france-presse|bloomberg(?: news)?|agencies|staff.*|wire.*|special to.*|the editors?|editorial.*|agency|xinhua)$|—$", RegexOptions.CultureInvariant)]
    private static partial Regex NoName();

    [GeneratedRegex(@"(?:\band|&|,|\bby)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Open();

    [GeneratedRegex(@"^\s*(?:and\b|&)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Connected();

    [GeneratedRegex(@"(?<=\p{Ll})and(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex GluedAnd();

    [GeneratedRegex(@"(?<=\p{Ll}|[\p{Ll}\p{Lu}][,.])(?<!\b(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|St|Al|O))(?=\p{Lu}\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\band\b|&", RegexOptions.CultureInvariant)]
    private static partial Regex Connection();
}
