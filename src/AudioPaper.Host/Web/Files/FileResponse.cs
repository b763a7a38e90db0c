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
    public static async Task AnswerAsync(HttpContext context, FileStream file, string mediaType)
    {
        var (size, written) = (file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));
        var modified = WholeSeconds(written);
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{size:x}-{written.Ticks:x}\""));
        var asked = FileConditions.Of(context.Request.GetTypedHeaders(), size, tag, modified);
        var (response, headers) = (context.Response, context.Response.Headers);
        response.StatusCode = asked.Status;
        headers.ETag = tag.ToString();
        headers.LastModified = HeaderUtilities.FormatDate(modified);
        headers.AcceptRanges = "bytes";
        if (asked.Status is StatusCodes.Status206PartialContent or StatusCodes.Status416RangeNotSatisfiable)
        {
            headers.ContentRange = asked.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"bytes */{size}")
                : string.Create(CultureInfo.InvariantCulture, $"bytes {asked.First}-{asked.First + asked.Length - 1}/{size}");
        }

        if (asked.Status is StatusCodes.Status200OK or StatusCodes.Status206PartialContent)
        {
            (headers.ContentType, headers.ContentLength) = (mediaType, asked.Length);
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await FileBody.SendAsync(context, file.SafeFileHandle, asked.First, asked.Length);
            }
        }
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
            return new RenderedBody(change(bytes), mediaType, WholeSeconds(File.GetLastWriteTimeUtc(file.SafeFileHandle)))
            {
                // Of our pages none needs anything from anywhere; what somebody put into a library shall get nothing either.
                Fields = mediaType.StartsWith("text/html", StringComparison.Ordinal) ? [("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")] : [],
            };
        }
    }

    // HTTP knows no fractions.
    private static DateTimeOffset WholeSeconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
