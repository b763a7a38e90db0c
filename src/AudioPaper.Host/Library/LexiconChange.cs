using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Files;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation.Lexicons;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Library;

/// <summary>A lexeme that was added.</summary>
/// <param name="Lexeme">The lexeme.</param>
/// <param name="Before">What the same lexicon said of the grapheme before; null for nothing.</param>
/// <param name="Stronger">What counts in the issue instead; null when this one counts.</param>
internal sealed record AddedLexeme(Lexeme Lexeme, Lexeme? Before, Lexeme? Stronger);

/// <summary>A lexeme would break its lexicon; nothing was changed.</summary>
internal sealed class RefusedLexemeException(string message, string chinese) : SentenceException(message, chinese, null);

/// <summary>Changes lexicons of a library. A lexicon is changed by one process at a time, and never into a broken one.</summary>
internal static class LexiconChange
{
    /// <summary>Adds a lexeme, or replaces what was told of its grapheme.</summary>
    /// <param name="lexicons">Where it belongs.</param>
    /// <param name="grapheme">The word as it is written.</param>
    /// <param name="kind">What is told of it.</param>
    /// <param name="value">The reading, or the text that is read instead.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>; null where the writing tells.</param>
    /// <param name="cancellationToken">Ends the wait for other processes.</param>
    /// <exception cref="RefusedLexemeException">The lexicon would be broken; nothing was changed.</exception>
    public static async Task<AddedLexeme> AddAsync(IssueLexicons lexicons, string grapheme, LexemeKind kind, string value, string? language, CancellationToken cancellationToken)
    {
        language ??= Writing.IsMainlyChinese(kind == LexemeKind.Alias ? value : grapheme) ? "zh-CN" : "en-US";
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
            throw new RefusedLexemeException($"{path} was not changed: {problems[0].English}.", $"未改动 {path}：{problems[0].Chinese}。");
        }

        await WholeFile.WriteAsync(path, edited, cancellationToken);
        var lexeme = after.Lexemes.First(added => added.File == path && after.KeyOf(added.Grapheme) == after.KeyOf(grapheme));
        return new AddedLexeme(
            lexeme,
            before.Lexemes.FirstOrDefault(replaced => replaced.File == path && before.KeyOf(replaced.Grapheme) == before.KeyOf(grapheme)),
            after.Lexemes.FirstOrDefault(other => other.Level > lexeme.Level && other.IsChinese == lexeme.IsChinese && after.KeyOf(other.Grapheme) == after.KeyOf(grapheme)));
    }

    /// <summary>Takes a grapheme out of a newspaper's or issue's lexicons.</summary>
    /// <param name="lexicons">Where.</param>
    /// <param name="grapheme">The word.</param>
    /// <param name="language">Only of this language; null for both.</param>
    /// <param name="cancellationToken">Ends the wait for other processes.</param>
    /// <returns>What was taken out; none when no lexicon there has it.</returns>
    public static async Task<ImmutableArray<Lexeme>> RemoveAsync(IssueLexicons lexicons, string grapheme, string? language, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(lexicons.Folder))
        {
            return [];
        }

        using var kept = await FolderLock.TakeAsync(lexicons.Folder, () => { }, cancellationToken);
        var lexicon = LexiconFiles.Load(lexicons.Files(), IssueLexicons.Traditional());
        var known = lexicon.Lexemes.Where(lexeme => lexeme.Level == lexicons.Level && lexicon.KeyOf(lexeme.Grapheme) == lexicon.KeyOf(grapheme)
            && (language is null || lexeme.IsChinese == language.StartsWith("zh", StringComparison.Ordinal))).ToImmutableArray();
        foreach (var lexeme in known)
        {
            if (new PlsEdit(lexicon.KeyOf).Remove(await File.ReadAllBytesAsync(lexeme.File, cancellationToken), grapheme) is { } edited)
            {
                await WholeFile.WriteAsync(lexeme.File, edited, cancellationToken);
            }
        }

        return known;
    }
}
