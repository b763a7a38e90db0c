namespace AudioPaper.Normalization;

/// <summary>The language a text stands in. It decides how figures without letters around them are said.</summary>
public enum TextLanguage
{
    /// <summary>Not told: the script of the text decides.</summary>
    Unknown,

    /// <summary>Mandarin Chinese.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
