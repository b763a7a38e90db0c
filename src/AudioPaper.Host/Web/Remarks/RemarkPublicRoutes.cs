using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Remarks;

/// <summary>What a listener sends.</summary>
/// <param name="Sentence">Id of the sentence, as <c>readalong.json</c> names it.</param>
/// <param name="Words">The words of it that were said wrong; null for the whole.</param>
/// <param name="Wish">How they should be said; null when that is not known.</param>
internal sealed record RemarkRequest(string Sentence, string? Words, string? Wish);

/// <summary>What a listener is told.</summary>
/// <param name="Id">Asks later what became of it.</param>
/// <param name="Stage"><c>open</c>, <c>accepted</c> (the issue is being made again), <c>corrected</c> (it can be heard) or <c>declined</c>.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Words">The words.</param>
/// <param name="Answer">What the editors say.</param>
internal sealed record RemarkAnswer(string Id, string Stage, string Sentence, string? Words, string? Answer);

/// <summary>How they are read and written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = false, MaxDepth = 4)]
[JsonSerializable(typeof(RemarkRequest))]
[JsonSerializable(typeof(RemarkAnswer))]
internal sealed partial class RemarkRequestJson : JsonSerializerContext
{
    /// <summary>Chinese stays readable.</summary>
    public static RemarkRequestJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
}

/// <summary>
/// <c>ISSUE/remarks</c>, where listeners say that something was said wrong (POST), and <c>ISSUE/remarks/ID</c>, where they ask what became of it (GET). No
/// login is asked for, as none is to listen; pages of other sites are refused, and who sends too many is asked to wait.
/// </summary>
/// <param name="intake">Takes them.</param>
/// <param name="library">The library.</param>
/// <param name="clock">The clock.</param>
/// <param name="throttle">Counts them by address.</param>
internal sealed class RemarkPublicRoutes(RemarkIntake intake, LibraryFolder library, TimeProvider clock, RemarkThrottle throttle)
{
    private const int LargestBodyBytes = 4 << 10;

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="newspaperFolder">The newspaper's folder.</param>
    /// <param name="issue">The issue, which who asks may hear.</param>
    /// <param name="id">The remark; null to send one.</param>
    public async Task AnswerAsync(HttpContext context, string newspaperFolder, ServedIssue issue, string? id)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await (id is null ? TakeAsync(context, newspaperFolder, issue) : TellAsync(context, newspaperFolder, issue, id));
        }
        catch (ProblemException e)
        {
            await e.Problem.WriteAsync(context);
        }
    }

    private async Task TakeAsync(HttpContext context, string newspaperFolder, ServedIssue issue)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "POST";
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (!ForgeryCheck.IsSameOrigin(context.Request) || !context.Request.HasJsonContentType())
        {
            throw Problem.Forged.Thrown();
        }

        if (!throttle.MayAsk(RateLimits.AddressOf(context)))
        {
            context.Response.Headers.RetryAfter = "600";
            throw Problem.TooOften.Thrown();
        }

        var asked = await ReadAsync(context.Request, context.RequestAborted);
        var remark = await intake.TakeAsync(newspaperFolder, issue, asked.Sentence, asked.Words, asked.Wish, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await WriteAsync(context, remark, issue);
    }

    private async Task TellAsync(HttpContext context, string newspaperFolder, ServedIssue issue, string id)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET";
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (await new RemarkBox(library, newspaperFolder, clock).ReadAsync(id, context.RequestAborted) is not { } remark || remark.Issue != issue.Name)
        {
            throw Problem.NotFound.Thrown();
        }

        await WriteAsync(context, remark, issue);
    }

    private async Task WriteAsync(HttpContext context, Remark remark, ServedIssue issue)
    {
        context.Response.ContentType = "application/json";
        var answer = new RemarkAnswer(remark.Id, await StageOfAsync(remark, library.Issue(new IssueId(issue.Folder)), context.RequestAborted), remark.Sentence, remark.Words, remark.Answer);
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer, RemarkRequestJson.Readable.RemarkAnswer), context.RequestAborted);
    }

    /// <summary>How far a remark is, in the words of the API.</summary>
    internal static async Task<string> StageOfAsync(Remark remark, IssueFolder issue, CancellationToken cancellationToken) => remark.Stage switch
    {
        RemarkStage.Open => "open",
        RemarkStage.Declined => "declined",
        _ => await issue.StateAsync(cancellationToken) is { Stage: IssueStage.Published, PublishedAt: { } at } && at > remark.AnsweredAt ? "corrected" : "accepted",
    };

    private static async Task<RemarkRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestBodyBytes + 1];
        var count = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (count > LargestBodyBytes)
        {
            throw Problem.TooLarge.Thrown();
        }

        try
        {
            return JsonSerializer.Deserialize(buffer.AsSpan(0, count), RemarkRequestJson.Default.RemarkRequest) is { Sentence: not null } asked ? asked : throw new JsonException("no sentence");
        }
        catch (JsonException)
        {
            throw Problem.Invalid.Thrown();
        }
    }
}
