using System.Diagnostics;

namespace AudioPaper.Benchmarks.Workers;

/// <summary>A PostgreSQL of the benchmark's own on loopback; gone when this is disposed of.</summary>
/// <param name="programs">Folder of <c>initdb</c> and <c>pg_ctl</c>.</param>
/// <param name="port">A free port.</param>
internal sealed class Database(string programs, int port) : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"audiopaper-pg-{Guid.NewGuid():N}");

    /// <summary>Connection string.</summary>
    public string Connection => $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";

    /// <summary>Where PostgreSQL's programs are; null where it is not installed.</summary>
    public static string? Programs() => !Directory.Exists("/usr/lib/postgresql") ? null
        : Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).OrderDescending(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Makes and starts it.</summary>
    public void Start()
    {
        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
        {
            Run("chown", ["postgres", folder]);
        }

        AsPostgres("initdb", "-D", Path.Combine(folder, "data"), "-A", "trust", "-N");
        AsPostgres("pg_ctl", "-D", Path.Combine(folder, "data"), "-l", Path.Combine(folder, "log"), "-w", "-t", "60", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}", "start");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AsPostgres("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private void AsPostgres(string program, params string[] arguments)
    {
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", Path.Combine(programs, program), .. arguments]);
        }
        else
        {
            Run(Path.Combine(programs, program), arguments);
        }
    }

    private void Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = !arguments.Contains("start") })!;
        if (!process.WaitForExit(120_000) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} did not end well.");
        }
    }
}
