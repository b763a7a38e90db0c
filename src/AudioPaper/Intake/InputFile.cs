namespace AudioPaper.Intake;

/// <summary>Reads one file of the input.</summary>
internal static class InputFile
{
    /// <summary>No page comes near this; what is larger was given by mistake.</summary>
    private const long LargestFileBytes = 64L << 20;

    /// <summary>All its bytes.</summary>
    /// <exception cref="IntakeException">It cannot be read, or is far too large.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var info = new FileInfo(path);
            return info.Length > LargestFileBytes
                ? throw new IntakeException(
                    $"{path} has {info.Length >> 20} MiB; a page may have {LargestFileBytes >> 20} MiB at most.",
                    $"{path} 有 {info.Length >> 20} MiB；版面文件最大 {LargestFileBytes >> 20} MiB。")
                : await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new IntakeException($"{path} could not be read: {e.Message}", $"无法读取 {path}：{e.Message}", e);
        }
    }
}
