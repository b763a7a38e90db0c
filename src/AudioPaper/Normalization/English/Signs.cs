using static AudioPaper.Normalization.English.Forms;

namespace AudioPaper.Normalization.English;

/// <summary>Signs and Greek letters that stand alone. Emoji and the letters of other scripts are left to the diagnostics: no newsreader says them.</summary>
internal static class Signs
{
    private static readonly Dictionary<char, string> Greek = new()
    {
        ['α'] = "alpha", ['β'] = "beta", ['γ'] = "gamma", ['δ'] = "delta", ['ε'] = "epsilon", ['ζ'] = "zeta", ['η'] = "eta", ['θ'] = "theta", ['ι'] = "iota", ['κ'] = "kappa", ['λ'] = "lambda", ['μ'] = "mu", ['µ'] = "mu", ['ν'] = "nu",
        ['ξ'] = "xi", ['ο'] = "omicron", ['π'] = "pi", ['ρ'] = "rho", ['σ'] = "sigma", ['ς'] = "sigma", ['τ'] = "tau", ['υ'] = "upsilon", ['φ'] = "phi", ['χ'] = "chi", ['ψ'] = "psi", ['ω'] = "omega",
    };

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("dot of a name", @"(?<=[A-Za-z0-9])\.(?=[a-z]{2})", _ => "dot"),
        Words("underscore", @"(?<=[A-Za-z\d])_(?=[A-Za-z\d])", _ => "underscore"),
        Words("backslash", @"(?<=[\w:])\\(?=\w)", _ => "backslash"),
        Words("star", @"(?<=(?<![\w.])(?:[1-5]|A))\*(?![\w*])", _ => "star"),
        Words("power of several figures", @"(?<=[A-Za-z\d)])(?<minus>⁻)?(?![²³](?![⁰¹²³⁴-⁹]))(?<n>[⁰¹²³⁴-⁹]{1,4})", m =>
            $"to the power of {(m.Has("minus") ? "minus " : "")}{EnglishNumbers.Cardinal(string.Concat(m.Of("n").Select(c => (char)('0' + (int)char.GetNumericValue(c)))))}"),
        Words("per", @"(?<=\d\s?(?:[A-Za-z]{1,9}|%))/(?=(?:hour|day|week|month|year|mile|gallon|person|barrel|night|share)\b)", _ => "per"),
        Words("dot of a domain", @"(?<!\w)\.(?=(?:com|org|net|gov|edu)\b)", _ => "dot"),
        Words("power", @"(?<=[A-Za-z\d)])[²³]", m => m.Value == "²" ? "squared" : "cubed"),
        Words("Greek letter", @"(?<![\u0370-\u03FF])[Α-Ωα-ωµ](?![\u0370-\u03FF])", m => Greek.TryGetValue(char.ToLowerInvariant(m.Value[0]), out var name) ? name : "mu"),
        // A trade mark is no word.
        Verbalizer.Of("mark of a firm", "[™®©℠]", _ => [new SpokenPiece(TokenKind.Silent, "")]),
        Words("section", @"§{1,2}", m => m.Length == 2 ? "sections" : "section"),
        Words("sign", "[&+@=%‰±×÷≈≠≤≥√∞→°]", m => m.Value switch
        {
            "&" => "and", "+" => "plus", "@" => "at", "=" => "equals", "±" => "plus or minus", "×" => "times", "÷" => "divided by", "≈" => "about", "≠" => "is not", "≤" => "at most", "≥" => "at least",
            "√" => "the square root of", "∞" => "infinity", "→" => "to", "°" => "degrees", "‰" => "per mille", _ => "percent",
        }),
    ];
}
