using System.Text.RegularExpressions;

namespace AudioPaper.Normalization.English;

/// <summary>Addresses of the web and of mail (RFC 3986, RFC 5321, as newspapers print them), hashtags and handles. “https://” is not said.</summary>
internal static partial class Electronic
{
    private const string Host = @"(?:[A-Za-z0-9-]{1,63}\.){1,6}";
    private const string Endings = @"(?:com|org|net|edu|gov|mil|int|info|io|ai|tv|app|dev|news|co|uk|us|eu|cn|hk|tw|jp|de|fr|au|ca|in|nz|ie|ch|ru)";
    private const string Path = @"(?:[/?#][A-Za-z0-9._~%/?#=&:+-]{0,200}(?<![.,:;?!]))?";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Verbalizer.Of("e-mail address", @"(?<![\w@])(?>[A-Za-z0-9._%+-]{1,64})@" + Host + "[A-Za-z]{2,24}", m => Spell(m.Value)),
        Verbalizer.Of("web address", @"(?<!\w)(?:https?|ftp)://([A-Za-z0-9._~%/?#=&@:+-]{1,300})(?<![.,:;?!])", m => Spell(m.Groups[1].Value.TrimEnd('/'))),
        Verbalizer.Of("web address", @"(?<![\w.])www\." + Host + "[A-Za-z]{2,24}" + Path, m => Spell(m.Value.TrimEnd('/'))),
        Verbalizer.Of("web address", @"(?<![\w.])" + Host + Endings + @"(?![A-Za-z0-9-]|\.[A-Za-z])" + Path, m => Spell(m.Value.TrimEnd('/'))),
        Verbalizer.Of("hashtag", @"(?<![\w&])#([A-Za-z]\w{0,60})", m => [SpokenPiece.English("hashtag"), .. Named(m.Groups[1].Value)]),
        Verbalizer.Of("handle", @"(?<![\w.])@([A-Za-z]\w{0,40})", m => [SpokenPiece.English("at"), .. Named(m.Groups[1].Value)]),
    ];

    /// <summary>MeToo2024 → Me Too twenty twenty four.</summary>
    private static IEnumerable<SpokenPiece> Named(string name) => Parts().Matches(name).SelectMany(part => Part(part.Value, isName: true));

    private static IEnumerable<SpokenPiece> Spell(string address) => Parts().Matches(address).SelectMany(part => Part(part.Value, isName: false));

    private static IEnumerable<SpokenPiece> Part(string part, bool isName) => part[0] switch
    {
        '.' => [SpokenPiece.English("dot")],
        '@' => [SpokenPiece.English("at")],
        '/' => [SpokenPiece.English("slash")],
        '_' => [SpokenPiece.English("underscore")],
        '-' => [SpokenPiece.English("dash")],
        ':' => [SpokenPiece.English("colon")],
        '?' => [SpokenPiece.English("question mark")],
        '=' => [SpokenPiece.English("equals")],
        '&' => [SpokenPiece.English("and")],
        '#' => [SpokenPiece.English("hash")],
        '%' => [SpokenPiece.English("percent")],
        '+' => [SpokenPiece.English("plus")],
        '~' => [SpokenPiece.English("tilde")],
        >= '0' and <= '9' => [SpokenPiece.English(part.Length <= 2 || YearForm().IsMatch(part) ? EnglishNumbers.Code(part) : EnglishNumbers.DigitByDigit(part))],
        _ when isName => [part.Length > 1 && part.All(char.IsAsciiLetterUpper) ? Acronyms.Piece(part) : SpokenPiece.English(part)],
        _ => [IsSpelled(part) ? SpokenPiece.Letters(part) : SpokenPiece.English(part)],
    };

    /// <summary>Without a vowel it cannot be a word: www, bbc.</summary>
    private static bool IsSpelled(string part) => part.Length <= 6 && part.Length > 1 && part.IndexOfAny(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y']) < 0;

    [GeneratedRegex(@"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|[0-9]+|[.@/_:?=&#%+~-]")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?:19|20)\d\d$")]
    private static partial Regex YearForm();
}
