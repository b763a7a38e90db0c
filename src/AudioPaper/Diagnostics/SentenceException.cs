using System.Globalization;

namespace AudioPaper.Diagnostics;

/// <summary>An error that a person is told in one sentence, in English or Chinese: what failed, where, and the way out.</summary>
public abstract class SentenceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The sentence in English.</param>
    /// <param name="chinese">The sentence in Chinese; null when there is none and the English one serves.</param>
    /// <param name="innerException">What caused it.</param>
    protected SentenceException(string message, string? chinese, Exception? innerException)
        : base(Printable(message), innerException) => Chinese = chinese is null ? null : Printable(chinese);

    /// <summary>The sentence in Chinese; null when there is none and the English one serves.</summary>
    public string? Chinese { get; }

    /// <summary>Sentences quote files and names of anybody's making: these must not break the line, move the cursor or turn the direction.</summary>
    private static string Printable(string sentence) =>
        string.Concat(sentence.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c));
}
