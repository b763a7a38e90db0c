using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using AudioPaper.Audio;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Voices.Tests.Espeak;

/// <summary>Measures clips.</summary>
internal static partial class Sound
{
    /// <summary>Seconds that are left when silences over <paramref name="longestSilenceSeconds"/> are removed.</summary>
    public static double SecondsWithoutPauses(Clip clip, double longestSilenceSeconds)
    {
        var limit = (int)(longestSilenceSeconds * clip.Format.SampleRate);
        var (kept, silent) = (0, 0);
        foreach (var sample in clip.Samples.Span)
        {
            silent = Math.Abs((int)sample) < 100 ? silent + 1 : 0;
            kept += silent == limit ? 1 - limit : silent > limit ? 0 : 1;
        }

        return kept / (double)clip.Format.SampleRate;
    }

    public static double Seconds(Clip clip) => clip.Samples.Length / (double)clip.Format.SampleRate;

    /// <summary>Integrated loudness (LUFS) and true peak (dBTP) of clips in a row as ffmpeg hears them, after MP3 when asked.</summary>
    public static Task<(double Lufs, double PeakDbtp)> MeasureAsync(IEnumerable<Clip> clips, bool afterMp3) =>
        MeasureAsync(clips, afterMp3 ? "mp3" : null);

    /// <summary>The same after <c>mp3</c> or <c>m4a</c> at 64 kbit/s or <c>opus</c> at 32; null for the samples themselves.</summary>
    public static async Task<(double Lufs, double PeakDbtp)> MeasureAsync(IEnumerable<Clip> clips, string? ending)
    {
        var folder = Directory.CreateTempSubdirectory("audiopaper-voices-");
        try
        {
            var raw = Path.Combine(folder.FullName, "sound.raw");
            await using (var file = File.Create(raw))
            {
                foreach (var clip in clips)
                {
                    file.Write(MemoryMarshal.AsBytes(clip.Samples.Span));
                    file.Write(new byte[2 * 22_050 / 2]);
                }
            }

            string[] source = ["-f", "s16le", "-ar", "22050", "-ac", "1", "-i", raw];
            if (ending is not null)
            {
                var encoded = Path.Combine(folder.FullName, $"sound.{ending}");
                string[] codec = ending switch { "mp3" => ["libmp3lame", "-b:a", "64k"], "m4a" => ["aac", "-b:a", "64k"], _ => ["libopus", "-b:a", "32k"] };
                await RunAsync(["-v", "error", "-y", .. source, "-c:a", .. codec, encoded]);
                source = ["-i", encoded];
            }

            var said = await RunAsync(["-hide_banner", .. source, "-af", "ebur128=peak=true", "-f", "null", "-"]);
            var summary = said[said.LastIndexOf("Summary:", StringComparison.Ordinal)..];
            return (Number(Loudness().Match(summary)), Number(Peak().Match(summary)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string[] arguments)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return (await Cli.Wrap("ffmpeg").WithArguments(arguments).ExecuteBufferedAsync(timeout.Token)).StandardError;
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"I:\s+(-?[\d.]+) LUFS")]
    private static partial Regex Loudness();

    [GeneratedRegex(@"Peak:\s+(-?[\d.]+) dBFS")]
    private static partial Regex Peak();
}
