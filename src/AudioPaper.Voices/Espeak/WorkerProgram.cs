using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AudioPaper.Voices.Espeak;

/// <summary>How our worker program is started: it stands beside this assembly.</summary>
internal static class WorkerProgram
{
    private const string Name = "AudioPaper.EspeakWorker";

    /// <summary>Start information with redirected streams.</summary>
    public static ProcessStartInfo Start()
    {
        var folder = AppContext.BaseDirectory;
        var host = Path.Combine(folder, OperatingSystem.IsWindows() ? Name + ".exe" : Name);
        var current = Environment.ProcessPath;
        var isDotnet = current is not null && Path.GetFileNameWithoutExtension(current).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        var start = isDotnet || !File.Exists(host)
            ? new ProcessStartInfo(isDotnet ? current! : "dotnet", [Path.Combine(folder, Name + ".dll")])
            : new ProcessStartInfo(host);
        // The host finds the runtime we run on, even where it is installed in an unusual place.
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is null && Directory.Exists(Path.Combine(runtime, "host")))
        {
            start.Environment["DOTNET_ROOT"] = runtime;
        }

        start.Environment["DOTNET_TieredPGO"] = "0";
        return Redirected(start);
    }

    /// <summary>Adds what every worker needs.</summary>
    public static ProcessStartInfo Redirected(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        return start;
    }
}
