using System.Diagnostics;
using Npgsql;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>A PostgreSQL of the test's own on loopback; gone when this is disposed of.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).OrderDescending(StringComparer.Ordinal).FirstOrDefault() : null;

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"audiopaper-pg-{Guid.NewGuid():N}");
    private readonly int port = ServerProcess.FreeAddress().Port;

    /// <summary>Connection string.</summary>
    public string Connection => $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";

    /// <summary>Skips the test where there is no PostgreSQL.</summary>
    public static async Task<PostgresServer> StartedAsync()
    {
        Assert.SkipWhen(Programs is null, "PostgreSQL is not installed (Debian: postgresql); test.sh installs it.");
        var server = new PostgresServer();
        Directory.CreateDirectory(server.folder);
        await RunAsync("chown", "postgres", server.folder);
        await server.AsPostgresAsync("initdb", "-D", Path.Combine(server.folder, "data"), "-A", "trust", "-N");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() => AsPostgresAsync("pg_ctl", "-D", Path.Combine(folder, "data"), "-l", Path.Combine(folder, "log"), "-w", "-t", "60",
        "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off", "start");

    /// <summary>Stops it; <c>immediate</c> as a crash would.</summary>
    public Task StopAsync(string mode = "immediate") => AsPostgresAsync("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", mode, "-w", "stop");

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(folder, "data", "postmaster.pid")))
        {
            await StopAsync();
        }

        NpgsqlConnection.ClearAllPools();
        await RunAsync("rm", "-rf", folder);
    }

    // PostgreSQL refuses to run as root.
    private Task AsPostgresAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(Programs!, program), .. arguments], folder) : RunAsync(Path.Combine(Programs!, program), arguments, folder);

    private static Task RunAsync(string program, params string[] arguments) => RunAsync(program, arguments, "/");

    private static async Task RunAsync(string program, string[] arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = !program.EndsWith("pg_ctl", StringComparison.Ordinal) && !arguments.Contains("start"), RedirectStandardInput = true })!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(late.Token);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
