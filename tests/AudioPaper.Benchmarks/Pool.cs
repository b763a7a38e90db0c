using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using AudioPaper.EspeakWorker;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Benchmarks;

/// <summary>
/// Clips a second of the pool of worker processes with one worker and with two, for a synthesizer of fixed cost: this program itself, which works for some
/// milliseconds on each question and answers with a second of silence. Whatever the pool costs between its workers makes the ratio smaller than the number of cores.
/// </summary>
internal static class Pool
{
    /// <summary>What it is asked for by.</summary>
    public const string Name = "pool: 1 worker, 2 workers";

    /// <summary>What this program is called with to be a worker.</summary>
    public const string WorkerWord = "pool-worker";

    /// <summary>Times as many clips a second that two workers must give on two idle cores.</summary>
    private const double Least = 1.7;

    private const int Clips = 120, Rounds = 5, Rate = 22_050, StepsOfClip = 12_000_000;

    /// <summary>Measures and prints.</summary>
    /// <returns>Whether the ratio is large enough; true on a machine with one core, where nothing can be told.</returns>
    public static async Task<bool> RunAsync()
    {
        var (one, two) = (new List<double>(), new List<double>());
        await RateAsync(workers: 2);
        for (var round = 0; round < Rounds; round++)
        {
            // Side by side in turn, so that whatever else the machine does slows both.
            one.Add(await RateAsync(workers: 1));
            two.Add(await RateAsync(workers: 2));
        }

        var (median, medianOfTwo) = (Median(one), Median(two));
        var isEnough = medianOfTwo / median >= Least || Environment.ProcessorCount < 2;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Name,-34}{median,9:0.0}/s {medianOfTwo,9:0.0}/s{medianOfTwo / median,8:0.00} times on {Environment.ProcessorCount} cores{(isEnough ? "" : $"  less than {Least}")}"));
        return isEnough;
    }

    /// <summary>Answers questions as a worker does until standard input closes.</summary>
    public static int Work()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        while (SpeechRequest.Read(input) is { } request)
        {
            var silence = new short[Rate];
            silence[0] = (short)(Burn(request.Text.Length) & 1);
            output.Write(new SpeechAnswer(null, Rate, silence, []).ToBytes());
            output.Flush();
        }

        return 0;
    }

    private static async Task<double> RateAsync(int workers)
    {
        using var pool = new EspeakWorkers(workers, Start, VoiceLinks.To(null));
        // Starting is not measured: a worker lives for thousands of clips.
        await Task.WhenAll(Enumerable.Range(0, 4 * workers).Select(_ => AskAsync(pool)));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clips).Select(_ => AskAsync(pool)));
        return Clips / watch.Elapsed.TotalSeconds;
    }

    private static Task<SpeechAnswer> AskAsync(EspeakWorkers pool) => pool.LendAsync(
        worker => worker.AskAsync(new SpeechRequest("fixed", 200, 50, 100, "ni3 hao3"), TimeSpan.FromSeconds(60), CancellationToken.None), CancellationToken.None);

    private static ProcessStartInfo Start()
    {
        var program = Environment.ProcessPath!;
        var isDotnet = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return WorkerProgram.Redirected(new ProcessStartInfo(program, isDotnet ? [typeof(Pool).Assembly.Location, WorkerWord] : [WorkerWord]));
    }

    /// <summary>The same work each time: steps of a generator of random numbers (xorshift), each of which needs the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Burn(int seed)
    {
        var state = (uint)seed | 1;
        for (var i = 0; i < StepsOfClip; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
        }

        return state;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
