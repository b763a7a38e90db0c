using System.Text.RegularExpressions;
using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Sums of money: ranges, magnitudes (bn, m, k), cents, codes, and prices per something.</summary>
internal static class Money
{
    private const string Sign = "(?:" + Currencies.Sign + ")";
    private const string Magnitude = @"(?:(?:[\s-]?(?<mag>hundred|thousand|million|billion|trillion|crore|lakh)\b|\s?(?<mag>bn|tn|trn|mln|mn|[kKmMbBT])\b))?";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("money range", $@"(?<cur>{Sign})\s?(?<n>{Number}){Magnitude}{Dash}{Sign}?\s?(?<to>{Number})(?<to2>){MagnitudeOfEnd}{Describes}", m =>
            $"{Cardinal(m.Of("n"))}{(m.Of("mag") == m.Of("mag2") ? "" : MagnitudeOf(m.Of("mag")))} to {Cardinal(m.Of("to"))}{MagnitudeOf(m.Of("mag2"))} {Currencies.Of(m.Of("cur")).For(m.Has("one"))}"),
        Words("money with cents", @"(?<cur>US\$|HK\$|[ACS]\$|[$€£])\s?(?<n>\d{1,3}(?:,\d{3}){1,5}|\d{0,15})\.(?<cents>\d\d)(?!\d|\s?(?:hundred|thousand|million|billion|trillion|bn|tn|[kmKMbB])\b)", WithCents),
        Words("money", $@"(?<cur>{Sign})\s?(?<n>{Number}){Magnitude}{Describes}", m => Sum(m, Trimmed(m.Of("n")))),
        Words("money with a code", $@"(?<n>{Number}){Magnitude}\s?(?<cur>{Currencies.Codes}|RMB|[€£])(?![A-Za-z\d])", m => Sum(m, Trimmed(m.Of("n")))),
        Words("cents", $@"(?<n>{Number})\s?(?:¢|(?<=(?<![\w.])\d\d)c(?![\w.]\w|\w)|(?<p>p)(?![A-Za-z\d]|\.\s?m\b))(?<!(?:480|720|1080|1440|2160)p)", m => $"{Cardinal(m.Of("n"))} {(m.Has("p") ? m.Of("n") == "1" ? "penny" : "pence" : m.Of("n") == "1" ? "cent" : "cents")}"),
        Words("price per", @"(?<=[$€£¥]\s?[\d.,]{1,20}(?:\s?(?:[a-z]{1,8}))?)/(?=(?:hour|day|week|month|year|person|night|barrel|ton|tonne|share|gallon|litre|liter)s?\b)", _ => "per"),
        Words("price per short unit", @"(?<=[$€£¥]\s?[\d.,]{1,20}(?:\s?(?:[a-z]{1,8}))?)/(?<u>hr|yr|mo|wk|lb|kg|oz|gal|sq\.?\sft|GB|kWh|MWh)\b\.?", m => "per " + m.Of("u") switch
        {
            "hr" => "hour", "yr" => "year", "mo" => "month", "wk" => "week", "lb" => "pound", "kg" => "kilogram", "oz" => "ounce", "gal" => "gallon", "GB" => "gigabyte", "kWh" => "kilowatt hour", "MWh" => "megawatt hour", _ => "square foot",
        }),
    ];

    private static string MagnitudeOfEnd => Magnitude.Replace("<mag>", "<mag2>");

    private static string Sum(Match m, string figure) =>
        $"{Cardinal(figure)}{MagnitudeOf(m.Of("mag"))} {Currencies.Of(m.Of("cur")).For(m.Has("one") || (figure == "1" && !m.Has("mag")))}";

    private static string WithCents(Match m)
    {
        var (whole, cents, currency) = (m.Of("n"), m.Of("cents").TrimStart('0'), Currencies.Of(m.Of("cur")));
        var small = cents == "1" ? currency.Cent : currency.Cents;
        var large = $"{Cardinal(whole)} {currency.For(whole == "1")}";
        return cents.Length == 0 ? large : whole is "" or "0" ? $"{Cardinal(cents)} {small}" : $"{large} and {Cardinal(cents)} {small}";
    }

    /// <summary>Zeros at the end of more than two decimals are not said.</summary>
    private static string Trimmed(string figure) => figure.IndexOf('.') is var point and >= 0 && figure.Length - point > 3 ? figure.TrimEnd('0').TrimEnd('.') : figure;

    private static string MagnitudeOf(string mag) => mag switch
    {
        "" => "", "bn" or "b" or "B" => " billion", "m" or "M" or "mn" or "mln" => " million", "tn" or "trn" or "T" => " trillion", "k" or "K" => " thousand", _ => " " + mag,
    };
}
