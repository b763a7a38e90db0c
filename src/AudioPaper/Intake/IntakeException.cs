using AudioPaper.Diagnostics;

namespace AudioPaper.Intake;

/// <summary>An input could not be read. The message is one sentence for people: the file, the place, the way out.</summary>
public sealed class IntakeException(string message, string chinese, Exception? innerException = null) : SentenceException(message, chinese, innerException)
{
    /// <summary>The place as the message names it, file first (<c>a.json: articles[0].headline</c>), where it is a value of a JSON file.</summary>
    internal string? Place { get; init; }
}
