namespace AudioPaper.Normalization;

/// <summary>Figures in English words.</summary>
internal static class EnglishNumbers
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (long Size, string Name)[] Magnitudes =
        [(1_000_000_000_000_000, "quadrillion"), (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")];

    /// <summary>As a quantity: 2,316 → two thousand three hundred sixteen; 8.5 → eight point five. Very long figures digit by digit.</summary>
    public static string Cardinal(string figure)
    {
        var plain = figure.Replace(",", "");
        var point = plain.IndexOf('.');
        if (point >= 0)
        {
            return $"{Cardinal(plain[..point])} point {DigitByDigit(plain[(point + 1)..])}";
        }

        return plain.Length is 0 or > 18 || (plain.Length > 1 && plain[0] == '0') ? DigitByDigit(plain) : Whole(long.Parse(plain));
    }

    /// <summary>Digit by digit.</summary>
    public static string DigitByDigit(string digits) => string.Join(' ', digits.Where(char.IsAsciiDigit).Select(c => Small[c - '0']));

    /// <summary>As a year: 1931 → nineteen thirty-one, 2005 → two thousand five, 1905 → nineteen oh five.</summary>
    public static string Year(string digits)
    {
        var year = int.Parse(digits);
        var (century, rest) = (year / 100, year % 100);
        return rest == 0 ? year % 1000 == 0 ? Whole(year) : $"{Whole(century)} hundred"
            : year is >= 2000 and < 2010 ? Whole(year)
            : rest < 10 ? $"{Whole(century)} oh {Small[rest]}"
            : $"{Whole(century)} {Whole(rest)}";
    }

    /// <summary>As an ordinal: 21 → twenty-first.</summary>
    public static string Ordinal(string figure)
    {
        var words = Cardinal(figure);
        var cut = words.LastIndexOfAny([' ', '-']) + 1;
        var last = words[cut..];
        return words[..cut] + last switch
        {
            "one" => "first", "two" => "second", "three" => "third", "five" => "fifth", "eight" => "eighth", "nine" => "ninth", "twelve" => "twelfth",
            _ => last.EndsWith('y') ? last[..^1] + "ieth" : last + "th",
        };
    }

    private static string Whole(long value)
    {
        foreach (var (size, name) in Magnitudes)
        {
            if (value >= size)
            {
                return $"{Whole(value / size)} {name}{(value % size > 0 ? " " + Whole(value % size) : "")}";
            }
        }

        return value >= 100 ? $"{Small[value / 100]} hundred{(value % 100 > 0 ? " " + Whole(value % 100) : "")}"
            : value < 20 ? Small[value]
            : Tens[value / 10] + (value % 10 > 0 ? "-" + Small[value % 10] : "");
    }
}
