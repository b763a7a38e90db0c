using AudioPaper.Intake.Web;

namespace AudioPaper.Voices.Catalogue;

/// <summary>Finds the files that somebody means: an id, an address or path of an <c>.onnx</c>, or <c>voices.json#KEY</c>.</summary>
/// <param name="catalogue">What AudioPaper knows by name.</param>
/// <param name="limits">How far fetching a catalogue may go.</param>
public sealed class VoiceSource(VoiceCatalogue catalogue, DownloadLimits limits)
{
    /// <summary>Finds them.</summary>
    /// <param name="told">What somebody wrote.</param>
    /// <param name="piperCatalogue">Path or address of a <c>voices.json</c> to look in; null for AudioPaper's catalogue.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="VoiceInstallException">Nothing is meant that could be installed.</exception>
    public async Task<VoiceFiles> FindAsync(string told, string? piperCatalogue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(told);
        if (piperCatalogue is not null)
        {
            return await InPiperAsync(AddressOf(piperCatalogue), KeyOf(told), cancellationToken).ConfigureAwait(false);
        }

        if (told.LastIndexOf('#') is > 0 and var mark && told.AsSpan(0, mark).EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return await InPiperAsync(AddressOf(told[..mark]), told[(mark + 1)..], cancellationToken).ConfigureAwait(false);
        }

        if (WebAddress.Is(told))
        {
            var address = AddressOf(told);
            var name = VoiceName.OfModel(Uri.UnescapeDataString(address.AbsolutePath.Split('/')[^1]));
            return new VoiceFiles(name, new VoiceFile(address), new VoiceFile(new UriBuilder(address) { Path = address.AbsolutePath + ".json" }.Uri));
        }

        return told.EndsWith(VoiceFiles.ModelEnding, StringComparison.OrdinalIgnoreCase) || told.AsSpan().ContainsAny('/', '\\') ? OfPath(Path.GetFullPath(told)) : await KnownAsync(told, cancellationToken).ConfigureAwait(false);
    }

    private async Task<VoiceFiles> KnownAsync(string id, CancellationToken cancellationToken)
    {
        var voice = catalogue.Find(id) ?? throw new VoiceInstallException(
            $"There is no voice «{id}» in the catalogue; see \"audiopaper voices list\", or give the address or path of an .onnx file.", $"目录中没有声音“{id}”；可用 audiopaper voices list 查看，或给出 .onnx 文件的网址或路径。");
        var files = voice.Files ?? throw new VoiceInstallException(
            $"{voice.Id} comes with its engine {voice.Engine} and needs no installation.", $"{voice.Id} 随引擎 {voice.Engine} 提供，无需安装。");
        if (files.Model.Hash is not null && files.Config.Hash is not null)
        {
            return files;
        }

        var told = await InPiperAsync(catalogue.PiperCatalogue, files.Name, cancellationToken).ConfigureAwait(false);
        return new VoiceFiles(files.Name, Completed(files.Model, told.Model), Completed(files.Config, told.Config));
    }

    private static VoiceFile Completed(VoiceFile known, VoiceFile told) => known.Hash is null ? known with { SizeBytes = told.SizeBytes, Hash = told.Hash } : known;

    private async Task<VoiceFiles> InPiperAsync(Uri address, string key, CancellationToken cancellationToken)
    {
        var files = PiperCatalogue.Find(await VoiceInstaller.SmallFileAsync(address, PiperCatalogue.MostBytes, limits, cancellationToken).ConfigureAwait(false), address, key);
        // A catalogue that was downloaded alone: its files are where Piper keeps them.
        return address.IsFile && !File.Exists(files.Model.Address.LocalPath) ? new VoiceFiles(files.Name, AtPiper(files.Model), AtPiper(files.Config)) : files;

        VoiceFile AtPiper(VoiceFile file) => file with { Address = new Uri(catalogue.PiperCatalogue, address.MakeRelativeUri(file.Address)) };
    }

    private static string KeyOf(string told) => told.StartsWith("piper:", StringComparison.Ordinal) ? told[6..] : told;

    private static Uri AddressOf(string text)
    {
        try
        {
            return WebAddress.Is(text) ? WebAddress.Parse(text) : new Uri(Path.GetFullPath(text));
        }
        catch (Intake.IntakeException e)
        {
            throw new VoiceInstallException(e.Message, e.Chinese!, e);
        }
    }

    private static VoiceFiles OfPath(string path) => new(VoiceName.OfModel(Path.GetFileName(path)), new VoiceFile(new Uri(path)), new VoiceFile(new Uri(path + ".json")));
}
