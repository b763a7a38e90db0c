using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AudioPaper.Files;
using AudioPaper.Packaging;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>Runtime, clock, fonts and disk.</summary>
internal static class MachineChecks
{
    private const long Gibibyte = 1L << 30;

    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> All { get; } = [new("runtime", RuntimeAsync), new("clock", ClockAsync), new("fonts", FontsAsync), new("disk", DiskAsync)];

    private static async IAsyncEnumerable<Finding> RuntimeAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)Gibibyte;
        var text = string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} × CPU, {memory:0.0} GiB");
        yield return memory < 0.5
            ? found.Warning($"{text}：内存偏少。", $"{text}: little memory.", "请留出至少 512 MiB。", "Give it 512 MiB at least.")
            : found.Ok($"{text}。", $"{text}.");
    }

    private static async IAsyncEnumerable<Finding> ClockAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var now = TimeProvider.System.GetUtcNow();
        // No clock that is right shows a time before this program was built.
        var built = new DateTimeOffset(File.GetLastWriteTimeUtc(typeof(MachineChecks).Assembly.Location), TimeSpan.Zero);
        yield return now < built.AddDays(-1)
            ? found.Error($"时钟显示 {now:yyyy-MM-dd HH:mm}（UTC），早于本程序的生成时间。", $"The clock shows {now:yyyy-MM-dd HH:mm} UTC, which is before this program was built.", "请用 NTP 校准时钟（timedatectl set-ntp true）。", "Set it by NTP (timedatectl set-ntp true).")
            : found.Ok($"时钟显示 {now:yyyy-MM-dd HH:mm}（UTC）。", $"The clock shows {now:yyyy-MM-dd HH:mm} UTC.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out _))
        {
            yield return found.Error("没有时区数据。", "There are no time zones.", "Debian：apt install tzdata。", "Debian: apt install tzdata.");
        }
    }

    private static async IAsyncEnumerable<Finding> FontsAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return Cover.HasFontFor("海湾晚报")
            ? found.Ok("有含汉字的字体，可画封面。", "There is a font with hanzi for covers.")
            : found.Warning("没有含汉字的字体，封面上不会有报名。", "No font has hanzi; covers will lack their text.", "Debian：apt install fonts-noto-cjk。", "Debian: apt install fonts-noto-cjk.");
    }

    private static async IAsyncEnumerable<Finding> DiskAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var library = patient.Settings.Library;
        if (!Directory.Exists(library))
        {
            yield return found.Warning($"节目库 {library} 还不存在。", $"The library {library} does not exist yet.", "首次运行时会建立它。", "The first run makes it.");
            yield break;
        }

        var free = new DriveInfo(library).AvailableFreeSpace / (double)Gibibyte;
        var room = string.Create(CultureInfo.InvariantCulture, $"{free:0.0} GiB");
        yield return free < 0.2 ? found.Error($"{library} 仅剩 {room}。", $"Only {room} are left for {library}.", "请腾出空间，或运行 audiopaper library prune。", "Make room, or run audiopaper library prune.")
            : free < 2 ? found.Warning($"{library} 只剩 {room}。", $"Only {room} are left for {library}.", "请腾出空间，或设置 prune。", "Make room, or set prune.")
            : found.Ok($"{library} 可用 {room}。", $"{room} are free for {library}.");
        // A folder of its own inside the library: the same disk, and nothing of the library is touched.
        var folder = Path.Combine(library, $".doctor-{Path.GetRandomFileName()}");
        Finding result;
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, "probe");
            await WholeFile.WriteAsync(path, "old"u8.ToArray(), cancellationToken);
            using (var reader = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
            {
                await WholeFile.WriteAsync(path, "new"u8.ToArray(), cancellationToken);
            }

            var isWhole = await File.ReadAllTextAsync(path, cancellationToken) == "new";
            result = !isWhole ? found.Error($"{library} 替换文件不是原子的。", $"{library} does not replace files whole.", "请把节目库放在本机磁盘，或 NFS 4.1 以上的共享。", "Keep the library on a local disk, or a share with NFS 4.1 or newer.")
                : !Locks(path) ? found.Error($"{library} 不支持文件锁；两个进程会互相干扰。", $"{library} keeps no locks; two processes would get in each other's way.", "请把节目库放在本机磁盘，或支持锁的共享（NFS 不加 nolock）。", "Keep the library on a local disk, or a share with locks (NFS without nolock).")
                : found.Ok("节目库可写，支持锁和原子替换。", "The library can be written, keeps locks and replaces files whole.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            result = found.Error($"无法写入 {library}（{e.Message.TrimEnd('.')}）。", $"{library} cannot be written ({e.Message.TrimEnd('.')}).", "请检查权限和剩余空间。", "Check permissions and free space.");
        }
        finally
        {
            Remove(folder);
        }

        yield return result;
    }

    private static bool Locks(string path)
    {
        using var first = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        try
        {
            using var second = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was never made.
        }
    }
}
