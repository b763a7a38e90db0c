using System.Diagnostics;
using System.Globalization;

namespace AudioPaper.Benchmarks.Sound;

/// <summary>
/// The way without any program around it: espeak-ng on the same words in one process, silence added until the sound is as long as the
/// episode, then one ffmpeg for each format with the same codec and bit rate, one after the other.
/// </summary>
internal static class Baseline
{
    private static readonly Dictionary<string, string[]> Codecs = new()
    {
        ["mp3"] = ["-c:a", "libmp3lame", "-b:a", "64k"],
        ["m4b"] = ["-c:a", "aac", "-b:a", "64k", "-movflags", "+faststart", "-f", "ipod"],
        ["opus"] = ["-c:a", "libopus", "-b:a", "32k"],
    };

    /// <summary>Speaks and encodes; the sum of the programs' times.</summary>
    /// <param name="newsroom">Where the files go.</param>
    /// <param name="pinyin">What is spoken.</param>
    /// <param name="seconds">How long the sound is to be.</param>
    /// <param name="formats">Names of the formats.</param>
    public static async Task<TimeSpan> MakeAsync(Newsroom newsroom, string pinyin, double seconds, params string[] formats)
    {
        await File.WriteAllTextAsync(newsroom.At("words.txt"), pinyin);
        var watch = Stopwatch.StartNew();
        await Runs.OfAsync("espeak-ng", ["-v", "cmn-latn-pinyin", "-s", "220", "-f", newsroom.At("words.txt"), "-w", newsroom.At("words.wav")]);
        foreach (var format in formats)
        {
            var length = seconds.ToString("0.###", CultureInfo.InvariantCulture);
            await Runs.OfAsync("ffmpeg", ["-v", "error", "-y", "-i", newsroom.At("words.wav"), "-af", $"apad=whole_dur={length}", "-t", length, .. Codecs[format], newsroom.At($"baseline.{format}")]);
        }

        return watch.Elapsed;
    }
}
