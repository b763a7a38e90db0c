using System.Text.RegularExpressions;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Telephone, card and network numbers: digit by digit with a short stop between groups; 800 after 1 is said whole, and words on the keys as words.</summary>
internal static partial class Telephones
{
    private const string Calling = @"(?<=\b(?:[Cc]all(?:ed|ing|s)?|[Dd]ial(?:ed|ing|s)?|[Pp]hone[ds]?|[Rr]ing|[Tt]ext(?:ed|s)?|[Tt]el|[Tt]elephone|[Hh]otline|[Hh]elpline|[Ff]ax)[.:]?\s(?:(?:on|at|to|is|number)\s)?)";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Verbalizer.Of("telephone number in words", @"(?<![\w-])(?:\+?1[- ])(?:8\d\d|900)(?:-[A-Z0-9]{1,8}){1,4}(?<=[A-Z][A-Z0-9-]{0,8})(?![\w-])", m => Groups(m.Value)),
        Verbalizer.Of("telephone number abroad", @"(?<![\w+])\+(?=(?:[- ()]{0,3}\d){7,15}(?!\d))\d{1,3}(?:[- ]?\(0\))?(?:[- ]?\(?\d{1,8}\)?){1,6}(?!\d)", m => Groups(m.Value)),
        Verbalizer.Of("telephone number", @"(?<![\w.-])(?:1[- .])?(?:\d{3}[-.]|\d{3}\)\s?-?|(?<=1[- .])\d{3}\s)\d{3}[-. ]\d{4}(?:-\d{1,6})?(?![\d-])", m => Groups(m.Value)),
        Verbalizer.Of("telephone number in Britain", @"(?<![\w.-])0\d{2,4}\)?[ -]\d{3,4}(?:[ -]\d{3,4}){1,2}(?!\d)|(?<![\w.-])0800[ -]\d{3,4}(?:[ -]\d{2,4})?(?!\d)", m => Groups(m.Value)),
        Verbalizer.Of("local telephone number", @"(?<![\w.,$£€-])[2-9]\d\d-\d{4}(?![\d-])|" + Calling + @"\d{3,4}[- ]\d{3,4}(?!\d)", m => Groups(m.Value)),
        Verbalizer.Of("emergency number", @"(?:" + Calling + @"(?:911|999|112|111|101|988|311|211|411|511|811|711)|(?:911|999)(?=\s(?:calls?|callers?|operators?|dispatch\w{0,6}|emergency)\b))(?![\d,.]\d|\d)", m => Groups(m.Value)),
        Verbalizer.Of("network address", @"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]\d|\d)", m => [SpokenPiece.English(string.Join(" dot ", m.Value.Split('.').Select(part => DigitByDigit(part))))]),
        Verbalizer.Of("card number", @"(?<![\d-])(?:\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{4}|\d{3}-\d{2}-\d{4})(?![\d-])", m => Groups(m.Value)),
    ];

    private static List<SpokenPiece> Groups(string number)
    {
        var pieces = new List<SpokenPiece>();
        var wasWord = false;
        foreach (Match group in Group().Matches(number))
        {
            var isWord = char.IsAsciiLetter(group.Value[0]);
            if (pieces.Count > 0 && !(wasWord && isWord))
            {
                pieces.Add(SpokenPiece.Stop(","));
            }

            var isTollFree = group.Value is ['8' or '9', '0', '0'] && number[..group.Index].TrimStart('+') is ['1', _];
            pieces.AddRange(group.Value[0] == '+' ? SpokenPiece.English("plus " + DigitByDigit(group.Value))
                : isWord ? SpokenPiece.English(group.Value)
                : SpokenPiece.English(isTollFree ? Cardinal(group.Value) : DigitByDigit(group.Value)));
            wasWord = isWord;
        }

        return pieces;
    }

    [GeneratedRegex(@"\+?\d+|[A-Z]+")]
    private static partial Regex Group();
}
