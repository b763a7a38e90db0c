using AudioPaper.Host.Library;
using AudioPaper.Normalization.Lexicons;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>lexicon add</c> and <c>lexicon remove</c>.</summary>
internal static class LexiconEditing
{
    /// <summary>Adds a lexeme, or replaces what was told of its grapheme.</summary>
    /// <returns>Exit code.</returns>
    public static async Task<int> AddAsync(LexiconRequest request, string grapheme, LexemeKind kind, string value, UiLanguage ui, CancellationToken cancellationToken)
    {
        var (lexicons, isPublished) = Newspapers.LexiconsOf(request.Library, request.Newspaper, request.Issue);
        AddedLexeme added;
        try
        {
            added = await LexiconChange.AddAsync(lexicons, grapheme, kind, value, request.Language, cancellationToken);
        }
        catch (RefusedLexemeException e)
        {
            Console.Error.WriteLine(ConsoleProgress.Printable(ui.Say($"错误：{e.Chinese}", $"Error: {e.Message}")));
            return Failure.Usage;
        }

        var (lexeme, old, stronger) = added;
        Console.Out.WriteLine(LexiconListing.Line(lexeme, ui) + (old is null || old.Value == lexeme.Value ? "" : ui.Say($"，原为 {old.Value}", $", was {old.Value}")));
        if (stronger is not null)
        {
            Console.Out.WriteLine(ui.Say($"但在这一期中以此为准：{LexiconListing.Line(stronger, ui)}", $"but in this issue another counts: {LexiconListing.Line(stronger, ui)}"));
        }

        if (!isPublished)
        {
            Console.Out.WriteLine(ui.Say($"节目库里还没有“{request.Newspaper}”这份报纸的节目；请确认名称与 narrate 用的一致。", $"The library has no issue of «{request.Newspaper}» yet; make sure that narrate uses the same name."));
        }

        Console.Out.WriteLine(ui.Say("对同样的版面再次运行 narrate，只会重录受影响的句子。", "Run narrate on the same pages again: only the sentences it touches are spoken anew."));
        return 0;
    }

    /// <summary>Takes a grapheme out of a lexicon.</summary>
    /// <returns>Exit code: 1 when no lexicon there has it.</returns>
    public static async Task<int> RemoveAsync(LexiconRequest request, string grapheme, UiLanguage ui, CancellationToken cancellationToken)
    {
        var (lexicons, _) = Newspapers.LexiconsOf(request.Library, request.Newspaper, request.Issue);
        var known = await LexiconChange.RemoveAsync(lexicons, grapheme, request.Language, cancellationToken);
        foreach (var lexeme in known)
        {
            Console.Out.WriteLine(ui.Say($"已删去：{LexiconListing.Line(lexeme, ui)}", $"removed: {LexiconListing.Line(lexeme, ui)}"));
        }

        return known.Length > 0 ? 0 : Missing(grapheme, lexicons, ui);
    }

    private static int Missing(string grapheme, IssueLexicons lexicons, UiLanguage ui)
    {
        Console.Error.WriteLine(ui.Say($"错误：{lexicons.Folder} 的词典里没有“{grapheme}”；可用 audiopaper lexicon list 查看。", $"Error: no lexicon in {lexicons.Folder} has «{grapheme}»; \"audiopaper lexicon list\" shows what there is."));
        return Failure.Failed;
    }
}
