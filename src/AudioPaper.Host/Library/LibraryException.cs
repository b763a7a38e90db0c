using AudioPaper.Diagnostics;

namespace AudioPaper.Host.Library;

/// <summary>The library cannot be used. The message is one sentence for people: the place and the way out.</summary>
public sealed class LibraryException(string message, string chinese, Exception? innerException = null) : SentenceException(message, chinese, innerException)
{
    /// <summary>A folder that cannot be written, or has no room left.</summary>
    internal static LibraryException NotWritable(string folder, Exception e) => DiskFull.Is(e) ? DiskFull.At(folder, e)
        : File.Exists(folder)
            ? new($"{folder} is a file; choose a folder for the library with -o.", $"{folder} 是一个文件；请用 -o 指定一个文件夹作为节目库。", e)
            : new(
                $"The folder {folder} cannot be written ({e.Message.TrimEnd('.')}); check its permissions or choose another library with -o.",
                $"无法写入文件夹 {folder}（{e.Message.TrimEnd('.')}）；请检查权限，或用 -o 另选节目库。", e);
}
