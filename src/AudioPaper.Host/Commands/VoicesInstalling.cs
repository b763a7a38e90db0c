using AudioPaper.Host.Library;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Catalogue;

namespace AudioPaper.Host.Commands;

/// <summary>What <c>voices install</c> is asked for.</summary>
/// <param name="Voice">Id, address, path or <c>voices.json#KEY</c>.</param>
/// <param name="Catalogue">Path or address of a <c>voices.json</c>; null for the program's catalogue.</param>
/// <param name="Folder">Folder of voices.</param>
/// <param name="AllowsPrivate">Whether private networks may be asked.</param>
/// <param name="Json">Whether progress is printed as lines of JSON.</param>
internal sealed record VoiceInstallRequest(string Voice, string? Catalogue, string Folder, bool AllowsPrivate, bool Json);

/// <summary>Runs <c>voices install</c> and <c>voices remove</c>.</summary>
internal static class VoicesInstalling
{
    /// <summary>Installs a voice.</summary>
    /// <returns>Exit code.</returns>
    public static async Task<int> InstallAsync(VoiceInstallRequest request, UiLanguage ui, CancellationToken cancellationToken)
    {
        var limits = new DownloadLimits { AllowsPrivate = request.AllowsPrivate };
        var progress = new VoicesProgress(ui, request.Json);
        var files = await new VoiceSource(VoiceCatalogue.Read(VoicesShelf.CataloguePath), limits).FindAsync(request.Voice, request.Catalogue, cancellationToken);
        VoiceInstaller.Prepare(request.Folder);
        using var kept = await FolderLock.TakeAsync(request.Folder, progress.Waiting, cancellationToken);
        var isThere = new InstalledVoices(request.Folder).Has(files.Name);
        if (!isThere)
        {
            try
            {
                await new VoiceInstaller(request.Folder, limits, progress.Downloaded).InstallAsync(files, cancellationToken);
            }
            finally
            {
                progress.EndLine();
            }
        }

        progress.Installed(new VoiceId("piper", files.Name), isThere, request.Folder);
        return 0;
    }

    /// <summary>Removes a voice.</summary>
    /// <returns>Exit code.</returns>
    public static async Task<int> RemoveAsync(string voice, string folder, UiLanguage ui, CancellationToken cancellationToken)
    {
        var known = VoiceCatalogue.Read(VoicesShelf.CataloguePath).Find(voice);
        if (known is { Files: null } || (VoiceId.TryParse(voice, out var id) && id.Engine != "piper"))
        {
            throw new VoiceInstallException($"{voice} comes with its engine and cannot be removed; only installed Piper voices can.", $"{voice} 随引擎提供，不能删除；只能删除已安装的 Piper 声音。");
        }

        var name = voice.StartsWith("piper:", StringComparison.Ordinal) ? voice[6..] : voice;
        var voices = new InstalledVoices(folder);
        if (Directory.Exists(folder))
        {
            using var kept = await FolderLock.TakeAsync(folder, new VoicesProgress(ui, json: false).Waiting, cancellationToken);
            voices.Remove(name);
        }
        else
        {
            voices.Remove(name);
        }

        Console.Out.WriteLine(ui.Say($"已删除 piper:{name}。", $"piper:{name} is removed."));
        return 0;
    }
}
