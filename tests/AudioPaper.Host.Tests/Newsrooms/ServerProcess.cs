using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>The real program as a server or a worker on loopback. Gone when this is disposed of.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "AudioPaper.Host.dll");
    private readonly Process process;
    private readonly StringBuilder said = new();

    private ServerProcess(Uri? address, string[] arguments, IEnumerable<(string Name, string? Value)> environment)
    {
        Address = address ?? new Uri("http://127.0.0.1:1/");
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment.Prepend(("LANG", "C.UTF-8")))
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>Everything it said so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>Starts <c>serve</c> on a free port.</summary>
    public static ServerProcess Serve(string library, params string[] arguments) => Serve(library, [], arguments);

    public static ServerProcess Serve(string library, (string Name, string? Value)[] environment, params string[] arguments)
    {
        var address = FreeAddress();
        return new ServerProcess(address, ["serve", "--library", library, "--urls", address.AbsoluteUri.TrimEnd('/'), .. arguments], environment);
    }

    /// <summary>Starts <c>work</c>.</summary>
    public static ServerProcess Work(string library, params string[] arguments) => Work(library, [], arguments);

    public static ServerProcess Work(string library, (string Name, string? Value)[] environment, params string[] arguments) => new(null, ["work", "--library", library, .. arguments], environment);

    /// <summary>An address on loopback that nobody listens at.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    /// <summary>Waits until something is so.</summary>
    /// <param name="isSo">Asked again and again.</param>
    /// <param name="limit">How long at most.</param>
    public async Task UntilAsync(Func<bool> isSo, TimeSpan limit)
    {
        for (var watch = Stopwatch.StartNew(); !isSo(); await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.False(HasEnded, $"It ended:\n{Said}");
            Assert.True(watch.Elapsed < limit, $"It is not so after {limit}:\n{Said}");
        }
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit(10_000);
    }

    /// <summary>kill -TERM, and the wait for its end.</summary>
    public async Task<int> StopAsync(TimeSpan limit)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(limit);
        await process.WaitForExitAsync(late.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            if (line is not null && said.Length < 200_000)
            {
                said.Append(line).Append('\n');
            }
        }
    }
}
