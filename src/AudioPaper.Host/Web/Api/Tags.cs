using System.Security.Cryptography;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Api;

/// <summary>Files that people change by the API, with entity tags (RFC 9110, 8.8.3), so that nobody overwrites what they have not seen.</summary>
internal static class Tags
{
    /// <summary>The tag of a content.</summary>
    public static string Of(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"";

    /// <summary>Answers with a content of JSON and its tag.</summary>
    public static IResult Json(HttpContext context, byte[] content)
    {
        context.Response.Headers.ETag = Of(content);
        return Results.Bytes(content, "application/json");
    }

    /// <summary>Ends the request when its <c>If-Match</c> names another content.</summary>
    /// <exception cref="ProblemException">It does.</exception>
    public static void Check(HttpContext context, ReadOnlySpan<byte> present)
    {
        if (context.Request.Headers.IfMatch is { Count: > 0 } asked && !asked.ToString().Split(',').Any(tag => tag.Trim() == "*") && !asked.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(Of(present)))
        {
            throw Problem.Changed.Thrown();
        }
    }

    /// <summary>The whole body of a request, which the server bounds.</summary>
    public static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content, context.RequestAborted);
        return content.ToArray();
    }
}
