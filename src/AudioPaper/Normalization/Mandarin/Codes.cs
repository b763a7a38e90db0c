using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Letters and figures together: flights, trains, models, generations, kinds of business.</summary>
internal static class Codes
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Pieces(Beginning.Letter, "from one to another", @"(?<![A-Za-z\d])(B2B|B2C|C2C|C2B|O2O|P2P|B2G|G2B|G2C|C2G|C2M|M2M|V2X|V2G|V2V|F2F|F2C|S2B|D2C|P2C|b2b|b2c|c2c|o2o|p2p)(?![A-Za-z\d])",
            m => [SpokenPiece.Letters(m.Value[..1].ToUpperInvariant()), SpokenPiece.English("to"), SpokenPiece.Letters(m.Value[2..].ToUpperInvariant())]),
        Pieces(Beginning.Letter, "number sign", @"(?<![A-Za-z])[Nn][Oo]\.\s?(\d{1,9})", m => [SpokenPiece.Hanzi("第" + Cardinal(m.Groups[1].Value))]),
        AtSign("number sign in one", @"№\s?(\d{1,9})", m => "第" + Cardinal(m.Groups[1].Value)),
        Pieces(Beginning.Letter, "particles", @"(?<![A-Za-z])(PM|pm|Pm)\s?(\d{1,2}(?:\.\d)?)(?!\d)", m => [SpokenPiece.Letters("PM"), SpokenPiece.Hanzi(Cardinal(m.Groups[2].Value))]),
        // Two digits after N, H and V name a kind (N95) and are spelled; elsewhere they are a number (G20, F22).
        Pieces(Beginning.Letter, "kind", @"(?<![A-Za-z])(K?N)(9[0-9])(?![A-Za-z\d.])", m => [SpokenPiece.Letters(m.Groups[1].Value), SpokenPiece.Hanzi(DigitByDigit(m.Groups[2].Value))]),
        Pieces(Beginning.Letter, "version of a protocol", @"(?<![A-Za-z])(IPv)([46])(?!\d)", m => [SpokenPiece.Letters(m.Groups[1].Value), SpokenPiece.Hanzi(Cardinal(m.Groups[2].Value))]),
        Pieces(Beginning.Letter, "letters and figures by turns", @"(?<![A-Za-z\d])(?=[A-Z\d-]{3,14}(?![A-Za-z\d]))(?:[A-Z]{1,4}-?\d{1,5}){2,4}[A-Z]{0,2}(?![A-Za-z\d.])|(?<![A-Za-z\d])[A-Z]{1,3}-?\d{1,5}[A-Z]{1,3}(?![A-Za-z\d.])", m => ByTurns(m.Value)),
        Pieces(Beginning.Letter, "model of a series", @"(?<![A-Za-z\d])([A-Za-z]{1,3}\d{1,2})-(\d{3,5}[A-Z]{0,2})(?![A-Za-z\d-])", m => ByTurns(m.Value)),
        Pieces(Beginning.Letter, "code", @"(?<![A-Za-z])([A-Za-z]{1,3})[-－ ]?(?<![A-Za-z]{2} )(\d{1,12})(?!\d|\.\d|[A-Za-z°])", m => [Letters(m.Groups[1].Value), SpokenPiece.Hanzi(Figure(m.Groups[2].Value))]),
        Pieces(Beginning.Letter, "code with decimals", @"(?<![A-Za-z])([A-Z]{1,3}|Ms|GPT)-?(\d{1,2}\.\d{1,2})(?!\d|\.\d|[A-Za-z])", m => [SpokenPiece.Letters(m.Groups[1].Value.ToUpperInvariant()), SpokenPiece.Hanzi(Cardinal(m.Groups[2].Value))]),
        Pieces(Beginning.Letter, "model", @"(?<![A-Za-z])([A-Za-z]{2,20})-?(\d{3,4})(?=$|[^\d.A-Za-z%％年月日个名元万亿人台]|[A-Za-z]{1,2}(?![A-Za-z]))(?<!(?:[Tt][Oo][Pp]|[Ff]ortune)-?\d{1,4})", m => [LatinText.Word(m.Groups[1].Value), SpokenPiece.Hanzi(m.Groups[2].Value.EndsWith("00", StringComparison.Ordinal) ? Cardinal(m.Groups[2].Value) : DigitByDigit(m.Groups[2].Value))]),
        Pieces(Beginning.Digit, "lines of a picture", @"(?<![\d.])(\d{3,4})([PpIi])(?![A-Za-z\d])", m => [SpokenPiece.Hanzi(DigitByDigit(m.Groups[1].Value)), SpokenPiece.Letters(m.Groups[2].Value.ToUpperInvariant())]),
        Pieces(Beginning.Digit, "dimension", @"(?<![\d.])(\d{1,2})([A-Z]{1,2}|[dg](?=[^A-Za-z\d]|$))(?![A-Za-z\d])", m => [SpokenPiece.Hanzi(Cardinal(m.Groups[1].Value)), SpokenPiece.Letters(m.Groups[2].Value.ToUpperInvariant())]),
    ];

    /// <summary>Capitals, and one or two small letters, are spelled; Top and iOS are words.</summary>
    private static SpokenPiece Letters(string written) =>
        written.All(char.IsAsciiLetterUpper) || written.Length <= 2 ? SpokenPiece.Letters(written) : LatinText.Word(written);

    /// <summary>Up to two digits are a number; more are spelled, and one is 幺.</summary>
    private static string Figure(string digits) => digits.Length <= 2 ? Cardinal(digits) : DigitByDigit(digits, telephone: true);

    private static IEnumerable<SpokenPiece> ByTurns(string code)
    {
        foreach (Match part in Regex.Matches(code, "[A-Za-z]+|[0-9]+", RegexOptions.CultureInvariant))
        {
            yield return char.IsAsciiDigit(part.Value[0]) ? SpokenPiece.Hanzi(Figure(part.Value)) : SpokenPiece.Letters(part.Value);
        }
    }
}
