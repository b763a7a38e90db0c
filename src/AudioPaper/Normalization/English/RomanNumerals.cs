using System.Text.RegularExpressions;
using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Roman numerals: ordinals after names (Elizabeth II), cardinals after things (World War II, Chapter IV), and where nothing but a numeral of several letters can be meant.</summary>
internal static class RomanNumerals
{
    /// <summary>A numeral up to 399, well formed.</summary>
    private const string Numeral = @"(?=[IVXLC])(?<r>C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![\w&]|['’][a-rt-z]|-[a-z]|\.[A-Za-z])(?<s>['’]s(?![A-Za-z]))?";

    private const string Things =
        @"(?:[Ww]ar|[Cc]hapters?|[Pp]arts?|[Aa]ct|[Vv]olumes?|[Vv]ol\.|[Bb]ook|[Pp]hase|[Tt]ype|[Tt]itle|[Aa]rticle|[Ss]ection|[Bb]owl|[Rr]ocky|[Ww]restle[Mm]ania|[Cc]lass|[Gg]rade|[Ss]tage|[Ll]evel|[Ee]pisode|[Ff]igure|[Aa]ppendix|[Ss]chedule|[Tt]ier|[Cc]ategory|[Mm]ark|[Gg]roup|[Dd]ivision|[Ss]cene|[Ff]actor|[Cc]orps|[Vv]atican|[Oo]lympiad|[Tt]able|[Aa]nnex|[Pp]late|[Cc]anto|[Pp]roblem|[Vv]ersion|[Gg]eneration|[Gg]en|[Ff]antasy|[Ss]aturn|[Aa]pollo)";

    private const string Names =
        @"(?:King|Queen|Pope|Emperor|Tsar|Czar|Sultan|Louis|Henry|Elizabeth|Charles|George|Edward|William|James|Richard|Robert|John|Paul|Benedict|Pius|Leo|Gregory|Innocent|Clement|Urban|Julius|Sixtus|Napoleon|Nicholas|Alexander|Catherine|Frederick|Philip|Felipe|Ferdinand|Mary|Peter|Ivan|Wilhelm|Franz|Otto|Harald|Carl|Gustav|Margrethe|Christian|Haakon|Olav|Leopold|Albert|Baudouin|Umberto|Victor|Emmanuel|Juan|Carlos|Ramses|Ramesses|Ptolemy|Darius|Cyrus|Xerxes|Mehmed|Selim|Murad|Abdullah|Hussein|Mohammed|Faisal|Rama|Norodom|Stephen|Kenneth|David|Constantine|Theodosius|Justinian|Bartholomew|Tawadros|Shenouda|Maximilian|Rudolf|Sigismund|Casimir|Matthias|Harry|Rainier|Willem)";

    private const string NoStart = @"(?:The|A|In|And|When|Then|But|If|As|So|That|Because|Or|For|Yes|No)";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Verbalizer.Of("World War", @"(?<![A-Za-z])WW(?<r>I{1,3})(?![A-Za-z])", m => [SpokenPiece.English("World War " + Cardinal(Value(m.Of("r")).ToString()))]),
        Words("numeral of a thing", $@"(?<=\b{Things}\s){Numeral}(?!\s(?:am|was|have|had|will|would|could|think|saw|did|do|went|know|said)\b)", Cardinally),
        Words("numeral after another", $@"(?<=\b{Things}\s[IVXLC]{{1,7}}\s?(?:,|and|or|to|-|–|&)\s?){Numeral}", Cardinally),
        Words("numeral of a name", $@"(?<=\b{Names}\s)(?![CLI]\b(?!\s(?:of|died|was\sborn|reigned|ruled)\b|[’']s)){Numeral}(?!\s(?:am|have|had|will|would|could|think|saw)\b)", Ordinally),
        Words("numeral of a ruler", $@"(?<=\b(?:King|Queen|Pope|Emperor|Tsar|Prince)\s[A-Z][a-z]{{1,15}}\s|\bElizabeth\s|\bNapoleon\s){Numeral}(?!\s(?:am|have|had|will|would|could|think|saw)\b)", Ordinally),
        Words("numeral of a person", $@"(?<=\b(?!{NoStart}\b)[A-Z][a-z]{{1,15}}\s(?:[A-Z]\.\s)?[A-Z][a-z]{{1,15}},?\s)(?=I{{2,3}}\b|IV\b|VI{{0,3}}\b){Numeral}", Ordinally),
        Words("century", $@"(?<![A-Za-z'’.&-])(?=[IVX]{{2}}){Numeral}(?=(?:\s|-)[Cc]entur)", m => Ordinal(Value(m.Of("r")).ToString())),
        Words("numeral before what is counted", $@"(?<![A-Za-z'’.&-])(?=[IVX]{{2}}){Numeral}(?=\s(?:Olympi\w{{1,4}}|Winter|Summer|Commonwealth|Congress|Army|Corps|Brigade|Legion)\b)", m => Ordinal(Value(m.Of("r")).ToString())),
        Words("lone numeral", $@"(?<=^\s{{0,3}})(?=[IVXLC]{{2}}){Numeral}(?=[.:)]?\s{{0,3}}$|[.:]\s)", Cardinally),
        Words("plain numeral", $@"(?<![A-Za-z'’.&-])(?=(?:III?|VI{{2,3}}|XI{{1,3}}|X?XIV|XV?I{{1,3}}|XVI{{0,3}}|XI?X|XX[IVX]{{1,4}})\b){Numeral}", Cardinally),
        Words("numeral in one sign", "[Ⅰ-Ⅻ①-⑳]", m => Cardinal(((int)char.GetNumericValue(m.Value[0])).ToString())),
    ];

    private static string Cardinally(Match m) => Cardinal(Value(m.Of("r")).ToString()) + (m.Has("s") ? "'s" : "");

    private static string Ordinally(Match m) => $"the {Ordinal(Value(m.Of("r")).ToString())}{(m.Has("s") ? "'s" : "")}";

    /// <summary>The value of a well-formed numeral.</summary>
    internal static int Value(string numeral)
    {
        var sum = 0;
        for (var i = 0; i < numeral.Length; i++)
        {
            var value = Of(numeral[i]);
            sum += i + 1 < numeral.Length && Of(numeral[i + 1]) > value ? -value : value;
        }

        return sum;
    }

    private static int Of(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 100 };
}
