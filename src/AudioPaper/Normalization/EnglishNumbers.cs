namespace AudioPaper.Normalization;

/// <summary>Figures in English words, without hyphens. “And” stands before the last tens and ones only: 101,111 is one hundred one thousand one hundred and eleven.</summary>
internal static class EnglishNumbers
{
    private const int LongestQuantity = 36;

    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Names of groups of three digits, from the right.</summary>
    private static readonly string[] Groups =
        ["", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion", " sextillion", " septillion", " octillion", " nonillion", " decillion"];

    /// <summary>As a quantity: 2,316 → two thousand three hundred and sixteen; 8.05 → eight point oh five; .5 → point five. Figures of more than 36 digits, or that begin with a zero, digit by digit.</summary>
    public static string Cardinal(string figure)
    {
        var plain = figure.Replace(",", "");
        var point = plain.IndexOf('.');
        if (point >= 0)
        {
            return $"{(point == 0 ? "" : Cardinal(plain[..point]) + " ")}point {DigitByDigit(plain[(point + 1)..], "oh")}";
        }

        return plain.Length is 0 or > LongestQuantity || (plain.Length > 1 && plain[0] == '0') ? DigitByDigit(plain) : Whole(plain);
    }

    /// <summary>Digit by digit.</summary>
    /// <param name="digits">Its digits are said, all else is left out.</param>
    /// <param name="zero">How 0 is said: zero in telephone numbers, oh after a point and in codes.</param>
    public static string DigitByDigit(string digits, string zero = "zero") =>
        string.Join(' ', digits.Where(char.IsAsciiDigit).Select(c => c == '0' ? zero : Small[c - '0']));

    /// <summary>As a year of four digits: 1931 → nineteen thirty one, 2005 → two thousand five, 1905 → nineteen oh five. Other lengths as quantities.</summary>
    public static string Year(string digits) => digits.Length == 4 && digits[0] != '0' && digits[..3] is not "200" ? Paired(digits) : Cardinal(digits).Replace(" and ", " ");

    /// <summary>As codes, rooms, roads and house numbers are said: 370 → three seventy, 101 → one oh one, 1204 → twelve oh four; five digits or more one by one.</summary>
    public static string Code(string digits) => digits switch
    {
        ['0', ..] => DigitByDigit(digits, "oh"),
        { Length: <= 2 } => Cardinal(digits),
        { Length: 3 or 4 } => Paired(digits),
        _ => DigitByDigit(digits, "oh"),
    };

    /// <summary>Two digits of a year or of minutes: 05 → oh five, 18 → eighteen.</summary>
    public static string TwoDigits(string digits) => digits is ['0', var one] ? "oh " + Small[one - '0'] : Cardinal(digits);

    /// <summary>As an ordinal: 21 → twenty first.</summary>
    public static string Ordinal(string figure)
    {
        var words = Cardinal(figure);
        var cut = words.LastIndexOf(' ') + 1;
        var last = words[cut..];
        return words[..cut] + last switch
        {
            "one" => "first", "two" => "second", "three" => "third", "five" => "fifth", "eight" => "eighth", "nine" => "ninth", "twelve" => "twelfth",
            _ => last.EndsWith('y') ? last[..^1] + "ieth" : last + "th",
        };
    }

    /// <summary>The plural of a figure's words: nineties, sixes, sevens.</summary>
    public static string Plural(string words) => words.EndsWith('y') ? words[..^1] + "ies" : words.EndsWith('x') ? words + "es" : words + "s";

    private static string Paired(string digits)
    {
        var (above, below) = (digits[..^2], digits[^2..]);
        return below != "00" ? $"{Cardinal(above)} {TwoDigits(below)}" : above.Length == 2 && above[1] == '0' ? Whole(digits) : Cardinal(above) + " hundred";
    }

    private static string Whole(string digits)
    {
        var groups = (digits.Length + 2) / 3;
        var padded = digits.PadLeft(groups * 3, '0');
        var words = new List<string>();
        for (var i = 0; i < groups; i++)
        {
            var value = int.Parse(padded.AsSpan(i * 3, 3));
            var isLast = i == groups - 1;
            if (value > 0)
            {
                words.Add(BelowThousand(value, isLast, words.Count > 0) + Groups[groups - 1 - i]);
            }
        }

        return words.Count == 0 ? Small[0] : string.Join(' ', words);
    }

    private static string BelowThousand(int value, bool isLast, bool follows)
    {
        var (hundreds, rest) = (value / 100, value % 100);
        var and = isLast && rest > 0 && (hundreds > 0 || follows) ? "and " : "";
        var small = rest == 0 ? "" : rest < 20 ? Small[rest] : Tens[rest / 10] + (rest % 10 > 0 ? " " + Small[rest % 10] : "");
        return $"{(hundreds > 0 ? Small[hundreds] + " hundred " : "")}{and}{small}".TrimEnd();
    }
}
