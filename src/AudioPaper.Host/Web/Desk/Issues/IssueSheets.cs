using AudioPaper.Diagnostics;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Pronunciation;
using AudioPaper.Publishing.ProofSheet;
using AudioPaper.Publishing.ScriptSheet;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Desk.Issues;

/// <summary>The proof sheet and the script sheet of an issue as it is kept, edits by hand included. One is made at a time: they are large, and people look at one.</summary>
internal sealed class IssueSheets : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lazy<MandarinReader> reader = new(() => MandarinReader.Load(StudioTools.MandarinFolder));

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/issues/{newspaper}/{issue}/proof", context => context.RequestServices.GetRequiredService<IssueSheets>().AnswerAsync(context, isProof: true)).RequireScope(Scopes.IssuesRead);
        desk.MapGet("/issues/{newspaper}/{issue}/script", context => context.RequestServices.GetRequiredService<IssueSheets>().AnswerAsync(context, isProof: false)).RequireScope(Scopes.IssuesRead);
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task AnswerAsync(HttpContext context, bool isProof)
    {
        var (library, stop) = (context.RequestServices.GetRequiredService<LibraryFolder>(), context.RequestAborted);
        if (Known.Issue(library, context.User, (string)context.Request.RouteValues["newspaper"]!, (string)context.Request.RouteValues["issue"]!) is not { } issue || await issue.RequestAsync(stop) is not { } request)
        {
            await Problem.NotFound.WriteAsync(context);
            return;
        }

        var ui = RequestLanguage.Of(context.Request);
        await turn.WaitAsync(stop);
        try
        {
            // Written to the disk first: what fails on the way is told as an error, not as half a page.
            await using var sheet = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await Task.Run(() => WriteAsync(library, issue, request, isProof, ui, sheet, stop), stop);
            (context.Response.ContentType, context.Response.ContentLength, sheet.Position) = ("text/html; charset=utf-8", sheet.Length, 0);
            context.Response.Headers.ContentSecurityPolicy = isProof ? ProofSheetHtml.Policy : ScriptSheetHtml.Policy;
            context.Response.Headers.CacheControl = "no-store";
            await sheet.CopyToAsync(context.Response.Body, stop);
        }
        catch (SentenceException e)
        {
            var problem = ErrorAnswers.Of(e, library.Root);
            var page = new DeskPage(context, ui, ui.Say("一期报纸", "An issue"));
            page.Failure(ui.Say(problem.Chinese, problem.English));
            await page.WriteAsync(problem.Status);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task WriteAsync(LibraryFolder library, IssueFolder issue, IssueRequest request, bool isProof, UiLanguage ui, Stream sheet, CancellationToken cancellationToken)
    {
        var text = await issue.ReadTextAsync(request, cancellationToken);
        if (isProof)
        {
            ProofSheetHtml.Write(text, await issue.ReadSourcesAsync(request, cancellationToken), ui.IsChinese, sheet, cancellationToken);
            return;
        }

        var common = reader.Value.CommonReadings();
        ScriptSheetHtml.Write(text, SpokenScript.Of(text, IssueLexicons.Of(library.Root, issue.Id).Load(), new Pronouncer(reader.Value, common), common), ui.IsChinese, sheet, cancellationToken);
    }
}
