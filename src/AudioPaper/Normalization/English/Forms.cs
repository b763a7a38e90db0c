using System.Text.RegularExpressions;

namespace AudioPaper.Normalization.English;

/// <summary>Pieces of patterns that several English verbalizers share. Lengths are bounded and numbers atomic, so that no pattern tries a hostile page again and again.</summary>
internal static class Forms
{
    /// <summary>A number: 1,234.5, 1234.5 or .5; never taken apart again.</summary>
    public const string Number = @"(?>\d{1,3}(?:,\d{3}(?!\d)){1,20}(?:\.\d{1,60})?|\d{1,60}(?:\.\d{1,60})?|(?<![\p{L}\d.])\.\d{1,60})";

    /// <summary>A dash between two figures.</summary>
    public const string Dash = @"\s?(?:—|–|-|~)\s?";

    /// <summary>A year that needs no word beside it to be one.</summary>
    public const string Year4 = @"(?:1[1-9]\d\d|20\d\d)";

    /// <summary>After a figure and its unit: the noun that both describe.</summary>
    public const string BeforeNoun =
        @"(?=-[a-z]|\s(?!(?:a|an|the|in|on|of|to|for|from|by|at|per|and|or|but|was|were|is|are|as|over|under|with|each|every|last|this|that|more|less|than|into|after|before|when|while|if|plus|since|during|compared|apiece|away|ahead|behind|below|above|against|between|because|deep|long|wide|tall|high|off|up|down|now)\b)[a-z]{3})";

    /// <summary>Whether a figure with its unit describes the noun after it; group <c>one</c> in a pattern that ends with this.</summary>
    public const string Describes = "(?<one>" + AfterArticle + BeforeNoun + "|" + BeforeThing + ")?";

    // Things that are so often told by their price or size that no article is needed.
    private const string BeforeThing =
        @"(?=\s(?:sprint|relay|race|dash|freestyle|butterfly|backstroke|breaststroke|medley|hurdles|steeplechase|deal|contract|project|bill|loan|fine|budget|fund|bonus|bailout|grant|lawsuit|settlement|takeover|tower|wall|fence|radius|stimulus|package|plan|investment|bid|offer|bottle|can|carton|engine|monitor|screen|display|pizza|steak|film|lens|pistol|handgun|rifle|camera|shells?|bullets?)\b)";

    // Up to 40 characters back: the figure and its sign stand between article and noun.
    private const string AfterArticle = @"(?<=\b[Aa]n?\s[^\sA-Za-z]{1,20}(?:[\s-]?[A-Za-z°/]{1,9})?)";

    /// <summary>A verbalizer that says English words.</summary>
    public static Verbalizer Words(string name, string pattern, Func<Match, string> say) => Verbalizer.Of(name, TokenKind.English, pattern, say);

    /// <summary>What group <paramref name="name"/> of <paramref name="match"/> took.</summary>
    public static string Of(this Match match, string name) => match.Groups[name].Value;

    /// <summary>Whether group <paramref name="name"/> of <paramref name="match"/> took part.</summary>
    public static bool Has(this Match match, string name) => match.Groups[name].Success;
}
