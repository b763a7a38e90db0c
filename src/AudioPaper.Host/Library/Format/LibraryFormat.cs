using System.Text;
using System.Text.Json;
using AudioPaper.Files;

namespace AudioPaper.Host.Library.Format;

/// <summary>
/// The version of a library's format: <c>.store/format.json</c>. An older library is brought to this program's when it is opened, in steps that are safe to
/// repeat, so that a crash between any two writes does no harm; a newer one is refused. Version 1 has no such file.
/// </summary>
internal static class LibraryFormat
{
    /// <summary>The version that this program reads and writes.</summary>
    public const int Version = 2;

    private const string FileName = "format.json";
    private const int MostBytes = 4096;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>The steps, by the version they lead to.</summary>
    private static readonly (int Version, Func<string, CancellationToken, Task> StepAsync)[] Steps = [(2, NamedFormats.StepAsync)];

    /// <summary>Version of a library; 1 where the file is missing or torn, for all steps are safe to repeat.</summary>
    /// <param name="root">Full path of the library.</param>
    public static int Of(string root)
    {
        try
        {
            var file = new FileInfo(PathIn(root));
            if (!file.Exists || file.Length > MostBytes)
            {
                return 1;
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("version", out var version) && version.TryGetInt32(out var number) && number > 0 ? number : 1;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return 1;
        }
    }

    /// <summary>Brings a library to <see cref="Version"/>; waits until no other process uses it.</summary>
    /// <param name="root">Full path of the library; its <c>.store</c> exists.</param>
    /// <param name="cancellationToken">Ends it; the next opening goes on.</param>
    /// <exception cref="LibraryException">It is of a newer version, or in use for too long.</exception>
    public static async Task UpgradeAsync(string root, CancellationToken cancellationToken = default)
    {
        if (IsCurrent(root))
        {
            return;
        }

        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(LongestWait);
        try
        {
            using var kept = await FolderLock.TakeAsync(Path.Combine(root, ".store"), () => { }, late.Token).ConfigureAwait(false);
            // Another process may have done it meanwhile.
            var found = IsCurrent(root) ? Version : Of(root);
            foreach (var (version, stepAsync) in Steps.Where(step => step.Version > found))
            {
                await stepAsync(root, cancellationToken).ConfigureAwait(false);
                await WholeFile.WriteAsync(PathIn(root), Encoding.UTF8.GetBytes($"{{ \"version\": {version} }}\n"), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LibraryException(
                $"The library {root} is of an earlier version and in use; stop the other programs that use it, so that it can be brought up to date.",
                $"节目库 {root} 是旧版本，且正在使用；请停止使用它的其他程序，以便升级。");
        }
    }

    /// <summary>Whether a library is of this program's version.</summary>
    /// <exception cref="LibraryException">It is of a newer one.</exception>
    public static bool IsCurrent(string root) => Of(root) switch
    {
        Version => true,
        > Version and var newer => throw new LibraryException(
            $"The library {root} has format {newer}, this program knows up to {Version}; use the newer program, or a copy made before.",
            $"节目库 {root} 的格式为 {newer}，本程序最高支持 {Version}；请使用更新的程序，或升级之前的备份。"),
        _ => false,
    };

    private static string PathIn(string root) => Path.Combine(root, ".store", FileName);
}
