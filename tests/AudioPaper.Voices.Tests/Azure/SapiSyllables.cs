using System.Text.RegularExpressions;

namespace AudioPaper.Voices.Tests.Azure;

/// <summary>The zh-CN phone set as Azure documents it: initials, finals and whole syllables, tones 1 to 5, the r of erhua.</summary>
internal static partial class SapiSyllables
{
    private static readonly string[] Initials = "b p m f d t n l g k h j q x zh ch sh r z c s y w".Split(' ');
    private static readonly string[] Finals = "a o e i u v ai ei ui ao ou iu ie ue er an en in un ang eng ing ong ia ian iang iao iong ua uai uan uang uo".Split(' ');
    /// <summary>Of all that initials and finals could make, what Mandarin has.</summary>
    private static readonly HashSet<string> Known =
    [
        .. Initials.SelectMany(_ => Finals, (initial, final) => initial + final).Concat("a o e ai ei ao ou an en ang er".Split(' '))
            .Intersect([.. Espeak.Syllables.All.Except(["fiao", "lue", "nue"]), .. "lue nue".Split(' ')]).Except(["lve", "nve"]),
    ];

    /// <summary>Whether the service takes all phones of an attribute.</summary>
    public static bool AreKnown(string phones) => Phones().IsMatch(phones) && phones.Split(" - ").All(syllable => Known.Contains(syllable.Split(' ')[0]));

    [GeneratedRegex(@"\A[a-z]{1,6}( r)? [1-5]( - [a-z]{1,6}( r)? [1-5])*\z")]
    private static partial Regex Phones();
}
