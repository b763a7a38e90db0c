using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AudioPaper.Benchmarks;

/// <summary>A server in a process of its own on this machine's loopback address, ended when it is disposed.</summary>
internal sealed class BuiltServer : IAsyncDisposable
{
    private readonly Process process;

    private BuiltServer(Process process, int port) => (this.process, Port) = (process, port);

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Most memory it ever had, in MiB; 0 where the system does not tell.</summary>
    public long PeakMebibytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 >> 20;
        }
    }

    /// <summary>What it and its workers have computed so far; zero where the system does not tell. Unlike rates it hardly depends on what else the machine does.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            var children = $"/proc/{process.Id}/task/{process.Id}/children";
            var ids = File.Exists(children) ? File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            var sum = TimeSpan.Zero;
            foreach (var id in ids.Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Append(process.Id))
            {
                using var one = Process.GetProcessById(id);
                sum += one.TotalProcessorTime;
            }

            return sum;
        }
    }

    /// <summary>Starts the built program.</summary>
    /// <param name="program">Path of <c>AudioPaper.Host.dll</c>.</param>
    /// <param name="library">The library it serves.</param>
    public static Task<BuiltServer> StartAsync(string program, string library)
    {
        var port = FreePort();
        return StartAsync(new ProcessStartInfo("dotnet", [Path.GetFullPath(program), "serve", "--library", library, "--urls", $"http://127.0.0.1:{port}", "--workers", "0"]), port);
    }

    /// <summary>Starts a program and waits until it answers.</summary>
    /// <param name="start">The program.</param>
    /// <param name="port">Where it will listen.</param>
    /// <exception cref="InvalidOperationException">It ended, or nothing listens after half a minute.</exception>
    public static async Task<BuiltServer> StartAsync(ProcessStartInfo start, int port)
    {
        start.RedirectStandardOutput = true;
        var server = new BuiltServer(Process.Start(start)!, port);
        server.process.BeginOutputReadLine();
        for (var i = 0; i < 300 && !server.process.HasExited; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return server;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        await server.DisposeAsync();
        throw new InvalidOperationException($"{start.FileName} does not listen at port {port}.");
    }

    /// <summary>A port that nobody listens at now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }
}
