using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Years, spans of years, seasons, decades and eras, told from quantities: newspapers print a comma in a quantity of four digits, and none in a year.</summary>
internal static class Years
{
    private const string Counted = @"(?=\s(?:people|men|women|children|students|pupils|workers|employees|jobs|homes|houses|miles|kilomet(?:er|re)s|met(?:er|re)s|feet|yards|acres|hectares|tons|tonnes|pounds|dollars|euros|yuan|votes|words|points|calories|hours|minutes|deaths|cases|soldiers|troops|residents|visitors|members|species|objects|copies|tickets|seats|square|cubic|of\sthem)\b)";
    private const string Era = @"(?<era>B\.?C\.?E?\.?|A\.D\.|AD|C\.?E\.)(?![A-Za-z])";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Verbalizer.Of("year of an era", $@"(?<![\d.,])(?<y>\d{{1,6}}|\d{{1,3}},\d{{3}})\s?{Era}(?:(?<=\.){SentenceEnd.Pattern})?", m => SentenceEnd.After(m,
            SpokenPiece.English(m.Of("y").Length == 4 ? Year(m.Of("y")) : Cardinal(m.Of("y"))), SpokenPiece.Letters(m.Of("era").Replace(".", "")))),
        Words("years", $@"(?<!\d)(?<y>{Year4}){Dash}(?<to>{Year4}|\d\d)(?![\d,.%:]\d|\d|\s?(?:%|percent))", m => $"{Year(m.Of("y"))} to {(m.Of("to").Length == 4 ? Year(m.Of("to")) : TwoDigits(m.Of("to")))}"),
        Words("season", $@"(?<!\d)(?<y>{Year4})/(?<to>\d\d)(?![\d/])", m => $"{Year(m.Of("y"))} {TwoDigits(m.Of("to"))}"),
        Words("decade", @"(?<!\d)(?<y>1[0-9]\d0|20\d0)['’]?s\b", m => Plural(Year(m.Of("y")))),
        Words("tens", @"(?<!\d)(?<y>[2-9]0)['’]?s\b", m => Plural(Cardinal(m.Of("y")))),
        Words("shortened year", @"(?<=(?<!\w)['’‘])(?<y>0\d)(?!\d)", m => TwoDigits(m.Of("y"))),
        Words("quantity of four digits", $@"(?<!\d)(?<n>[1-9]\d{{3}})(?!\d){Counted}", m => m.Of("n").EndsWith("00", StringComparison.Ordinal) ? Year(m.Of("n")) : Cardinal(m.Of("n"))),
        Words("early or late year", @"(?<=\b(?:in|since|by|until|till|from|around|circa|year|before|after|c\.)\s)(?<y>1066|10\d\d|2[1-9]\d\d)(?![\d,.%]\d|\d|%|\s[a-z]{3,}s\b)", m => Year(m.Of("y"))),
        Words("year", $@"(?<!\d)(?:{Year4}|1066|2[1-9]\d\d(?=\s[A-Z]|\s?[.,;:!?)”""'’]|\s*$))(?![\d,.%x×]\d|\d)", m => Year(m.Value)),
    ];
}
