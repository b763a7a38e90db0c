namespace AudioPaper.Normalization.English;

/// <summary>A currency's names.</summary>
/// <param name="One">One of it.</param>
/// <param name="Many">Several.</param>
/// <param name="Cent">One hundredth; null where none is said.</param>
/// <param name="Cents">Several hundredths.</param>
internal sealed record Currency(string One, string Many, string? Cent = "cent", string? Cents = "cents")
{
    /// <summary>The name for that many.</summary>
    public string For(bool isOne) => isOne ? One : Many;
}

/// <summary>Signs and ISO 4217 codes of currencies, and their English names.</summary>
internal static class Currencies
{
    private static readonly Currency Dollar = new("dollar", "dollars"), Pound = new("pound", "pounds", "penny", "pence"), Euro = new("euro", "euros"),
        Yuan = new("yuan", "yuan", null), Yen = new("yen", "yen", null), Rupee = new("rupee", "rupees", null), Ruble = new("ruble", "rubles", null), Franc = new("Swiss franc", "Swiss francs", null);

    private static readonly Dictionary<string, Currency> Names = new()
    {
        ["$"] = Dollar, ["US$"] = new("US dollar", "US dollars"), ["HK$"] = new("Hong Kong dollar", "Hong Kong dollars"), ["A$"] = new("Australian dollar", "Australian dollars"), ["AU$"] = new("Australian dollar", "Australian dollars"),
        ["C$"] = new("Canadian dollar", "Canadian dollars"), ["CA$"] = new("Canadian dollar", "Canadian dollars"), ["NZ$"] = new("New Zealand dollar", "New Zealand dollars"), ["S$"] = new("Singapore dollar", "Singapore dollars"),
        ["NT$"] = new("New Taiwan dollar", "New Taiwan dollars"), ["R$"] = new("Brazilian real", "Brazilian reais", null),
        ["€"] = Euro, ["£"] = Pound, ["¥"] = Yen, ["￥"] = Yuan, ["CN¥"] = Yuan, ["JP¥"] = Yen, ["RMB"] = Yuan, ["₹"] = Rupee, ["Rs."] = Rupee, ["Rs"] = Rupee,
        ["₩"] = new("won", "won", null), ["₽"] = Ruble, ["₺"] = new("lira", "lira", null), ["₴"] = new("hryvnia", "hryvnias", null), ["₪"] = new("shekel", "shekels", null), ["₫"] = new("dong", "dong", null),
        ["₱"] = new("peso", "pesos", null), ["฿"] = new("baht", "baht", null), ["₦"] = new("naira", "naira", null), ["₿"] = new("bitcoin", "bitcoin", null),
        ["USD"] = new("US dollar", "US dollars"), ["EUR"] = Euro, ["GBP"] = Pound, ["JPY"] = Yen, ["CNY"] = Yuan, ["HKD"] = new("Hong Kong dollar", "Hong Kong dollars"), ["AUD"] = new("Australian dollar", "Australian dollars"),
        ["CAD"] = new("Canadian dollar", "Canadian dollars"), ["CHF"] = Franc, ["INR"] = new("Indian rupee", "Indian rupees", null), ["KRW"] = new("won", "won", null), ["SGD"] = new("Singapore dollar", "Singapore dollars"),
        ["NZD"] = new("New Zealand dollar", "New Zealand dollars"), ["SEK"] = new("Swedish krona", "Swedish kronor", null), ["NOK"] = new("Norwegian krone", "Norwegian kroner", null), ["DKK"] = new("Danish krone", "Danish kroner", null),
        ["RUB"] = Ruble,
    };

    /// <summary>What stands before a figure.</summary>
    public const string Sign = @"(?<![A-Za-z])(?:US|HK|AU|CA|NZ|NT|CN|JP|[ACSR])[$¥]|[$€£¥￥₹₩₽₺₴₪₫₱฿₦₿]|(?<![A-Za-z])(?:Rs\.?|RMB|" + Codes + ")";

    /// <summary>What stands after a figure.</summary>
    public const string Codes = "USD|EUR|GBP|JPY|CNY|HKD|AUD|CAD|CHF|INR|KRW|SGD|NZD|SEK|NOK|DKK|RUB";

    /// <summary>The currency of a sign or code that <see cref="Sign"/> or <see cref="Codes"/> found.</summary>
    public static Currency Of(string sign) => Names.TryGetValue(sign, out var currency) ? currency : sign.EndsWith('$') ? Dollar : Yen;
}
