using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Espeak;
using AudioPaper.Voices.Piper.Phonemes;

namespace AudioPaper.Voices.Piper;

/// <summary>
/// Piper (VITS) voices in this process. A voice's name is its file's without <c>.onnx</c>, for voices with several speakers with
/// <c>#</c> and the speaker's name or number: <c>zh_CN-huayan-medium</c>, <c>en_US-libritts-high#17</c>. Thread-safe.
/// </summary>
/// <param name="voicesFolder">Where voices lie; need not exist.</param>
/// <param name="settings">How they run; null for the defaults.</param>
public sealed class PiperEngine(string voicesFolder, PiperSettings? settings = null) : IVoiceEngine
{
    private readonly PiperSettings settings = Checked(settings ?? new PiperSettings());
    private readonly ConcurrentDictionary<string, PiperModel> models = new(StringComparer.Ordinal);
    private readonly EnglishPhonemes english = new((settings ?? new PiperSettings()).Espeak);

    /// <inheritdoc/>
    public string Id => "piper";

    /// <inheritdoc/>
    public string Prefix => "piper";

    /// <inheritdoc/>
    public Task<EngineState> FindAsync(CancellationToken cancellationToken)
    {
        if (!IsSupportedSystem)
        {
            return Task.FromResult(new EngineState(false, "Piper voices do not run on this system: ONNX Runtime exists for 64-bit Linux and Windows and for macOS on Apple silicon.",
                "Piper 声音无法在本系统上运行：ONNX Runtime 只支持 64 位 Linux、Windows 和 Apple 芯片的 macOS。"));
        }

        int count;
        try
        {
            count = VoiceNames().Count();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(new EngineState(false, $"The folder of voices '{voicesFolder}' cannot be read ({PiperRefusal.Short(unreadable.Message)}).",
                $"无法读取声音文件夹“{voicesFolder}”（{PiperRefusal.Short(unreadable.Message)}）。"));
        }

        return Task.FromResult(count > 0
            ? new EngineState(true, $"ONNX Runtime in this process, {count} {(count == 1 ? "voice" : "voices")} in '{voicesFolder}'.", $"使用进程内的 ONNX Runtime；“{voicesFolder}”中有 {count} 个声音。")
            : new EngineState(false, $"There is no Piper voice in '{voicesFolder}'; install one with \"audiopaper voices install\".", $"“{voicesFolder}”中没有 Piper 声音；请用 audiopaper voices install 安装。"));
    }

    /// <inheritdoc/>
    /// <remarks>The model itself is opened when the voice speaks first; what is wrong with it is told then.</remarks>
    public async Task<ISynthesizer> OpenAsync(string name, double pace, CancellationToken cancellationToken)
    {
        if (!(pace >= 0.5 && pace <= 2))
        {
            throw new ArgumentOutOfRangeException(nameof(pace), pace, "A pace is 0.5 to 2.");
        }

        var (file, speaker) = name.IndexOf('#', StringComparison.Ordinal) is > 0 and var mark ? (name[..mark], name[(mark + 1)..]) : (name, null);
        if (file.Length is 0 or > VoiceId.LongestName || file[0] == '.' || !file.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '+'))
        {
            throw new SynthesisException($"'{name}' is no name of a Piper voice; it is a file's name without {PiperFiles.ModelEnding}, e.g. zh_CN-huayan-medium.", isTransient: false,
                chinese: $"“{name}”不是 Piper 声音的名称；名称是不带 {PiperFiles.ModelEnding} 的文件名，如 zh_CN-huayan-medium。");
        }

        var files = await PiperFiles.ReadAsync(voicesFolder, file, cancellationToken).ConfigureAwait(false);
        var speakerNumber = SpeakerOf(files, name, speaker);
        // A voice that was installed anew is another model.
        var model = models.GetOrAdd(files.Hash, _ => new PiperModel(files, settings));
        var reader = files.Config.PhonemeType == PhonemeType.Espeak ? await EspeakVersionAsync(cancellationToken).ConfigureAwait(false) : null;
        return new PiperSynthesizer($"{Prefix}:{name}", files, model, settings, english, speakerNumber, pace, reader);
    }

    /// <summary>Ends calls under way and frees all models.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var model in models.Values)
        {
            await model.DisposeAsync().ConfigureAwait(false);
        }

        english.Dispose();
    }

    /// <summary>The voices in the folder, without their speakers.</summary>
    internal IEnumerable<string> VoiceNames() => !Directory.Exists(voicesFolder) ? []
        : Directory.EnumerateFiles(voicesFolder, "*" + PiperFiles.ConfigEnding).Select(path => Path.GetFileName(path)[..^PiperFiles.ConfigEnding.Length])
            .Where(name => File.Exists(Path.Combine(voicesFolder, name + PiperFiles.ModelEnding))).Order(StringComparer.Ordinal);

    private static bool IsSupportedSystem => RuntimeInformation.ProcessArchitecture == Architecture.Arm64
        ? OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        : RuntimeInformation.ProcessArchitecture == Architecture.X64 && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows());

    private static PiperSettings Checked(PiperSettings settings)
    {
        settings.Check();
        return settings;
    }

    private static int SpeakerOf(PiperFiles files, string name, string? speaker)
    {
        var config = files.Config;
        return speaker is null ? 0
            : config.Speakers.TryGetValue(speaker, out var number) ? number
            : int.TryParse(speaker, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < config.SpeakerCount ? number
            : throw new SynthesisException($"The Piper voice '{files.Name}' has no speaker '{speaker}' (it has {config.SpeakerCount}, numbered from 0); choose one in '{name}'.", isTransient: false,
                chinese: $"Piper 声音“{files.Name}”没有说话人“{speaker}”（共 {config.SpeakerCount} 个，从 0 编号）；请在“{name}”中另选。");
    }

    /// <summary>The version of espeak-ng, which tells the phonemes of English words; without it only Mandarin is said.</summary>
    private static async Task<string> EspeakVersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await EspeakProgram.FindAsync(cancellationToken).ConfigureAwait(false)).Version;
        }
        catch (SynthesisException)
        {
            return "none";
        }
    }
}
