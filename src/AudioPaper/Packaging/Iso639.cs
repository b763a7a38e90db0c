namespace AudioPaper.Packaging;

/// <summary>Three-letter names of languages, which ID3 wants.</summary>
internal static class Iso639
{
    /// <summary>The ISO 639-2 (terminology) code of a BCP 47 tag; <c>und</c> for a language not in the table.</summary>
    /// <param name="languageTag">For example <c>zh-CN</c>.</param>
    public static string ThreeLetters(string languageTag) => languageTag.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "zh" or "yue" or "cmn" or "zho" => "zho",
        "en" => "eng",
        "ar" => "ara",
        "de" => "deu",
        "es" => "spa",
        "fr" => "fra",
        "hi" => "hin",
        "id" => "ind",
        "it" => "ita",
        "ja" => "jpn",
        "ko" => "kor",
        "ms" => "msa",
        "nl" => "nld",
        "pl" => "pol",
        "pt" => "por",
        "ru" => "rus",
        "th" => "tha",
        "tr" => "tur",
        "uk" => "ukr",
        "vi" => "vie",
        { Length: 3 } known when known.All(char.IsAsciiLetterLower) => known,
        _ => "und",
    };
}
