using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Api.Routes;

/// <summary>Newspapers and their settings.</summary>
internal static class NewspaperRoutes
{
    /// <summary>Maps them.</summary>
    public static void MapNewspapers(this RouteGroupBuilder api)
    {
        api.MapGet("/newspapers", (LibraryFolder library, ClaimsPrincipal user) => Results.Ok(Known.Newspapers(library, user).Select(folder => Of(library, folder)).ToImmutableArray()))
            .Told("newspapers.list", "Newspapers", "All newspapers of the library.").Produces<ImmutableArray<NewspaperAnswer>>().RequireScope(Scopes.NewspapersRead);
        api.MapGet("/newspapers/{newspaper}", (string newspaper, LibraryFolder library, ClaimsPrincipal user) =>
                Known.Newspaper(library, user, newspaper) is { } folder ? Results.Ok(Of(library, folder)) : Problem.NotFound.Result())
            .Told("newspapers.get", "Newspapers", "One newspaper.").Produces<NewspaperAnswer>().RequireScope(Scopes.NewspapersRead);
        api.MapGet("/newspapers/{newspaper}/settings", ReadAsync)
            .Told("newspapers.settings.get", "Newspapers", "The settings of a newspaper (newspaper.settings.json); {} where there are none.").Produces<JsonElement>().RequireScope(Scopes.NewspapersRead);
        api.MapPut("/newspapers/{newspaper}/settings", WriteAsync).Accepts<JsonElement>("application/json")
            .Told("newspapers.settings.put", "Newspapers", "Replaces the settings of a newspaper; they hold for runs that begin afterwards. If-Match guards against overwriting.")
            .Produces<JsonElement>().RequireScope(Scopes.NewspapersWrite);
    }

    private static NewspaperAnswer Of(LibraryFolder library, string folder)
    {
        var issues = Known.Issues(library, folder).ToList();
        return new NewspaperAnswer(folder, Known.NewspaperName(library, folder), issues.Count, issues.Count == 0 ? null : Known.NameOf(issues[^1]));
    }

    private static async Task<IResult> ReadAsync(string newspaper, LibraryFolder library, ClaimsPrincipal user, HttpContext context, CancellationToken cancellationToken) =>
        Known.Newspaper(library, user, newspaper) is { } folder ? Tags.Json(context, await ContentAsync(PathOf(library, folder), cancellationToken)) : Problem.NotFound.Result();

    private static async Task<IResult> WriteAsync(string newspaper, LibraryFolder library, ClaimsPrincipal user, HttpContext context, CancellationToken cancellationToken)
    {
        if (Known.Newspaper(library, user, newspaper) is not { } folder)
        {
            return Problem.NotFound.Result();
        }

        var path = PathOf(library, folder);
        var body = await Tags.BodyAsync(context);
        // Read as every run will read it: what is wrong is told with its line, and nothing is written.
        SettingsFile.Parse(body, NewspaperSettings.FileName);
        using var kept = await FolderLock.TakeAsync(Path.Combine(library.Root, folder), () => { }, cancellationToken);
        Tags.Check(context, await ContentAsync(path, cancellationToken));
        await WholeFile.WriteAsync(path, body, cancellationToken);
        return Tags.Json(context, await ContentAsync(path, cancellationToken));
    }

    private static string PathOf(LibraryFolder library, string folder) => Path.Combine(library.Root, folder, NewspaperSettings.FileName);

    /// <summary>The settings as plain JSON: people may write comments into the file.</summary>
    private static async Task<byte[]> ContentAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return "{}"u8.ToArray();
        }

        try
        {
            await using var file = File.OpenRead(path);
            using var document = await JsonDocument.ParseAsync(file, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }, cancellationToken);
            return JsonSerializer.SerializeToUtf8Bytes(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new LibraryException($"{NewspaperSettings.FileName} is no JSON, line {(e.LineNumber ?? 0) + 1}; put new settings in its place.", $"{NewspaperSettings.FileName} 第 {(e.LineNumber ?? 0) + 1} 行不是合法的 JSON；请重新写入设置。", e);
        }
    }
}
