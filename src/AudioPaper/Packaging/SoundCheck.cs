using System.Globalization;
using System.Text.RegularExpressions;
using CliWrap;

namespace AudioPaper.Packaging;

/// <summary>
/// What ffmpeg finds when it decodes a whole sound file and measures it with <c>ebur128=peak=true</c>; the file is measured as it is
/// (a file with one channel without <c>dualmono</c>). Takes about as long as an encode.
/// </summary>
/// <param name="IntegratedLufs">Integrated loudness, rounded to 0.1 LU; null for silence.</param>
/// <param name="TruePeakDbtp">True peak, rounded to 0.1 dB; null for silence.</param>
/// <param name="Duration">Length of what could be decoded.</param>
public sealed partial record SoundCheck(double? IntegratedLufs, double? TruePeakDbtp, TimeSpan Duration)
{
    /// <summary>No file takes longer: twelve hours of sound take some minutes.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromHours(1);

    /// <summary>Measures a file.</summary>
    /// <param name="program">The ffmpeg to start.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="EncodingException">The file cannot be decoded.</exception>
    public static async Task<SoundCheck> OfAsync(FfmpegProgram program, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(program);
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(Deadline);
        var (microseconds, summary, last) = (0L, (List<string>?)null, "");
        try
        {
            var result = await Cli.Wrap(program.Path)
                .WithArguments(["-hide_banner", "-nostdin", "-nostats", "-progress", "pipe:1", "-i", $"file:{path}", "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"])
                .WithStandardOutputPipe(PipeTarget.ToDelegate(line => microseconds = Time().Match(line) is { Success: true } time
                    ? long.Parse(time.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : microseconds))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(line =>
                {
                    last = line;
                    summary = line.Contains("Summary:", StringComparison.Ordinal) ? [] : summary;
                    summary?.Add(line);
                }))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(timed.Token)
                .ConfigureAwait(false);
            var told = string.Join('\n', summary ?? []);
            return result.ExitCode == 0 && Integrated().Match(told) is { Success: true } integrated
                ? new SoundCheck(Level(integrated, silence: -70), Level(Peak().Match(told), silence: double.NegativeInfinity), TimeSpan.FromMicroseconds(microseconds))
                : throw new EncodingException($"{path} cannot be decoded: {last.Trim()}", isTransient: false, chinese: $"无法解码 {path}：{last.Trim()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EncodingException($"ffmpeg did not finish measuring {path} within {Deadline.TotalMinutes:0} min.", isTransient: true, chinese: $"ffmpeg 在 {Deadline.TotalMinutes:0} 分钟内没有量完 {path}。");
        }
    }

    private static double? Level(Match match, double silence) =>
        match.Success && double.TryParse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var level) && level > silence ? level : null;

    [GeneratedRegex(@"^out_time_us=(\d{1,18})$")]
    private static partial Regex Time();

    [GeneratedRegex(@"I:\s+(\S+) LUFS")]
    private static partial Regex Integrated();

    [GeneratedRegex(@"Peak:\s+(\S+) dBFS")]
    private static partial Regex Peak();
}
