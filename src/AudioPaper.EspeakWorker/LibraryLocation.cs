using System.Runtime.InteropServices;

namespace AudioPaper.EspeakWorker;

/// <summary>Where the library of espeak-ng may be.</summary>
internal static class LibraryLocation
{
    /// <summary>
    /// What espeak-ng plays sound with, which we never do; with it come forty more libraries. Held for good, so that only espeak-ng
    /// itself is loaded anew for each text.
    /// </summary>
    private static readonly bool IsPlayerHeld = NativeLibrary.TryLoad("libpcaudio.so.0", out _);

    /// <summary>Loads the library. The caller frees it.</summary>
    /// <exception cref="DllNotFoundException">It is in none of the known places.</exception>
    public static nint Load()
    {
        _ = IsPlayerHeld;
        foreach (var candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException($"The library of espeak-ng was not found (tried {string.Join(", ", Candidates())}).");
    }

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "eSpeak NG", "libespeak-ng.dll");
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "eSpeak NG", "libespeak-ng.dll");
            yield return "libespeak-ng.dll";
        }
        else if (OperatingSystem.IsMacOS())
        {
            foreach (var folder in new[] { "", "/opt/homebrew/lib/", "/usr/local/lib/" })
            {
                yield return folder + "libespeak-ng.1.dylib";
                yield return folder + "libespeak-ng.dylib";
            }
        }
        else
        {
            yield return "libespeak-ng.so.1";
            yield return "libespeak-ng.so";
        }
    }
}
