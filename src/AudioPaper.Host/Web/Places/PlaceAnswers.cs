using System.Text.Json;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Places;

/// <summary><c>/p/SECRET/NEWSPAPER/ISSUE/place</c>: GET tells where the listener stopped (204 where that is not known), PUT keeps it.</summary>
/// <param name="places">Keeps places.</param>
/// <param name="clock">The clock: nothing is kept of a time to come.</param>
internal sealed class PlaceAnswers(ListenerPlaces places, TimeProvider clock)
{
    private const int LargestBodyBytes = 256;
    private const long LongestMs = 7 * 24 * 3_600_000L;

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="listenerId">The listener whose address it is.</param>
    /// <param name="issue">Name of the issue's folder.</param>
    public async Task AnswerAsync(HttpContext context, string listenerId, string issue)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-store";
        response.StatusCode = StatusCodes.Status204NoContent;
        if (HttpMethods.IsGet(request.Method))
        {
            if (await places.FindAsync(listenerId, issue, context.RequestAborted) is { } place)
            {
                (response.StatusCode, response.ContentType) = (StatusCodes.Status200OK, "application/json");
                await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(place, PlaceJson.Default.ListenerPlace), context.RequestAborted);
            }
        }
        else if (!HttpMethods.IsPut(request.Method))
        {
            response.Headers.Allow = "GET, PUT";
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
        else if (!ForgeryCheck.IsSameOrigin(request) || !request.HasJsonContentType())
        {
            await Problem.Forged.WriteAsync(context);
        }
        else if (await ReadAsync(request, context.RequestAborted) is not { Ms: >= 0 and <= LongestMs, At: > 0 } told)
        {
            await Problem.Invalid.WriteAsync(context);
        }
        else
        {
            await places.KeepAsync(listenerId, issue, told with { At = Math.Min(told.At, clock.GetUtcNow().ToUnixTimeMilliseconds()) }, context.RequestAborted);
        }
    }

    private static async Task<ListenerPlace?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestBodyBytes + 1];
        var count = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            return count > LargestBodyBytes ? null : JsonSerializer.Deserialize(buffer.AsSpan(0, count), PlaceJson.Default.ListenerPlace);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
