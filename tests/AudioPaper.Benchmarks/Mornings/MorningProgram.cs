using System.Globalization;
using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Benchmarks.Mornings;

/// <summary><c>morning PROGRAM [SEED]</c>: what 1,000 newspapers a morning need, by simulation; the work of one article is measured first.</summary>
internal static class MorningProgram
{
    private const double WavBytesPerSecond = 44_100, Mp3BytesPerSecond = 8_000;

    /// <summary>Runs it.</summary>
    /// <param name="args">What follows the word <c>morning</c>.</param>
    /// <returns>0, or 2 for a wrong call.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var seed = 20261123;
        if (args.Length is 0 or > 2 || !File.Exists(args[0]) || !OperatingSystem.IsLinux() || (args.Length == 2 && !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
        {
            await Console.Error.WriteLineAsync("morning PROGRAM [SEED]: PROGRAM is the built AudioPaper.Host.dll; Linux only.");
            return 2;
        }

        var samples = new List<(string Path, int[] Lengths)>();
        foreach (var path in new[] { "harbour", "short" }.Select(name => Path.Combine(Root(), "tests", "samples", name)))
        {
            var text = Segmenter.Segment(await PageReader.ReadAsync(Directory.GetFiles(path, "*.txt").Order(StringComparer.Ordinal).ToArray(), CancellationToken.None));
            samples.Add((path, [.. text.Articles.Select(article => article.Paragraphs.Sum(paragraph => paragraph.Text.Length))]));
        }

        var measured = MeasuredWork.Of(Path.GetFullPath(args[0]), samples[0].Path, samples[0].Lengths.Sum());
        // The samples are short news of small towns; a page of a daily has articles of all lengths up to eight times as long.
        var lengths = samples.SelectMany(sample => sample.Lengths).SelectMany(length => new[] { length, 2 * length, 4 * length, 8 * length }).ToList();
        var inputs = new MorningInputs
        {
            ArticleLengths = lengths, SpeakSeconds = measured.SpeakSeconds, EncodeSeconds = measured.EncodeSeconds, IssueSeconds = measured.IssueSeconds, SoundSeconds = measured.SoundSeconds, Seed = seed,
        };
        Print(inputs, MorningIssue.Draw(inputs));
        return 0;
    }

    private static void Print(MorningInputs inputs, List<MorningIssue> issues)
    {
        var (characters, hours) = (issues.Sum(issue => (long)issue.Characters), issues.Sum(issue => issue.Characters / 1000.0 * inputs.SoundSeconds) / 3600);
        Line($"{issues.Count} newspapers, {issues.Sum(issue => issue.Articles.Count)} articles, {characters / 1e6:0.0} million characters, {hours:0} hours of sound");
        Line($"measured here: {inputs.SpeakSeconds:0.00} s of a core to speak 1,000 characters (offline voice), {inputs.EncodeSeconds:0.00} s to encode them, {inputs.IssueSeconds:0.00} s around an issue (a process of its own each; less in a server)");
        Line($"assumed: arrivals from {Clock(inputs.Arrival.First)} to {Clock(inputs.Arrival.Last)}, triangular with the peak at {Clock(inputs.Arrival.Peak)}; deadline {Clock(inputs.Deadline)}; {inputs.Articles.Least:0} to {inputs.Articles.Most:0} articles an issue, most often {inputs.Articles.Peak:0}, as long as those of the samples or 2, 4, 8 times so");
        Line($"assumed: {inputs.CloudShare:P0} of the newspapers by a cloud voice, {inputs.CloudPace:0} characters/s a call, {inputs.CloudQuota} calls at once; {inputs.Cores} cores a worker; {inputs.RetryShare:P0} of the articles tried twice; a worker dies every {inputs.HoursBetweenDeaths:0} h, its jobs are taken up after {inputs.AfterDeath.Lost * 60:0} s, itself is back after {inputs.AfterDeath.Back:0} min; no network, no disk");
        Line($"storage a day: {hours * 3600 * WavBytesPerSecond / 1e9:0} GB of clips (they may be pruned), {hours * 3600 * Mp3BytesPerSecond * 3 / 1e9:0} GB of MP3 (parts, episodes, files of articles)");
        Console.WriteLine();
        Line($"{"workers",8}{"on time",10}{"late p50",11}{"late p95",11}{"taken p50",11}{"taken p95",11}{"CPU s/issue",13}{"queue peak",12}");
        foreach (var workers in new[] { 1, 2, 4, 8, 16, 32, 64 })
        {
            var result = MorningSimulation.Run(inputs, issues, workers);
            Line($"{workers,8}{result.OnTime(inputs.Deadline),10}{result.Lateness(0.5, inputs.Deadline),7:0} min{result.Lateness(0.95, inputs.Deadline),7:0} min{result.Taken(0.5, issues),7:0.0} min{result.Taken(0.95, issues),7:0.0} min{result.WorkSeconds / issues.Count,13:0.0}{result.WaitingPeak,12}");
        }
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Clock(double minute) => string.Create(CultureInfo.InvariantCulture, $"{(int)minute / 60:00}:{(int)minute % 60:00}");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AudioPaper.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the benchmarks has AudioPaper.sln.");
        }

        return folder.FullName;
    }
}
