using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AudioPaper.Benchmarks.Sound;

/// <summary>A finished program: how long it took and how much memory it held.</summary>
/// <param name="Elapsed">From start to end.</param>
/// <param name="PeakBytes">Largest resident memory seen of the program itself, without programs it started; 0 where the system does not tell.</param>
/// <param name="Output">Its standard output.</param>
internal sealed record Run(TimeSpan Elapsed, long PeakBytes, string Output);

/// <summary>Runs programs and measures them from outside, as a person with a watch would.</summary>
internal static class Runs
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its file name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Given to its standard input; null for nothing.</param>
    /// <exception cref="InvalidOperationException">It is missing, or ended with another code than 0; the message holds the end of what it said.</exception>
    public static async Task<Run> OfAsync(string program, IEnumerable<string> arguments, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var watch = Stopwatch.StartNew();
        using var process = Start(start);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        var peak = 0L;
        while (!await EndedAsync(process))
        {
            peak = Math.Max(peak, PeakBytes(process.Id));
        }

        var elapsed = watch.Elapsed;
        var said = await errors;
        return process.ExitCode == 0 ? new Run(elapsed, peak, await output)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said[Math.Max(0, said.Length - 600)..].Trim()}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{start.FileName} could not be started: {missing.Message}", missing);
        }
    }

    // Looks twenty times a second: what the system keeps as the peak is the peak of all moments before.
    private static async Task<bool> EndedAsync(Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static long PeakBytes(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0; // Ended meanwhile, or a system without /proc.
        }
    }
}
