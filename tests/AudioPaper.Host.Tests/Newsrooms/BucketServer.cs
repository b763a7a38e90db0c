using System.Diagnostics;
using System.Net.Sockets;
using AudioPaper.Host.Jobs.Sharing.Buckets;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>An S3-compatible server of others (npm s3rver) on loopback, with one bucket. Gone when this is disposed of.</summary>
internal sealed class BucketServer : IAsyncDisposable
{
    private static readonly string Program = Repository.At("tests", "tools", "node_modules", "s3rver", "bin", "s3rver.js");

    private readonly TemporaryFolder folder = new();
    private readonly Uri address = ServerProcess.FreeAddress();
    private Process? process;

    /// <summary>What the programs are told.</summary>
    public (string Name, string? Value)[] Environment =>
    [
        ("AUDIOPAPER_BUCKET_ENDPOINT", address.AbsoluteUri), ("AUDIOPAPER_BUCKET_NAME", "papers"), ("AUDIOPAPER_BUCKET_PREFIX", "town/"),
        ("AWS_ACCESS_KEY_ID", "S3RVER"), ("AWS_SECRET_ACCESS_KEY", "S3RVER"),
    ];

    public static async Task<BucketServer> StartedAsync()
    {
        Assert.SkipUnless(File.Exists(Program), "npm s3rver is not installed; test.sh installs it into tests/tools.");
        var server = new BucketServer();
        await server.StartAsync();
        return server;
    }

    /// <summary>A client of the test's own.</summary>
    public Bucket Open() => new(Settings, ("S3RVER", "S3RVER"));

    /// <summary>Where it is.</summary>
    public BucketSettings Settings => new() { Endpoint = address, Name = "papers", Prefix = "town/" };

    public async Task StartAsync()
    {
        process = Process.Start(new ProcessStartInfo("node", [Program, "-d", folder["data"], "-a", "127.0.0.1", "-p", $"{address.Port}", "--silent", "--no-vhost-buckets", "--configure-bucket", "papers"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3) && !process.HasExited, "s3rver does not listen.");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", address.Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
    }

    /// <summary>Ends it as a crash would.</summary>
    public async Task StopAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
    }

    /// <summary>Keys of all objects.</summary>
    public async Task<List<string>> KeysAsync(string prefix = "")
    {
        using var bucket = Open();
        return await bucket.ListAsync(prefix, cancellationToken: TestContext.Current.CancellationToken).Select(one => one.Key).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }
}
