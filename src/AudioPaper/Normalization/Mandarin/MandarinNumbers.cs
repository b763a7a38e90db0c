using System.Text;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Figures in Mandarin words.</summary>
internal static class MandarinNumbers
{
    /// <summary>Longer figures have no name that a listener could follow; they are read digit by digit.</summary>
    private const int MostCardinalDigits = 16;

    private const string Digits = "零一二三四五六七八九";

    /// <summary>Digit by digit: 2024 → 二零二四. With <paramref name="telephone"/> one is 幺.</summary>
    public static string DigitByDigit(string figure, bool telephone = false) =>
        string.Concat(figure.Where(char.IsAsciiDigit).Select(c => telephone && c == '1' ? '幺' : Digits[c - '0']));

    /// <summary>
    /// As a number: 2005 → 两千零五, 200 → 两百 (but 260 → 二百六十), 2.4 → 二点四, 1,200 → 一千二百, .5 → 零点五. Figures with a leading zero, and
    /// those longer than any name that a listener could follow, are read digit by digit.
    /// </summary>
    public static string Cardinal(string figure)
    {
        var plain = figure.Replace(",", "").Replace("，", "");
        var point = plain.IndexOf('.');
        return point < 0 ? Whole(plain) : $"{(point == 0 ? "零" : Whole(plain[..point]))}点{DigitByDigit(plain[(point + 1)..])}";
    }

    /// <summary>As the number of something: 2 → 两, otherwise as <see cref="Cardinal"/>.</summary>
    public static string Quantity(string figure) => figure == "2" ? "两" : Cardinal(figure);

    /// <summary>Without leading zeros: 08 → 八, 00 → 零. For months, days, hours and minutes.</summary>
    public static string Trimmed(string digits) => Cardinal(digits.TrimStart('0') is { Length: > 0 } rest ? rest : "0");

    private static string Whole(string digits)
    {
        if (digits.Length == 0 || digits.Length > MostCardinalDigits || (digits.Length > 1 && digits[0] == '0'))
        {
            return DigitByDigit(digits);
        }

        var value = long.Parse(digits);
        if (value == 0)
        {
            return "零";
        }

        var words = new StringBuilder();
        Append(words, value);
        return words[0] == '一' && words.Length > 1 && words[1] == '十' ? words.ToString(1, words.Length - 1) : words.ToString();
    }

    /// <summary>Large units first; 万 and 亿 split the figure, and what they split is read like a smaller figure.</summary>
    private static void Append(StringBuilder words, long value)
    {
        foreach (var (size, name) in new[] { (100_000_000L, "亿"), (10_000L, "万") })
        {
            if (value < size)
            {
                continue;
            }

            var high = value / size;
            if (high == 2)
            {
                words.Append('两');
            }
            else
            {
                Append(words, high);
            }

            words.Append(name);
            value %= size;
            if (value > 0 && value < size / 10)
            {
                words.Append('零');
            }
        }

        AppendBelowTenThousand(words, value);
    }

    private static void AppendBelowTenThousand(StringBuilder words, long value)
    {
        var needsZero = false;
        foreach (var (size, name) in new[] { (1000L, "千"), (100L, "百"), (10L, "十"), (1L, "") })
        {
            var digit = (int)(value / size);
            value %= size;
            if (digit == 0)
            {
                needsZero = words.Length > 0 && words[^1] != '零';
                continue;
            }

            if (needsZero)
            {
                words.Append('零');
                needsZero = false;
            }

            words.Append(digit == 2 && (size == 1000 || (size == 100 && words.Length == 0 && value == 0)) ? '两' : Digits[digit]).Append(name);
        }
    }
}
