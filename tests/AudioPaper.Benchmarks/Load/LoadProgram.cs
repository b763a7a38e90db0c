using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace AudioPaper.Benchmarks.Load;

/// <summary><c>load PROGRAM [ROUNDS]</c>: 300 listeners at once ask the built program for ranges of episodes, then nginx for the same of the same files, in turn.</summary>
internal static class LoadProgram
{
    private const int Listeners = 300;
    private const double LeastRatio = 0.7;
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(2);

    /// <summary>Runs it.</summary>
    /// <param name="args">What follows the word <c>load</c>.</param>
    /// <returns>0 when it is fast enough and nothing failed, 1 when not, 2 for a wrong call.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = 5;
        if (args.Length is 0 or > 2 || !File.Exists(args[0]) || (args.Length == 2 && (!int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out rounds) || rounds is 0 or > 100)))
        {
            await Console.Error.WriteLineAsync("load PROGRAM [ROUNDS]: PROGRAM is the built AudioPaper.Host.dll.");
            return 2;
        }

        if (!NginxServer.IsThere)
        {
            await Console.Error.WriteLineAsync("nginx is not installed; Debian has it as nginx-light.");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("audiopaper-load-");
        try
        {
            var library = Path.Combine(folder.FullName, "library");
            LoadShelf.Write(library);
            await using var nginx = await NginxServer.StartAsync(library, folder.FullName);
            await using var own = await BuiltServer.StartAsync(args[0], library);
            var isEnough = await CompareAsync("sound", own, nginx, rounds, isSmall: false, LeastRatio);
            // What requests cost beside their bytes is told; nothing is promised.
            isEnough &= await CompareAsync("requests", own, nginx, rounds, isSmall: true, least: 0);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of the server: {own.PeakMebibytes} MiB at most; {Environment.ProcessorCount} cores, load of the machine {LoadOfMachine()}"));
            return isEnough ? 0 : 1;
        }
        catch (InvalidOperationException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> CompareAsync(string name, BuiltServer own, BuiltServer nginx, int rounds, bool isSmall, double least)
    {
        var (ours, theirs, errors) = (new List<Round>(), new List<Round>(), 0);
        for (var round = 0; round <= rounds; round++)
        {
            var (one, other) = (await RoundAsync(own, isSmall), await RoundAsync(nginx, isSmall));
            errors += one.Errors + other.Errors;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name} {round}: {one} | nginx {other}{(round == 0 ? "  (warms up)" : "")}"));
            if (round > 0)
            {
                ours.Add(one);
                theirs.Add(other);
            }
        }

        var ratio = ours.Zip(theirs, (one, other) => other.Seconds / one.Seconds).Order().ElementAt(rounds / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {Listeners} listeners, {errors} errors, {ratio:0.00} of nginx{(ratio < least ? $"  less than {least}" : "")}"));
        return errors == 0 && ratio >= least;
    }

    private static async Task<Round> RoundAsync(BuiltServer server, bool isSmall)
    {
        using var limit = new CancellationTokenSource(LongestRound);
        var listeners = Enumerable.Range(0, Listeners).Select(_ => new Listener()).ToList();
        var lists = Enumerable.Range(0, Listeners).Select(listener => Wish.Of(listener, isSmall)).ToList();
        try
        {
            await Task.WhenAll(listeners.Select(listener => listener.ConnectAsync(server.Port).AsTask()));
            var errors = 0;
            var before = server.ProcessorTime;
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(listeners.Select((listener, i) => Task.Run(async () =>
            {
                try
                {
                    await listener.AskAsync(lists[i], limit.Token);
                }
                catch (Exception e) when (e is InvalidDataException or SocketException or OperationCanceledException)
                {
                    if (Interlocked.Increment(ref errors) == 1)
                    {
                        await Console.Error.WriteLineAsync(e.Message);
                    }
                }
            })));
            return new Round(watch.Elapsed.TotalSeconds, (server.ProcessorTime - before).TotalSeconds, listeners.Sum(listener => listener.Bytes), lists.Sum(list => list.Count), errors);
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    private static string LoadOfMachine() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private sealed record Round(double Seconds, double ServerSeconds, long Bytes, int Requests, int Errors)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bytes / Seconds / 1e6,6:0} MB/s {Requests / Seconds,6:0} requests/s {ServerSeconds * 1e9 / Bytes,5:0.00} s of processor/GB");
    }
}
