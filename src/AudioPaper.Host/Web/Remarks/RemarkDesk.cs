using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Api.Routes;
using AudioPaper.Host.Web.Guards;

namespace AudioPaper.Host.Web.Remarks;

/// <summary>What editors do with remarks.</summary>
/// <param name="library">The library.</param>
/// <param name="newsroom">Makes the issue again.</param>
/// <param name="clock">The clock.</param>
internal sealed class RemarkDesk(LibraryFolder library, Newsroom newsroom, TimeProvider clock)
{
    private const int LongestAnswer = 300;

    /// <summary>The remarks on a newspaper.</summary>
    public RemarkBox BoxOf(string newspaperFolder) => new(library, newspaperFolder, clock);

    /// <summary>Puts a word into the lexicon and makes the issue again; only sentences with that word are spoken anew.</summary>
    /// <param name="newspaperFolder">The newspaper.</param>
    /// <param name="id">The remark.</param>
    /// <param name="lexeme">How the word is said.</param>
    /// <param name="isOfIssue">Whether that holds for this issue only; else for the newspaper from now on.</param>
    /// <param name="answer">What the listener is told; null for nothing but that it is corrected.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The remark; null when it is not there, or answered.</returns>
    /// <exception cref="Diagnostics.SentenceException">The lexicon would be broken; nothing was changed.</exception>
    /// <exception cref="ProblemException">What is asked for is wrong.</exception>
    public async Task<Remark?> AcceptAsync(string newspaperFolder, string id, LexemeRequest lexeme, bool isOfIssue, string? answer, CancellationToken cancellationToken)
    {
        var (box, said) = (BoxOf(newspaperFolder), Checked(answer));
        if (await box.ReadAsync(id, cancellationToken) is not { Stage: RemarkStage.Open } remark)
        {
            return null;
        }

        var issue = new IssueId($"{newspaperFolder}/{remark.Issue}");
        var added = await LexiconRoutes.AddAsync(isOfIssue ? IssueLexicons.Of(library.Root, issue) : new IssueLexicons(library.Root, newspaperFolder, null), lexeme, cancellationToken);
        if (!isOfIssue && IssueLexicons.Of(library.Root, issue).Load().Lexemes.FirstOrDefault(other => other.Level > added.Lexeme.Level && other.Grapheme == added.Lexeme.Grapheme && other.IsChinese == added.Lexeme.IsChinese) is not null)
        {
            // What the issue's own lexicon says of the word would win, and the listener would wait in vain.
            await LexiconRoutes.AddAsync(IssueLexicons.Of(library.Root, issue), lexeme, cancellationToken);
        }

        // The time is taken first: what is published after it has the word right.
        var at = clock.GetUtcNow();
        await newsroom.RenewAsync(issue, isUpgrade: false, cancellationToken);
        return await box.AnswerAsync(id, open => open with { Stage = RemarkStage.Accepted, Answer = said, AnsweredAt = at, Lexeme = $"{added.Lexeme.Grapheme} → {added.Lexeme.Value}" }, cancellationToken);
    }

    /// <summary>Leaves it as it was said.</summary>
    /// <param name="newspaperFolder">The newspaper.</param>
    /// <param name="id">The remark.</param>
    /// <param name="answer">Why; null for no word.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The remark; null when it is not there, or answered.</returns>
    public async Task<Remark?> DeclineAsync(string newspaperFolder, string id, string? answer, CancellationToken cancellationToken)
    {
        var said = Checked(answer);
        return await BoxOf(newspaperFolder).AnswerAsync(id, open => open with { Stage = RemarkStage.Declined, Answer = said, AnsweredAt = clock.GetUtcNow() }, cancellationToken);
    }

    private static string? Checked(string? answer) => Packaging.PlainText.OneLine(answer ?? "").Trim() switch
    {
        "" => null,
        { Length: > LongestAnswer } => throw Problem.Invalid.Saying($"答复不超过 {LongestAnswer} 个字符。", $"An answer has {LongestAnswer} characters at most.").Thrown(),
        var line => line,
    };
}
