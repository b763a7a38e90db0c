namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>Why it is not certain that something is said rightly, or at all. A closed list.</summary>
public enum DoubtReason
{
    /// <summary>A hanzi with several common readings that no word around it decides.</summary>
    Polyphone,

    /// <summary>A hanzi that the tables do not know; it is not said.</summary>
    UnknownHanzi,

    /// <summary>A name of a person that stands in no table and has a hanzi with several common readings.</summary>
    Name,

    /// <summary>A Latin word with letters that English has not; an English voice may spell it or say it wrongly.</summary>
    UnusualLatin,

    /// <summary>Characters that no voice here can say; they are not said.</summary>
    Unspeakable,

    /// <summary>A word that recognition of a scanned page was not sure of; it is said as it was read.</summary>
    Recognition,
}

/// <summary>A doubt about a piece of a script.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Confidence">How likely it is right all the same, 0 to 1; null where nobody can tell.</param>
public readonly record struct Doubt(DoubtReason Reason, double? Confidence = null);
