using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace AudioPaper.Host.Web.Files;

/// <summary>An answer kept as bytes, also compressed once somebody asked for that. Never changed.</summary>
/// <param name="bytes">The content.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="modified">When it changed last, in whole seconds; null when nobody can tell.</param>
internal sealed class RenderedBody(byte[] bytes, string contentType, DateTimeOffset? modified)
{
    /// <summary>Less is not worth the work.</summary>
    private const int LeastCompressedBytes = 300;

    private readonly string tag = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    private readonly string? modifiedDate = modified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
    private readonly Lazy<byte[]> gzip = new(() => Compress(bytes, stream => new GZipStream(stream, CompressionLevel.Optimal)));
    private readonly Lazy<byte[]> brotli = new(() => Compress(bytes, stream => new BrotliStream(stream, CompressionLevel.Optimal)));

    /// <summary>Room it takes in memory, compressed forms included, in bytes.</summary>
    public long Weight { get; } = 1024 + (bytes.Length * 3L / 2);

    /// <summary>Other header fields that belong to it.</summary>
    public IReadOnlyList<(string Name, StringValues Value)> Fields { get; init; } = [];

    /// <summary>Answers a request for it: 200, or 304 when the client has it (RFC 9110, 13), compressed as the client likes.</summary>
    /// <param name="context">The request; GET or HEAD.</param>
    public Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var encoding = bytes.Length < LeastCompressedBytes ? "" : EncodingFor(request.Headers.AcceptEncoding);
        var headers = response.Headers;
        headers.ETag = $"\"{tag}{(encoding.Length > 0 ? "-" + encoding : "")}\"";
        headers.LastModified = modifiedDate;
        headers.Vary = "Accept-Encoding";
        foreach (var (name, value) in Fields)
        {
            headers[name] = value;
        }

        if (IsKnown(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var content = encoding switch { "br" => brotli.Value, "gzip" => gzip.Value, _ => bytes };
        if (encoding.Length > 0)
        {
            headers.ContentEncoding = encoding;
        }

        headers.ContentType = contentType;
        headers.ContentLength = content.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    // All encodings carry the same content, so a tag of any of them will do.
    private bool IsKnown(HttpRequest request)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count == 0)
        {
            return modified is not null && request.Headers.IfModifiedSince is [{ } since] && (since == modifiedDate
                || (DateTimeOffset.TryParseExact(since, "R", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) && modified <= time));
        }

        return tags.Any(list => list is not null && list.Split(',').Any(one => one.Trim() is var given && (given == "*" || Core(given).SequenceEqual(tag))));
    }

    private static ReadOnlySpan<char> Core(ReadOnlySpan<char> given)
    {
        given = given.StartsWith("W/", StringComparison.Ordinal) ? given[2..] : given;
        if (given.Length < 2 || given[0] != '"' || given[^1] != '"')
        {
            return default;
        }

        given = given[1..^1];
        return given.EndsWith("-br", StringComparison.Ordinal) ? given[..^3] : given.EndsWith("-gzip", StringComparison.Ordinal) ? given[..^5] : given;
    }

    // RFC 9110, 12.5.3: what is named with a weight above 0; Brotli is smaller.
    private static string EncodingFor(StringValues accepted)
    {
        var (takesBrotli, takesGzip) = (false, false);
        foreach (var one in accepted.SelectMany(list => (list ?? "").Split(',')))
        {
            var parts = one.Split(';', 2, StringSplitOptions.TrimEntries);
            var isWanted = parts.Length == 1 || !parts[1].StartsWith("q=0", StringComparison.OrdinalIgnoreCase) || parts[1].AsSpan(3).Trim("0.").Length > 0;
            takesBrotli |= isWanted && parts[0].Equals("br", StringComparison.OrdinalIgnoreCase);
            takesGzip |= isWanted && (parts[0].Equals("gzip", StringComparison.OrdinalIgnoreCase) || parts[0].Equals("x-gzip", StringComparison.OrdinalIgnoreCase));
        }

        return takesBrotli ? "br" : takesGzip ? "gzip" : "";
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> compression)
    {
        using var compressed = new MemoryStream();
        using (var stream = compression(compressed))
        {
            stream.Write(bytes);
        }

        return compressed.ToArray();
    }
}
