using System.Text.RegularExpressions;
using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Numbers that name a thing: No. 3, flights, rooms, roads, house numbers, ZIP codes, chemical formulas, and codes of letters and figures.</summary>
internal static partial class Codes
{
    private const string Street = @"(?:St|Ave|Rd|Blvd|Dr|Ln|Expy|Hwy|Pkwy|Pl|Ct|Sq|Street|Avenue|Road|Boulevard|Drive|Lane|Expressway|Highway|Parkway|Place|Court|Square|Way|Terrace|Broadway)\b";
    private const string Named = @"(?:[Ff]lights?|[Rr]ooms?|[Rr]oute|[Hh]ighway|[Ii]nterstate|[Ss]uite|[Aa]partment|[Aa]pt\.|[Ss]te\.|Boeing|Airbus|[Bb]us|[Tt]rain|[Uu]nit|[Ss]ection|[Aa]rticle|[Ee]xtension|[Ee]xt\.|[Gg]ate|[Hh]all|[Ff]orm|Box|[Ee]xit|Porsche|Peugeot|[Aa]rea|[Cc]ode|US|U\.S\.)";

    /// <summary>Numbers told by the word or sign beside them.</summary>
    public static IReadOnlyList<Verbalizer> Numbers { get; } =
    [
        Words("number sign", @"(?<![A-Za-z])N(?:o\.\s?|O\.\s?|os\.\s?)(?<n>\d{1,18})(?<range>\s?(?:-|–)\s?(?=\d))?(?![,.]\d|st|nd|rd|th)", m => $"number{(m.Value[..3].Contains('s') ? "s" : "")} {Cardinal(m.Of("n"))}{(m.Has("range") ? " to" : "")}"),
        Words("number sign", @"(?<!\w|\b(?:said|say|says|answered|voted|is|was|but)\s)no\.\s?(?<n>\d{1,18})(?![,.]\d|st|nd|rd|th|\s[a-z]{3,}s\b)", m => "number " + Cardinal(m.Of("n"))),
        Words("number of a book", @"(?<=\bISBN(?:-1[03])?:?\s)(?:\d[- ]?){9,12}[\dX](?!\w)", m => string.Join(' ', m.Value.Where(char.IsAsciiLetterOrDigit).Select(c => c == 'X' ? "X" : DigitByDigit(c.ToString())))),
        Words("caliber", @"(?<![\w.])\.(?<n>\d\d)(?=[-\s](?:cal\b|calib(?:er|re)|rifles?|pistols?|handguns?|revolvers?|[Mm]agnum))", m => Cardinal(m.Of("n"))),
        Words("number in a series", @"(?<=(?<![A-Za-z\d])[A-Za-z]{1,3}\d{1,2}-)\d{4,5}(?![\w.,])", m => DigitByDigit(m.Value, "oh")),
        Words("extension", @"\b[Ee]xt\.\s?(?=\d)", _ => "extension"),
        Words("number sign", @"(?:#|№\s?)(?<n>\d{1,18})", m => "number " + Cardinal(m.Of("n"))),
        Words("house number", $@"(?<![\d.,$-])(?<n>\d{{3,5}})(?=\s(?:[NSEW]\.?\s)?(?:(?:[A-Z][a-z'’]{{1,15}}|\d{{1,3}}(?:st|nd|rd|th))\s){{1,3}}{Street})", m => m.Of("n").Length < 5 ? Code(m.Of("n")) : $"{Cardinal(m.Of("n")[..1])} {Code(m.Of("n")[1..3])} {Code(m.Of("n")[3..])}"),
        Words("version", @"(?<![\d.])\d{1,4}(?:\.\d{1,4}){2,4}(?![\d.]\d|\d)", m => string.Join(" point ", m.Value.Split('.').Select(part => part == "0" ? "zero" : Code(part)))),
        Words("ZIP code", @"(?<=(?:\b[A-Z]{2}|\b[A-Z][a-z]{2,4}\.)\s)(?<n>\d{5})(?:-(?<more>\d{4}))?(?![\d,-])|(?<![\w$£€.,-])(?<n>\d{5})-(?<more>\d{4})(?![\d,-])", m => $"{DigitByDigit(m.Of("n"), "oh")}{(m.Has("more") ? " " + DigitByDigit(m.Of("more"), "oh") : "")}"),
        Words("number of a thing", $@"(?<=\b{Named}\s(?:[Nn]o\.\s|#)?)(?<n>\d{{3,4}})(?![\d%]|[,.:]\d|\s(?:percent|passengers|people|miles|km)\b)", m => Code(m.Of("n"))),
        Verbalizer.Of("section with letters in brackets", @"(?<![\w.])(?<n>\d{3})(?:\((?<l>[a-z])\))(?:\((?<d>\d)\))?", m =>
            [SpokenPiece.English(Code(m.Of("n"))), SpokenPiece.Letters(m.Of("l")), .. m.Has("d") ? [SpokenPiece.English(Cardinal(m.Of("d")))] : Array.Empty<SpokenPiece>()]),
    ];

    /// <summary>Codes of letters and figures; after measures, which they resemble.</summary>
    public static IReadOnlyList<Verbalizer> Lettered { get; } =
    [
        Verbalizer.Of("code", @"(?<![A-Za-z\d'’])(?=[A-Za-z]{1,8}-?[\d₀-₉]|\d{1,6}[A-Za-z])(?!\d{1,2}[AaPp][Mm](?![A-Za-z])|\d{1,4}s(?![A-Za-z\d]))(?![A-Za-z]{2,8}-\d{1,4}(?:[,.]\d|\s?(?:-|–|to)\s?\d|%))(?:[A-Za-z]{1,8}|[\d₀-₉]{1,12})(?:(?:(?<=[A-Z]|[Cc]ovid|[Ss]ars)-(?=\d)|-(?=[A-Z](?![A-Za-z])))?(?:(?<=[\d₀-₉])[A-Za-z]{1,4}|(?<=[A-Za-z]-?)[\d₀-₉]{1,12})){1,8}(?:(?<=[A-Z]{2}\d)\.\d(?!\d))?(?![A-Za-z\d₀-₉])", Spell),
    ];

    private static IEnumerable<SpokenPiece> Spell(Match match)
    {
        var parts = Parts().Matches(Flat(match.Value)).Select(part => part.Value).ToList();
        // F-35s: the figure is in the plural.
        var isPlural = parts.Count > 1 && parts[^1] == "s" && char.IsAsciiDigit(parts[^2][0]);
        if (isPlural)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        var isMixed = parts.Count > 2 && char.IsAsciiLetterLower(parts[0][0]);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            yield return isPlural && i == parts.Count - 1 ? SpokenPiece.English(Plural(Code(part)))
                : char.IsAsciiDigit(part[0]) ? SpokenPiece.English(isMixed && part.Length > 2 ? DigitByDigit(part, "oh") : part.Contains('.') ? Cardinal(part) : Code(part))
                : part.Length <= 2 || !part.Any(char.IsAsciiLetterLower) || IsSpelled(part) ? Acronyms.Piece(part)
                : SpokenPiece.English(part);
        }
    }

    private static bool IsSpelled(string part) => part.IndexOfAny(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y']) < 0;

    /// <summary>Small figures below the line, as chemists print them, as figures.</summary>
    private static string Flat(string code) => string.Concat(code.Select(c => c is >= '₀' and <= '₉' ? (char)('0' + (c - '₀')) : c));

    [GeneratedRegex(@"[A-Za-z]+|\d+(?:\.\d+)?")]
    private static partial Regex Parts();
}
