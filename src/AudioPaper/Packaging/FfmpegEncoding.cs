using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
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

/// <summary>Runs ffmpeg to encode the sound of a part into a file, or of several parts into a file each; watches that it neither stalls nor lies.</summary>
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
            sampleCount = await RunAsync(samples, Arguments(format, Output(temporaryPath)), path, cancellation).ConfigureAwait(false);
            if (sampleCount % codec.SamplesPerFrame != 0)
            {
                throw new ArgumentException(
                    $"{sampleCount} samples are no whole number of frames of {codec.SamplesPerFrame}.", nameof(samples));
            }

            await CheckAsync(format, sampleCount, temporaryPath, path, isWhole, cancellation).ConfigureAwait(false);
        }, cancellationToken, flushesToDisk: false).ConfigureAwait(false);
        return sampleCount;
    }

    /// <summary>Encodes several parts: ffmpeg hears one sound and cuts a piece of it for each file, to the sample.</summary>
    /// <param name="format">Sample rate of the sounds.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="isWhole">Looks whether a file holds so many samples.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    /// <exception cref="EncodingException">Files that are there are whole.</exception>
    /// <exception cref="ArgumentException">A sound is not as long as said.</exception>
    public async Task EncodeAsync(
        PcmFormat format, IReadOnlyList<PartSound> parts, Func<PcmFormat, long, string, CancellationToken, Task<bool>> isWhole, CancellationToken cancellationToken)
    {
        if (parts.Count == 1)
        {
            await EncodeAsync(format, parts[0].Samples, parts[0].Path, isWhole, cancellationToken).ConfigureAwait(false);
            return;
        }

        await MakeAsync(0, []).ConfigureAwait(false);

        // Each file is made inside the making of the one before, so that all temporary names are there at once.
        Task MakeAsync(int index, ImmutableArray<string> temporaryPaths) => index == parts.Count
            ? RunAllAsync(format, parts, temporaryPaths, isWhole, cancellationToken)
            : WholeFile.MakeAsync(parts[index].Path, (temporaryPath, _) => MakeAsync(index + 1, temporaryPaths.Add(temporaryPath)), cancellationToken, flushesToDisk: false);
    }

    private async Task RunAllAsync(
        PcmFormat format, IReadOnlyList<PartSound> parts, ImmutableArray<string> temporaryPaths, Func<PcmFormat, long, string, CancellationToken, Task<bool>> isWhole, CancellationToken cancellationToken)
    {
        var (outputs, at) = (new List<string>(), 0L);
        foreach (var (part, temporaryPath) in parts.Zip(temporaryPaths))
        {
            outputs.AddRange([.. Cut(at, at + part.SampleCount), .. Output(temporaryPath)]);
            at += part.SampleCount;
        }

        await RunAsync(Joined(parts, cancellationToken), Arguments(format, outputs), parts[0].Path, cancellationToken).ConfigureAwait(false);
        foreach (var (part, temporaryPath) in parts.Zip(temporaryPaths))
        {
            await CheckAsync(format, part.SampleCount, temporaryPath, part.Path, isWhole, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string[] Cut(long start, long end) =>
        ["-map", "0:a", "-af", string.Create(CultureInfo.InvariantCulture, $"atrim=start_sample={start}:end_sample={end},asetpts=N")];

    private static async IAsyncEnumerable<ReadOnlyMemory<short>> Joined(IReadOnlyList<PartSound> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            var left = part.SampleCount;
            await foreach (var piece in part.Samples.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                left -= piece.Length;
                yield return piece;
            }

            if (left != 0)
            {
                throw new ArgumentException($"The sound of {part.Path} is not {part.SampleCount} samples long.", nameof(parts));
            }
        }
    }

    private static async Task CheckAsync(
        PcmFormat format, long sampleCount, string temporaryPath, string path, Func<PcmFormat, long, string, CancellationToken, Task<bool>> isWhole, CancellationToken cancellationToken)
    {
        if (!await isWhole(format, sampleCount, temporaryPath, cancellationToken).ConfigureAwait(false))
        {
            throw new EncodingException(
                $"ffmpeg ended well, but {path} does not hold the {sampleCount} samples it was given.", isTransient: true,
                chinese: $"ffmpeg 正常结束，但 {path} 并不包含交给它的 {sampleCount} 个采样。");
        }
    }

    private async Task<long> RunAsync(IAsyncEnumerable<ReadOnlyMemory<short>> samples, string[] arguments, string path, CancellationToken cancellationToken)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feed = new SoundFeed(samples, stall, stallLimit);
        var said = new StringBuilder();
        try
        {
            var result = await Cli.Wrap(program.Path)
                .WithArguments(arguments)
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
    private static string[] Arguments(PcmFormat format, IEnumerable<string> outputs) =>
        ["-hide_banner", "-v", "error", "-y", "-f", "s16le", "-ar", $"{format.SampleRate}", "-ac", "1", "-i", "pipe:0", .. outputs];

    private string[] Output(string temporaryPath) =>
    [
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
