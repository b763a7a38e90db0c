using System.ComponentModel;
using System.Text;
using AudioPaper.Audio;
using AudioPaper.Files;
using CliWrap;

namespace AudioPaper.Packaging;

/// <summary>A codec of ffmpeg and how it is asked for.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Library">ffmpeg's name of the encoder.</param>
/// <param name="SamplesPerFrame">The sound is a whole number of frames of this length.</param>
/// <param name="Arguments">Settings and form of the file.</param>
internal sealed record FfmpegCodec(string Name, string Library, int SamplesPerFrame, string[] Arguments);

/// <summary>Runs ffmpeg to encode the sound of one part into one file; watches that it neither stalls nor lies.</summary>
/// <param name="program">The ffmpeg to start.</param>
/// <param name="codec">What it is to make.</param>
/// <param name="stallLimit">How long it may take for one piece of sound, or to end after the last; then it is killed. 60 s by default.</param>
internal sealed class FfmpegEncoding(FfmpegProgram program, FfmpegCodec codec, TimeSpan? stallLimit)
{
    private const int KeptMessageLength = 2_000;

    private readonly TimeSpan stallLimit = stallLimit ?? TimeSpan.FromSeconds(60);

    /// <summary>Encodes.</summary>
    /// <param name="format">Sample rate of the sound.</param>
    /// <param name="samples">The sound.</param>
    /// <param name="path">The file, whole or not at all.</param>
    /// <param name="isWhole">Looks whether the file holds so many samples: ffmpeg may end well with less than everything written.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    /// <returns>The number of samples encoded.</returns>
    /// <exception cref="EncodingException">Nothing was written.</exception>
    /// <exception cref="ArgumentException">The sound is no whole number of frames.</exception>
    public async Task<long> EncodeAsync(
        PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string path,
        Func<PcmFormat, long, string, CancellationToken, Task<bool>> isWhole, CancellationToken cancellationToken)
    {
        var sampleCount = 0L;
        await WholeFile.MakeAsync(path, async (temporaryPath, cancellation) =>
        {
            sampleCount = await RunAsync(format, samples, temporaryPath, path, cancellation).ConfigureAwait(false);
            if (sampleCount % codec.SamplesPerFrame != 0)
            {
                throw new ArgumentException(
                    $"{sampleCount} samples are no whole number of frames of {codec.SamplesPerFrame}.", nameof(samples));
            }

            if (!await isWhole(format, sampleCount, temporaryPath, cancellation).ConfigureAwait(false))
            {
                throw new EncodingException(
                    $"ffmpeg ended well, but {path} does not hold the {sampleCount} samples it was given.", isTransient: true,
                    chinese: $"ffmpeg 正常结束，但 {path} 并不包含交给它的 {sampleCount} 个采样。");
            }
        }, cancellationToken, flushesToDisk: false).ConfigureAwait(false);
        return sampleCount;
    }

    private async Task<long> RunAsync(
        PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string temporaryPath, string path, CancellationToken cancellationToken)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feed = new SoundFeed(samples, stall, stallLimit);
        var said = new StringBuilder();
        try
        {
            var result = await Cli.Wrap(program.Path)
                .WithArguments(Arguments(format, temporaryPath))
                .WithStandardInputPipe(PipeSource.Create(feed.WriteAsync))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(said))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(stall.Token)
                .ConfigureAwait(false);
            feed.Failure?.Throw();
            // With a full disk ffmpeg may say so and yet end with 0: when only its last buffer found no room.
            return result.ExitCode == 0 && feed.IsComplete && !TellsOfFullDisk(said.ToString())
                ? feed.SampleCount
                : throw Failure(said.ToString(), result.ExitCode, path);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            feed.Failure?.Throw();
            throw new EncodingException(
                $"ffmpeg stood still for {stallLimit.TotalSeconds:0.#} s while encoding {path} and was ended.", isTransient: false,
                chinese: $"ffmpeg 编码 {path} 时停顿了 {stallLimit.TotalSeconds:0.#} 秒，已被终止。");
        }
        catch (Win32Exception missing)
        {
            throw new EncodingException(
                $"ffmpeg was not found as “{program.Path}”. {FfmpegProgram.WayOut}", isTransient: false, missing,
                $"没有找到 ffmpeg（“{program.Path}”）。{FfmpegProgram.WayOutInChinese}");
        }
    }

    // Reading from a pipe, ffmpeg does not ask the keyboard; -nostdin is not needed. “file:” keeps a colon or a leading
    // dash in a path from meaning something. A pipe as output would spoil the file, so it writes the file itself. One
    // thread: parts are encoded side by side, and the bytes must not depend on the machine.
    private string[] Arguments(PcmFormat format, string temporaryPath) =>
    [
        "-hide_banner", "-v", "error", "-y",
        "-f", "s16le", "-ar", $"{format.SampleRate}", "-ac", "1", "-i", "pipe:0",
        "-map_metadata", "-1", "-c:a", codec.Library, .. codec.Arguments, "-threads", "1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
        $"file:{temporaryPath}",
    ];

    private static bool TellsOfFullDisk(string said) => said.Contains("No space left on device", StringComparison.Ordinal);

    private EncodingException Failure(string said, int exitCode, string path)
    {
        if (TellsOfFullDisk(said))
        {
            return new EncodingException($"The disk is full: {path} could not be written. Make room and try again.", isTransient: false,
                chinese: $"磁盘已满：无法写入 {path}。请腾出空间后重试。")
            {
                IsDiskFull = true,
            };
        }

        if (said.Contains("Unknown encoder", StringComparison.Ordinal))
        {
            return new EncodingException($"This ffmpeg cannot make {codec.Name} (it lacks {codec.Library}). {FfmpegProgram.WayOut}", isTransient: false,
                chinese: $"这个 ffmpeg 不能制作 {codec.Name}（缺少 {codec.Library}）。{FfmpegProgram.WayOutInChinese}");
        }

        var words = said.Trim();
        words = words.Length > KeptMessageLength ? "…" + words[^KeptMessageLength..] : words;
        return new EncodingException(
            $"ffmpeg did not encode {path} (exit code {exitCode}){(words.Length > 0 ? ": " + words : ".")}", isTransient: true,
            chinese: $"ffmpeg 未能编码 {path}（退出码 {exitCode}）{(words.Length > 0 ? "：" + words : "。")}");
    }
}
