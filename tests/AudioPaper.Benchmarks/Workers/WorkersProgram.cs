using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AudioPaper.Host.Tests.Newsrooms;

namespace AudioPaper.Benchmarks.Workers;

/// <summary><c>workers PROGRAM</c>: the throughput of two <c>work</c> processes against one, on a real PostgreSQL, with a synthesizer that takes the same time for each call.</summary>
internal static class WorkersProgram
{
    private const double Least = 1.7;
    private const int Newspapers = 4, Articles = 4;

    private static readonly TimeSpan Cost = TimeSpan.FromMilliseconds(1000), Longest = TimeSpan.FromMinutes(15);

    /// <summary>Runs it.</summary>
    /// <param name="args">What follows the word <c>workers</c>.</param>
    /// <returns>0 when two are fast enough, 1 when not, 2 for a wrong call.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var program] || !File.Exists(program) || Database.Programs() is not { } postgres)
        {
            await Console.Error.WriteLineAsync("workers PROGRAM: PROGRAM is the built AudioPaper.Host.dll; PostgreSQL must be installed (Debian: postgresql).");
            return 2;
        }

        // Nothing is shared but the machine, which others may use: the ratio is what counts, not the seconds.
        var folder = Directory.CreateTempSubdirectory("audiopaper-workers-").FullName;
        try
        {
            var one = await MeasureAsync(Path.GetFullPath(program), postgres, folder, 1);
            var two = await MeasureAsync(Path.GetFullPath(program), postgres, folder, 2);
            // A sentence that the first, uncounted issue shares with the others is not spoken again.
            if (Math.Abs(one.Calls - two.Calls) > one.Calls / 10 || one.Calls < 2 * Newspapers * Articles)
            {
                throw new InvalidOperationException($"{one.Calls} and {two.Calls} calls: another voice spoke, so nothing was measured.");
            }

            var ratio = two.Calls / two.Seconds / (one.Calls / one.Seconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Newspapers} issues of {Articles} articles, {one.Calls} and {two.Calls} calls of {Cost.TotalMilliseconds:0} ms: one worker {one.Seconds:0.0} s, two workers {two.Seconds:0.0} s, {ratio:0.00} times the throughput{(ratio < Least ? $"  less than {Least}" : "")}"));
            return ratio < Least ? 1 : 0;
        }
        catch (InvalidOperationException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Seconds from the first call to the last publication; workers and their database are up before anything arrives.</summary>
    private static async Task<(double Seconds, int Calls)> MeasureAsync(string program, string postgres, string folder, int workers)
    {
        var library = Path.Combine(folder, $"library{workers}");
        using var database = new Database(postgres, FreePort());
        database.Start();
        var voicePort = FreePort();
        using var voice = new FixedVoice(voicePort, Cost);
        var processes = new List<Process>();
        try
        {
            for (var i = 0; i < workers; i++)
            {
                var start = new ProcessStartInfo("dotnet", [program, "work", "--library", library, "--database", database.Connection, "--workers", "1", "--voices-dir", Path.Combine(folder, "voices")]) { RedirectStandardOutput = true, RedirectStandardError = true };
                start.Environment["OPENAI_BASE_URL"] = $"http://127.0.0.1:{voicePort}/v1";
                var process = Process.Start(start)!;
                process.OutputDataReceived += (_, _) => { };
                process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
                process.BeginOutputReadLine();
                process.BeginErrorReadLine();
                processes.Add(process);
            }

            await Task.Delay(TimeSpan.FromSeconds(10));
            // The first issue opens the voices of all workers: its loudness is measured once. It is not counted.
            Deliver(library, 100, 2 * workers);
            await UntilAsync(() => IsPublished(library, 100), processes);
            for (var i = 0; i < Newspapers; i++)
            {
                Deliver(library, i, Articles);
            }

            var before = voice.Calls;
            await UntilAsync(() => voice.Calls > before, processes);
            var watch = Stopwatch.StartNew();
            await UntilAsync(() => Enumerable.Range(0, Newspapers).All(i => IsPublished(library, i)), processes);
            return (watch.Elapsed.TotalSeconds, voice.Calls - before);
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill(entireProcessTree: true);
                process.Dispose();
            }
        }
    }

    /// <summary>Hands an issue in as the inbox keeps it; workers find it within a minute.</summary>
    private static void Deliver(string library, int number, int articles)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"20260319000000-{number:x12}");
        var (arriving, folder) = (Path.Combine(library, ".server", "inbox", "." + id), Path.Combine(library, ".server", "inbox", id));
        Directory.CreateDirectory(Path.Combine(arriving, "pages"));
        File.WriteAllText(Path.Combine(arriving, "pages", "page.txt"), MorningPapers.Page(number, articles));
        File.WriteAllText(Path.Combine(arriving, "delivery.json"), $$"""{ "id": "{{id}}", "receivedAt": "2026-03-19T00:00:00+00:00", "wishes": { "edition": "{{(number == 100 ? "first" : "")}}", "voice": "openai:fixed" }, "addresses": [], "stage": "Waiting" }""");
        Directory.Move(arriving, folder);
    }

    private static bool IsPublished(string library, int number)
    {
        var state = new FileInfo(Path.Combine(library, MorningPapers.Folder(number) + (number == 100 ? "-first" : ""), "work", "state.json"));
        return state.Exists && File.ReadAllText(state.FullName) is var text && (!text.Contains("\"Failed\"", StringComparison.Ordinal) ? text.Contains("\"Published\"", StringComparison.Ordinal) : throw new InvalidOperationException(text));
    }

    private static async Task UntilAsync(Func<bool> isSo, List<Process> processes)
    {
        for (var watch = Stopwatch.StartNew(); !isSo(); await Task.Delay(50))
        {
            if (watch.Elapsed > Longest || processes.Exists(process => process.HasExited))
            {
                throw new InvalidOperationException("A worker ended, or the morning took too long.");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
