using System.Text;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace AudioPaper.Host.Web.Api.Uploads;

/// <summary>
/// Reads an upload into a folder as it comes, without keeping it in memory: <c>multipart/form-data</c> (RFC 7578) with files and fields, or one file as the body, its
/// name and the fields in the query. Size, number, names, time and speed are bounded.
/// </summary>
/// <param name="context">The request.</param>
/// <param name="largestBytes">Largest body.</param>
internal sealed class UploadReading(HttpContext context, long largestBytes)
{
    /// <summary>Most files of an upload.</summary>
    public const int MostFiles = 500;

    private const int MostFields = 64;
    private const int LongestField = 64 << 10;
    private const int BufferBytes = 64 << 10;

    private readonly UploadFields fields = new();
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private bool isOurs = !Access.IsPerson(context.User);

    /// <summary>Sets the limits of the request; before anything is read.</summary>
    public void Bound()
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = largestBytes;
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(bytesPerSecond: 1000, context.RequestServices.GetRequiredService<ServerSettings>().UploadGrace);
        }

        if (context.Request.ContentLength > largestBytes)
        {
            throw TooLarge();
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="folder">Where the files are put.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="ProblemException">It cannot be taken.</exception>
    public async Task<Handed> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? ReadPartsAsync(HeaderUtilities.RemoveQuotes(type.Boundary).Value, folder, cancellationToken) : ReadBodyAsync(folder, cancellationToken));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException && e.Message.StartsWith("Unexpected end", StringComparison.Ordinal)))
        {
            throw Problem.Invalid.Saying("multipart/form-data 的内容不完整或写法不对。", "The multipart/form-data body is not complete or not well formed.").Thrown();
        }

        return names.Count > 0 || fields.HasAddresses ? fields.Handed(Access.NewspaperOf(context.User))
            : throw Problem.Invalid.Saying("没有收到版面；请送上文件或网址。", "No page came; send files or addresses.").Thrown();
    }

    private async Task ReadPartsAsync(string? boundary, string folder, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 100)
        {
            throw Problem.Invalid.Saying("multipart/form-data 缺少 boundary。", "The boundary of multipart/form-data is missing.").Thrown();
        }

        var reader = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 16 << 10 };
        var fieldCount = 0;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
            {
                throw Problem.Invalid.Saying("有一部分不是表单数据。", "A part is no form data.").Thrown();
            }

            var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : disposition.FileName.HasValue ? HeaderUtilities.RemoveQuotes(disposition.FileName).Value : null;
            if (fileName is not null)
            {
                await RefuseForgedAsync();
                // A form whose file field was left empty sends a file without name and content.
                await WriteAsync(part.Body, folder, fileName, fileName.Length == 0, cancellationToken);
                continue;
            }

            if (++fieldCount > MostFields)
            {
                throw Problem.TooMany.Thrown();
            }

            var (name, value) = (HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", await TextAsync(part.Body, cancellationToken));
            if (name == ForgeryCheck.Field)
            {
                context.Request.Headers[ForgeryCheck.Header] = value.Trim();
                continue;
            }

            await RefuseForgedAsync();
            fields.Take(name, value);
        }

        await RefuseForgedAsync();
    }

    private async Task ReadBodyAsync(string folder, CancellationToken cancellationToken)
    {
        await RefuseForgedAsync();
        foreach (var (name, values) in context.Request.Query)
        {
            if (name != "name")
            {
                values.ToList().ForEach(value => fields.Take(name, value ?? ""));
            }
        }

        await WriteAsync(context.Request.Body, folder, context.Request.Query["name"], mayBeEmpty: true, cancellationToken);
    }

    private async Task WriteAsync(Stream content, string folder, string? name, bool mayBeEmpty, CancellationToken cancellationToken)
    {
        if (names.Count >= MostFiles)
        {
            throw Problem.TooMany.Saying($"一次最多送 {MostFiles} 个文件。", $"There are more than {MostFiles} files at once.").Thrown();
        }

        var buffer = new byte[BufferBytes];
        var first = await content.ReadAtLeastAsync(buffer, BufferBytes, throwOnEndOfStream: false, cancellationToken);
        if (first == 0 && mayBeEmpty)
        {
            return;
        }

        var path = Path.Combine(folder, PageName.Of(name, names.Count + 1, names));
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        for (var count = first; count > 0; count = await content.ReadAsync(buffer, cancellationToken))
        {
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private static async Task<string> TextAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestField + 1];
        var count = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return count <= LongestField ? Encoding.UTF8.GetString(buffer, 0, count) : throw Problem.TooLarge.Thrown();
    }

    // Asked before the first file is taken, so the form of the desk has its token first.
    private async Task RefuseForgedAsync()
    {
        if (!isOurs)
        {
            isOurs = ForgeryCheck.IsSameOrigin(context.Request) && context.Request.Headers.ContainsKey(ForgeryCheck.Header) && await ForgeryCheck.IsOursAsync(context);
            if (!isOurs)
            {
                throw Problem.Forged.Thrown();
            }
        }
    }

    private ProblemException TooLarge() => Problem.TooLarge.Saying($"上传超过 {largestBytes >> 20} MiB。", $"The upload has more than {largestBytes >> 20} MiB.").Thrown();
}
