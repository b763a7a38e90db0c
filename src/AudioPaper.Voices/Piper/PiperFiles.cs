using System.Collections.Concurrent;
using System.Security.Cryptography;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Piper;

/// <summary>A voice on disk: <c>NAME.onnx</c> and <c>NAME.onnx.json</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="ModelPath">The model.</param>
/// <param name="Config">What the configuration says.</param>
/// <param name="Hash">SHA-256 of both files, in hexadecimal.</param>
internal sealed record PiperFiles(string Name, string ModelPath, PiperConfig Config, string Hash)
{
    /// <summary>How the model's file ends, and the configuration's.</summary>
    public const string ModelEnding = ".onnx", ConfigEnding = ".onnx.json";

    /// <summary>The largest voices have 120 MB.</summary>
    private const long MaxModelBytes = 1024L * 1024 * 1024;

    private static readonly ConcurrentDictionary<Stamp, string> Hashes = [];

    private Stamp ModelStamp { get; init; }

    /// <summary>Reads a voice. The model is hashed, once in the life of the process while it stays the same, but not opened.</summary>
    /// <param name="folder">Where voices lie.</param>
    /// <param name="name">The voice's name; no part of a path.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SynthesisException">A file is missing, cannot be read, or is no part of a voice; not transient.</exception>
    public static async Task<PiperFiles> ReadAsync(string folder, string name, CancellationToken cancellationToken)
    {
        var (model, config) = (Path.Combine(folder, name + ModelEnding), Path.Combine(folder, name + ConfigEnding));
        try
        {
            // A pipe or a device has no size; opening it might never end.
            if (Stamp.Of(config).SizeBytes is var size and (< 1 or > PiperConfigReader.MaxBytes))
            {
                throw PiperRefusal.OfFile(config, $"has {size:N0} bytes (at most 1 MiB are read)", $"有 {size:N0} 字节（最多读取 1 MiB）");
            }

            var configBytes = await BytesAsync(config, cancellationToken).ConfigureAwait(false);
            var stamp = Stamp.Of(model);
            if (stamp.SizeBytes is < 1 or > MaxModelBytes)
            {
                throw PiperRefusal.OfFile(model, $"has {stamp.SizeBytes:N0} bytes, which no voice has", $"有 {stamp.SizeBytes:N0} 字节，不可能是声音");
            }

            var hash = await HashAsync(stamp, cancellationToken).ConfigureAwait(false);
            return new PiperFiles(name, model, PiperConfigReader.Read(config, configBytes), $"{hash}+{Convert.ToHexStringLower(SHA256.HashData(configBytes))}") { ModelStamp = stamp };
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SynthesisException($"There is no Piper voice '{name}' in '{folder}' (a voice is two files, {name}{ModelEnding} and {name}{ConfigEnding}); install it with \"audiopaper voices install\".",
                isTransient: false, missing, $"“{folder}”中没有 Piper 声音“{name}”（一个声音是两个文件：{name}{ModelEnding} 和 {name}{ConfigEnding}）；请用 audiopaper voices install 安装。");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw PiperRefusal.OfFile(model, $"cannot be read ({PiperRefusal.Short(unreadable.Message)})", $"无法读取（{PiperRefusal.Short(unreadable.Message)}）", unreadable);
        }
    }

    /// <summary>Makes sure that the model is still the one that was hashed.</summary>
    /// <exception cref="SynthesisException">It is not; not transient, because the voice must be opened anew.</exception>
    public void CheckUnchanged()
    {
        if (!File.Exists(ModelPath) || Stamp.Of(ModelPath) != ModelStamp)
        {
            throw PiperRefusal.OfFile(ModelPath, "was changed since it was chosen", "在选用之后被改动");
        }
    }

    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        await using (file.ConfigureAwait(false))
        {
            var bytes = new byte[PiperConfigReader.MaxBytes + 1];
            var count = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return count < bytes.Length ? bytes[..count] : throw PiperRefusal.OfFile(path, "has more than 1 MiB", "超过 1 MiB");
        }
    }

    private static async Task<string> HashAsync(Stamp stamp, CancellationToken cancellationToken)
    {
        if (Hashes.TryGetValue(stamp, out var known))
        {
            return known;
        }

        var file = new FileStream(stamp.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            return Hashes[stamp] = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
        }
    }

    private readonly record struct Stamp(string Path, long SizeBytes, DateTime Written)
    {
        public static Stamp Of(string path)
        {
            var file = new FileInfo(path);
            return new Stamp(file.FullName, file.Length, file.LastWriteTimeUtc);
        }
    }
}
