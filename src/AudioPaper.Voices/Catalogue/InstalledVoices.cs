using System.Collections.Immutable;

namespace AudioPaper.Voices.Catalogue;

/// <summary>A voice in the folder of installed voices.</summary>
/// <param name="Name">Its file's name without ending.</param>
/// <param name="Language">BCP 47 tag; <c>und</c> where its configuration tells none, or is none.</param>
/// <param name="SampleRate">Samples per second; null where its configuration is none.</param>
/// <param name="SizeBytes">Size of its files.</param>
public sealed record InstalledVoice(string Name, string Language, int? SampleRate, long SizeBytes);

/// <summary>The folder of installed voices: <c>NAME.onnx</c> and <c>NAME.onnx.json</c>.</summary>
/// <param name="folder">Full path; need not exist.</param>
public sealed class InstalledVoices(string folder)
{
    /// <summary>Whether both files of a voice are there.</summary>
    public bool Has(string name) => File.Exists(At(name, VoiceFiles.ModelEnding)) && File.Exists(At(name, VoiceFiles.ConfigEnding));

    /// <summary>All voices, by name.</summary>
    /// <exception cref="VoiceInstallException">The folder cannot be read.</exception>
    public ImmutableArray<InstalledVoice> All()
    {
        try
        {
            return !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*" + VoiceFiles.ConfigEnding).Select(path => Path.GetFileName(path)[..^VoiceFiles.ConfigEnding.Length])
                .Where(name => VoiceName.Is(name) && Has(name)).Order(StringComparer.Ordinal).Select(Look)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VoiceInstallException($"The folder of voices {folder} cannot be read ({e.Message.TrimEnd('.')}).", $"无法读取声音文件夹 {folder}（{e.Message.TrimEnd('.')}）。", e);
        }
    }

    /// <summary>Removes a voice, and what a broken-off download left of it.</summary>
    /// <exception cref="VoiceInstallException">It is not there, or cannot be removed.</exception>
    public void Remove(string name)
    {
        var part = new PartialFile(VoiceInstaller.PartPath(folder, VoiceName.Checked(name)));
        string[] files = [At(name, VoiceFiles.ConfigEnding), At(name, VoiceFiles.ModelEnding)];
        if (!files.Append(part.Path).Any(File.Exists))
        {
            throw new VoiceInstallException($"The voice piper:{name} is not installed in {folder}; see \"audiopaper voices list\".", $"{folder} 中没有安装声音 piper:{name}；可用 audiopaper voices list 查看。");
        }

        try
        {
            // The configuration first: a model alone is no voice.
            Array.ForEach(files, File.Delete);
            if (Directory.Exists(Path.GetDirectoryName(part.Path)))
            {
                part.Remove();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DownloadFailures.NotWritable(files[0], e);
        }
    }

    /// <summary>Path of a voice's file.</summary>
    internal string At(string name, string ending) => Path.Combine(folder, name + ending);

    private InstalledVoice Look(string name)
    {
        var (config, model) = (new FileInfo(At(name, VoiceFiles.ConfigEnding)), new FileInfo(At(name, VoiceFiles.ModelEnding)));
        try
        {
            // A device or pipe has no length and is not opened.
            var (language, rate) = VoiceConfigCheck.Read(config.Name, config.Length is > 0 and <= VoiceConfigCheck.MostBytes ? File.ReadAllBytes(config.FullName) : []);
            return new InstalledVoice(name, language, rate, config.Length + model.Length);
        }
        catch (VoiceInstallException)
        {
            return new InstalledVoice(name, "und", null, config.Length + model.Length);
        }
    }
}
