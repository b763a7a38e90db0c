using System.Collections.Immutable;
using AudioPaper.Intake.Web;

namespace AudioPaper.Intake;

/// <summary>Reads the files of an issue, of any form that is known, in page order.</summary>
public static class PageReader
{
    /// <summary>No page comes near this; what is larger was given by mistake.</summary>
    private const long LargestFileBytes = 64L << 20;

    /// <summary>Reads files, folders and addresses of the public web.</summary>
    /// <exception cref="IntakeException">Something is missing, empty, unreadable or of no known form.</exception>
    public static Task<ImmutableArray<Source>> ReadAsync(IEnumerable<string> inputs, CancellationToken cancellationToken) =>
        ReadAsync(inputs, WebLimits.Standard, cancellationToken);

    /// <summary>
    /// Reads files, folders and addresses of the web (<see cref="WebReader"/>). A folder stands for the pages in it (<c>.txt</c>, <c>.pdf</c>) and for nothing beside them; without pages it
    /// stands for all files whose names end as a form does that can be read (<c>.json .xml .html .xhtml .htm .epub .md .rss .atom
    /// .zip</c>). In natural order (page2 before page10), folders inside it apart.
    /// </summary>
    /// <exception cref="IntakeException">Something is missing, empty, unreadable or of no known form.</exception>
    public static async Task<ImmutableArray<Source>> ReadAsync(IEnumerable<string> inputs, WebLimits web, CancellationToken cancellationToken)
    {
        var sources = ImmutableArray.CreateBuilder<Source>();
        foreach (var path in inputs.SelectMany(Files).Distinct(StringComparer.Ordinal))
        {
            sources.AddRange(WebAddress.Is(path) ? await WebReader.ReadAsync(path, web, cancellationToken)
                : SourceReader.Read(await ReadBytesAsync(path, cancellationToken), path, cancellationToken));
        }

        return sources.ToImmutable();
    }

    private static IEnumerable<string> Files(string input)
    {
        if (WebAddress.Is(input) || File.Exists(input))
        {
            return [input];
        }

        if (!Directory.Exists(input))
        {
            throw new IntakeException($"{input} does not exist; give the page text files of an issue, or their folder.", $"{input} 不存在；请给出一期报纸的版面文本文件或其文件夹。");
        }

        try
        {
            var files = PageFiles.Choose(Directory.GetFiles(input));
            return files.Count > 0 ? files
                : throw new IntakeException($"The folder {input} holds no pages; put page text files (.txt) there.", $"文件夹 {input} 里没有版面；请放入版面文本文件（.txt）。");
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IntakeException($"The folder {input} may not be read; check its permissions.", $"无权读取文件夹 {input}；请检查权限。", e);
        }
    }

    private static async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var info = new FileInfo(path);
            return info.Length > LargestFileBytes
                ? throw new IntakeException(
                    $"{path} has {info.Length >> 20} MiB; a page may have {LargestFileBytes >> 20} MiB at most.",
                    $"{path} 有 {info.Length >> 20} MiB；版面文件最大 {LargestFileBytes >> 20} MiB。")
                : await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new IntakeException($"{path} could not be read: {e.Message}", $"无法读取 {path}：{e.Message}", e);
        }
    }
}
