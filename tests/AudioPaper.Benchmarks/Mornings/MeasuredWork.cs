using System.Diagnostics;
using System.Globalization;

namespace AudioPaper.Benchmarks.Mornings;

/// <summary>What the built program costs on this machine: seconds of cores of <c>narrate</c> on the harbour sample, its children included (Linux only).</summary>
/// <param name="SpeakSeconds">Speaking 1,000 characters.</param>
/// <param name="EncodeSeconds">Encoding their sound.</param>
/// <param name="IssueSeconds">An issue whose parts are all there.</param>
/// <param name="SoundSeconds">Seconds of sound of 1,000 characters.</param>
internal sealed record MeasuredWork(double SpeakSeconds, double EncodeSeconds, double IssueSeconds, double SoundSeconds)
{
    private const double TicksPerSecond = 100;
    private const int Rounds = 3;

    /// <summary>Measures, three times; the medians count.</summary>
    /// <param name="program">The built AudioPaper.Host.dll.</param>
    /// <param name="pages">Folder of the sample.</param>
    /// <param name="characters">Characters of its articles.</param>
    public static MeasuredWork Of(string program, string pages, int characters)
    {
        var folder = Directory.CreateTempSubdirectory("audiopaper-morning-").FullName;
        try
        {
            var (all, encoding, rest, sound) = (new List<double>(), new List<double>(), new List<double>(), 0.0);
            for (var round = 0; round < Rounds; round++)
            {
                var library = Path.Combine(folder, $"{round}");
                all.Add(Narrate(program, pages, library));
                sound = new DirectoryInfo(library).EnumerateFiles("*.wav", SearchOption.AllDirectories).Sum(file => (file.Length - 84) / 2.0) / 22_050;
                Forget(library, isEncoded: true);
                encoding.Add(Narrate(program, pages, library));
                Forget(library, isEncoded: false);
                rest.Add(Narrate(program, pages, library));
            }

            var (whole, withEncoding, bare, thousands) = (Median(all), Median(encoding), Median(rest), characters / 1000.0);
            return new MeasuredWork(Math.Max(0, whole - withEncoding) / thousands, Math.Max(0, withEncoding - bare) / thousands, bare, sound / thousands);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Forget(string library, bool isEncoded)
    {
        foreach (var path in Directory.GetDirectories(library).Where(path => Path.GetFileName(path) != ".store").Append(Path.Combine(library, ".store", "runs")).Where(Directory.Exists))
        {
            Directory.Delete(path, recursive: true);
        }

        if (isEncoded)
        {
            Directory.Delete(Path.Combine(library, ".store", "tracks"), recursive: true);
        }
    }

    private static double Narrate(string program, string pages, string library)
    {
        var before = ChildSeconds();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "narrate", pages, "-o", library]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode == 0 ? ChildSeconds() - before : throw new InvalidOperationException($"narrate ended with {process.ExitCode}.");
    }

    /// <summary>Seconds of cores of all children that have ended (proc(5): cutime and cstime, the 16th and 17th field of stat).</summary>
    private static double ChildSeconds()
    {
        // The runtime collects a child a moment after its end was seen.
        Thread.Sleep(200);
        var fields = File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ');
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
