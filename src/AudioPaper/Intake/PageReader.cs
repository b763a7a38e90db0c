using System.Collections.Immutable;

namespace AudioPaper.Intake;

/// <summary>Reads the page text files of an issue, in page order.</summary>
public static class PageReader
{
    /// <summary>No page text comes near this; what is larger was given by mistake.</summary>
    private const long LargestFileBytes = 64L << 20;

    /// <summary>Reads files and folders; a folder stands for the <c>.txt</c> files in it, in natural order (page2 before page10).</summary>
    /// <exception cref="IntakeException">Something is missing, empty, unreadable or not text.</exception>
    public static async Task<ImmutableArray<Source>> ReadAsync(IEnumerable<string> inputs, CancellationToken cancellationToken)
    {
        var sources = ImmutableArray.CreateBuilder<Source>();
        foreach (var path in inputs.SelectMany(Files).Distinct(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var text = PageTextDecoder.Decode(await ReadBytesAsync(path, cancellationToken), path);
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new IntakeException($"{path} is empty; give a page with text.", $"{path} 是空的；请给出有文字的版面。");
            }

            sources.Add(new Source(name, text));
        }

        return sources.ToImmutable();
    }

    private static IEnumerable<string> Files(string input)
    {
        if (File.Exists(input))
        {
            return [input];
        }

        if (!Directory.Exists(input))
        {
            throw new IntakeException($"{input} does not exist; give the page text files of an issue, or their folder.", $"{input} 不存在；请给出一期报纸的版面文本文件或其文件夹。");
        }

        try
        {
            var files = Directory.GetFiles(input, "*.txt", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive })
                .Order(NaturalOrder.Instance).ToList();
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
                    $"{path} has {info.Length >> 20} MiB; a page text file may have {LargestFileBytes >> 20} MiB at most.",
                    $"{path} 有 {info.Length >> 20} MiB；版面文本文件最大 {LargestFileBytes >> 20} MiB。")
                : await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new IntakeException($"{path} could not be read: {e.Message}", $"无法读取 {path}：{e.Message}", e);
        }
    }
}
