using System.Diagnostics;
using System.Text;

namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>
/// A network namespace of a test's own, with one interface <c>v0</c> (10.99.0.1/24) on which multicast works, and programs in it. Each ends by itself after two minutes, and all
/// when this is disposed of.
/// </summary>
internal sealed class HomeNetwork : IDisposable
{
    public const string Address = "10.99.0.1";

    // Without IPv6: an address of it cannot be bound to in its first seconds, and libupnp gives up then.
    private const string Setup =
        "ip link set lo up && ip link add v0 type veth peer name v1 && ip link set v0 addrgenmode none && ip link set v1 addrgenmode none && ip addr add 10.99.0.1/24 dev v0 && ip link set v0 up && ip link set v1 up && ip route add 239.0.0.0/8 dev v0 && echo ready && exec sleep 180";

    private readonly List<Process> programs = [];
    private readonly StringBuilder said = new();
    private readonly Process holder;

    private HomeNetwork(Process holder) => this.holder = holder;

    /// <summary>What its programs said.</summary>
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

    /// <summary>Opens one; the test is skipped where that is not allowed, or a program is absent.</summary>
    /// <param name="needed">Programs that the test needs.</param>
    public static async Task<HomeNetwork> OpenAsync(params string[] needed)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Network namespaces are Linux's.");
        foreach (var program in needed.Concat(["unshare", "nsenter", "ip", "timeout", "curl"]))
        {
            Assert.SkipUnless(new[] { "/usr/bin", "/bin", "/usr/sbin", "/sbin" }.Any(folder => File.Exists(Path.Combine(folder, program))), $"The program {program} is absent; test.sh installs it.");
        }

        var holder = Process.Start(new ProcessStartInfo("unshare", ["-n", "sh", "-c", Setup]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var network = new HomeNetwork(holder);
        if (await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) != "ready")
        {
            var why = await holder.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            network.Dispose();
            Assert.Skip($"A network namespace of its own is not allowed here ({why.Trim()}).");
        }

        return network;
    }

    /// <summary>Starts a program in it.</summary>
    public Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("nsenter", ["-t", $"{holder.Id}", "-n", "timeout", "120", program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LANG"] = "C.UTF-8";
        var process = Process.Start(start)!;
        programs.Add(process);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs a program to its end, a minute at most, and tells what it printed.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("nsenter", ["-t", $"{holder.Id}", "-n", "timeout", "60", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardInput = true, Environment = { ["LANG"] = "C.UTF-8" } })!;
        process.StandardInput.Close();
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text;
    }

    /// <summary>Ends a program as the system does, and waits until it is gone.</summary>
    public static async Task EndAsync(Process process)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        foreach (var process in programs.Append(holder))
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(5_000);
            }

            process.Dispose();
        }
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
