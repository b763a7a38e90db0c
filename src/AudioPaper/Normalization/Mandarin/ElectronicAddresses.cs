using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Addresses of the web and of mail, IP addresses, numbers of versions.</summary>
internal static class ElectronicAddresses
{
    private const string Label = "[A-Za-z0-9][A-Za-z0-9_-]{0,62}";
    private const string Path = @"(?::\d{1,5})?(?:[/?#](?:[A-Za-z0-9._~/?#@!$&*+=%-]{0,200}[A-Za-z0-9/=])?)?";
    private const string Domain = $@"{Label}(?:\.{Label}){{0,6}}\.(?:com|cn|net|org|gov|edu|mil|int|info|io|ai|tv|cc|top|app|xyz|hk|tw|uk|jp|eu)(?![A-Za-z0-9])";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        // A newsreader leaves the scheme out.
        Pieces(Beginning.Letter, "address with scheme", $@"(?:https?|ftp)://(?<said>{Label}(?:\.{Label}){{0,8}}{Path})", m => Spelled(m.Groups["said"].Value)),
        Pieces(Beginning.Letter, "address of the web", $@"www\.{Label}(?:\.{Label}){{1,8}}{Path}", m => Spelled(m.Value)),
        Pieces(Beginning.Letter | Beginning.Digit, "address of mail", $@"(?<![A-Za-z0-9._@-])[A-Za-z0-9][A-Za-z0-9._+-]{{0,63}}@{Label}(?:\.{Label}){{1,6}}", m => Spelled(m.Value)),
        Pieces(Beginning.Letter | Beginning.Digit, "name of a host", $@"(?<![A-Za-z0-9._@-]){Domain}{Path}", m => Spelled(m.Value)),
        AtDigit("IP address", @"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)", m => string.Join('点', m.Value.Split('.').Select(part => DigitByDigit(part)))),
        // 17.5.1, v2.0: each part is a number of its own. Dates with full stops have four digits in one part.
        AtDigit("number of parts", @"(?<![\d.])\d{1,3}(?:\.\d{1,3}){2,5}(?!\d|\.\d)", m => Parts(m.Value)),
        Pieces(Beginning.Letter, "version", @"(?<![A-Za-z])[vV](\d{1,4}(?:\.\d{1,4}){1,4})(?![A-Za-z\d])", m => [SpokenPiece.Letters("V"), SpokenPiece.Hanzi(Parts(m.Groups[1].Value))]),
    ];

    private static string Parts(string version) =>
        version.Count(c => c == '.') == 1 ? Cardinal(version) : string.Join('点', version.Split('.').Select(Cardinal));

    /// <summary>Words as words, digits one by one, signs by name.</summary>
    private static IEnumerable<SpokenPiece> Spelled(string address)
    {
        address = address.TrimEnd('/');
        for (var at = 0; at < address.Length;)
        {
            var start = at++;
            if (char.IsAsciiLetter(address[start]))
            {
                while (at < address.Length && char.IsAsciiLetter(address[at]))
                {
                    at++;
                }

                yield return LatinText.Word(address[start..at]);
            }
            else if (char.IsAsciiDigit(address[start]))
            {
                yield return SpokenPiece.Hanzi(DigitByDigit(address[start..at]));
            }
            else if (SignName(address[start]) is { } name)
            {
                yield return SpokenPiece.Hanzi(name);
            }
        }
    }

    private static string? SignName(char sign) => sign switch
    {
        '.' => "点", '/' => "斜杠", ':' => "冒号", '-' => "横杠", '_' => "下划线", '@' => "艾特", '?' => "问号", '=' => "等于", '&' => "和", '#' => "井号", '%' => "百分号", '~' => "波浪号", '+' => "加",
        _ => null,
    };
}
