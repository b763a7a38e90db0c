using AudioPaper.Files;
using AudioPaper.Packaging;

namespace AudioPaper.Host.Library;

/// <summary>Recognises a full disk. It is no fault of an article: the whole issue stops, and goes on when there is room.</summary>
internal static class DiskFull
{
    /// <summary>Whether <paramref name="exception"/> says that the disk is full, to us or to the encoder.</summary>
    public static bool Is(Exception exception) =>
        exception is EncodingException { IsDiskFull: true } || FullDisk.Is(exception);

    /// <summary>What people are told.</summary>
    public static LibraryException At(string path, Exception exception) => new(
        $"The disk that holds {path} is full; make room and run the same command again: what is finished is kept.",
        $"{path} 所在的磁盘已满；请腾出空间后再次运行同一命令：已完成的部分都保留着。", exception);
}
