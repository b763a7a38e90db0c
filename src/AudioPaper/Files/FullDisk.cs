namespace AudioPaper.Files;

/// <summary>Recognises that a disk is full.</summary>
public static class FullDisk
{
    private const int NoSpaceLeftUnix = 28;
    private const int QuotaExceededUnix = 122;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    /// <summary>Whether <paramref name="exception"/> says so (ENOSPC, EDQUOT, ERROR_DISK_FULL).</summary>
    public static bool Is(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is IOException && (exception.HResult is DiskFullWindows or NoSpaceLeftUnix or QuotaExceededUnix
            || exception.InnerException is { HResult: NoSpaceLeftUnix or QuotaExceededUnix }
            || exception.Message.StartsWith("No space left on device", StringComparison.Ordinal));
    }
}
