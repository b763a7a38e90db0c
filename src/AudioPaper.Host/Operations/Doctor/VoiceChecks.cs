using System.Runtime.CompilerServices;
using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Catalogue;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>The voices that newspapers ask for, and those that are installed. No service of speech is asked, so nothing costs.</summary>
internal static class VoiceChecks
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> All { get; } = [new("voices", AskedForAsync), new("models", InstalledAsync)];

    private static async IAsyncEnumerable<Finding> AskedForAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var told = patient.Newspapers().Select(folder => (Name: Path.GetFileName(folder), Settings: SettingsOf(folder)))
            .Append((Name: "", Settings: NewspaperSettings.Default)).Where(newspaper => newspaper.Settings is not null)
            .SelectMany(newspaper => newspaper.Settings!.CastOf(null).All.Select(voice => (Voice: voice, newspaper.Name, Settings: newspaper.Settings!)));
        foreach (var asked in told.GroupBy(asked => asked.Voice))
        {
            var names = asked.Select(newspaper => newspaper.Name).Where(name => name.Length > 0).ToList();
            var (by, byInChinese) = names.Count == 0 ? ("", "") : ($" (asked for by {string.Join(", ", names.Take(3))})", $"（{string.Join("、", names.Take(3))} 使用）");
            var fault = await OpenAsync(patient, asked.Key, asked.First().Settings, cancellationToken);
            yield return fault is null
                ? found.Ok($"声音 {asked.Key} 可用{byInChinese}。", $"The voice {asked.Key} opens{by}.")
                : found.Error($"{fault.Chinese ?? fault.Message}{byInChinese}", $"{fault.Message}{by}");
        }
    }

    private static async IAsyncEnumerable<Finding> InstalledAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var folder = patient.VoicesFolder;
        var installed = new InstalledVoices(folder).All();
        var broken = installed.Where(voice => voice.SampleRate is null).Select(voice => voice.Name)
            .Concat(!Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.onnx").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => !File.Exists(Path.Combine(folder, name + ".onnx.json")))).ToList();
        foreach (var name in broken)
        {
            yield return found.Warning($"声音 piper:{name} 的安装不完整。", $"The installed voice piper:{name} is incomplete.", $"请运行 audiopaper voices install {name}。", $"Run audiopaper voices install {name}.");
        }

        if (broken.Count == 0)
        {
            yield return found.Ok($"{folder} 中装有 {installed.Length} 个声音。", $"Installed voices in {folder}: {installed.Length}.");
        }
    }

    private static async Task<SentenceException?> OpenAsync(Patient patient, VoiceId voice, NewspaperSettings settings, CancellationToken cancellationToken)
    {
        await using var engines = VoiceSetup.Engines(settings, patient.VoicesFolder, new Lazy<MandarinReader>(() => MandarinReader.Load(StudioTools.MandarinFolder)));
        try
        {
            var opened = await engines.OpenAsync(voice, 1, cancellationToken);
            await ((opened as IAsyncDisposable)?.DisposeAsync() ?? ValueTask.CompletedTask);
            return null;
        }
        catch (SentenceException e)
        {
            return e;
        }
    }

    /// <summary>Settings of a newspaper; null when they are broken, which another check tells.</summary>
    private static NewspaperSettings? SettingsOf(string folder)
    {
        try
        {
            return SettingsFile.Read(Path.Combine(folder, NewspaperSettings.FileName));
        }
        catch (LibraryException)
        {
            return null;
        }
    }
}
