using System.Diagnostics;
using System.Globalization;

namespace AudioPaper.Benchmarks.Feed;

/// <summary><c>feed PROGRAM [ISSUES]</c>: how many conditional requests a second the built program answers for a feed of many episodes.</summary>
internal static class FeedProgram
{
    private const int LeastPerSecond = 5_000;
    private const int Requests = 20_000;
    private const int Rounds = 5;

    /// <summary>Runs it.</summary>
    /// <param name="args">What follows the word <c>feed</c>.</param>
    /// <returns>0 when it is fast enough, 1 when not, 2 for a wrong call.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var issues = 10_000;
        if (args.Length is 0 or > 2 || !File.Exists(args[0]) || (args.Length == 2 && !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out issues)))
        {
            await Console.Error.WriteLineAsync("feed PROGRAM [ISSUES]: PROGRAM is the built AudioPaper.Host.dll.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("audiopaper-feed-");
        try
        {
            FeedShelf.Write(folder.FullName, issues);
            await using var server = await BuiltServer.StartAsync(args[0], folder.FullName);
            return await MeasureAsync(new PlainClient(server.Port), issues);
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

    private static async Task<int> MeasureAsync(PlainClient client, int issues)
    {
        var watch = Stopwatch.StartNew();
        var head = await client.HeadAsync(Request($"/{FeedShelf.Newspaper}/podcast.xml", "Connection: close\r\n"));
        var first = watch.Elapsed;
        var tag = head.Split('\n').First(line => line.StartsWith("ETag:", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Trim();
        var conditional = Request($"/{FeedShelf.Newspaper}/podcast.xml", $"If-None-Match: {tag}\r\nAccept-Encoding: gzip\r\n");
        var plain = Request("/health/live", "");
        var (feeds, lives) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (feed, live) = (await client.MeasureAsync(conditional, Requests, "HTTP/1.1 304"), await client.MeasureAsync(plain, Requests, "HTTP/1.1 200"));
            if (round > 0)
            {
                feeds.Add(feed);
                lives.Add(live);
            }
        }

        var (rate, bare) = (feeds.Order().ElementAt(Rounds / 2), lives.Order().ElementAt(Rounds / 2));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{issues} episodes: {rate:0} conditional requests/s ({rate / bare:0.00} of what /health/live gets); the first answer after {first.TotalSeconds:0.0} s{(rate < LeastPerSecond ? $"  fewer than {LeastPerSecond}/s" : "")}"));
        return rate < LeastPerSecond ? 1 : 0;
    }

    private static string Request(string path, string fields) => $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{fields}\r\n";
}
