using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AudioPaper.Host.Web.Files;

/// <summary>Answers with files.</summary>
internal static class FileResponse
{
    private const int LargestTextBytes = 16 << 20;

    /// <summary>
    /// Opens a file to serve it. The handle is kept until the end: files are replaced by renaming, so whoever began with the old one gets the old one whole.
    /// </summary>
    /// <param name="path">Full path of a public file.</param>
    /// <returns>Null when it is not there, or is a link, which may lead anywhere.</returns>
    public static FileStream? Open(string path)
    {
        try
        {
            if (((File.GetAttributes(path) | File.GetAttributes(Path.GetDirectoryName(path)!)) & FileAttributes.ReparsePoint) != 0)
            {
                return null;
            }

            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Answers with a file: whole, the one range asked for, 304, 412 or 416 (RFC 9110, 13 and 14). Several ranges at once are answered with the whole.</summary>
    /// <param name="context">The request; GET or HEAD.</param>
    /// <param name="file">The file; closed afterwards.</param>
    /// <param name="mediaType">What it is.</param>
    public static Task AnswerAsync(HttpContext context, FileStream file, string mediaType)
    {
        if (!context.Request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
        {
            // Units of ranges that nobody knows are ignored (RFC 9110, 14.2); the framework would take them for bytes.
            context.Request.Headers.Remove("Range");
        }

        var written = File.GetLastWriteTimeUtc(file.SafeFileHandle);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{file.Length:x}-{written.Ticks:x}\"");
        return Results.File(file, mediaType, lastModified: written, entityTag: new EntityTagHeaderValue(tag), enableRangeProcessing: true).ExecuteAsync(context);
    }

    /// <summary>A small text file as an answer that can be kept; null when it is not there, or not small.</summary>
    /// <param name="path">Full path of a public file.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="change">Makes of its content what is served.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<RenderedBody?> ReadTextAsync(string path, string mediaType, Func<byte[], byte[]> change, CancellationToken cancellationToken)
    {
        var file = Open(path);
        if (file is null)
        {
            return null;
        }

        await using (file)
        {
            if (file.Length > LargestTextBytes)
            {
                return null;
            }

            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, cancellationToken);
            var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file.SafeFileHandle));
            return new RenderedBody(change(bytes), mediaType, new DateTimeOffset(written.Ticks - (written.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero))
            {
                // Of our pages none needs anything from anywhere; what somebody put into a library shall get nothing either.
                Fields = mediaType.StartsWith("text/html", StringComparison.Ordinal) ? [("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")] : [],
            };
        }
    }
}
