using System.Text.RegularExpressions;

namespace AudioPaper.Normalization.English;

/// <summary>
/// After an abbreviation: its period may end the sentence, too. Army after “U.S.” tells nothing, as any name may follow; words that
/// begin sentences tell, and so do an opened quotation and the end of the text.
/// </summary>
internal static class SentenceEnd
{
    /// <summary>The pattern: group <c>end</c> takes part where the sentence ends.</summary>
    public const string Pattern =
        @"(?<end>(?=[”’""')\]]{0,3}(?:\s{0,3}$|\s{1,3}[“""]\p{Lu}|\s{1,3}[‘'(]?(?:The|A|An|He|She|It|They|We|I|You|This|That|These|Those|There|Here|His|Her|Its|Their|Our|My|In|On|At|By|For|From|With|About|After|Before|During|Since|Until|When|While|Where|What|Who|How|Why|If|As|But|And|Or|So|Yet|Then|Now|Some|Many|Most|More|Each|Every|All|Both|No|Not|Nobody|Only|Once|Also|However|Meanwhile|Last|Next)\b(?!\.))))?";

    /// <summary>What is said, and a full stop when the period of the abbreviation is one, too.</summary>
    public static IEnumerable<SpokenPiece> After(Match match, params SpokenPiece[] pieces) =>
        match.Groups["end"].Success ? [.. pieces, SpokenPiece.Stop(".")] : pieces;
}
