using AudioPaper.Diagnostics;

namespace AudioPaper.Pronunciation.Lexicons;

/// <summary>Something in a lexicon that is not right.</summary>
/// <param name="File">Path of the lexicon.</param>
/// <param name="Line">Line in it, from 1.</param>
/// <param name="English">What is wrong and the way out, without its place.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record LexiconProblem(string File, int Line, string English, string Chinese)
{
    /// <summary>The sentence with its place.</summary>
    public (string English, string Chinese) Sentence => ($"{File}, line {Line}: {English}.", $"{File} 第 {Line} 行：{Chinese}。");
}

/// <summary>A lexicon is broken. The message is one sentence: the first problem, and how many more there are.</summary>
public sealed class LexiconException : SentenceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problems">At least one.</param>
    public LexiconException(IReadOnlyList<LexiconProblem> problems)
        : base(InEnglish(problems), InChinese(problems), null) => Problems = problems;

    /// <summary>A sentence of its own.</summary>
    internal LexiconException(string message, string chinese, Exception? innerException = null)
        : base(message, chinese, innerException) => Problems = [];

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<LexiconProblem> Problems { get; }

    private static string InEnglish(IReadOnlyList<LexiconProblem> problems) =>
        problems[0].Sentence.English + (problems.Count == 1 ? "" : $" ({problems.Count - 1} more; \"audiopaper lexicon list\" shows them.)");

    private static string InChinese(IReadOnlyList<LexiconProblem> problems) =>
        problems[0].Sentence.Chinese + (problems.Count == 1 ? "" : $"（另有 {problems.Count - 1} 处问题，见 audiopaper lexicon list。）");
}
