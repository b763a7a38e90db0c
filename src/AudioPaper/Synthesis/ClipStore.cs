using System.Security.Cryptography;
using System.Text;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Files;

namespace AudioPaper.Synthesis;

/// <summary>
/// The clips of a library, each named by the hash of all that shapes its sound, so that nothing is spoken twice. Several
/// processes may use one store at once: a clip appears whole, and two that write the same clip write the same bytes.
/// </summary>
/// <param name="folder">Folder of the store; made when the first clip comes.</param>
public sealed class ClipStore(string folder)
{
    /// <summary>The clip's name: 32 hexadecimal digits.</summary>
    public static string NameOf(ISynthesizer voice, Utterance utterance)
    {
        ArgumentNullException.ThrowIfNull(voice);
        ArgumentNullException.ThrowIfNull(utterance);
        return NameOf($"{voice.Fingerprint}\n{voice.Format.SampleRate}\n{utterance.Spoken}");
    }

    /// <summary>The name of whatever <paramref name="all"/> describes whole: 32 hexadecimal digits (half a SHA-256).</summary>
    public static string NameOf(string all) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 16));

    /// <summary>Number of samples of a clip; null when it is not there, not whole, or of another format.</summary>
    public long? SampleCount(string name, PcmFormat format) => Open(name) is not { } stream ? null : Using(stream, s => WavFile.SampleCount(s, format));

    /// <summary>A clip; null when it is not there, damaged, or of another format.</summary>
    public Clip? Read(string name, PcmFormat format) => Open(name) is not { } stream ? null : Using(stream, s => WavFile.Read(s, format));

    /// <summary>Keeps a clip.</summary>
    /// <exception cref="IOException">The disk is full or may not be written.</exception>
    public async Task WriteAsync(string name, Clip clip, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await WholeFile.MakeAsync(path, (temporaryPath, _) =>
        {
            // Two writes: a buffer would only be one more thing to clear away.
            using var stream = new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            WavFile.Write(stream, clip);
            return Task.CompletedTask;
        }, cancellationToken, flushesToDisk: false);
    }

    private string PathOf(string name) => Path.Combine(folder, name[..2], name + ".wav");

    private FileStream? Open(string name)
    {
        try
        {
            return new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static T? Using<T>(FileStream stream, Func<FileStream, T?> read)
    {
        using (stream)
        {
            return read(stream);
        }
    }
}
