using AudioPaper.Packaging;

namespace AudioPaper.Host.Library;

/// <summary>Recognises a full disk. It is no fault of an article: the whole issue stops, and goes on when there is room.</summary>
internal static class DiskFull
{
    private const int NoSpaceLeftUnix = 28;
    private const int QuotaExceededUnix = 122;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    /// <summary>Whether <paramref name="exception"/> says that the disk is full (ENOSPC, EDQUOT, ERROR_DISK_FULL), to us or to the encoder.</summary>
    public static bool Is(Exception exception) =>
        exception is EncodingException { IsDiskFull: true }
        || (exception is IOException && (exception.HResult is DiskFullWindows or NoSpaceLeftUnix or QuotaExceededUnix
            || (exception.InnerException is { } inner && inner.HResult is NoSpaceLeftUnix or QuotaExceededUnix)
            || exception.Message.StartsWith("No space left on device", StringComparison.Ordinal)));

    /// <summary>What people are told.</summary>
    public static LibraryException At(string path, Exception exception) => new(
        $"The disk that holds {path} is full; make room and run the same command again: what is finished is kept.",
        $"{path} 所在的磁盘已满；请腾出空间后再次运行同一命令：已完成的部分都保留着。", exception);
}
