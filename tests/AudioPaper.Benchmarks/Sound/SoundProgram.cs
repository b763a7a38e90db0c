namespace AudioPaper.Benchmarks.Sound;

/// <summary><c>sound PROGRAM [FOLDER] [--rounds N] [--formats] [--memory]</c>: measures the built program and writes <c>sound.md</c> and <c>sound.svg</c>.</summary>
internal static class SoundProgram
{
    /// <summary>Runs it.</summary>
    /// <param name="args">What follows the word <c>sound</c>.</param>
    /// <returns>0 when all is within its bounds, 1 when something is not or could not be measured, 2 for a wrong call.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var roundsAt = Array.IndexOf(args, "--rounds");
        var rounds = roundsAt >= 0 && roundsAt + 1 < args.Length && int.TryParse(args[roundsAt + 1], out var given) ? given : 5;
        var places = args.Where((arg, i) => !arg.StartsWith("--", StringComparison.Ordinal) && (roundsAt < 0 || i != roundsAt + 1)).ToList();
        if (places.Count is 0 or > 2 || !File.Exists(places[0]) || rounds < 1)
        {
            await Console.Error.WriteLineAsync("sound PROGRAM [FOLDER] [--rounds N] [--formats] [--memory]: PROGRAM is the built AudioPaper.Host.dll (./audiopaper builds artifacts/audiopaper/program).");
            return 2;
        }

        try
        {
            using var newsroom = new Newsroom(Path.GetFullPath(places[0]));
            var benchmark = new SoundBenchmark(newsroom, rounds);
            var rows = await benchmark.PageAsync(args.Contains("--formats"));
            if (args.Contains("--memory"))
            {
                rows.AddRange(await benchmark.MemoryAsync());
            }

            Console.Write(SoundReport.Markdown(rows));
            if (places.Count == 2)
            {
                Directory.CreateDirectory(places[1]);
                await File.WriteAllTextAsync(Path.Combine(places[1], "sound.md"), SoundReport.Markdown(rows));
                await File.WriteAllTextAsync(Path.Combine(places[1], "sound.svg"), SoundReport.Svg(rows));
            }

            return rows.TrueForAll(row => row.Holds) ? 0 : 1;
        }
        catch (InvalidOperationException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
