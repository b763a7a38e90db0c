using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Guards;

/// <summary>An error as the API tells it: <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Type">What kind of error; stays as it is in all versions. It leads to its entry in the API document.</param>
/// <param name="Title">The kind in a few words.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Detail">What is wrong and the way out, one sentence, Chinese or English by <c>Accept-Language</c>.</param>
internal sealed record ProblemAnswer(string Type, string Title, int Status, string Detail);

/// <summary>How problems are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class ProblemJson : JsonSerializerContext;

/// <summary>A kind of error, with the sentence that is told where there is no better one.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Code">Its name in <c>type</c>.</param>
/// <param name="Title">It in a few words.</param>
/// <param name="Chinese">The sentence in Chinese.</param>
/// <param name="English">The sentence in English.</param>
internal sealed record Problem(int Status, string Code, string Title, string Chinese, string English)
{
    /// <summary>Where the kinds are described.</summary>
    private const string Place = "/api/v1/openapi.json#/x-problems/";

    /// <summary>401.</summary>
    public static Problem LoginNeeded { get; } = new(401, "login-needed", "Login needed", "请登录，或随请求送上有效的令牌。", "Log in, or send a valid token with the request.");

    /// <summary>403.</summary>
    public static Problem NotAllowed { get; } = new(403, "not-allowed", "Not allowed", "这个帐号或令牌没有所需的权限。", "This account or token does not have the scope that is needed.");

    /// <summary>403.</summary>
    public static Problem Forged { get; } = new(403, "forged", "Not from this site's own page", "请求不是从本站页面发出的，或页面已过期；请重新打开页面再试。", "The request does not come from a page of this site, or the page is too old; open the page again.");

    /// <summary>404.</summary>
    public static Problem NotFound { get; } = new(404, "not-found", "Not found", "没有这一项。", "There is nothing of this name.");

    /// <summary>400.</summary>
    public static Problem Invalid { get; } = new(400, "invalid", "Invalid request", "请求的写法不对。", "The request is not well formed.");

    /// <summary>408.</summary>
    public static Problem TooSlow { get; } = new(408, "too-slow", "Too slow", "上传太慢，已中断；没有留下任何内容。", "The upload came too slowly and was ended; nothing of it is kept.");

    /// <summary>409.</summary>
    public static Problem Conflict { get; } = new(409, "conflict", "Not in this state", "以现在的状态无法这样做。", "That cannot be done in the present state.");

    /// <summary>412.</summary>
    public static Problem Changed { get; } = new(412, "changed", "Changed meanwhile", "其间有人改过；请重新读取后再改。", "Somebody has changed it meanwhile; read it again, then change it.");

    /// <summary>413.</summary>
    public static Problem TooLarge { get; } = new(413, "too-large", "Too large", "送来的内容太大。", "What was sent is too large.");

    /// <summary>413.</summary>
    public static Problem TooMany { get; } = new(413, "too-many", "Too many", "一次送来的文件或字段太多。", "There are too many files or fields at once.");

    /// <summary>422.</summary>
    public static Problem Refused { get; } = new(422, "refused", "Refused", "内容无法采用。", "The content cannot be used.");

    /// <summary>429.</summary>
    public static Problem TooOften { get; } = new(429, "too-often", "Too often", "请求太频繁；请稍后再试。", "There are too many requests; try again later.");

    /// <summary>500.</summary>
    public static Problem Unexpected { get; } = new(500, "unexpected", "Unexpected error", "服务器出现意外错误；日志里有详情。", "The server met an unexpected error; its log tells more.");

    /// <summary>503.</summary>
    public static Problem Busy { get; } = new(503, "busy", "Busy", "服务器正忙；请稍后再试。", "The server is busy; try again later.");

    /// <summary>507.</summary>
    public static Problem NoRoom { get; } = new(507, "no-room", "No room", "服务器的磁盘已满；没有留下任何内容。", "The server's disk is full; nothing of it is kept.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Problem> All { get; } =
        [Invalid, LoginNeeded, NotAllowed, Forged, NotFound, TooSlow, Conflict, Changed, TooLarge, TooMany, Refused, TooOften, Unexpected, Busy, NoRoom];

    /// <summary>The same kind with a better sentence.</summary>
    public Problem Saying(string chinese, string english) => this with { Chinese = chinese, English = english };

    /// <summary>Ends a request with it, from wherever its content is read.</summary>
    public ProblemException Thrown() => new(this);

    /// <summary>As it is written for who asks.</summary>
    public ProblemAnswer For(HttpRequest request) => new(Place + Code, Title, Status, RequestLanguage.Of(request).Say(Chinese, English));

    /// <summary>As the answer of a route.</summary>
    public IResult Result() => new Written(this);

    /// <summary>Writes it.</summary>
    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/problem+json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(For(context.Request), ProblemJson.Default.ProblemAnswer), context.RequestAborted).AsTask();
    }

    private sealed class Written(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => problem.WriteAsync(httpContext);
    }
}

/// <summary>Ends a request with a problem.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.English)
{
    /// <summary>The problem.</summary>
    public Problem Problem => problem;
}
