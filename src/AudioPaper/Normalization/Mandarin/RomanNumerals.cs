using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Roman numerals, in signs of their own (Ⅱ) and in letters before what is numbered (III期, IV级); figures in circles.</summary>
internal static class RomanNumerals
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtLetter("Roman numeral", @"(?<![A-Za-z])(?:(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI|XX|XXI|XXII)(?=\s?(?:期|型|级|类|度|区|部|世|代|章|卷|标段|临床|阶段|等|组|段|号))|[IVX](?=[期级类度])|(?<=第)[IVX]{1,5})(?![A-Za-z])", m => Cardinal(Value(m.Value).ToString())),
        Verbalizer.Of("numeral in one sign", TokenKind.Hanzi, "[①-⑳⑴-⒇⒈-⒛Ⅰ-Ⅻⅰ-ⅻ㈠-㈩㊀-㊉❶-❿]", m => Cardinal(((int)char.GetNumericValue(m.Value[0])).ToString())),
    ];

    private static int Value(string numeral)
    {
        var value = 0;
        for (var i = 0; i < numeral.Length; i++)
        {
            var here = Of(numeral[i]);
            value += i + 1 < numeral.Length && here < Of(numeral[i + 1]) ? -here : here;
        }

        return value;
    }

    private static int Of(char letter) => letter switch { 'I' => 1, 'V' => 5, _ => 10 };
}
