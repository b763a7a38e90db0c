using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation.Lexicons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Api.Routes;

/// <summary>How words are said, for a newspaper or one issue of it.</summary>
internal static class LexiconRoutes
{
    private const int LongestGrapheme = 60;
    private const int LongestValue = 200;

    /// <summary>Maps them.</summary>
    public static void MapLexicons(this RouteGroupBuilder api)
    {
        foreach (var (path, name, of) in new[] { ("/newspapers/{newspaper}/lexemes", "newspapers", "a newspaper"), ("/issues/{newspaper}/{issue}/lexemes", "issues", "an issue") })
        {
            api.MapGet(path, (HttpContext context, LibraryFolder library, string newspaper) =>
                    Of(context, library, newspaper) is { } lexicons ? Results.Ok(List(lexicons)) : Problem.NotFound.Result())
                .Told($"{name}.lexemes.list", "Lexicon", $"All lexemes that hold for {of}, the strongest lexicons first.").Produces<ImmutableArray<LexemeAnswer>>().RequireScope(Scopes.LexiconRead);
            api.MapPost(path, async (HttpContext context, LibraryFolder library, string newspaper, LexemeRequest lexeme, CancellationToken cancellationToken) =>
                    Of(context, library, newspaper) is { } lexicons ? Results.Ok(Of((await AddAsync(lexicons, lexeme, cancellationToken)).Lexeme)) : Problem.NotFound.Result())
                .Told($"{name}.lexemes.add", "Lexicon", $"Says how a word is said in {of}; remake an issue to hear it.").Produces<LexemeAnswer>().RequireScope(Scopes.LexiconWrite);
            api.MapDelete(path, async (HttpContext context, LibraryFolder library, string newspaper, string grapheme, string? language, CancellationToken cancellationToken) =>
                    Of(context, library, newspaper) is { } lexicons && !(await LexiconChange.RemoveAsync(lexicons, grapheme, language, cancellationToken)).IsEmpty ? Results.NoContent() : Problem.NotFound.Result())
                .Told($"{name}.lexemes.remove", "Lexicon", $"Takes a word out of the lexicon of {of}.").Produces(StatusCodes.Status204NoContent).RequireScope(Scopes.LexiconWrite);
        }
    }

    private static IssueLexicons? Of(HttpContext context, LibraryFolder library, string newspaper) =>
        context.Request.RouteValues["issue"] is not string issue
            ? Known.Newspaper(library, context.User, newspaper) is { } folder ? new IssueLexicons(library.Root, folder, null) : null
            : Known.Issue(library, context.User, newspaper, issue) is { } found ? IssueLexicons.Of(library.Root, found.Id) : null;

    private static ImmutableArray<LexemeAnswer> List(IssueLexicons lexicons)
    {
        var (lexicon, problems) = LexiconFiles.Read(lexicons.Files(), IssueLexicons.Traditional());
        return problems.Count > 0 ? throw new LexiconException([.. problems]) : [.. lexicon.Lexemes.OrderByDescending(lexeme => lexeme.Level).Select(Of)];
    }

    /// <summary>Adds a lexeme that somebody sent.</summary>
    /// <exception cref="ProblemException">It is not well formed.</exception>
    /// <exception cref="RefusedLexemeException">The lexicon would be broken; nothing was changed.</exception>
    internal static Task<AddedLexeme> AddAsync(IssueLexicons lexicons, LexemeRequest lexeme, CancellationToken cancellationToken)
    {
        var (grapheme, value) = (lexeme.Grapheme?.Trim() ?? "", lexeme.Value?.Trim() ?? "");
        if (grapheme.Length is 0 or > LongestGrapheme || value.Length is 0 or > LongestValue || (grapheme + value).Any(char.IsControl) || lexeme.Language is not (null or "zh-CN" or "en-US")
            || lexeme.Kind is not ("pinyin" or "ipa" or "alias"))
        {
            throw Problem.Invalid.Saying($"grapheme 为 1 到 {LongestGrapheme} 个字符，value 为 1 到 {LongestValue} 个，kind 为 pinyin、ipa 或 alias，language 为 zh-CN、en-US 或不写。",
                $"grapheme has 1 to {LongestGrapheme} characters, value 1 to {LongestValue}, kind is pinyin, ipa or alias, language zh-CN, en-US or nothing.").Thrown();
        }

        var kind = lexeme.Kind switch { "pinyin" => LexemeKind.Pinyin, "ipa" => LexemeKind.Ipa, _ => LexemeKind.Alias };
        return LexiconChange.AddAsync(lexicons, grapheme, kind, value, lexeme.Language, cancellationToken);
    }

    private static LexemeAnswer Of(Lexeme lexeme) => new(
        lexeme.Grapheme, JsonNamingPolicy.KebabCaseLower.ConvertName(lexeme.Kind.ToString()), lexeme.Value, lexeme.Language, JsonNamingPolicy.KebabCaseLower.ConvertName(lexeme.Level.ToString()));
}
