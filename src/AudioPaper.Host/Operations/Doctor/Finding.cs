using AudioPaper.Host.Commands;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>How a check ended.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and something is worth mending.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Error,
}

/// <summary>What a check found.</summary>
/// <param name="Level">How it ended.</param>
/// <param name="Check">What was looked at, one word: <c>ffmpeg</c>, <c>disk</c> …</param>
/// <param name="Sentence">One sentence.</param>
/// <param name="Mend">How to mend it; null when nothing is to mend, or the sentence says it.</param>
internal sealed record Finding(FindingLevel Level, string Check, string Sentence, string? Mend = null);

/// <summary>Makes findings of one check in the language of the user.</summary>
/// <param name="check">What is looked at.</param>
/// <param name="ui">The language.</param>
internal sealed class Findings(string check, UiLanguage ui)
{
    /// <summary>As it should be.</summary>
    public Finding Ok(string chinese, string english) => new(FindingLevel.Ok, check, ui.Say(chinese, english));

    /// <summary>It works, and something is worth mending.</summary>
    public Finding Warning(string chinese, string english, string? mendInChinese = null, string? mend = null) => new(FindingLevel.Warning, check, ui.Say(chinese, english), Mend(mendInChinese, mend));

    /// <summary>It does not work.</summary>
    public Finding Error(string chinese, string english, string? mendInChinese = null, string? mend = null) => new(FindingLevel.Error, check, ui.Say(chinese, english), Mend(mendInChinese, mend));

    private string? Mend(string? chinese, string? english) => english is null ? null : ui.Say(chinese ?? english, english);
}
