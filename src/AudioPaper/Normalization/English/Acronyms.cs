using System.Collections.Frozen;

namespace AudioPaper.Normalization.English;

/// <summary>Words in capitals: said as words (NASA), spelled (FBI, MPs), or plain words in a line of capitals (CITY HALL BURNS).</summary>
internal static class Acronyms
{
    /// <summary>Capitals that are said as a word.</summary>
    private static readonly FrozenSet<string> Words = (
        "NASA NATO UNESCO UNICEF OPEC AIDS FIFA UEFA ASEAN NAFTA FEMA SARS MERS COVID OSHA DARPA APEC BRICS IKEA NASDAQ NASCAR PIN SIM RAM ROM SWAT TED GATT CERN ISIS HAMAS TASS CUNY SUNY MENSA NIMBY DACA POTUS SCOTUS FLOTUS LIDAR RADAR LASER SONAR GIF JPEG LASIK WASP NOAA "
        + "UNCTAD INTERPOL EUROPOL SALT START NORAD GAAP BAFTA EGOT TEFL TOEFL AWOL FOMO YOLO ZIP SPAC HIPAA ERISA MAGA AUKUS ECOWAS MERCOSUR QUAD NAVY COP MOOC CRISPR DOGE AMBER PETA NOVA SAGE SCUBA ICANN FAFSA PAC RICO ARPA LASA OLED DRAM "
        + "A I O").Split(' ').ToFrozenSet();

    /// <summary>Spelled even in a line of capitals.</summary>
    private static readonly FrozenSet<string> Initialisms = (
        "US UK EU UN UAE USA USSR FBI CIA BBC CNN GDP CEO CFO CTO AI TV DVD CD PC MP MPS GOP NBA NFL MLB NHL IMF WTO IRS NYPD LAPD DNA RNA HIV LGBT ATM IPO NHS ITV NBC CBS ABC MSNBC HBO IBM VIP UFO SUV GPS USB LED HD NGO EV FDA CDC EPA SEC FCC DOJ NSA UNHCR").Split(' ').ToFrozenSet();

    /// <summary>Common words that stand in capitals for emphasis.</summary>
    private static readonly FrozenSet<string> Emphasised = (
        "THE AND NOT NO YES BUT OR IF IN ON AT BY TO OF FOR FROM WITH ALL ANY ARE AS BE CAN DO DID DOES GET GO HAS HAVE HE SHE HER HIS HIM HOW IS ITS MAY ME MY NEW NOW OLD ONE OUR OUT SEE SO TWO TOP UP WAS WAY WE WHY WILL YOU YOUR ALSO BACK BEEN BEST BOTH DOWN EACH ELSE EVEN EVER FIND FIRST FREE FULL GOOD GREAT HELP HERE HIGH HOME JUST KEEP KNOW LAST LIFE LIKE LIVE LONG LOOK LOVE MADE MAKE MANY MORE MOST MUCH MUST NEED NEVER NEWS NEXT NONE ONLY OPEN OVER PLAY READ REAL SAID SAME SAY SAYS SHOW SOME STAR STAY STOP SUCH SURE TAKE TELL THAN THAT THEIR THEM THEN THERE THEY THIS TIME VERY VOTE WANT WEAR WELL WENT WERE WHAT WHEN WHERE WHICH WORK WORLD YEAR ZERO SALE SOLD DEAD GONE BIG BAD HOT FUN WAR DAY MAN MEN").Split(' ').ToFrozenSet();

    /// <summary>
    /// Neither before nor after it, within 30 characters, a small letter, and beside it another word of four capitals or more; or a word
    /// of four or more with a vowel right beside such a word (NIGHT BUSES Last stop), all of a line (PARKS), or the place that begins one (HAIWAN —).
    /// </summary>
    private const string AmongCapitals = @"(?<loud>(?<![a-z][^a-z]{0,30})(?<=\b[A-Z]{4,}[^A-Za-z]{1,3}|(?=[A-Z]{2,30}[^A-Za-z]{1,3}[A-Z]{4}))(?![^a-z]{1,30}[a-z])"
        + @"|(?=[A-Z]{0,30}[AEIOUY])(?=[A-Z]{4})(?:(?<=\b[A-ZÀ-Þ]{4,30} )|(?=[A-Z]{4,30} [A-ZÀ-Þ]{4})|(?<=^\s?)(?=[A-Z]{4,30}(?:\s?$| ?[—–]))))?";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Verbalizer.Of("letters with and of an owner", @"(?<![A-Za-z&])([A-Z]{1,4})&([A-Z]{1,4})['’]s(?![A-Za-z])", m =>
            [SpokenPiece.Letters(m.Groups[1].Value), SpokenPiece.English("and"), SpokenPiece.English(m.Groups[2].Value + "'s")]),
        Verbalizer.Of("letters with and", @"(?<![A-Za-z&])([A-Z]{1,4})&([A-Z]{1,4})(?:(s)(?![A-Za-z])|(?![A-Za-z&]))", m =>
            [SpokenPiece.Letters(m.Groups[1].Value), SpokenPiece.English("and"), SpokenPiece.Letters(m.Groups[2].Value + m.Groups[3].Value)]),
        Verbalizer.Of("stock ticker", @"\$([A-Z]{1,5})(?![A-Za-z\d])|(?<=\((?:NYSE|NASDAQ|Nasdaq|LSE|HKEX|TSX|ASX)\s?:\s?)([A-Z]{1,5})(?![A-Za-z])", m => [SpokenPiece.Letters(m.Groups[1].Value + m.Groups[2].Value)]),
        Verbalizer.Of("plural of letters", @"(?<![A-Za-z'’-])([A-Z]{2,6})(?:['’]?s)(?![A-Za-z])", m => [Piece(m.Groups[1].Value, m.Value.AsSpan().IndexOfAny('\'', '’') < 0 ? "s" : "'s")]),
        Verbalizer.Of("letters", AmongCapitals + @"(?<!['’])([A-Z]{2,30})(?![A-Za-zÀ-ɏ]|['’][A-Za-z])", m => [m.Has("loud") && !Initialisms.Contains(m.Groups[1].Value) ? SpokenPiece.English(m.Groups[1].Value) : Piece(m.Groups[1].Value)]),
    ];

    /// <summary>How a run of letters is said: as a word, or spelled. With <c>'s</c> the voice is left to spell it; a small s after spelled letters is their plural.</summary>
    public static SpokenPiece Piece(string capitals, string ending = "") =>
        ending == "'s" || capitals.Length > 6 || Words.Contains(capitals) || Emphasised.Contains(capitals)
            ? SpokenPiece.English(capitals + ending)
            : SpokenPiece.Letters(capitals + ending);
}
