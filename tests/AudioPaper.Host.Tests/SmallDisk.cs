using System.Diagnostics;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests;

/// <summary>A disk of its own size in memory. Tests that need it are skipped where nobody may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private bool isMounted;

    public string Path => folder.Path;

    public static async Task<SmallDisk> MountAsync(string options)
    {
        var disk = new SmallDisk();
        disk.isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.Path) == 0;
        if (!disk.isMounted)
        {
            disk.Dispose();
            Assert.Skip("Only root on Linux may mount a small disk.");
        }

        return disk;
    }

    public async Task RemountAsync(string options) => Assert.Equal(0, await RunAsync("mount", "-o", "remount," + options, Path));

    public void Dispose()
    {
        if (isMounted)
        {
            using var umount = Process.Start("umount", ["-l", Path]);
            umount.WaitForExit(TimeSpan.FromMinutes(2));
            isMounted = false;
        }

        folder.Dispose();
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(late.Token);
        return process.ExitCode;
    }
}
