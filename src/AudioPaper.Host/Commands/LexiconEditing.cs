using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation.Lexicons;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>lexicon add</c> and <c>lexicon remove</c>. A lexicon is changed by one process at a time, and never into a broken one.</summary>
internal static class LexiconEditing
{
    /// <summary>Adds a lexeme, or replaces what was told of its grapheme.</summary>
    /// <returns>Exit code.</returns>
    public static async Task<int> AddAsync(LexiconRequest request, string grapheme, LexemeKind kind, string value, UiLanguage ui, CancellationToken cancellationToken)
    {
        var (lexicons, isPublished) = Newspapers.LexiconsOf(request.Library, request.Newspaper, request.Issue);
        var language = request.Language ?? (Writing.IsMainlyChinese(kind == LexemeKind.Alias ? value : grapheme) ? "zh-CN" : "en-US");
        var path = lexicons.PathOf(language);
        using var kept = await FolderLock.TakeAsync(lexicons.Folder, () => { }, cancellationToken);
        var (traditional, files) = (IssueLexicons.Traditional(), lexicons.Files().ToList());
        var before = LexiconFiles.Load(files, traditional);
        if (!files.Exists(file => file.Path == path))
        {
            files.Add((path, lexicons.Level));
        }

        var bytes = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : PlsEdit.Empty(language);
        var edited = new PlsEdit(before.KeyOf).Add(bytes, grapheme, kind, value);
        var (after, problems) = LexiconFiles.Read(files, traditional, (path, edited));
        if (problems.Count > 0)
        {
            Console.Error.WriteLine(ConsoleProgress.Printable(ui.Say($"错误：未改动 {path}：{problems[0].Chinese}。", $"Error: {path} was not changed: {problems[0].English}.")));
            return Failure.Usage;
        }

        await WholeFile.WriteAsync(path, edited, cancellationToken);
        var lexeme = after.Lexemes.First(added => added.File == path && after.KeyOf(added.Grapheme) == after.KeyOf(grapheme));
        var old = before.Lexemes.FirstOrDefault(replaced => replaced.File == path && before.KeyOf(replaced.Grapheme) == before.KeyOf(grapheme));
        Console.Out.WriteLine(LexiconListing.Line(lexeme, ui) + (old is null || old.Value == lexeme.Value ? "" : ui.Say($"，原为 {old.Value}", $", was {old.Value}")));
        if (after.Lexemes.FirstOrDefault(other => other.Level > lexeme.Level && other.IsChinese == lexeme.IsChinese && after.KeyOf(other.Grapheme) == after.KeyOf(grapheme)) is { } stronger)
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
        if (!Directory.Exists(lexicons.Folder))
        {
            return Missing(grapheme, lexicons, ui);
        }

        using var kept = await FolderLock.TakeAsync(lexicons.Folder, () => { }, cancellationToken);
        var lexicon = LexiconFiles.Load(lexicons.Files(), IssueLexicons.Traditional());
        var known = lexicon.Lexemes.Where(lexeme => lexeme.Level == lexicons.Level && lexicon.KeyOf(lexeme.Grapheme) == lexicon.KeyOf(grapheme)
            && (request.Language is null || lexeme.IsChinese == request.Language.StartsWith("zh", StringComparison.Ordinal))).ToList();
        foreach (var lexeme in known)
        {
            if (new PlsEdit(lexicon.KeyOf).Remove(await File.ReadAllBytesAsync(lexeme.File, cancellationToken), grapheme) is { } edited)
            {
                await WholeFile.WriteAsync(lexeme.File, edited, cancellationToken);
                Console.Out.WriteLine(ui.Say($"已删去：{LexiconListing.Line(lexeme, ui)}", $"removed: {LexiconListing.Line(lexeme, ui)}"));
            }
        }

        return known.Count > 0 ? 0 : Missing(grapheme, lexicons, ui);
    }

    private static int Missing(string grapheme, IssueLexicons lexicons, UiLanguage ui)
    {
        Console.Error.WriteLine(ui.Say($"错误：{lexicons.Folder} 的词典里没有“{grapheme}”；可用 audiopaper lexicon list 查看。", $"Error: no lexicon in {lexicons.Folder} has «{grapheme}»; \"audiopaper lexicon list\" shows what there is."));
        return Failure.Failed;
    }
}
