using System.Diagnostics;

namespace AudioPaper.Voices.Espeak;

/// <summary>
/// A data folder for espeak-ng that holds links to the installed data, and of its voices only ours. Asked for a voice whose file bears
/// capitals, the library opens all of its seven hundred voice files, each time it is loaded, which costs more than a short sentence
/// takes to speak; with one voice to a name it opens one. The sound is the same.
/// </summary>
internal sealed class VoiceLinks : IDisposable
{
    private const string PathVariable = "ESPEAK_DATA_PATH";

    private readonly string? folder;

    private VoiceLinks(string? folder) => this.folder = folder;

    /// <summary>Makes the links, where the system allows them; elsewhere workers use the installed folder.</summary>
    /// <param name="dataFolder">The installed data; null where espeak-ng does not tell.</param>
    /// <param name="voices">Names of the voices, without variants.</param>
    public static VoiceLinks To(string? dataFolder, params string[] voices)
    {
        if (OperatingSystem.IsWindows() || dataFolder is null || Environment.GetEnvironmentVariable(PathVariable) is not null)
        {
            return new VoiceLinks(null);
        }

        string? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("audiopaper-voices-").FullName;
            Link(dataFolder, Path.Combine(folder, "espeak-ng-data"), voices);
            return new VoiceLinks(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            new VoiceLinks(folder).Dispose();
            return new VoiceLinks(null);
        }
    }

    /// <summary>Tells a worker that is about to start.</summary>
    public ProcessStartInfo Tell(ProcessStartInfo start)
    {
        if (folder is not null)
        {
            start.Environment[PathVariable] = folder;
        }

        return start;
    }

    /// <summary>Removes the links.</summary>
    public void Dispose()
    {
        try
        {
            if (folder is not null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A few links stay in the folder for temporary files, which the system clears.
        }
    }

    private static bool IsNeeded(string name) => !name.EndsWith("_dict", StringComparison.Ordinal) || name is "en_dict" or "cmn_dict";

    private static void Link(string installed, string data, string[] voices)
    {
        Directory.CreateDirectory(Path.Combine(data, "lang"));
        Directory.CreateDirectory(Path.Combine(data, "voices"));
        // The sounds, and of the dictionaries those of our languages: links cost more than a sentence, and there is a hundred of them.
        foreach (var file in Directory.EnumerateFiles(installed).Where(file => IsNeeded(Path.GetFileName(file))))
        {
            File.CreateSymbolicLink(Path.Combine(data, Path.GetFileName(file)), file);
        }

        Directory.CreateSymbolicLink(Path.Combine(data, "voices", "!v"), Path.Combine(installed, "voices", "!v"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(installed, "lang"), "*", SearchOption.AllDirectories))
        {
            if (voices.FirstOrDefault(voice => voice.Equals(Path.GetFileName(file), StringComparison.OrdinalIgnoreCase)) is { } name)
            {
                File.CreateSymbolicLink(Path.Combine(data, "lang", name), file);
            }
        }
    }
}
