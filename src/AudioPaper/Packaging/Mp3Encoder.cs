using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using AudioPaper.Audio;
using AudioPaper.Files;
using CliWrap;

namespace AudioPaper.Packaging;

/// <summary>
/// Makes tracks with ffmpeg and LAME: bare frames of 64 kbit/s constant bit rate, one channel, at the voice's sample
/// rate, each frame complete in itself so that tracks can be joined without encoding them again.
/// </summary>
/// <param name="program">The ffmpeg to start.</param>
/// <param name="stallLimit">
/// How long ffmpeg may take for one piece of sound, or to end after the last; then it is killed. 60 s by default.
/// </param>
public sealed class Mp3Encoder(FfmpegProgram program, TimeSpan? stallLimit = null) : IEncoder
{
    private const string Settings = "mp3 64k cbr mono";
    private const int PieceSampleCount = 32 * 1024;
    private const int KeptMessageLength = 2_000;

    private readonly TimeSpan stallLimit = stallLimit ?? TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public string Fingerprint => $"{Settings}; {program.Version}";

    /// <inheritdoc/>
    public async Task<long> EncodeAsync(
        PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string path, CancellationToken cancellationToken)
    {
        var samplesPerFrame = Mp3Timing.SamplesPerFrame(format);
        var sampleCount = 0L;
        await WholeFile.MakeAsync(path, async (temporaryPath, cancellation) =>
        {
            sampleCount = await RunAsync(format, samples, temporaryPath, path, cancellation).ConfigureAwait(false);
            if (sampleCount % samplesPerFrame != 0)
            {
                throw new ArgumentException(
                    $"{sampleCount} samples are no whole number of frames of {samplesPerFrame}.", nameof(samples));
            }

            await CheckAsync(format, sampleCount, temporaryPath, path, cancellation).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        return sampleCount;
    }

    private async Task<long> RunAsync(
        PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string temporaryPath, string path, CancellationToken cancellationToken)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feed = new Feed(samples, stall, stallLimit);
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
    // dash in a path from meaning something. A pipe as output would spoil the file, so it writes the file itself.
    private static string[] Arguments(PcmFormat format, string temporaryPath) =>
    [
        "-hide_banner", "-v", "error", "-y",
        "-f", "s16le", "-ar", $"{format.SampleRate}", "-ac", "1", "-i", "pipe:0",
        "-map_metadata", "-1", "-c:a", "libmp3lame", "-b:a", "64k", "-reservoir", "0",
        "-write_xing", "0", "-id3v2_version", "0", "-fflags", "+bitexact", "-flags:a", "+bitexact",
        "-f", "mp3", $"file:{temporaryPath}",
    ];

    private static bool TellsOfFullDisk(string said) => said.Contains("No space left on device", StringComparison.Ordinal);

    private static EncodingException Failure(string said, int exitCode, string path)
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
            return new EncodingException($"This ffmpeg cannot make MP3 (it lacks libmp3lame). {FfmpegProgram.WayOut}", isTransient: false,
                chinese: $"这个 ffmpeg 不能制作 MP3（缺少 libmp3lame）。{FfmpegProgram.WayOutInChinese}");
        }

        var words = said.Trim();
        words = words.Length > KeptMessageLength ? "…" + words[^KeptMessageLength..] : words;
        return new EncodingException(
            $"ffmpeg did not encode {path} (exit code {exitCode}){(words.Length > 0 ? ": " + words : ".")}", isTransient: true,
            chinese: $"ffmpeg 未能编码 {path}（退出码 {exitCode}）{(words.Length > 0 ? "：" + words : "。")}");
    }

    // ffmpeg may end well with less than everything written; the frames tell.
    private static async Task CheckAsync(
        PcmFormat format, long sampleCount, string temporaryPath, string path, CancellationToken cancellationToken)
    {
        Mp3Track? track = null;
        InvalidDataException? junk = null;
        try
        {
            track = await Mp3Frames.CountAsync(temporaryPath, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is InvalidDataException or FileNotFoundException)
        {
            junk = failure as InvalidDataException;
        }

        if (track is null || Mp3Timing.SampleCount(format, track.FrameCount) != sampleCount || track.Header.SampleRate != format.SampleRate)
        {
            throw new EncodingException(
                $"ffmpeg ended well, but {path} does not hold the {sampleCount} samples it was given.", isTransient: true, junk,
                $"ffmpeg 正常结束，但 {path} 并不包含交给它的 {sampleCount} 个采样。");
        }
    }

    /// <summary>Passes the sound on to ffmpeg and watches that it is taken.</summary>
    private sealed class Feed(IAsyncEnumerable<ReadOnlyMemory<short>> samples, CancellationTokenSource stall, TimeSpan stallLimit)
    {
        public long SampleCount { get; private set; }

        public bool IsComplete { get; private set; }

        /// <summary>What the sound's source threw: CliWrap takes an IOException for the end of ffmpeg and keeps silent.</summary>
        public ExceptionDispatchInfo? Failure { get; private set; }

        public async Task WriteAsync(Stream pipe, CancellationToken cancellationToken)
        {
            var bytes = new byte[PieceSampleCount * sizeof(short)];
            var source = samples.GetAsyncEnumerator(cancellationToken);
            await using (source.ConfigureAwait(false))
            {
                while (await HasNextAsync(source).ConfigureAwait(false))
                {
                    for (var rest = source.Current; !rest.IsEmpty; rest = rest[Math.Min(PieceSampleCount, rest.Length)..])
                    {
                        var piece = rest[..Math.Min(PieceSampleCount, rest.Length)];
                        MemoryMarshal.AsBytes(piece.Span).CopyTo(bytes);
                        stall.CancelAfter(stallLimit);
                        await pipe.WriteAsync(bytes.AsMemory(0, piece.Length * sizeof(short)), cancellationToken).ConfigureAwait(false);
                        stall.CancelAfter(Timeout.InfiniteTimeSpan); // the source may take its time
                        SampleCount += piece.Length;
                    }
                }
            }

            IsComplete = true;
            stall.CancelAfter(stallLimit);
        }

        private async ValueTask<bool> HasNextAsync(IAsyncEnumerator<ReadOnlyMemory<short>> source)
        {
            try
            {
                return await source.MoveNextAsync().ConfigureAwait(false);
            }
            catch (IOException failure)
            {
                Failure = ExceptionDispatchInfo.Capture(failure);
                throw;
            }
        }
    }
}
