using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AudioPaper.Host.Tests;

/// <summary>How the program ended and what it said.</summary>
internal sealed record Answer(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines on standard error.</summary>
    public string[] Complaints => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails with what the program said.</summary>
    public Answer ShouldEndWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}\n{Output}\n{Errors}");
        return this;
    }
}

/// <summary>The real program, running. It and its children are gone after five minutes or when this is disposed of.</summary>
internal sealed class Narrator : IDisposable
{
    private const string Mark = "AUDIOPAPER_TEST_MARK";
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "AudioPaper.Host.dll");
    private readonly Process process;
    private readonly string mark = Guid.NewGuid().ToString("N");
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private Narrator(string[] arguments, IEnumerable<(string Name, string? Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false), StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (var (name, value) in environment.Prepend(("LC_ALL", null)).Prepend(("LC_MESSAGES", null)).Prepend(("LANG", "C.UTF-8")).Append((Mark, mark)))
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => process.HasExited;

    public static Narrator Start(params string[] arguments) => new(arguments, []);

    public static Task<Answer> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public static async Task<Answer> RunAsync((string Name, string? Value)[] environment, params string[] arguments)
    {
        using var narrator = new Narrator(arguments, environment);
        var answer = await narrator.EndAsync();
        await narrator.NothingRemainsAsync();
        return answer;
    }

    /// <summary>Runs it with something on its standard input.</summary>
    public static async Task<Answer> RunWithInputAsync(byte[] input, params string[] arguments)
    {
        using var narrator = new Narrator(arguments, []);
        await using (var standardInput = narrator.process.StandardInput.BaseStream)
        {
            await standardInput.WriteAsync(input, TestContext.Current.CancellationToken);
        }

        return await narrator.EndAsync();
    }

    /// <summary>Waits for its end, five minutes at most.</summary>
    public async Task<Answer> EndAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(late.Token);
        return new Answer(process.ExitCode, await output.WaitAsync(late.Token), await errors.WaitAsync(late.Token));
    }

    /// <summary>Waits until something is so, or the program has ended; five minutes at most.</summary>
    public async Task WaitUntilAsync(Func<bool> isSo)
    {
        for (var watch = Stopwatch.StartNew(); !isSo() && !HasEnded; await Task.Delay(5, TestContext.Current.CancellationToken))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), "The program neither went on nor ended.");
        }
    }

    public void Kill(bool withChildren) => process.Kill(withChildren);

    /// <summary>Sends it what Ctrl-C sends.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Its children end soon after it, however it ended. They are known by a variable of their environment.</summary>
    public async Task NothingRemainsAsync()
    {
        for (var watch = Stopwatch.StartNew(); Remaining() is { Count: > 0 } remaining; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"Still running: {string.Join(", ", remaining)}");
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private List<string> Remaining()
    {
        var remaining = new List<string>();
        foreach (var folder in Directory.Exists("/proc") ? Directory.EnumerateDirectories("/proc").Where(path => char.IsDigit(Path.GetFileName(path)[0])) : [])
        {
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "environ")).Contains(mark, StringComparison.Ordinal))
                {
                    remaining.Add(File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' '));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended, or is somebody else's.
            }
        }

        return remaining;
    }
}
