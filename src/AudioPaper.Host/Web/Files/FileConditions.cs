using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace AudioPaper.Host.Web.Files;

/// <summary>What a request wants of a file after its conditions (RFC 9110, 13.2.2) and its range (14.1.2) are seen to.</summary>
/// <param name="Status">200, 206, 304, 412 or 416.</param>
/// <param name="First">First byte to send, from 0.</param>
/// <param name="Length">Bytes to send; 0 where the status has no content.</param>
internal readonly record struct FileConditions(int Status, long First, long Length)
{
    /// <summary>Looks at a request. Several ranges at once, ranges that are none and units that nobody knows are answered with the whole file.</summary>
    /// <param name="headers">What the request says.</param>
    /// <param name="sizeBytes">Size of the file.</param>
    /// <param name="tag">The file's strong tag.</param>
    /// <param name="modified">When the file was written, in whole seconds.</param>
    public static FileConditions Of(RequestHeaders headers, long sizeBytes, EntityTagHeaderValue tag, DateTimeOffset modified)
    {
        if (headers.Headers.IfMatch.Count > 0 ? !headers.IfMatch.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: true)) : modified > headers.IfUnmodifiedSince)
        {
            return new FileConditions(StatusCodes.Status412PreconditionFailed, 0, 0);
        }

        if (headers.Headers.IfNoneMatch.Count > 0 ? headers.IfNoneMatch.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false)) : modified <= headers.IfModifiedSince)
        {
            return new FileConditions(StatusCodes.Status304NotModified, 0, 0);
        }

        var whole = new FileConditions(StatusCodes.Status200OK, 0, sizeBytes);
        return headers.Headers.Range is [{ } text] && text.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) && headers.Range?.Ranges is { Count: 1 } ranges && HoldsRange(headers, tag, modified)
            ? Part(ranges.First(), sizeBytes) : whole;
    }

    private static FileConditions Part(RangeItemHeaderValue range, long sizeBytes)
    {
        var (first, last) = range.From is { } from ? (from, Math.Min(range.To ?? long.MaxValue, sizeBytes - 1)) : (Math.Max(0, sizeBytes - range.To!.Value), sizeBytes - 1);
        return first > last ? new FileConditions(StatusCodes.Status416RangeNotSatisfiable, 0, 0) : new FileConditions(StatusCodes.Status206PartialContent, first, last - first + 1);
    }

    // RFC 9110, 13.1.5: the range is of the file that the client has the beginning of, or it gets the whole.
    private static bool HoldsRange(RequestHeaders headers, EntityTagHeaderValue tag, DateTimeOffset modified) => headers.Headers.IfRange.Count == 0
        || (headers.IfRange is { } told && (told.EntityTag is { } known ? known.Compare(tag, useStrongComparison: true) : told.LastModified == modified));
}
