using System.Buffers.Binary;
using System.Collections.Immutable;
using CliWrap;

namespace AudioPaper.Packaging;

/// <summary>The outline of a sound file for the eye: how loud it gets in each of so many equal stretches.</summary>
public static class Waveform
{
    private const int SampleRate = 4_000;

    /// <summary>No file takes longer: twelve hours of sound take some minutes.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    /// <summary>Draws the outline of a file; the sound streams.</summary>
    /// <param name="program">The ffmpeg to start.</param>
    /// <param name="path">The file.</param>
    /// <param name="duration">Its length; what lies behind it belongs to the last stretch.</param>
    /// <param name="columns">Stretches, 1 or more.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>The highest sample of each stretch, 0 to 255.</returns>
    /// <exception cref="EncodingException">The file cannot be decoded.</exception>
    public static async Task<ImmutableArray<byte>> OfAsync(FfmpegProgram program, string path, TimeSpan duration, int columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(Deadline);
        var peaks = new Peaks(columns, Math.Max(1, (long)(duration.TotalSeconds * SampleRate)));
        var last = "";
        try
        {
            var result = await Cli.Wrap(program.Path)
                .WithArguments(["-hide_banner", "-nostdin", "-loglevel", "error", "-i", $"file:{path}", "-map", "0:a:0", "-ac", "1", "-ar", $"{SampleRate}", "-f", "s16le", "pipe:1"])
                .WithStandardOutputPipe(PipeTarget.ToStream(peaks))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(line => last = line))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(timed.Token)
                .ConfigureAwait(false);
            return result.ExitCode == 0 ? peaks.ToImmutable() : throw new EncodingException($"{path} cannot be decoded: {last.Trim()}", isTransient: false, chinese: $"无法解码 {path}：{last.Trim()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EncodingException($"ffmpeg did not finish reading {path} within {Deadline.TotalMinutes:0} min.", isTransient: true, chinese: $"ffmpeg 在 {Deadline.TotalMinutes:0} 分钟内没有读完 {path}。");
        }
    }

    /// <summary>Takes samples of 16 bits as they come.</summary>
    private sealed class Peaks(int columns, long sampleCount) : Stream
    {
        private readonly byte[] highest = new byte[columns];
        private readonly byte[] sample = new byte[2];
        private long position;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => position;

        public override long Position { get => position; set => throw new NotSupportedException(); }

        public ImmutableArray<byte> ToImmutable() => [.. highest];

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            foreach (var value in buffer)
            {
                sample[position & 1] = value;
                if ((position++ & 1) == 1)
                {
                    var column = Math.Min(columns - 1, (position / 2 - 1) * columns / sampleCount);
                    highest[column] = Math.Max(highest[column], (byte)(Math.Min(short.MaxValue, Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(sample))) >> 7));
                }
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
