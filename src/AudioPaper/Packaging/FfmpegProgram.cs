using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Packaging;

/// <summary>The ffmpeg of this machine: a separate program that encodes sound.</summary>
/// <param name="Path">A path, or a name that the system looks up.</param>
/// <param name="Version">The first line it prints about itself; part of every part's name, as it shapes the sound.</param>
public sealed record FfmpegProgram(string Path, string Version)
{
    /// <summary>The environment variable that names another ffmpeg than the one on the path.</summary>
    public const string PathVariable = "AUDIOPAPER_FFMPEG";

    /// <summary>The name of the ffmpeg that the system looks up when none is named.</summary>
    internal const string DefaultPath = "ffmpeg";

    /// <summary>How to get ffmpeg, as the end of a sentence.</summary>
    public const string WayOut =
        "Install it (Debian: apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install Gyan.FFmpeg)"
        + " or name it in " + PathVariable + ".";

    /// <summary><see cref="WayOut"/> in Chinese.</summary>
    public const string WayOutInChinese =
        "请安装（Debian：apt install ffmpeg；macOS：brew install ffmpeg；Windows：winget install Gyan.FFmpeg），或用 " + PathVariable + " 指明其位置。";

    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Finds ffmpeg and asks for its version.</summary>
    /// <param name="path">The program; by default what <see cref="PathVariable"/> says, else <c>ffmpeg</c>.</param>
    /// <param name="deadline">How long it may take to answer; 10 s by default.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="EncodingException">It is missing, fails or does not answer.</exception>
    public static async Task<FfmpegProgram> FindAsync(
        string? path = null, TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        path ??= Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named ? named : DefaultPath;
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(deadline ?? DefaultDeadline);
        try
        {
            var answer = await Cli.Wrap(path)
                .WithArguments("-version")
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(timed.Token)
                .ConfigureAwait(false);
            var version = answer.StandardOutput.Split('\n', 2)[0].Trim();
            return answer.ExitCode == 0 && version.StartsWith("ffmpeg version", StringComparison.Ordinal)
                ? new FfmpegProgram(path, version)
                : throw new EncodingException($"“{path}” does not answer as ffmpeg does. {WayOut}", isTransient: false, chinese: $"“{path}”不像是 ffmpeg。{WayOutInChinese}");
        }
        catch (Win32Exception missing)
        {
            throw new EncodingException($"ffmpeg was not found as “{path}”. {WayOut}", isTransient: false, missing, $"没有找到 ffmpeg（“{path}”）。{WayOutInChinese}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = (deadline ?? DefaultDeadline).TotalSeconds;
            throw new EncodingException($"“{path}” did not tell its version within {seconds:0.#} s. {WayOut}", isTransient: true, chinese: $"“{path}”在 {seconds:0.#} 秒内没有回应版本号。{WayOutInChinese}");
        }
    }
}
