using AudioPaper.Diagnostics;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Guards;

/// <summary>Turns whatever ended a request into a problem: a sentence, never a stack trace, and no path of the machine.</summary>
internal static class ErrorAnswers
{
    /// <summary>Puts it in.</summary>
    public static void UseErrorAnswers(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = context =>
        {
            var library = context.RequestServices.GetRequiredService<LibraryFolder>();
            return Of(context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error, library.Root).WriteAsync(context);
        },
        SuppressDiagnosticsCallback = context => Of(context.Exception, "").Status < 500,
    });

    /// <summary>The problem.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="root">Full path of the library, which is not told.</param>
    public static Problem Of(Exception exception, string root) => exception switch
    {
        ProblemException problem => problem.Problem,
        _ when FullDisk.Is(exception) || exception.InnerException is { } inner && FullDisk.Is(inner) => Problem.NoRoom,
        SentenceException sentence => Problem.Refused.Saying(Bare(sentence.Chinese ?? sentence.Message, root), Bare(sentence.Message, root)),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.TooLarge,
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => Problem.TooSlow,
        BadHttpRequestException or InvalidDataException => Problem.Invalid,
        // Somebody has deleted it while it was being read.
        FileNotFoundException or DirectoryNotFoundException => Problem.NotFound,
        OperationCanceledException or TimeoutException => Problem.TooSlow,
        _ => Problem.Unexpected,
    };

    private static string Bare(string sentence, string root) => root.Length == 0 ? sentence : sentence.Replace(root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(root, "", StringComparison.Ordinal);
}
