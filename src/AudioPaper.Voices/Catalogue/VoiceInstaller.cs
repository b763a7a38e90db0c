using AudioPaper.Files;

namespace AudioPaper.Voices.Catalogue;

/// <summary>
/// Installs Piper voices: configuration and model are fetched or copied, held against size and hash where these are known, looked at, and only then
/// moved into place, the configuration last, because a model without one is no voice. One at a time in a folder: the caller holds its lock.
/// </summary>
/// <param name="folder">Folder of voices; it exists.</param>
/// <param name="limits">How far downloads may go.</param>
/// <param name="progress">Told how far the model is.</param>
public sealed class VoiceInstaller(string folder, DownloadLimits limits, Action<DownloadProgress> progress)
{
    private const string PartFolder = ".download";

    /// <summary>Makes the folder of voices.</summary>
    /// <exception cref="VoiceInstallException">It cannot be made.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, PartFolder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DownloadFailures.NotWritable(folder, e);
        }
    }

    /// <summary>Installs a voice.</summary>
    /// <param name="files">Where it comes from.</param>
    /// <param name="cancellationToken">Ends the installation; a download is gone on with by the next one.</param>
    /// <exception cref="VoiceInstallException">Nothing was installed.</exception>
    public async Task InstallAsync(VoiceFiles files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var (name, installed) = (VoiceName.Checked(files.Name), new InstalledVoices(folder));
        using var web = new VoiceDownload(limits, files.Model.Address);
        var config = await ConfigAsync(files.Config, web, cancellationToken).ConfigureAwait(false);
        _ = VoiceConfigCheck.Read(PiperCatalogue.Shown(files.Config.Address), config);
        var part = new PartialFile(PartPath(folder, name));
        var isMoved = false;
        try
        {
            if (files.Model.Address.IsFile)
            {
                part.Begin(files.Model.Address, null);
                await CopyAsync(files.Model.Address.LocalPath, part.Path, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await web.GetAsync(files.Model.Address, part, (bytes, total) => progress(new DownloadProgress(name + VoiceFiles.ModelEnding, bytes, total ?? files.Model.SizeBytes)), cancellationToken).ConfigureAwait(false);
            }

            await CheckModelAsync(files.Model, part, cancellationToken).ConfigureAwait(false);
            File.Move(part.Path, installed.At(name, VoiceFiles.ModelEnding), overwrite: true);
            isMoved = true;
            part.Forget();
            // Not to be stopped any more: a model that came whole would be lost.
            await WholeFile.WriteAsync(installed.At(name, VoiceFiles.ConfigEnding), config, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DownloadFailures.NotWritable(Path.Combine(folder, name), e);
        }
        finally
        {
            Tidy(part, isLocal: files.Model.Address.IsFile, isMoved && !installed.Has(name) ? installed.At(name, VoiceFiles.ModelEnding) : null);
        }
    }

    /// <summary>Where a model lies until it is whole.</summary>
    internal static string PartPath(string folder, string name) => Path.Combine(folder, PartFolder, name + VoiceFiles.ModelEnding + ".part");

    /// <summary>A small file of the web or of this machine.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="mostBytes">Bytes it may have.</param>
    /// <param name="limits">How far a download may go.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="VoiceInstallException">It cannot be had.</exception>
    internal static async Task<byte[]> SmallFileAsync(Uri address, long mostBytes, DownloadLimits limits, CancellationToken cancellationToken)
    {
        using var web = new VoiceDownload(limits, address);
        return address.IsFile ? await LocalAsync(address.LocalPath, mostBytes, cancellationToken).ConfigureAwait(false) : await web.GetAsync(address, mostBytes, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> ConfigAsync(VoiceFile file, VoiceDownload web, CancellationToken cancellationToken)
    {
        var bytes = file.Address.IsFile ? await LocalAsync(file.Address.LocalPath, VoiceConfigCheck.MostBytes, cancellationToken).ConfigureAwait(false)
            : await web.GetAsync(file.Address, VoiceConfigCheck.MostBytes, cancellationToken).ConfigureAwait(false);
        using var stream = new MemoryStream(bytes);
        await CheckAsync(file, stream, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    private static async Task CheckModelAsync(VoiceFile file, PartialFile part, CancellationToken cancellationToken)
    {
        try
        {
            var stream = new FileStream(part.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            await using (stream.ConfigureAwait(false))
            {
                await CheckAsync(file, stream, cancellationToken).ConfigureAwait(false);
                new OnnxModelCheck(stream).Check(PiperCatalogue.Shown(file.Address));
                stream.Flush(flushToDisk: true);
            }
        }
        catch (VoiceInstallException)
        {
            // Going on with it would only bring the same again.
            part.Remove();
            throw;
        }
    }

    private static async Task CheckAsync(VoiceFile file, Stream stream, CancellationToken cancellationToken)
    {
        if (file.SizeBytes is { } expected && stream.Length != expected)
        {
            throw DownloadFailures.WrongSize(file.Address, stream.Length, expected);
        }

        if (file.Hash is { } hash && !await hash.FitsAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            throw DownloadFailures.WrongHash(file.Address);
        }
    }

    private async Task CopyAsync(string path, string to, CancellationToken cancellationToken)
    {
        using var source = OpenLocal(path, limits.MostBytes);
        if (new DriveInfo(folder).AvailableFreeSpace < source.Length + limits.SpareBytes)
        {
            throw DownloadFailures.NoRoom(folder, source.Length);
        }

        var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None);
        await using (target.ConfigureAwait(false))
        {
            await source.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<byte[]> LocalAsync(string path, long mostBytes, CancellationToken cancellationToken)
    {
        using var stream = OpenLocal(path, mostBytes);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    private static FileStream OpenLocal(string path, long mostBytes)
    {
        try
        {
            // Pipes and devices have no length, and opening one may wait for ever.
            var length = new FileInfo(path) is { Exists: true } file ? file.Length : throw new FileNotFoundException();
            return length is 0 || length > mostBytes
                ? throw new VoiceInstallException($"{path} has {length:N0} bytes, which no such file has; give another one.", $"{path} 有 {length:N0} 字节，不可能是这样的文件；请换一个。")
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VoiceInstallException($"There is no file {path}; a voice is NAME.onnx with NAME.onnx.json beside it.", $"没有文件 {path}；一个声音由 NAME.onnx 和旁边的 NAME.onnx.json 组成。", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VoiceInstallException($"{path} cannot be read ({e.Message.TrimEnd('.')}).", $"无法读取 {path}（{e.Message.TrimEnd('.')}）。", e);
        }
    }

    /// <summary>Leaves nothing behind but what the next run can go on with.</summary>
    private static void Tidy(PartialFile part, bool isLocal, string? lonelyModel)
    {
        try
        {
            if (isLocal)
            {
                part.Remove();
            }

            if (lonelyModel is not null)
            {
                File.Delete(lonelyModel);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left is no voice, and the next installation writes over it.
        }
    }
}
