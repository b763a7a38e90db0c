using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace AudioPaper.Packaging;

/// <summary>Passes the sound on to ffmpeg and watches that it is taken.</summary>
/// <param name="samples">The sound.</param>
/// <param name="stall">Cancelled when nothing was taken for too long.</param>
/// <param name="stallLimit">How long that is.</param>
internal sealed class SoundFeed(IAsyncEnumerable<ReadOnlyMemory<short>> samples, CancellationTokenSource stall, TimeSpan stallLimit)
{
    private const int PieceSampleCount = 32 * 1024;

    /// <summary>Samples passed on so far.</summary>
    public long SampleCount { get; private set; }

    /// <summary>Whether the source has come to its end.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What the sound's source threw: CliWrap takes an IOException for the end of ffmpeg and keeps silent.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>Writes everything to the pipe.</summary>
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
