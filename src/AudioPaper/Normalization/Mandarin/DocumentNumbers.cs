using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Numbers of official documents, court cases, standards and books.</summary>
internal static class DocumentNumbers
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        // 京政发〔2024〕3号, （2023）京01民初123号: the year is spelled, the number said.
        AtDigit("year of a document", $@"(?<=[〔［\[【（(])(?:19|20)\d\d(?=[〕］\]】）)]\s?(?:{Hanzi}|\d){{0,12}}\d[号－-])", m => DigitByDigit(m.Value)),
        AtDigit("year of a numbered paper", $@"(?<=[第〔]\s?)(?:19|20)\d\d(?=[-—–]\d{{1,4}}号)", m => DigitByDigit(m.Value)),
        AtSign("dash of a numbered paper", @"(?<=(?<!\d)(?:19|20)\d\d)[-—–](?=\d{1,4}号)", _ => "之"),
        Pieces(Beginning.Letter, "standard", @"(?<![A-Za-z])(?:GB|ISO|IEC|HJ|JJG|JGJ|CJJ|QB|YY|NY|DL|YD|DB\d\d)(?:/[A-Z]{1,3})?[\s-]?\d{2,6}(?:[.-]\d{1,2}(?!\d))?(?:[-—–:：](?:19|20)\d\d)?(?!\d)", Standard),
        Pieces(Beginning.Letter, "number of a newspaper", @"(?<![A-Za-z])CN\s?\d{2}-\d{4}(?:/[A-Z]{1,2})?(?![\d-])", m => [SpokenPiece.Letters("CN"), SpokenPiece.Hanzi(string.Join('杠', m.Value.Split('-').Select(part => DigitByDigit(string.Concat(part.Where(char.IsAsciiDigit))))))]),
        Pieces(Beginning.Letter, "number of a book", @"(?<![A-Za-z])IS[BS]N[:：\s]{0,3}\d[\d-]{6,16}[\dX]", Standard),
    ];

    private static IEnumerable<SpokenPiece> Standard(Match match)
    {
        foreach (Match part in Regex.Matches(match.Value, @"[A-Z]+|\d+|\.|[-—–](?=(?:19|20)\d\d$)", RegexOptions.CultureInvariant))
        {
            yield return char.IsAsciiLetter(part.Value[0]) ? SpokenPiece.Letters(part.Value)
                : SpokenPiece.Hanzi(part.Value == "." ? "点" : char.IsAsciiDigit(part.Value[0]) ? DigitByDigit(part.Value) : "杠");
        }
    }
}
